// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/inputfile.h"
#include "engine/store/records.h"

#include <map>
#include <optional>

namespace sessionsmith::runfiles {

/// A run as files of another program hold it.
struct ForeignRun
{
    std::string name;
    std::vector<store::MetricPoint> points; ///< by metric, then step, each once
    std::vector<Message> notes;             ///< what a person should know of how they were read
};

/// Takes the points of a run as they come in a file.
class PointCollector
{
public:
    static constexpr std::size_t mostPoints = 20'000'000; ///< of a file: they are in memory until all of it was read
    /// Steps are shown on axes of doubles.
    static constexpr std::int64_t lastStep = std::int64_t(1) << 53;

    /// Errors: a name that no metric can have, a step that is negative or too large, too many points.
    Result<> add(store::MetricPoint point);
    /// All of them; of a step that came more than once the last value.
    void finish(ForeignRun& run) &&;

private:
    std::vector<store::MetricPoint> m_points;
    std::map<std::string, Milliseconds> m_lastTimes; ///< of each metric
    std::size_t m_timesBack = 0;                     ///< how often the clock of one went back
};

/// Takes the points of several runs, in whatever order they come.
class RunCollector
{
public:
    static constexpr std::size_t mostRuns = 10'000;

    /// Errors: those of PointCollector::add(); a name that no run can have, too many runs.
    Result<> add(const std::string& run, store::MetricPoint point);
    /// In the order in which they came first.
    std::vector<ForeignRun> finish() &&;

private:
    Result<PointCollector*> collector(const std::string& run);

    std::vector<std::pair<std::string, PointCollector>> m_runs;
    std::map<std::string, std::size_t> m_places;
    std::size_t m_last = 0; ///< the run of the last point
    std::size_t m_points = 0;
};

/// A value of a curve as it is written in a file; "nan", "inf" and the like too.
std::optional<double> valueOf(std::string_view text);

/// Milliseconds of a time in seconds since 1970. Errors: no number, before 1970 or after the year 9999.
Result<Milliseconds> timeOf(double seconds);

} // namespace sessionsmith::runfiles
