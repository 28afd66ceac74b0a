// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartaxes.h"

#include "widgets/common/theme.h"

#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLayout>

namespace sessionsmith::widgets {

ChartAxes::ChartAxes(QChart& chart) : m_chart(chart), m_across(new QCategoryAxis), m_up(new QCategoryAxis)
{
    m_chart.addAxis(m_across, Qt::AlignBottom);
    m_chart.addAxis(m_up, Qt::AlignLeft);
    m_across->setGridLineVisible(false);
    for (QCategoryAxis* axis : {m_across, m_up}) {
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        axis->setLineVisible(false);
        axis->setTruncateLabels(false);
    }
    takeTheme();
}

void ChartAxes::takeTheme()
{
    const Colours& colours = Theme::instance().colours();
    for (QCategoryAxis* axis : {m_across, m_up}) {
        axis->setTitleFont(Theme::instance().small());
        axis->setTitleBrush(colours.muted);
        axis->setLabelsFont(Theme::instance().small());
        axis->setLabelsBrush(colours.muted);
        axis->setGridLinePen(QPen(colours.line, 1));
    }
}

void ChartAxes::setTitles(const QString& across, const QString& up)
{
    m_across->setTitleText(across);
    m_up->setTitleText(up);
}

void ChartAxes::setTicks(QCategoryAxis& axis, const Range& range, const QList<Tick>& ticks)
{
    QStringList labels;
    for (const Tick& tick : ticks)
        labels.append(tick.label);
    bool isSame = labels == axis.categoriesLabels();
    for (const Tick& tick : ticks)
        isSame = isSame && axis.endValue(tick.label) == tick.place;
    if (!isSame) {
        for (const QString& label : axis.categoriesLabels())
            axis.remove(label);
        axis.setStartValue(range.low);
        for (const Tick& tick : ticks)
            axis.append(tick.label, tick.place);
    }
    axis.setRange(range.low, range.high);
}

void ChartAxes::show(const ChartFrame& frame, const QList<Tick>& across, const QList<Tick>& up)
{
    m_chart.setPlotArea(frame.plot);
    setTicks(*m_across, frame.x, across);
    setTicks(*m_up, frame.y, up);
    // A plot of fixed place does not lay the axes out anew by itself.
    m_chart.layout()->invalidate();
    m_chart.layout()->activate();
}

} // namespace sessionsmith::widgets
