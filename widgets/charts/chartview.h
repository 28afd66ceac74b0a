// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/curvelayer.h"

#include <QChartView>

#include <optional>

namespace sessionsmith::widgets {

/// What lies over the curves.
struct ChartNotes
{
    QList<ChartReference> references;
    Points broken; ///< sorted by x
    std::vector<std::pair<QColor, QList<ChartMark>>> marks;
};

/// The axes of Qt Charts with the curves, drawn here, and what lies over them; and what hands do on it. Wheel and
/// fingers zoom and move, a drag chooses a stretch, a drag with Shift or the middle button moves, a double click shows
/// all.
class ChartView : public QChartView
{
    Q_OBJECT
public:
    ChartView(QChart* chart, CurveLayer& curves, QWidget* parent = nullptr);
    const ChartFrame& frame() const { return m_frame; }
    void setFrame(const ChartFrame& frame);
    void setNotes(ChartNotes notes);
    const ChartNotes& notes() const { return m_notes; }
    /// No x: no cursor.
    void setCursor(std::optional<double> x, const QString& title = {}, const QList<CursorValue>& values = {});
    /// The curves are others, or the frame is. `quick`: it will soon be another again.
    void redrawCurves(bool quick);
    /// Tells again where the pointer is: under one that rests, the axes may have moved.
    void tellPointer();
    void setZoomedIn(bool isZoomedIn) { m_isZoomedIn = isZoomedIn; } ///< so there is more to see around

Q_SIGNALS:
    void pointed(std::optional<double> x);
    void zoomRequested(const QPointF& anchor, double factor, Qt::Orientation along); ///< below 1: nearer
    void panRequested(const QPointF& pixels);                                        ///< as the curves follow the hand
    void stretchChosen(const QRectF& pixels, bool isAcross); ///< `isAcross`: whatever its height
    void wholeRequested();

protected:
    bool viewportEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    enum class Drag { None, Stretch, Pan };
    QRectF stretchOf() const;
    bool isAcross() const;
    void endDrag();
    void zoomAtPointer(double factor, Qt::Orientation along);

    CurveLayer& m_curves;
    ChartFrame m_frame;
    ChartNotes m_notes;
    QImage m_image;
    bool m_isStale = true, m_isQuick = false, m_isZoomedIn = false;
    bool m_showsFocus = false; ///< a key brought the focus here
    std::optional<QPoint> m_pointer;
    Drag m_drag = Drag::None;
    QPoint m_from, m_to; ///< of the drag
    std::optional<double> m_cursor;
    QString m_cursorTitle;
    QList<CursorValue> m_cursorValues;
};

} // namespace sessionsmith::widgets
