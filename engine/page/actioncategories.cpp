// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/page/actioncategories.h"

#include "engine/base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace sessionsmith::page {

namespace {

constexpr int purchaseStep = 4;

/// 0 ... 4 for browse, click, favourite, cart, purchase under the names that shops' logs give them; -1 for others.
int stepOf(const std::string& name)
{
    static constexpr std::array<std::pair<std::string_view, int>, 28> known{{
        {"browse", 0},      {"view", 0},     {"pv", 0},       {"page_view", 0}, {"pageview", 0},  {"浏览", 0},
        {"click", 1},       {"clicks", 1},   {"点击", 1},     {"favourite", 2}, {"favorite", 2},  {"fav", 2},
        {"wishlist", 2},    {"收藏", 2},     {"cart", 3},     {"carts", 3},     {"addtocart", 3}, {"add_to_cart", 3},
        {"basket", 3},      {"加购", 3},     {"purchase", 4}, {"buy", 4},       {"order", 4},     {"orders", 4},
        {"transaction", 4}, {"checkout", 4}, {"购买", 4},     {"下单", 4},
    }};
    const std::string plain = lowered(name);
    const auto* found =
        std::find_if(known.begin(), known.end(), [&](const auto& entry) { return entry.first == plain; });
    return found == known.end() ? -1 : found->second;
}

/// What a name ends with: "state 3" is the third of its kind. 0 for none.
int numberOf(const std::string& name)
{
    const std::size_t digits = name.size() - std::min(name.size(), name.find_last_not_of("0123456789") + 1);
    return int(parseInteger(std::string_view(name).substr(name.size() - std::min<std::size_t>(digits, 6))).value_or(0));
}

/// FNV-1a: unlike std::hash the same in every build, so that a name keeps its colour.
std::uint32_t hashOf(const std::string& name)
{
    std::uint32_t hash = 2166136261U;
    for (const char letter : lowered(name))
        hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
    return hash;
}

} // namespace

std::vector<int> actionCategories(const std::vector<std::string>& names, std::vector<int> kept)
{
    kept.resize(names.size(), unknownCategory);
    std::array<int, categoryCount> uses{};
    for (const int slot : kept)
        if (slot != unknownCategory) ++uses[std::size_t(slot)];
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (kept[i] != unknownCategory) continue;
        const int step = stepOf(names[i]);
        if (step < 0 || uses[std::size_t(step)] > 0) {
            others.push_back(i);
            continue;
        }
        kept[i] = step;
        ++uses[std::size_t(step)];
    }
    // The colours of the steps stay theirs even where a log has no such step. The others are served in the order of
    // their names, so that who gets a colour that two want does not depend on the log.
    std::ranges::sort(others, {}, [&](std::size_t i) { return names[i]; });
    constexpr int first = purchaseStep + 1;
    constexpr int free = categoryCount - first;
    for (const std::size_t other : others) {
        const std::string& name = names[other];
        // Numbered ones lie apart in the palette, whose first colours differ most.
        int place = numberOf(name) > 0 ? (numberOf(name) - 1) % free : int(hashOf(name) % free);
        const int least = *std::min_element(uses.begin() + first, uses.end()); // above 0 once all are given out
        while (uses[std::size_t(first + place)] > least)
            place = (place + 1) % free;
        kept[other] = first + place;
        ++uses[std::size_t(first + place)];
    }
    return kept;
}

int goalOf(const std::vector<std::string>& names)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (stepOf(names[i]) == purchaseStep) return int(i);
    return int(names.size()) - 1;
}

} // namespace sessionsmith::page
