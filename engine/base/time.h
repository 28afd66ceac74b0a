// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sessionsmith {

/// Milliseconds since 1970-01-01T00:00:00Z.
using Milliseconds = std::int64_t;

/// "2017-11-25T08:00:00Z"; with ".123" where there are milliseconds.
std::string formatIsoTime(Milliseconds time);
/// "2017-11-25", "2017-11-25 08:00[:00[.123]]", the same with T, with Z or an offset "+08:00"; without one it is UTC.
std::optional<Milliseconds> parseIsoTime(std::string_view text);
/// "30m", "45s", "2h", "1d", "500ms", "90" (seconds), as milliseconds; nothing if malformed or negative.
std::optional<Milliseconds> parseDuration(std::string_view text);
Milliseconds currentTime();

} // namespace sessionsmith
