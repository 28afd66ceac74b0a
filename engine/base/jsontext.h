// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace sessionsmith {

/// JSON as text, on one line or indented. Never throws for what came from outside: bytes that are no UTF-8 become
/// U+FFFD.
std::string jsonText(const nlohmann::json& json, int indent = -1);

} // namespace sessionsmith
