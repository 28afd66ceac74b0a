// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/time.h"

#include "engine/base/text.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>

namespace sessionsmith {

namespace {

using namespace std::chrono;

/// Takes `digits` digits off the front of `text`.
std::optional<int> takeDigits(std::string_view& text, std::size_t digits)
{
    if (text.size() < digits) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, char c)
{
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

/// ".123456", rounded down to milliseconds.
int takeFraction(std::string_view& text)
{
    int value = 0;
    int scale = 100;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        value += (text.front() - '0') * scale;
        scale /= 10;
        text.remove_prefix(1);
    }
    return value;
}

} // namespace

std::string formatIsoTime(Milliseconds time)
{
    const sys_time<milliseconds> point{milliseconds(time)};
    const auto day = floor<days>(point);
    const year_month_day date(day);
    const hh_mm_ss clock(point - day);
    std::string text =
        fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", int(date.year()), unsigned(date.month()),
                    unsigned(date.day()), clock.hours().count(), clock.minutes().count(), clock.seconds().count());
    if (clock.subseconds().count() != 0) text += fmt::format(".{:03}", clock.subseconds().count());
    return text + "Z";
}

std::optional<Milliseconds> parseIsoTime(std::string_view text)
{
    text = trimmed(text);
    const auto y = takeDigits(text, 4);
    if (!y || !take(text, '-')) return std::nullopt;
    const auto m = takeDigits(text, 2);
    if (!m || !take(text, '-')) return std::nullopt;
    const auto d = takeDigits(text, 2);
    if (!d) return std::nullopt;
    const year_month_day date{year(*y), month(unsigned(*m)), day(unsigned(*d))};
    if (!date.ok()) return std::nullopt;
    milliseconds time = sys_days(date).time_since_epoch();
    if (text.empty()) return time.count();

    if (!take(text, 'T') && !take(text, ' ')) return std::nullopt;
    const auto hour = takeDigits(text, 2);
    if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
    const auto minute = takeDigits(text, 2);
    if (!minute || *minute > 59) return std::nullopt;
    time += hours(*hour) + minutes(*minute);
    if (take(text, ':')) {
        const auto second = takeDigits(text, 2);
        if (!second || *second > 60) return std::nullopt;
        time += seconds(*second);
        if (take(text, '.') || take(text, ',')) time += milliseconds(takeFraction(text));
    }
    text = trimmed(text);
    if (text.empty() || text == "Z" || text == "UTC") return time.count();

    const bool east = text.front() == '+';
    if (!take(text, '+') && !take(text, '-')) return std::nullopt;
    const auto offsetHours = takeDigits(text, 2);
    take(text, ':');
    const auto offsetMinutes = text.empty() ? std::optional<int>(0) : takeDigits(text, 2);
    if (!offsetHours || *offsetHours > 23 || !offsetMinutes || *offsetMinutes > 59 || !text.empty())
        return std::nullopt;
    const minutes offset = hours(*offsetHours) + minutes(*offsetMinutes);
    return (east ? time - offset : time + offset).count();
}

std::optional<Milliseconds> parseDuration(std::string_view text)
{
    text = trimmed(text);
    const std::size_t end = text.find_first_not_of("0123456789.");
    const auto number = parseDouble(text.substr(0, end));
    if (!number) return std::nullopt;
    const std::string_view unit = end == std::string_view::npos ? "s" : trimmed(text.substr(end));
    const double scale = unit == "ms"                   ? 1
                         : unit == "s"                  ? 1e3
                         : unit == "m" || unit == "min" ? 6e4
                         : unit == "h"                  ? 3.6e6
                         : unit == "d"                  ? 8.64e7
                                                        : 0;
    if (scale == 0 || *number * scale > 1e15) return std::nullopt;
    return Milliseconds(std::llround(*number * scale));
}

Milliseconds currentTime()
{
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace sessionsmith
