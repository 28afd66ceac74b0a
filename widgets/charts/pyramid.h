// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace sessionsmith::widgets {

/// The lowest and the highest value of a stretch and where they are; of equal ones the first.
struct Extremes
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    std::uint32_t lowAt = 0, highAt = 0;
    bool empty() const { return low > high; }
    void add(const Extremes& later)
    {
        lowAt = later.low < low ? later.lowAt : lowAt;
        low = later.low < low ? later.low : low;
        highAt = later.high > high ? later.highAt : highAt;
        high = later.high > high ? later.high : high;
    }
    void add(double value, std::size_t place) { add({value, value, std::uint32_t(place), std::uint32_t(place)}); }
};

/// The extremes of every 8, 64, 512... values of a row that grows at its end, two fifths of its size: the extremes of
/// any stretch of n values then cost O(log n). It holds no values itself: all calls get the same row, whose values are
/// finite and less than 2^32.
class Pyramid
{
public:
    /// Takes in what the row has beyond size().
    void grow(std::span<const double> values);
    /// Forgets what lies beyond; the row itself is cut by whoever has it.
    void truncate(std::size_t size);
    std::size_t size() const { return m_size; }
    /// Of [first, last), which lies within the row.
    Extremes extremes(std::span<const double> values, std::size_t first, std::size_t last) const;

private:
    void addBlocks(std::size_t level, std::size_t first, std::size_t last, Extremes& result) const;

    std::size_t m_size = 0;
    std::vector<std::vector<Extremes>> m_levels; ///< only of blocks that are full
};

} // namespace sessionsmith::widgets
