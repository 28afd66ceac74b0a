// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace sessionsmith::hmm {

/// Eight rows of eight bytes: a piece of what goes in or out of lanes, which is read along sequences and written across
/// them, or the other way round.
class ByteBlock
{
public:
    static constexpr std::size_t size = 8;
    static_assert(std::endian::native == std::endian::little);

    std::uint64_t& operator[](std::size_t row) { return m_rows[row]; }
    /// Rows become columns: halves, quarters and single bytes change places (Warren, Hacker's Delight, section 7-3).
    void transpose()
    {
        exchange<4>(0x0000'0000'ffff'ffff);
        exchange<2>(0x0000'ffff'0000'ffff);
        exchange<1>(0x00ff'00ff'00ff'00ff);
    }

private:
    /// What lies `distance` bytes further in a row changes places with what lies as many rows further, by pairs.
    template <std::size_t distance>
    void exchange(std::uint64_t mask)
    {
        for (std::size_t i = 0; i < size; ++i) {
            if (i & distance) continue;
            std::uint64_t &upper = m_rows[i], &lower = m_rows[i + distance];
            const std::uint64_t differing = ((upper >> 8 * distance) ^ lower) & mask;
            lower ^= differing;
            upper ^= differing << 8 * distance;
        }
    }

    std::array<std::uint64_t, size> m_rows;
};

} // namespace sessionsmith::hmm
