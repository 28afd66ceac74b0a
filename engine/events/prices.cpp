// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/prices.h"

#include "engine/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sessionsmith::events {

double parsePrice(std::string_view text)
{
    if (trimmed(text).empty()) return unknownPrice;
    const auto number = parseDouble(text);
    if (!number || !std::isfinite(*number) || *number < 0) return impossiblePrice;
    return *number + 0.0; // no negative zero
}

std::string priceText(double price)
{
    return std::isnan(price) ? std::string() : fmt::format("{}", price);
}

void normalisePrices(std::vector<double>& prices)
{
    if (!hasAnyPrice(prices)) prices.clear();
    for (double& price : prices)
        price += 0.0;
}

bool hasAnyPrice(const std::vector<double>& prices)
{
    return !std::ranges::all_of(prices, [](double price) { return std::isnan(price); });
}

std::vector<double> medianPrices(std::span<const std::int32_t> item, std::span<const double> price, std::size_t items)
{
    if (price.empty()) return {};
    std::vector<std::size_t> ends(items + 1, 0); // where the known prices of each item end, once they are in place
    for (std::size_t event = 0; event < price.size(); ++event)
        if (price[event] >= 0) ++ends[std::size_t(item[event]) + 1];
    for (std::size_t i = 0; i < items; ++i)
        ends[i + 1] += ends[i];
    if (ends.back() == 0) return {};
    std::vector<double> byItem(ends.back());
    for (std::size_t event = 0; event < price.size(); ++event)
        if (price[event] >= 0) byItem[ends[std::size_t(item[event])]++] = price[event];

    std::vector<double> medians(items, unknownPrice);
    for (std::size_t i = 0, begin = 0; i < items; begin = ends[i++]) {
        if (begin == ends[i]) continue;
        const auto middle = byItem.begin() + std::ptrdiff_t(begin + (ends[i] - begin - 1) / 2);
        std::nth_element(byItem.begin() + std::ptrdiff_t(begin), middle, byItem.begin() + std::ptrdiff_t(ends[i]));
        medians[i] = *middle;
    }
    return medians;
}

} // namespace sessionsmith::events
