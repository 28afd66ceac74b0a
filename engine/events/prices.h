// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sessionsmith::events {

constexpr double unknownPrice = std::numeric_limits<double>::quiet_NaN();
/// Stands for what was given as a price, but is none.
constexpr double impossiblePrice = -1;

/// A price as a row tells it: a finite number, not negative. unknownPrice for an empty text, impossiblePrice for any
/// other.
double parsePrice(std::string_view text);
/// For a person and for a file: as short as it can be without changing the number; empty for what is not known.
std::string priceText(double price);

/// As EventLog::price is to be: none where nothing is known, and no negative zero, which would be another hash.
void normalisePrices(std::vector<double>& prices);

/// Whether one of them at least is known, that is, no NaN.
bool hasAnyPrice(const std::vector<double>& prices);

/// The price of each of so many items: the median of those at its events, of two in the middle the lower one, so that
/// it is always one that was asked; unknownPrice where there is none. Empty if there is none at all. `item`, `price`:
/// (E), the price of an event perhaps unknown or impossible.
std::vector<double> medianPrices(std::span<const std::int32_t> item, std::span<const double> price, std::size_t items);

} // namespace sessionsmith::events
