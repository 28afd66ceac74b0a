// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"

#include <cstdint>
#include <vector>

namespace sessionsmith::hmm {

/// Draws from many distributions in constant time each: the alias method (Walker 1977; built as in Vose 1991). The
/// weights are whole numbers, so that no rounding is left over: of the 2^32 random numbers each column gets its share
/// to within one for each column that lends to it, and a column of probability zero gets none.
class AliasTable
{
public:
    /// One column of one row: the random fraction below which it is drawn, else the other one.
    struct Entry
    {
        std::uint32_t threshold; ///< in units of 2^-32
        std::uint32_t other;
    };

    AliasTable() = default;
    /// Each row of `distributions` is one; at least one column.
    explicit AliasTable(const Matrix& distributions);

    int rows() const { return m_columns == 0 ? 0 : int(m_entries.size()) / m_columns; }
    int columns() const { return m_columns; }
    const Entry* entries() const { return m_entries.data(); } ///< (rows x columns)

    int draw(int row, std::uint32_t random) const
    {
        const std::uint64_t place = std::uint64_t(random) * std::uint64_t(m_columns);
        const auto column = std::uint32_t(place >> 32);
        const Entry& entry = m_entries[std::size_t(row) * std::size_t(m_columns) + column];
        return int(std::uint32_t(place) < entry.threshold ? column : entry.other);
    }

private:
    int m_columns = 0;
    std::vector<Entry> m_entries;
};

} // namespace sessionsmith::hmm
