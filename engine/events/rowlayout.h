// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventrows.h"
#include "engine/events/knownlayouts.h"

#include <array>

namespace sessionsmith::events {

/// Where the fields of an event stand in a row.
struct RowLayout
{
    std::size_t width = 0;                             ///< fields of every row
    std::array<int, fieldCount> columns = noColumns(); ///< by Field; -1 for none
    TimeFormat timeFormat = TimeFormat::Auto;
    std::string action;  ///< where there is no column for it
    ActionCodes actions; ///< the only ones allowed; empty: any
    RowAction* actionOf = nullptr;

    static constexpr std::array<int, fieldCount> noColumns()
    {
        std::array<int, fieldCount> none{};
        none.fill(-1);
        return none;
    }
    bool has(Field field) const { return columns[std::size_t(field)] >= 0; }
    LogColumns logColumns() const
    {
        return {has(Field::Session), has(Field::Time), has(Field::Category), has(Field::Order), has(Field::Price)};
    }
};

/// The index of the column that a person named, by its name or by its number from 1. Errors: no such column, or two.
Result<int> findColumn(const Preview& preview, const std::string& wanted);
/// The layout of a file that looks like `preview`, as a person wants it read. Errors: a column that is not there or is
/// there twice, no column for the item, none for user or session.
Result<RowLayout> layoutOf(const ImportSpec& spec, const Preview& preview);

} // namespace sessionsmith::events
