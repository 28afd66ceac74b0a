// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/columncache.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr double sameWidth = 1e-9; // what rounding makes of a width as a frame moves

} // namespace

void ColumnCache::look(const Line& line, std::int64_t first, std::int64_t last, std::vector<Column>& columns) const
{
    std::size_t left = std::size_t(std::ranges::lower_bound(line.x, border(first)) - line.x.begin()), width = 0;
    for (std::int64_t column = first; column < last; ++column) {
        const std::size_t right = placeOf(line.x, left, line.size(), left + width, border(column + 1));
        Column& own = columns.emplace_back();
        if (left < right) {
            const Extremes extremes = line.pyramid->extremes(line.y, left, right);
            const auto [earlier, later] = std::minmax(extremes.lowAt, extremes.highAt);
            own = {{line.point(earlier), line.point(later)}, earlier == later ? 1 : 2};
        }
        width = right - left;
        left = right;
    }
}

Points ColumnCache::points(const Line& line, const Range& x, double width)
{
    if (std::abs(width - m_width) > sameWidth * width || line.size() != m_size) {
        m_columns.clear();
        m_width = width;
        m_size = line.size();
    }
    const auto first = std::int64_t(std::floor(x.low / m_width)), last = std::int64_t(std::floor(x.high / m_width)) + 1;
    const std::int64_t known = m_first + std::int64_t(m_columns.size());
    std::vector<Column> columns;
    columns.reserve(std::size_t(last - first));
    if (m_columns.empty() || last <= m_first || first >= known) {
        look(line, first, last, columns);
    } else {
        if (first < m_first) look(line, first, m_first, columns);
        columns.insert(columns.end(), m_columns.begin() + std::max<std::int64_t>(0, first - m_first),
                       m_columns.begin() + (std::min(last, known) - m_first));
        if (last > known) look(line, known, last, columns);
    }
    m_columns = std::move(columns);
    m_first = first;

    Points result;
    result.reserve(2 * m_columns.size() + 2);
    const auto begin = std::ranges::lower_bound(line.x, border(first)),
               end = std::ranges::lower_bound(line.x, border(last));
    if (begin != line.x.begin()) result.push_back(line.point(std::size_t(begin - line.x.begin()) - 1));
    for (const Column& column : m_columns)
        result.insert(result.end(), column.points.begin(), column.points.begin() + column.count);
    if (end != line.x.end()) result.push_back(line.point(std::size_t(end - line.x.begin())));
    return result;
}

} // namespace sessionsmith::widgets
