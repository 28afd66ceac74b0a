// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sessionsmith::learning {

struct Interval
{
    double low = 0, high = 0;
};

/// (columns) intervals of 95 % of the means of columns of the same cases: the 2.5th and 97.5th percentile of
/// `replicates` means (Efron 1979), for each of which every case counts a Poisson(1) number of times instead of being
/// drawn with replacement (Hanley and MacGibbon 2006), the same for all columns. The same for a seed whatever the
/// number of threads. A column without cases has no width: {0, 0}.
std::vector<Interval> bootstrapMeans(const std::vector<std::vector<double>>& columns, std::uint64_t seed = 1,
                                     int replicates = 1000);

} // namespace sessionsmith::learning
