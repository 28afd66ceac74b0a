// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"

namespace sessionsmith::workflow {

/// Whose events of a log a transfer study learns from and asks about. Users of fewer than three events are left out of
/// both.
struct StudyUsers
{
    std::vector<bool> test;             ///< (users) the same whatever share and seed
    std::vector<std::int32_t> training; ///< all others, in the order in which a seed takes them

    /// The first of them: `percent`, rounded, but at least two. One flag for each user.
    std::vector<bool> share(double percent) const;
};
StudyUsers studyUsers(const events::EventLog& log, double testShare, std::uint64_t seed);

// Logs to pre-train on, which keep the vocabularies of the log they come from. Each session is of a user of its own.

/// `sessions` of a log, drawn with replacement: the real thing, in any amount.
events::EventLog drawnAgain(const events::EventLog& log, std::uint64_t sessions, std::uint64_t seed);
/// The same sessions with every item drawn by itself, by its frequency in `real`. Items are matched by name.
events::EventLog withIndependentItems(const events::EventLog& log, const events::EventLog& real, std::uint64_t seed);
/// The same sessions with items that only tell how to learn a chain from itself: each session has 30 items of its own,
/// drawn uniformly from `real`, and walks over them by a transition matrix of its own, whose rows are drawn from
/// Dirichlet(0.05) (the corpus of the Markovian Pre-Trained Transformer, arXiv 2601.08275). Items are matched by name.
events::EventLog withRandomChains(const events::EventLog& log, const events::EventLog& real, std::uint64_t seed);
/// The same sessions with their events in a random order; times stay where they are.
events::EventLog withShuffledEvents(const events::EventLog& log, std::uint64_t seed);

} // namespace sessionsmith::workflow
