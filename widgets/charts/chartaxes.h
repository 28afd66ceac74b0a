// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartframe.h"
#include "widgets/charts/ticks.h"

class QCategoryAxis;
class QChart;

namespace sessionsmith::widgets {

/// The two axes of a chart as Qt Charts draws them, with ticks that are chosen here: so steps, times and logarithms all
/// have round ones, and the curves' own painting agrees with them.
class ChartAxes
{
public:
    explicit ChartAxes(QChart& chart);
    /// `up`: places as in frame.y.
    void show(const ChartFrame& frame, const QList<Tick>& across, const QList<Tick>& up);
    void setTitles(const QString& across, const QString& up);
    void takeTheme();

private:
    static void setTicks(QCategoryAxis& axis, const Range& range, const QList<Tick>& ticks);

    QChart& m_chart;
    QCategoryAxis* m_across;
    QCategoryAxis* m_up;
};

} // namespace sessionsmith::widgets
