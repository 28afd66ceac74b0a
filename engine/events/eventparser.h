// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/rowlayout.h"

#include <optional>

namespace sessionsmith::events {

/// A time in the given form. With Auto a number is taken for milliseconds if it is so large that seconds would make no
/// sense, and anything else for ISO 8601. Whether the time is a likely one is not asked.
std::optional<Milliseconds> parseTime(std::string_view text, TimeFormat format);
/// Whether it is a time in any form.
bool isTimeOfAnyForm(std::string_view text);
/// Whether it is a time that an event may have: from 1970 to 2199.
bool isEventTime(std::string_view text, TimeFormat format);
/// A number too large to be seconds: those would lie beyond the year 5000.
bool isUnixMilliseconds(std::string_view text);
/// The text as an error quotes it: shortened where it is long.
std::string excerpt(std::string_view text);

/// Reads the event that stands in `fields`, which `event` then looks into; or says why there is none.
std::optional<Message> parseEvent(const std::vector<std::string_view>& fields, const RowLayout& layout,
                                  RawEvent& event);

} // namespace sessionsmith::events
