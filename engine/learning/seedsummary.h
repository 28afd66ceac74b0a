// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/bootstrap.h"

namespace sessionsmith::learning {

/// What several runs say that differ in their seeds alone.
struct SeedSummary
{
    std::size_t runs = 0;
    double mean = 0;
    Interval interval; ///< of the mean, 95 %, by Student's t (1908); a single run has none: {mean, mean}
};

/// Values that are no number do not count.
SeedSummary summariseSeeds(std::span<const double> values);

} // namespace sessionsmith::learning
