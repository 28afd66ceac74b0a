// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/distances.h"

#include <array>

namespace sessionsmith::fidelity {

// How much the order within sessions matters. The counts are those of the features named.

constexpr std::size_t lags = 8;
/// Cohen's kappa of an action and the one that lies 1 ... 8 events back: (share of equal ones - that of chance) / (1 -
/// that of chance), 0 without memory, 1 for what never changes (Weiß & Göb 2008). NaN where no session is that long.
/// Counts of lagFeature().
std::array<double, lags> agreementByLag(Counts counts);

/// Pearson's correlation of the numbers of a pair, -1 ... 1; NaN where one is constant.
double correlation(Counts counts, std::span<const std::pair<std::int32_t, std::int32_t>> pairs);

/// The total variation of the transitions from those of the same sessions with their events shuffled, 0 ... 1. Counts
/// of orderFeature().
double orderSensitivity(Counts counts);
/// The share of steps that are rules, pairs seen five times or more, less that share once the events are shuffled
/// (sequential rules: Klenitskiy et al. 2024), -1 ... 1; NaN where there is no rule. Counts of orderFeature().
double rulesLost(Counts counts);

} // namespace sessionsmith::fidelity
