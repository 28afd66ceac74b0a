// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace sessionsmith::widgets {

/// A range of an axis that starts and ends at round values.
struct AxisRange
{
    double low = 0, high = 1;
    double step = 0.2;
    int decimals = 1; ///< that tell neighbouring ticks apart
    int steps() const { return int(std::lround((high - low) / step)); }
};

/// 1, 2 or 5 times a power of ten, so that [low, high] has at most `count` steps.
double roundStep(double low, double high, int count);
/// The values of [low, high] with round ends; a range without width gets one.
AxisRange roundRange(double low, double high, int count);

} // namespace sessionsmith::widgets
