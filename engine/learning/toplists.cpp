// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/toplists.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sessionsmith::learning {

void TopLists::set(std::size_t testCase, std::span<const float> scores)
{
    const std::span<std::int32_t> list(m_items.data() + testCase * length, length);
    std::size_t count = 0;
    float lowest = -std::numeric_limits<float>::infinity(); // of a full list: nearly all scores end at this comparison
    for (std::size_t item = 0; item < scores.size(); ++item) {
        if (!(scores[item] > lowest)) continue;
        const auto place =
            std::upper_bound(list.begin(), list.begin() + std::ptrdiff_t(count), scores[item],
                             [&](float score, std::int32_t listed) { return score > scores[std::size_t(listed)]; });
        count = std::min(count + 1, length);
        std::copy_backward(place, list.begin() + std::ptrdiff_t(count) - 1, list.begin() + std::ptrdiff_t(count));
        *place = std::int32_t(item);
        if (count == length) lowest = scores[std::size_t(list[length - 1])];
    }
}

Metrics TopLists::metrics(std::span<const std::uint32_t> itemCounts) const
{
    std::vector<bool> shown(itemCounts.size());
    double sum = 0;
    std::size_t places = 0;
    for (const std::int32_t item : m_items) {
        if (item < 0) continue;
        shown[std::size_t(item)] = true;
        sum += std::log1p(double(itemCounts[std::size_t(item)]));
        ++places;
    }
    if (places == 0) return {};
    return {{"coverage@10", double(std::ranges::count(shown, true)) / double(itemCounts.size())},
            {"popularity@10", sum / double(places)}};
}

} // namespace sessionsmith::learning
