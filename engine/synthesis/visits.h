// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/time.h"
#include "engine/events/eventlog.h"
#include "engine/hmm/proportion.h"

#include <optional>
#include <string>
#include <vector>

namespace sessionsmith::synthesis {

/// What a log said of the visits when they were estimated; an edit leaves it alone.
struct VisitEvidence
{
    std::string source; ///< name of the data set
    std::size_t users = 0, sessions = 0;
    std::size_t pauses = 0;
    std::vector<double> hours, weekdays;            ///< (24), (7) sessions that begin in each
    std::vector<double> sessionsPerUser;            ///< [n - 1]: users who have n sessions
    double pauseLogMean = 0, pauseLogDeviation = 0; ///< as estimated

    /// 95 %: the standard error is pauseLogDeviation / sqrt(pauses).
    hmm::Interval pauseLogMeanInterval() const;
};

/// When sessions begin, and which are of one user: the users "u1", "u2", ... have one or several, with pauses between
/// them. Without this part each session has a user of its own, at a time of a fixed curve. Shares are relative to their
/// sum.
struct VisitSettings
{
    std::vector<double> hours;    ///< (24) shares of the sessions that begin in each hour, UTC; empty: no such part
    std::vector<double> weekdays; ///< (7) the same of the days from Monday on; empty: all alike
    /// [n - 1]: share of the users who have n sessions; empty: all have one. It is the distribution as it was seen:
    /// users differ far more than a geometric or a negative binomial distribution says, and a histogram can be drawn.
    std::vector<double> sessionsPerUser;
    /// From the end of a user's session to the beginning of the next, log-normal: ln of seconds of the rhythm's
    /// operational time (Rhythm), in which a quiet hour is short.
    double pauseLogMean = 11.4; ///< a day
    double pauseLogDeviation = 1;
    int days = 30; ///< within which all visits of a user begin, but for what the sessions themselves take
    std::optional<VisitEvidence> evidence;

    static constexpr std::size_t mostSessionsPerUser = 1000;
    static constexpr int mostDays = 36'500;
    /// A shorter pause would not part sessions, by the usual limit.
    static constexpr Milliseconds shortestPause = 30 * 60 * 1000 + 1000;

    bool isDefault() const { return hours.empty(); }
    /// Errors: lists of a wrong length, shares that are negative, not finite or all zero; numbers out of range. Each
    /// says its key in the document.
    Result<> validate() const;
};

/// Of a log that has times. Hours: of the beginnings of sessions, with half a session added to each, lest one be
/// impossible for want of data. Weekdays, where the log spans two weeks or more: beginnings by how often each day
/// occurs in it. A user with more than `mostSessionsPerUser` counts as having those. Pauses of no length or less, of
/// sessions that overlap, are left out.
VisitSettings estimateVisits(const events::EventLog& log);

} // namespace sessionsmith::synthesis
