// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ticks.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

double roundStep(double low, double high, int count)
{
    const double rough = (high - low) / std::max(1, count);
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= rough * (1 - 1e-9)) return factor * power;
    return 10 * power;
}

AxisRange roundRange(double low, double high, int count)
{
    if (!(high > low)) {
        const double room = low == 0 ? 1 : std::abs(low) * 0.1;
        low -= room;
        high = low + 2 * room;
    }
    AxisRange range;
    range.step = roundStep(low, high, count);
    range.low = std::floor(low / range.step + 1e-9) * range.step;
    range.high = std::ceil(high / range.step - 1e-9) * range.step;
    range.decimals = std::max(0, int(-std::floor(std::log10(range.step) + 1e-9)));
    return range;
}

} // namespace sessionsmith::widgets
