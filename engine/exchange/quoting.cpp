// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/quoting.h"

#include "engine/base/jsontext.h"

#include <nlohmann/json.hpp>

namespace sessionsmith::exchange {

std::string csvQuoted(const std::string& text, char delimiter)
{
    if (text.find_first_of({delimiter, '"', '\r', '\n'}) == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string jsonQuoted(const std::string& text)
{
    return jsonText(nlohmann::json(text));
}

} // namespace sessionsmith::exchange
