// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/curve.h"

namespace sessionsmith::widgets {

/// The point whose x is closest, of two equally close ones the earlier; `line` must not be empty.
CurvePoint nearest(const Line& line, double x);

/// The points within [from, to]: the first one and one past the last.
std::pair<std::size_t, std::size_t> stretch(const Line& line, double from, double to);

/// The first place of [first, last) where `x` is `border` or more, else `last`; it looks at `guess` first and then
/// around.
std::size_t placeOf(std::span<const double> x, std::size_t first, std::size_t last, std::size_t guess, double border);

/// At most two points for each of `columns` equal parts of [from, to]: the lowest and the highest, in the order of x.
/// No peak is lost. The nearest point outside on either side is kept, so that a line leaves the frame where it should.
/// It takes O(columns x log(points)) however many points there are.
Points reduced(const Line& line, double from, double to, std::size_t columns);

/// Where the inner 98 % of the values within [from, to] lie: the few that are far out would press the others flat. Of
/// more than a few thousand values every so manieth is asked. Empty (low > high) where there are none.
struct ValueRange
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    bool empty() const { return low > high; }
    void add(double value);
    void add(const ValueRange& other);
};
ValueRange innerRange(const Line& line, double from, double to);
/// Of all values within [from, to].
ValueRange wholeRange(const Line& line, double from, double to);

} // namespace sessionsmith::widgets
