// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sessionsmith::regression {

/// The places of some scores, from the lowest on.
std::vector<std::size_t> ascending(std::span<const double> scores);

/// The probability that a positive one (isPositive > 0) has the larger score than a negative one, ties counted half,
/// each counted weights[i] times (Mann and Whitney 1947); NaN without both. All of N; `order`: ascending(scores).
double areaUnderCurve(std::span<const double> scores, std::span<const std::size_t> order,
                      std::span<const double> isPositive, std::span<const std::uint16_t> weights);

} // namespace sessionsmith::regression
