// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/bootstrap.h"
#include "engine/learning/rankmeasure.h"

namespace sessionsmith::learning {

/// Figures of how much there is, from what was expected and what was (both N): "cases"; "rmse" and "mae", of the
/// misses; "r2", 1 - sum of squares left / about the mean, left out where all amounts are the same.
Metrics amountMetrics(std::span<const double> expected, std::span<const double> amounts);
/// bootstrap() of them, by their names.
std::map<std::string, Interval> amountIntervals(std::span<const double> expected, std::span<const double> amounts,
                                                std::uint64_t seed = 1, int replicates = 1000);

} // namespace sessionsmith::learning
