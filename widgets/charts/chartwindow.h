// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sessionsmith::widgets {

/// A stretch of an axis.
struct Range
{
    double low = 0, high = 1;
    double width() const { return high - low; }
    bool operator==(const Range&) const = default;
};

/// `range` made wider by `factor` (narrower below 1) around `anchor`, which keeps its place in it; within `limits`, and
/// never so narrow that neighbouring doubles could not be told apart.
Range zoomed(const Range& range, double anchor, double factor, const Range& limits);
/// `range` moved by `distance`, as far as `limits` allow.
Range panned(const Range& range, double distance, const Range& limits);

} // namespace sessionsmith::widgets
