// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"

namespace sessionsmith::events {

/// Leave-one-out (the usual protocol of sequential recommendation): of each sequence of at least three events the last
/// is the test target, the last but one the validation target, everything before is for training. Shorter sequences are
/// for training only.
struct LeaveOneOut
{
    std::vector<std::size_t> begin;       ///< (N) first event of each sequence
    std::vector<std::size_t> end;         ///< (N) past its last event
    std::vector<std::size_t> trainingEnd; ///< (N) past its last event for training

    std::size_t size() const { return begin.size(); }
    bool hasTarget(std::size_t i) const { return trainingEnd[i] != end[i]; }
    std::size_t validationTarget(std::size_t i) const { return end[i] - 2; } ///< event index; only where hasTarget(i)
    std::size_t testTarget(std::size_t i) const { return end[i] - 1; }       ///< the same
};
LeaveOneOut leaveOneOut(const EventLog& log, SequenceBy by);

/// The log with only the events for training; vocabularies are kept whole. Session numbers are made dense again.
EventLog trainingPart(const EventLog& log, const LeaveOneOut& split);

/// The users of a log in two parts, drawn by chance, with all their events; each is a log of its own, without names
/// that only the other one uses. `share` of the users, rounded, but at least one, are in the first. Errors: a share not
/// between 0 and 1, fewer than two users.
struct UserSplit
{
    EventLog first, second;
};
Result<UserSplit> splitByUser(const EventLog& log, double share, std::uint64_t seed);

} // namespace sessionsmith::events
