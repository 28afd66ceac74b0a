// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartgroup.h"

#include "widgets/charts/cursoritems.h"
#include "widgets/charts/linechart.h"

namespace sessionsmith::widgets {

void ChartGroup::add(LineChart& chart, bool isAlone)
{
    connect(&chart, &LineChart::cursorMoved, this,
            [this, &chart](std::optional<double> x, const QList<CursorValue>& values) {
                Q_EMIT pointed(cursorItems(chart, x, values));
            });
    if (isAlone) return;
    m_charts.append(&chart);
    connect(&chart, &QObject::destroyed, this, [this, &chart] { m_charts.removeOne(&chart); });
    connect(&chart, &LineChart::cursorMoved, this, [this, &chart](std::optional<double> x) {
        for (LineChart* other : m_charts)
            if (other != &chart) other->setCursor(x);
    });
    connect(&chart, &LineChart::acrossChanged, this, [this, &chart] {
        for (LineChart* other : m_charts)
            if (other != &chart) other->setAcross(chart.across());
    });
    connect(&chart, &LineChart::settingsChanged, this, [this, &chart] { follow(chart); });
    if (m_charts.size() > 1) follow(*m_charts.front());
}

void ChartGroup::follow(const LineChart& leader)
{
    for (LineChart* other : m_charts) {
        ChartSettings settings = other->settings();
        settings.axis = leader.settings().axis;
        other->setSettings(settings); // does nothing where it is the same
    }
}

} // namespace sessionsmith::widgets
