// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartwindow.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr double leastWidth = 1e-9; // of the limits, or of how far they lie from zero

double narrowest(const Range& limits)
{
    return leastWidth * std::max({limits.width(), std::abs(limits.low), std::abs(limits.high)});
}

} // namespace

Range panned(const Range& range, double distance, const Range& limits)
{
    if (range.width() >= limits.width()) return limits;
    distance = std::clamp(distance, limits.low - range.low, std::max(limits.low - range.low, limits.high - range.high));
    return {range.low + distance, range.high + distance};
}

Range zoomed(const Range& range, double anchor, double factor, const Range& limits)
{
    const double width = std::max(range.width() * factor, narrowest(limits));
    if (width >= limits.width()) return limits;
    const double share = std::clamp((anchor - range.low) / range.width(), 0.0, 1.0);
    const double low = anchor - share * width;
    return panned({low, low + width}, 0, limits);
}

} // namespace sessionsmith::widgets
