// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/foreignrun.h"

#include "engine/base/text.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace sessionsmith::runfiles {

Result<> PointCollector::add(store::MetricPoint point)
{
    auto last = m_lastTimes.find(point.metric);
    if (last == m_lastTimes.end()) {
        if (auto good = checkName(point.metric); !good)
            return fail(Error(SS_TEXT("engine", "A metric has a name that cannot be shown: {0}"), good.error().what()));
        last = m_lastTimes.emplace(point.metric, point.time).first;
    }
    if (point.step < 0 || point.step > lastStep)
        return fail(SS_TEXT("engine", "The step {0} is out of range"), point.step);
    if (m_points.size() == mostPoints) return fail(SS_TEXT("engine", "A run has more than {0} points"), mostPoints);
    if (point.time < last->second) ++m_timesBack;
    last->second = point.time;
    m_points.push_back(std::move(point));
    return {};
}

void PointCollector::finish(ForeignRun& run) &&
{
    const auto place = [](const store::MetricPoint& point) { return std::tie(point.metric, point.step); };
    std::ranges::stable_sort(m_points, {}, place);
    for (store::MetricPoint& point : m_points)
        if (!run.points.empty() && place(run.points.back()) == place(point))
            run.points.back() = std::move(point);
        else
            run.points.push_back(std::move(point));
    if (const std::size_t repeated = m_points.size() - run.points.size(); repeated > 0)
        run.notes.emplace_back(SS_TEXT("engine", "{0} values came again for a step; the last one counts"), repeated);
    if (m_timesBack > 0)
        run.notes.emplace_back(SS_TEXT("engine", "The clock went back {0} times; the steps say what came first"),
                               m_timesBack);
}

Result<Milliseconds> timeOf(double seconds)
{
    constexpr double end = 253'402'300'800; // the year 10,000
    if (!(seconds >= 0 && seconds < end))
        return fail(SS_TEXT("engine", "{0} is no time in seconds since 1970"), seconds);
    return Milliseconds(std::llround(seconds * 1000));
}

} // namespace sessionsmith::runfiles
