// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sessionsmith {

/// The whole of `text` (blanks around it allowed) as a number, whatever the locale; nothing if any other character is
/// left.
std::optional<double> parseDouble(std::string_view text);
std::optional<std::int64_t> parseInteger(std::string_view text);

std::string_view trimmed(std::string_view text);
/// Whether nothing of it would be left.
inline bool isBlank(std::string_view text)
{
    if (!text.empty() && static_cast<unsigned char>(text.front()) > ' ') return false; // as nearly all texts
    return trimmed(text).empty();
}
std::string lowered(std::string_view text);
/// The fields between `separator`s; always at least one.
std::vector<std::string_view> split(std::string_view text, char separator);
/// Where the first character begins that is not valid UTF-8 (RFC 3629); npos if there is none.
std::size_t findInvalidUtf8(std::string_view text);
inline bool isValidUtf8(std::string_view text)
{
    return findInvalidUtf8(text) == std::string_view::npos;
}

/// Whether all of it could be GB18030 (GB 18030-2005: one, two or four bytes a character), by its bytes alone.
bool isPossiblyGb18030(std::string_view text);
/// Errors: a name that is blank, not UTF-8, longer than 200 characters, or holds a control character.
Result<> checkName(std::string_view name);

} // namespace sessionsmith
