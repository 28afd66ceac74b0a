// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/importer.h"

namespace sessionsmith::events {

/// How many of the names are such as columns of event logs usually have.
std::size_t familiarNames(const std::vector<std::string>& names);

/// What each column holds, from its name and from what stands in its `rows`.
std::map<Field, std::string> guessMap(const std::vector<std::string>& columns,
                                      const std::vector<std::vector<std::string>>& rows);

/// The columns, by their place, that have the name of a time.
std::vector<std::size_t> namedAsTime(const std::vector<std::string>& columns);

/// The form of the times in a column; Auto where there are none, and where dates may have the day or the month first.
TimeFormat guessTimeFormat(const std::vector<std::string>& values);
/// DayMonthYear or MonthDayYear if a text is a date in one of them alone, else Auto.
TimeFormat dateOrderOf(std::string_view text);
/// Whether most of the texts are such dates, in whichever order.
bool areDates(const std::vector<std::string>& values);

} // namespace sessionsmith::events
