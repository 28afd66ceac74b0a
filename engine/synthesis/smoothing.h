// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/itemmodel.h"

#include <optional>

namespace sessionsmith::synthesis {

/// Which sessions estimateSmoothing() holds out: a tenth, each by a random number of its own; of more than a million,
/// as many as make 100,000. (sessions)
std::vector<bool> heldOutSessions(std::size_t sessions, std::uint64_t seed);

/// The smoothing w under which the items of held-out sessions are likeliest, when everything is counted in the others
/// (an empirical Bayes estimate of the strength of the Dirichlet prior w * Q, MacKay & Peto 1995): with the counts n
/// and the distribution Q of ItemModel, from the sessions that are not held out, it maximises
///
///     L(w) = sum over the steps i -> j of held-out sessions of ln((n(i, j) + w * Q(j | category of i)) / (n(i) + w))
///
/// over 0.001 ... 1,000,000, where the data hardly differ from none and from all. Steps with Q = 0, to items or between
/// categories that the other sessions do not know, are impossible whatever w is: they are left out and counted.
/// Perplexities are exp(-L / steps). Steps follow each other within sessions; the interval takes them for independent.
///
/// Nothing where no step is left.
std::optional<SmoothingEvidence> estimateSmoothing(const events::EventLog& log, ItemModel::Steps steps,
                                                   std::uint64_t seed);

} // namespace sessionsmith::synthesis
