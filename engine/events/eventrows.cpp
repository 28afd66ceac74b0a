// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/eventrows.h"

#include <algorithm>
#include <array>

namespace sessionsmith::events {

namespace {

using Name = std::string_view RawEvent::*;
void addNames(std::vector<std::int32_t>& column, std::span<const RawEvent> events, Name name, Vocabulary& names)
{
    std::array<std::string_view, EventRows::mostAtOnce> gathered;
    std::ranges::transform(events, gathered.begin(), name);
    names.add(std::span(gathered).first(events.size()), column);
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
