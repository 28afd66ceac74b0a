// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartwindow.h"
#include "widgets/charts/reduction.h"

#include <array>

namespace sessionsmith::widgets {

/// What reduced() gives for columns that begin at whole multiples of their width: so they stand still on the curve
/// while it moves under the frame, nothing flickers, and only the columns that come into sight are looked at.
class ColumnCache
{
public:
    void clear() { m_columns.clear(); }
    /// Of the columns of `width` that have a part of `x`, with the nearest point outside on either side. Whoever
    /// changes what the line had before clears first.
    Points points(const Line& line, const Range& x, double width);

private:
    struct Column
    {
        std::array<CurvePoint, 2> points;
        int count = 0;
    };

    void look(const Line& line, std::int64_t first, std::int64_t last, std::vector<Column>& columns) const;
    double border(std::int64_t column) const { return double(column) * m_width; }

    double m_width = 0;
    std::size_t m_size = 0;   ///< of the line
    std::int64_t m_first = 0; ///< number of the first column
    std::vector<Column> m_columns;
};

} // namespace sessionsmith::widgets
