// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/page/colours.h"

#include <fmt/format.h>

namespace sessionsmith::page {

std::uint32_t categoryShade(std::size_t category)
{
    const std::uint32_t base = categoryColours[category % categoryColours.size()];
    const std::size_t shade = category / categoryColours.size() % 3;
    std::uint32_t shaded = 0;
    for (const int shift : {16, 8, 0}) {
        const std::uint32_t part = base >> shift & 0xff;
        shaded |= (shade == 0 ? part : shade == 1 ? part * 2 / 3 : 255 - (255 - part) * 6 / 11) << shift;
    }
    return shaded;
}

std::string categoryColour(std::size_t category)
{
    return fmt::format("#{:06x}", categoryShade(category));
}

} // namespace sessionsmith::page
