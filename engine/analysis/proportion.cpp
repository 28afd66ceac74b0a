// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/proportion.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::hmm {

Interval proportionInterval(std::size_t count, std::size_t trials)
{
    if (trials == 0) return {};
    constexpr double z = 1.959963984540054; // two-sided 95 % of the normal distribution
    const double n = double(trials), p = double(count) / n;
    const double centre = p + z * z / (2 * n);
    const double reach = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    const double scale = 1 + z * z / n;
    return {std::max(0.0, (centre - reach) / scale), std::min(1.0, (centre + reach) / scale)};
}

} // namespace sessionsmith::hmm
