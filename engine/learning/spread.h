// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace sessionsmith::learning {

/// What is shown around a mean: one standard deviation of the values (of n - 1) or one standard error of the mean to
/// either side, the interval of the mean (95 %, as in summariseSeeds), or the smallest and the largest value.
enum class SpreadKind { StandardDeviation, StandardError, Confidence, Range };

struct Spread
{
    double mean = 0, low = 0, high = 0;
};

/// Of `values`, all finite and at least one, which has no spread.
Spread spreadOf(std::span<const double> values, SpreadKind kind);

} // namespace sessionsmith::learning
