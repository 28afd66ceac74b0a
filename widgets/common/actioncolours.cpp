// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/actioncolours.h"

#include "engine/base/text.h"
#include "widgets/common/theme.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace sessionsmith::widgets {

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

} // namespace

ActionColours::ActionColours(const std::vector<std::string>& names) : m_slots(names.size(), -1)
{
    std::vector<bool> taken(names.size() + purchaseStep + 1);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const int step = stepOf(names[i]);
        if (step < 0 || taken[std::size_t(step)]) continue;
        m_slots[i] = step;
        taken[std::size_t(step)] = true;
    }
    std::size_t next = 0;
    for (int& slot : m_slots) {
        if (slot >= 0) continue;
        while (taken[next])
            ++next;
        slot = int(next);
        taken[next] = true;
    }
}

QColor ActionColours::operator[](int index) const
{
    return Theme::instance().category(std::size_t(index) < m_slots.size() ? m_slots[std::size_t(index)] : index);
}

int ActionColours::goal(const std::vector<std::string>& names)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (stepOf(names[i]) == purchaseStep) return int(i);
    return int(names.size()) - 1;
}

} // namespace sessionsmith::widgets
