// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/inputfile.h"
#include "engine/store/records.h"

#include <map>

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
    static constexpr std::size_t mostPoints = 20'000'000;
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

/// Milliseconds of a time in seconds since 1970. Errors: no number, before 1970 or after the year 9999.
Result<Milliseconds> timeOf(double seconds);

} // namespace sessionsmith::runfiles
