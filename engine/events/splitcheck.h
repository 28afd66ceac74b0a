// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/split.h"

namespace sessionsmith::events {

/// What a split leaves to be careful about.
struct SplitFindings
{
    std::uint64_t cases = 0; ///< of the test
    /// Cases whose target has the very time of another event of its sequence: only the order of the lines makes it the
    /// next one.
    std::uint64_t ambiguous = 0;
    /// Events for training that are later than the first test target: what is learnt from them, a shop would not have
    /// known then (leakage by time, as leave-one-out has it).
    std::uint64_t trainingAfterTest = 0;
    /// Cases of another log whose target the log that was split holds too, for training or validation: the very event,
    /// by its user, item, action and time. Only told where both have times.
    std::uint64_t known = 0;
    std::uint64_t unseenItems = 0, casesOfUnseenItems = 0; ///< targets that the training part does not hold
    std::uint64_t unseenUsers = 0, casesOfUnseenUsers = 0;
};

/// `test` holds the questions `testCases`: the log that was split, or another one. Items and users are matched by name.
SplitFindings checkSplit(const EventLog& log, const Split& split, const EventLog& test,
                         std::span<const Question> testCases, SequenceBy by);

} // namespace sessionsmith::events
