// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace sessionsmith::widgets {

struct CurvePoint
{
    double x = 0;
    double y = 0;
    bool operator==(const CurvePoint&) const = default;
};
using Curve = std::vector<CurvePoint>; ///< sorted by x

struct SplitCurve
{
    Curve finite;
    std::vector<double> broken; ///< where a value is NaN or infinite
};
/// A single value that is not finite would blank a whole series: such values are kept apart, to be marked.
SplitCurve splitFinite(std::span<const CurvePoint> points);

/// The exponential moving average, weighted by the distance in x so that uneven steps do not skew it:
/// s_i = sum_{j <= i} w_ij y_j / sum_{j <= i} w_ij with w_ij = exp(-(x_i - x_j) / scale). A scale of 0 gives the
/// points.
Curve smoothed(std::span<const CurvePoint> points, double scale);

/// A scale that calms a curve without hiding its shape: a fiftieth of its width, in whole steps.
double smoothingFor(std::span<const CurvePoint> points);

/// The point whose x is closest, of two equally close ones the earlier; `points` must not be empty.
const CurvePoint& nearest(std::span<const CurvePoint> points, double x);

/// At most two points for each of `columns` equal parts of [from, to]: the lowest and the highest, in the order of x.
/// No peak is lost. The nearest point outside on either side is kept, so that a line leaves the frame where it should.
Curve reduced(std::span<const CurvePoint> points, double from, double to, std::size_t columns);

} // namespace sessionsmith::widgets
