// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/page/colours.h"

#include <fmt/format.h>

namespace sessionsmith::page {

std::string categoryColour(std::size_t category)
{
    return fmt::format("#{:06x}", categoryColours[category % categoryColours.size()]);
}

} // namespace sessionsmith::page
