// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace sessionsmith::page {

/// Okabe and Ito, "Color universal design" (2008), ordered for neighbours that differ most: 0xRRGGBB.
inline constexpr std::array<std::uint32_t, 8> categoryColours{0x56b4e9, 0x0072b2, 0xcc79a7, 0xe69f00,
                                                              0x009e73, 0xd55e00, 0xf0e442, 0x999999};

/// That are told apart: each of them as it is, darker, lighter.
inline constexpr int categoryCount = 3 * int(categoryColours.size());

std::uint32_t categoryShade(std::size_t category); ///< 0xRRGGBB
std::string categoryColour(std::size_t category);  ///< "#56b4e9"

/// Which category is a run's, everywhere.
inline int categoryOfRun(std::int64_t run)
{
    return int(run % categoryCount);
}
inline std::string colourOfRun(std::int64_t run)
{
    return categoryColour(std::size_t(categoryOfRun(run)));
}

} // namespace sessionsmith::page
