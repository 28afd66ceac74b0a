// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace sessionsmith {

/// JSON (RFC 8259) from text that came from outside. Errors: no UTF-8, no JSON (with line and column), a number that no
/// double can hold, a key that an object has twice, for no reader could tell which of the two was meant.
Result<nlohmann::json> parseJson(std::string_view text);

/// JSON as text, on one line or indented. Never throws for what came from outside: bytes that are no UTF-8 become
/// U+FFFD.
std::string jsonText(const nlohmann::json& json, int indent = -1);

} // namespace sessionsmith
