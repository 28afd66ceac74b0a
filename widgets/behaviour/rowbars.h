// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/matrixgeometry.h"
#include "widgets/behaviour/modeldocument.h"
#include "widgets/behaviour/probabilitytext.h"

#include <QWidget>

namespace sessionsmith::widgets {

/// The open row of a matrix as bars that can be dragged, each under its column. The others keep their proportions, the
/// old value stays as a dashed mark, the number rides along, Shift drags ten times as finely, Escape takes it back.
class RowBars : public QWidget
{
    Q_OBJECT
public:
    RowBars(ModelDocument& document, Part part, QWidget* parent);
    void showRow(const MatrixGeometry& geometry, ProbabilityFormat format, int currentColumn);
    bool isDragging() const { return m_document.inGesture(m_gesture); }
    void cancelDrag();
    /// The track of a column's bar, in pixels of this widget.
    QRect track(int column) const;
    /// The probability at the top of the tracks.
    double scale() const { return m_scale; }

Q_SIGNALS:
    void columnPressed(int column);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;

private:
    int columnAt(const QPoint& position) const;
    int topOf(int column, double value) const;
    void chooseScale();
    void paintBar(QPainter& painter, int column) const;
    void paintNumber(QPainter& painter, int column) const;
    void paintNotes(QPainter& painter) const;

    ModelDocument& m_document;
    Part m_part;
    MatrixGeometry m_geometry;
    ProbabilityFormat m_format = ProbabilityFormat::Percent;
    int m_current = 0;
    int m_hovered = -1;
    int m_dragged = -1; // while isDragging()
    int m_gesture = 0;
    double m_scale = 1;
    double m_dragValue = 0; // not yet rounded, so that fine drags add up
    int m_dragY = 0;
};

} // namespace sessionsmith::widgets
