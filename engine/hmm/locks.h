// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/cell.h"

namespace sessionsmith::hmm {

/// Which columns of one row may not change: none at first. A value that fits a row of any size; columns that it has
/// not heard of are free.
class LockedRow
{
public:
    LockedRow() = default;
    LockedRow(std::initializer_list<int> columns);

    bool isLocked(int column) const { return std::size_t(column) < m_columns.size() && m_columns[std::size_t(column)]; }
    bool isEmpty() const { return m_columns.empty(); }
    void setLocked(int column, bool locked);

    bool operator==(const LockedRow&) const = default;

private:
    std::vector<bool> m_columns; ///< ends with the last locked column, so that equal locks are equal values
};

/// Which probabilities of a model may not change: none at first. A value apart from the model, equal to another where
/// the same cells are locked; a model that grows has its new cells free. The END probability of a state is one cell.
class Locks
{
public:
    bool isLocked(const Cell& cell) const;
    void setLocked(const Cell& cell, bool locked);
    /// The first `columns` of a row at once.
    void setRowLocked(Cell::Part part, int row, int columns, bool locked);
    /// The locks of one row, as the edits of a row take them. For END: column 0 of the row of a state.
    const LockedRow& row(Cell::Part part, int row) const;
    bool isEmpty() const { return *this == Locks(); }

    /// The locks after the states and actions of a model were reordered, removed or added: `states[i]` is the former
    /// index of the state that is now i, or -1 where it is new and so free; `actions` the same.
    Locks remapped(const std::vector<int>& states, const std::vector<int>& actions) const;

    bool operator==(const Locks&) const = default;

private:
    using Rows = std::vector<LockedRow>;
    static constexpr std::size_t partCount = 4;

    Rows m_parts[partCount]; ///< by part; each ends with the last row that has a lock
};

} // namespace sessionsmith::hmm
