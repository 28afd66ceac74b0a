// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/foreignrun.h"

#include "engine/base/text.h"

#include <algorithm>
#include <cmath>
#include <limits>
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
    if (m_points.size() == mostPoints) return fail(SS_TEXT("engine", "There are more than {0} points"), mostPoints);
    if (point.time < last->second) ++m_timesBack;
    last->second = point.time;
    m_points.push_back(std::move(point));
    return {};
}

void PointCollector::finish(ForeignRun& run) &&
{
    const auto place = [](const store::MetricPoint& point) { return std::tie(point.metric, point.step); };
    std::ranges::stable_sort(m_points, {}, place);
    std::size_t kept = 0; // in place: there may be many
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        if (kept > 0 && place(m_points[kept - 1]) == place(m_points[i])) --kept;
        if (kept != i) m_points[kept] = std::move(m_points[i]);
        ++kept;
    }
    if (const std::size_t repeated = m_points.size() - kept; repeated > 0)
        run.notes.emplace_back(SS_TEXT("engine", "{0} values came again for a step; the last one counts"), repeated);
    m_points.resize(kept);
    run.points = std::move(m_points);
    if (m_timesBack > 0)
        run.notes.emplace_back(SS_TEXT("engine", "The clock went back {0} times; the steps say what came first"),
                               m_timesBack);
}

Result<> RunCollector::add(const std::string& run, store::MetricPoint point)
{
    constexpr std::size_t most = PointCollector::mostPoints;
    if (m_points++ == most) return fail(SS_TEXT("engine", "There are more than {0} points"), most);
    const auto points = collector(run);
    if (!points) return tl::unexpected(points.error());
    return (*points)->add(std::move(point));
}

Result<PointCollector*> RunCollector::collector(const std::string& run)
{
    if (!m_runs.empty() && m_runs[m_last].first == run) return &m_runs[m_last].second;
    const auto [place, isNew] = m_places.emplace(run, m_runs.size());
    if (isNew && m_runs.size() == mostRuns) return fail(SS_TEXT("engine", "There are more than {0} runs"), mostRuns);
    if (isNew) {
        if (auto good = checkName(run); !good) return tl::unexpected(good.error());
        m_runs.emplace_back(run, PointCollector());
    }
    m_last = place->second;
    return &m_runs[m_last].second;
}

std::vector<ForeignRun> RunCollector::finish() &&
{
    std::vector<ForeignRun> runs;
    for (auto& [name, points] : m_runs) {
        std::move(points).finish(runs.emplace_back(ForeignRun{name, {}, {}}));
        points = {};
    }
    return runs;
}

std::optional<double> valueOf(std::string_view text)
{
    if (const auto number = parseDouble(text)) return number;
    const std::string word = lowered(trimmed(text));
    if (word == "nan" || word == "-nan") return std::numeric_limits<double>::quiet_NaN();
    if (word == "inf" || word == "+inf" || word == "infinity") return std::numeric_limits<double>::infinity();
    if (word == "-inf" || word == "-infinity") return -std::numeric_limits<double>::infinity();
    return std::nullopt;
}

Result<Milliseconds> timeOf(double seconds)
{
    constexpr double end = 253'402'300'800; // the year 10,000
    if (!(seconds >= 0 && seconds < end))
        return fail(SS_TEXT("engine", "{0} is no time in seconds since 1970"), seconds);
    return Milliseconds(std::llround(seconds * 1000));
}

} // namespace sessionsmith::runfiles
