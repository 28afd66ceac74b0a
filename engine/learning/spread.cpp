// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/spread.h"

#include "engine/learning/seedsummary.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::learning {

Spread spreadOf(std::span<const double> values, SpreadKind kind)
{
    const SeedSummary summary = summariseSeeds(values);
    if (kind == SpreadKind::Confidence) return {summary.mean, summary.interval.low, summary.interval.high};
    if (kind == SpreadKind::Range) return {summary.mean, std::ranges::min(values), std::ranges::max(values)};
    if (values.size() < 2) return {summary.mean, summary.mean, summary.mean};
    double squares = 0;
    for (const double value : values)
        squares += (value - summary.mean) * (value - summary.mean);
    const auto count = double(values.size());
    const double deviation = std::sqrt(squares / (count - 1));
    const double width = kind == SpreadKind::StandardDeviation ? deviation : deviation / std::sqrt(count);
    return {summary.mean, summary.mean - width, summary.mean + width};
}

} // namespace sessionsmith::learning
