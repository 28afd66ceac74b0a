// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/locks.h"

namespace sessionsmith::hmm {

LockedRow::LockedRow(std::initializer_list<int> columns)
{
    for (const int column : columns)
        setLocked(column, true);
}

void LockedRow::setLocked(int column, bool locked)
{
    const auto index = std::size_t(column);
    if (index >= m_columns.size()) {
        if (!locked) return;
        m_columns.resize(index + 1);
    }
    m_columns[index] = locked;
    while (!m_columns.empty() && !m_columns.back())
        m_columns.pop_back();
}

bool Locks::isLocked(const Cell& cell) const
{
    return row(cell.part, cell.row).isLocked(cell.column);
}

void Locks::setLocked(const Cell& cell, bool locked)
{
    Rows& rows = m_parts[std::size_t(cell.part)];
    const auto index = std::size_t(cell.row);
    if (index >= rows.size()) {
        if (!locked) return;
        rows.resize(index + 1);
    }
    rows[index].setLocked(cell.column, locked);
    while (!rows.empty() && rows.back().isEmpty())
        rows.pop_back();
}

void Locks::setRowLocked(Cell::Part part, int row, int columns, bool locked)
{
    for (int column = 0; column < columns; ++column)
        setLocked({part, row, column}, locked);
}

const LockedRow& Locks::row(Cell::Part part, int row) const
{
    static const LockedRow none;
    const Rows& rows = m_parts[std::size_t(part)];
    return std::size_t(row) < rows.size() ? rows[std::size_t(row)] : none;
}

Locks Locks::remapped(const std::vector<int>& states, const std::vector<int>& actions) const
{
    Locks result;
    const auto follow = [&](const Cell& now, const Cell& before) {
        if (before.row >= 0 && before.column >= 0 && isLocked(before)) result.setLocked(now, true);
    };
    for (int i = 0; i < int(states.size()); ++i) {
        const int before = states[std::size_t(i)];
        follow({Cell::Part::Initial, 0, i}, {Cell::Part::Initial, 0, before});
        follow({Cell::Part::End, i, 0}, {Cell::Part::End, before, 0});
        for (int j = 0; j < int(states.size()); ++j)
            follow({Cell::Part::Transition, i, j}, {Cell::Part::Transition, before, states[std::size_t(j)]});
        for (int k = 0; k < int(actions.size()); ++k)
            follow({Cell::Part::Emission, i, k}, {Cell::Part::Emission, before, actions[std::size_t(k)]});
    }
    return result;
}

} // namespace sessionsmith::hmm
