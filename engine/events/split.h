// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"
#include "engine/events/question.h"

namespace sessionsmith::events {

/// A log parted into what is learnt from and what is asked. Of each sequence the events up to a point are for training,
/// so that the training part is a log again.
struct Split
{
    std::vector<std::size_t> offsets{0};    ///< (N + 1) where each sequence begins, and the end
    std::vector<std::size_t> trainingEnd;   ///< (N) past its last event for training
    std::vector<Question> validation, test; ///< targets in the order of the log

    std::size_t size() const { return trainingEnd.size(); }
};

/// Leave-one-out (the usual protocol of sequential recommendation): of each sequence of at least three events the last
/// is the test target, the last but one the validation target, everything before is for training. Shorter sequences are
/// for training only.
Split leaveOneOut(const EventLog& log, SequenceBy by);

/// By the clock, as a shop would find out: the earliest events, `share` of all, are for training; of the rest the
/// earlier half is for validation and the later one for the test. Every event there that has one before it in its
/// sequence is a target, with all that came before it as context (the "successive" targets of Gusak et al. 2025).
/// Events of the same time are never parted: they all go to the later side. Errors: the log has no times, a part would
/// be empty.
Result<Split> temporalSplit(const EventLog& log, SequenceBy by, double share);

/// For a test on another log: of each sequence of at least three events the last is the validation target, all others
/// are for training.
Split holdLastOut(const EventLog& log, SequenceBy by);

/// The last event of each sequence of two or more is asked: the test of a log that was set apart as a whole.
std::vector<Question> lastEvents(const EventLog& log, SequenceBy by);

/// The log with only the events for training; vocabularies are kept whole. Session numbers are made dense again.
EventLog trainingPart(const EventLog& log, const Split& split);

/// The log with only the events of some users, one flag for each; vocabularies are kept whole.
EventLog eventsOfUsers(const EventLog& log, const std::vector<bool>& users);

/// The users of a log in two parts, drawn by chance, with all their events; each is a log of its own, without names
/// that only the other one uses. `share` of the users, rounded, but at least one, are in the first. Errors: a share not
/// between 0 and 1, fewer than two users.
struct UserSplit
{
    EventLog first, second;
};
Result<UserSplit> splitByUser(const EventLog& log, double share, std::uint64_t seed);

} // namespace sessionsmith::events
