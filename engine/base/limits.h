// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sessionsmith {

/// The smallest and the largest value that is allowed.
struct Limits
{
    double low = 0;
    double high = 0;

    bool allow(double value) const { return value >= low && value <= high; } ///< NaN never
};

} // namespace sessionsmith
