// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/jsontext.h"

#include <nlohmann/json.hpp>

namespace sessionsmith {

std::string jsonText(const nlohmann::json& json, int indent)
{
    return json.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace sessionsmith
