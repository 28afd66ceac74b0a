// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/time.h"

namespace sessionsmith {

enum class DateOrder { DayMonthYear, MonthDayYear };

/// "25/11/2017", "1.12.2010 8:26", "1-12-2010 08:26:30.250", "12/1/2010 8:26 PM", in UTC. The year has four digits;
/// nothing if the text is no such time.
std::optional<Milliseconds> parseCalendarTime(std::string_view text, DateOrder order);

} // namespace sessionsmith
