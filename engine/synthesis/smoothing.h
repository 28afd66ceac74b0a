// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/itemmodel.h"

#include <optional>

namespace sessionsmith::synthesis {

/// Which sessions estimateSmoothing() holds out: a tenth, each by a random number of its own; of more than a million,
/// as many as make 100,000. (sessions)
std::vector<bool> heldOutSessions(std::size_t sessions, std::uint64_t seed);

/// The largest smoothing under which steps are as predictable as those of held-out sessions, both to the sessions that
/// they are drawn after and, nearly, to others (StepTrial: moments, for the likeliest smoothing makes a log that is
/// blurred), and its interval of 95 % from the standard error of their predictability. From 0.001 to 1,000,000.
/// Perplexities, with everything counted in the sessions that are not held out, are exp(-L / steps) with
///
///     L(w) = sum over the steps i -> j of held-out sessions of ln((n(i, j) + w * Q(j | category of i)) / (n(i) + w))
///
/// with the counts n and the distribution Q of ItemModel, or, where a share of the steps goes other ways, that of the
/// whole mixture, over the first HeldOutSteps::mostWithWays steps. Steps with Q = 0, to items or between categories
/// that the other sessions do not know, are impossible whatever w is: they are left out and counted.
///
/// Nothing where no step is left.
std::optional<SmoothingEvidence> estimateSmoothing(const events::EventLog& log, ItemModel::Steps steps,
                                                   std::uint64_t seed, const ItemWays& ways = {});

} // namespace sessionsmith::synthesis
