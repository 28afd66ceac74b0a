// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/eventrows.h"

#include <algorithm>
#include <array>

namespace sessionsmith::events {

namespace {

using Name = std::string_view RawEvent::*;
constexpr std::size_t batch = 64; // what is fetched for one of them is still there for the last

/// An empty name is none.
void addBatch(std::vector<std::int32_t>& column, std::span<const RawEvent> events, Name name, Vocabulary& names)
{
    std::array<Vocabulary::Key, batch> keys;
    for (std::size_t i = 0; i < events.size(); ++i)
        keys[i] = names.prefetch(events[i].*name);
    for (std::size_t i = 0; i < events.size(); ++i)
        column.push_back((events[i].*name).empty() ? -1 : names.add(events[i].*name, keys[i]));
}

void addNames(std::vector<std::int32_t>& column, std::span<const RawEvent> events, Name name, Vocabulary& names)
{
    for (; !events.empty(); events = events.subspan(std::min(batch, events.size())))
        addBatch(column, events.first(std::min(batch, events.size())), name, names);
}

} // namespace

void EventRows::add(std::span<const RawEvent> events, LogColumns columns, NameTables& names)
{
    addNames(user, events, &RawEvent::user, names.users);
    addNames(action, events, &RawEvent::action, names.actions);
    addNames(item, events, &RawEvent::item, names.items);
    if (columns.session) addNames(session, events, &RawEvent::session, names.sessions);
    if (columns.category) addNames(category, events, &RawEvent::category, names.categories);
    for (const RawEvent& event : events) {
        if (columns.time) time.push_back(event.time);
        if (columns.order) order.push_back(event.order);
        if (columns.price) price.push_back(event.price);
    }
}

void EventRows::reserve(std::size_t count, LogColumns columns)
{
    user.reserve(count);
    action.reserve(count);
    item.reserve(count);
    if (columns.session) session.reserve(count);
    if (columns.category) category.reserve(count);
    if (columns.time) time.reserve(count);
    if (columns.order) order.reserve(count);
    if (columns.price) price.reserve(count);
}

} // namespace sessionsmith::events
