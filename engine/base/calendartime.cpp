// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/calendartime.h"

#include "engine/base/text.h"

#include <chrono>

namespace sessionsmith {

namespace {

using namespace std::chrono;

/// Takes a number of `least` to `most` digits off the front of `text`; -1 if there is none.
int takeNumber(std::string_view& text, std::size_t least, std::size_t most)
{
    std::size_t digits = 0;
    int number = 0;
    for (; digits < std::min(most, text.size()) && text[digits] >= '0' && text[digits] <= '9'; ++digits)
        number = number * 10 + (text[digits] - '0');
    if (digits < least) return -1;
    text.remove_prefix(digits);
    return number;
}

bool take(std::string_view& text, char c)
{
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

/// The time of day of "8:26", "08:26:30.25" or "8:26 PM"; nothing if it is none.
std::optional<milliseconds> parseClock(std::string_view text)
{
    int hour = takeNumber(text, 1, 2);
    if (hour < 0 || !take(text, ':')) return std::nullopt;
    const int minute = takeNumber(text, 2, 2);
    if (minute < 0 || minute > 59) return std::nullopt;
    milliseconds time = minutes(minute);
    if (take(text, ':')) {
        const int second = takeNumber(text, 2, 2);
        if (second < 0 || second > 60) return std::nullopt;
        time += seconds(second);
        if (take(text, '.'))
            for (int scale = 100; !text.empty() && text.front() >= '0' && text.front() <= '9'; scale /= 10)
                time += milliseconds(takeNumber(text, 1, 1) * scale);
    }
    const std::string half = lowered(trimmed(text));
    if (half == "am" || half == "pm") {
        if (hour < 1 || hour > 12) return std::nullopt;
        hour = hour % 12 + (half == "pm" ? 12 : 0);
    } else if (!half.empty() || hour > 23) {
        return std::nullopt;
    }
    return time + hours(hour);
}

} // namespace

std::optional<Milliseconds> parseCalendarTime(std::string_view text, DateOrder order)
{
    text = trimmed(text);
    int first = takeNumber(text, 1, 2);
    if (first < 0 || text.empty()) return std::nullopt;
    const char separator = text.front();
    if (separator != '/' && separator != '.' && separator != '-') return std::nullopt;
    take(text, separator);
    int second = takeNumber(text, 1, 2);
    if (second < 0 || !take(text, separator)) return std::nullopt;
    const int y = takeNumber(text, 4, 4);
    if (y < 0) return std::nullopt;
    if (order == DateOrder::MonthDayYear) std::swap(first, second);
    const year_month_day date{year(y), month(unsigned(second)), day(unsigned(first))};
    if (!date.ok()) return std::nullopt;
    const milliseconds midnight = sys_days(date).time_since_epoch();
    if (text.empty()) return midnight.count();
    if (!take(text, ' ') && !take(text, 'T')) return std::nullopt;
    const auto clock = parseClock(trimmed(text));
    return clock ? std::optional((midnight + *clock).count()) : std::nullopt;
}

} // namespace sessionsmith
