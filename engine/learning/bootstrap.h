// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace sessionsmith::learning {

struct Interval
{
    double low = 0, high = 0;
};

/// (count) intervals of 95 % of figures of some cases: the 2.5th and 97.5th percentile of `replicates` values (Efron
/// 1979), for each of which every case counts a Poisson(1) number of times instead of being drawn with replacement
/// (Hanley and MacGibbon 2006), the same for all figures. `figures` writes them for such numbers, by several threads at
/// once; a value that is no number is left out. The same for a seed whatever the number of threads.
std::vector<Interval>
bootstrap(std::size_t cases, std::size_t count,
          const std::function<void(std::span<const std::uint16_t> weights, std::span<double> values)>& figures,
          std::uint64_t seed = 1, int replicates = 1000);

/// The same of the means of columns of the same cases. A column without cases has no width: {0, 0}.
std::vector<Interval> bootstrapMeans(const std::vector<std::vector<double>>& columns, std::uint64_t seed = 1,
                                     int replicates = 1000);

} // namespace sessionsmith::learning
