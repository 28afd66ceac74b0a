// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/comparison/fieldaxis.h"

#include <QColor>
#include <QPixmap>
#include <QStringList>
#include <QWidget>

namespace sessionsmith::widgets {

/// Several fields as upright axes and each run as a line across them (Inselberg, The Visual Computer 1, 1985). A drag
/// along an axis brushes it: runs outside are greyed out; a drag of a title moves its axis. Left and right go from axis
/// to axis, with Ctrl they move it; up and down go from run to run, with Shift they brush from one to the next; Return
/// opens the run, Delete takes the brush of the axis away and Escape all of them.
class ParallelCoordinates : public QWidget
{
    Q_OBJECT
public:
    struct Run
    {
        QString name;
        QColor colour;
    };
    struct Axis
    {
        QString title;
        comparison::FieldAxis places; ///< of the runs
        QStringList words;            ///< their values as they are read
    };

    explicit ParallelCoordinates(QWidget* parent = nullptr);
    /// Brushes and places stay with the fields that are still there.
    void setAxes(std::vector<Axis> axes, std::vector<Run> runs);
    void setPlaceholder(const QString& words);
    /// The fields of the axes, from left to right.
    std::vector<std::size_t> fields() const;
    void setBrush(std::size_t axis, std::optional<comparison::Brush> brush);
    bool isBrushed() const;
    /// The runs that lie within all brushes.
    QStringList kept() const;
    QSize sizeHint() const override { return {480, 280}; }
    QSize minimumSizeHint() const override { return {240, 180}; }

Q_SIGNALS:
    void opened(const QString& name);
    void brushed();
    void moved(); ///< the axes have another order

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;
    void resizeEvent(QResizeEvent*) override { redraw(); }
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Grip { None, Brush, Shift, Title };
    static constexpr int titleSpace = 26, air = 12; // pixels

    QRectF plot() const;
    double across(std::size_t axis) const;
    double placeAt(double y) const;
    QPointF point(std::size_t axis, double place) const;
    std::optional<std::size_t> axisAt(double x, double reach) const;
    std::optional<std::size_t> runAt(const QPointF& position) const;
    void moveAxis(std::size_t from, std::size_t to);
    void refreshBrushes();
    void setCurrentRun(std::optional<std::size_t> run);
    void stepRun(int step, bool brush);
    QString words(std::size_t run) const;
    void say();
    void redraw();
    void paintLines();
    void paintAxis(QPainter& painter, std::size_t axis) const;
    void paintRun(QPainter& painter, std::size_t run) const;

    std::vector<Axis> m_axes;
    std::vector<Run> m_runs;
    std::vector<std::optional<comparison::Brush>> m_brushes; ///< one an axis
    std::vector<bool> m_isKept;                              ///< one a run
    QString m_placeholder;
    QPixmap m_lines; ///< all runs, so that thousands of them do not hold up the pointer; null once they have changed
    std::size_t m_currentAxis = 0;
    std::optional<std::size_t> m_currentRun;
    Grip m_grip = Grip::None;
    std::size_t m_grippedAxis = 0;
    QPointF m_pressed;
    std::optional<comparison::Brush> m_before; ///< the brush of the gripped axis as it was
};

} // namespace sessionsmith::widgets
