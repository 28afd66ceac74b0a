// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/eventparser.h"

#include "engine/base/calendartime.h"
#include "engine/base/text.h"
#include "engine/base/words.h"
#include "engine/events/prices.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::events {

namespace {

constexpr double leastUnixMilliseconds = 1e11;

/// A number of digits alone, so few that a double too would hold it exactly; -1 for any other text.
std::int64_t parseDigits(std::string_view text)
{
    constexpr std::size_t most = 15, atOnce = 8;
    if (text.empty() || text.size() > most) return -1;
    const std::int32_t tail = parsedDigits(lastEightBytes(text), std::min(text.size(), atOnce));
    if (text.size() <= atOnce || tail < 0) return tail;
    std::int64_t number = 0;
    for (const char c : text.substr(0, text.size() - atOnce)) {
        if (c < '0' || c > '9') return -1;
        number = number * 10 + (c - '0');
    }
    return number * 100'000'000 + tail;
}

/// `scale`: milliseconds in a unit; 0 for seconds or milliseconds, whichever makes sense.
std::optional<Milliseconds> parseUnixTime(std::string_view text, std::int64_t scale)
{
    constexpr std::int64_t end = 1'000'000'000'000'000;
    const auto scaleOf = [scale](auto number) {
        return scale != 0 ? scale : double(std::abs(number)) >= leastUnixMilliseconds ? 1 : 1000;
    };
    if (const std::int64_t digits = parseDigits(text); digits >= 0) {
        const std::int64_t time = digits * scaleOf(digits);
        return time < end ? std::optional(time) : std::nullopt;
    }
    const auto number = parseDouble(text);
    if (!number) return std::nullopt;
    const double time = *number * double(scaleOf(*number));
    return std::abs(time) < double(end) ? std::optional(Milliseconds(std::llround(time))) : std::nullopt;
}

} // namespace

bool isUnixMilliseconds(std::string_view text)
{
    const auto number = parseDouble(text);
    return number && std::abs(*number) >= leastUnixMilliseconds;
}

std::optional<Milliseconds> parseTime(std::string_view text, TimeFormat format)
{
    switch (format) {
    case TimeFormat::UnixSeconds:
        return parseUnixTime(text, 1000);
    case TimeFormat::UnixMilliseconds:
        return parseUnixTime(text, 1);
    case TimeFormat::Iso:
        return parseIsoTime(text);
    case TimeFormat::DayMonthYear:
        return parseCalendarTime(text, DateOrder::DayMonthYear);
    case TimeFormat::MonthDayYear:
        return parseCalendarTime(text, DateOrder::MonthDayYear);
    case TimeFormat::Auto:
        break;
    }
    if (const auto number = parseUnixTime(text, 0)) return number;
    return parseIsoTime(text);
}

bool isTimeOfAnyForm(std::string_view text)
{
    using enum TimeFormat;
    return parseTime(text, Auto) || parseTime(text, DayMonthYear) || parseTime(text, MonthDayYear);
}

bool isEventTime(std::string_view text, TimeFormat format)
{
    const auto time = parseTime(text, format);
    return time && isLikelyTime(*time);
}

std::string excerpt(std::string_view text)
{
    constexpr std::size_t longest = 60;
    if (text.size() <= longest) return std::string(text);
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) // not within a character
        --end;
    return std::string(text.substr(0, end)) + "...";
}

std::optional<Message> parseEvent(const std::vector<std::string_view>& fields, const RowLayout& layout, RawEvent& event)
{
    if (fields.size() != layout.width)
        return Message(SS_TEXT("engine", "The row has {0} fields instead of {1}"), fields.size(), layout.width);
    const auto value = [&](Field field) {
        const int column = layout.columns[std::size_t(field)];
        return column >= 0 ? fields[std::size_t(column)] : std::string_view();
    };
    for (const Field field : {Field::User, Field::Session, Field::Item, Field::Action})
        if (layout.has(field) && isBlank(value(field)))
            return Message(SS_TEXT("engine", "The {0} is empty"), Message(fieldName(field)));

    event.item = value(Field::Item);
    event.session = value(Field::Session);
    event.user = layout.has(Field::User) ? value(Field::User) : event.session;
    event.action = layout.has(Field::Action) ? value(Field::Action)
                   : layout.actionOf         ? layout.actionOf(fields)
                                             : std::string_view(layout.action);
    event.category = isBlank(value(Field::Category)) ? std::string_view() : value(Field::Category);
    if (!layout.actions.empty()) {
        const auto code = layout.actions.find(event.action);
        if (code == layout.actions.end())
            return Message(SS_TEXT("engine", "The action \"{0}\" is not known in this format"), excerpt(event.action));
        event.action = code->second;
    }

    if (layout.has(Field::Time)) {
        const auto time = parseTime(value(Field::Time), layout.timeFormat);
        if (!time) return Message(SS_TEXT("engine", "\"{0}\" is no time"), excerpt(value(Field::Time)));
        if (!isLikelyTime(*time))
            return Message(SS_TEXT("engine", "The time \"{0}\" does not lie between 1970 and 2199"),
                           excerpt(value(Field::Time)));
        event.time = *time;
    }
    if (layout.has(Field::Order)) {
        const auto order = parseDouble(value(Field::Order));
        if (!order) return Message(SS_TEXT("engine", "The order \"{0}\" is no number"), excerpt(value(Field::Order)));
        event.order = *order;
    }
    if (layout.has(Field::Price)) event.price = parsePrice(value(Field::Price));
    return std::nullopt;
}

} // namespace sessionsmith::events
