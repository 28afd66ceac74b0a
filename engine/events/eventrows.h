// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"
#include "engine/events/prices.h"

namespace sessionsmith::events {

/// An event as it stands in a file; the names belong to somebody else.
struct RawEvent
{
    std::string_view user, session, action, item;
    std::string_view category; ///< empty for none
    Milliseconds time = 0;
    double order = 0;
    double price = unknownPrice; ///< or impossiblePrice
};

/// Which columns, beside user, action and item, the events of a log have.
struct LogColumns
{
    bool session = false, time = false, category = false, order = false, price = false;
};

/// The names that one reader of a log has met.
struct NameTables
{
    Vocabulary users, sessions, actions, items, categories;
};

/// Events as they were read, in columns; names by their numbers in the tables of the reader. What the log has no column
/// for is empty.
struct EventRows
{
    std::vector<std::int32_t> user, session, action, item;
    std::vector<std::int32_t> category; ///< -1 for none
    std::vector<Milliseconds> time;
    std::vector<double> order;
    std::vector<double> price; ///< of the item as the row tells it, see parsePrice()

    std::size_t size() const { return action.size(); }
    static constexpr std::size_t mostAtOnce = 256;
    /// `events`: at most `mostAtOnce`.
    void add(std::span<const RawEvent> events, LogColumns columns, NameTables& names);
    void reserve(std::size_t count, LogColumns columns);
};

} // namespace sessionsmith::events
