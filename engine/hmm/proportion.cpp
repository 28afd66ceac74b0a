// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/proportion.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::hmm {

Interval proportionInterval(double count, double trials)
{
    if (!(trials > 0)) return {};
    constexpr double square = normalQuantile * normalQuantile;
    const double centre = (count + square / 2) / (trials + square);
    const double reach =
        normalQuantile * std::sqrt(std::max(0.0, count * (trials - count)) / trials + square / 4) / (trials + square);
    return {count > 0 ? std::max(0.0, centre - reach) : 0, count < trials ? std::min(1.0, centre + reach) : 1};
}

} // namespace sessionsmith::hmm
