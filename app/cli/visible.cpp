// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/visible.h"

#include <fmt/format.h>

namespace sessionsmith::cli {

namespace {

std::string escaped(unsigned char control)
{
    switch (control) {
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        return fmt::format("\\x{:02x}", control);
    }
}

} // namespace

std::string visible(std::string_view text, std::string_view kept)
{
    std::string shown;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0u;
        const bool isControl = byte < 0x20 || byte == 0x7f;
        if (isControl && kept.find(text[i]) == std::string_view::npos) {
            shown += escaped(byte);
        } else if (byte == 0xc2 && next >= 0x80 && next < 0xa0) { // U+0080 ... U+009F in UTF-8
            shown += escaped(static_cast<unsigned char>(next));
            ++i;
        } else {
            shown += text[i];
        }
    }
    return shown;
}

} // namespace sessionsmith::cli
