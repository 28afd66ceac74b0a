// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/eventparser.h"
#include "tests/fuzz/fuzzing.h"

using namespace sessionsmith;
using events::TimeFormat;

/// Whatever is read as a time of an event can be written and read again.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzz::text(data, size);
    parseDuration(text);
    for (const auto format : {TimeFormat::Auto, TimeFormat::UnixSeconds, TimeFormat::UnixMilliseconds, TimeFormat::Iso,
                              TimeFormat::DayMonthYear, TimeFormat::MonthDayYear}) {
        const auto time = events::parseTime(text, format);
        if (!time || !events::isEventTime(text, format)) continue;
        fuzz::expect(parseIsoTime(formatIsoTime(*time)) == time, "a time is what it is written as");
    }
    return 0;
}
