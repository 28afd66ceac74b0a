// SPDX-License-Identifier: GPL-3.0-or-later
// How the next item is drawn; how likely each is, itemprobabilities.cpp says.
#include "engine/synthesis/itemmodel.h"

namespace sessionsmith::synthesis {

namespace {

std::int32_t pick(std::span<const std::int32_t> list, Philox& random)
{
    return list[random.below(std::uint32_t(list.size()))];
}

} // namespace

std::int32_t ItemModel::step(std::int32_t item, Philox& random) const
{
    const auto forward = successors(item);
    const std::size_t one = random.below(std::uint32_t(stepCount(item)));
    return one < forward.size() ? forward[one] : returns(item)[one - forward.size()];
}

std::int32_t ItemModel::ofCategory(std::size_t group, Philox& random) const
{
    const auto items = m_categoryItems[group];
    return pick(items.empty() ? std::span<const std::int32_t>(m_popularity) : items, random);
}

std::int32_t ItemModel::fromCategory(std::size_t group, Philox& random) const
{
    auto next = groupSuccessors(group);
    if (const auto set = m_set.find(group); set != m_set.end()) {
        const double number = random.uniform();
        for (const auto& [to, sum] : set->second.sums)
            if (number < sum) return ofCategory(std::size_t(to), random);
        next = set->second.others;
    }
    if (next.empty()) return pick(m_popularity, random);
    return ofCategory(std::size_t(pick(next, random)), random);
}

std::int32_t ItemModel::popular(Philox& random) const
{
    return pick(m_popularity, random);
}

std::int32_t ItemModel::first(Philox& random) const
{
    const auto count = double(m_firsts.size());
    return random.uniform() * (count + m_smoothing) < count ? pick(m_firsts, random) : pick(m_popularity, random);
}

std::int32_t ItemModel::follower(std::int32_t previous, Philox& random) const
{
    const auto followers = successors(previous);
    const auto count = double(followers.size());
    if (count > 0 && random.uniform() * (count + m_smoothing) < count) return pick(followers, random);
    return fromCategory(group(previous), random);
}

std::int32_t ItemModel::neighbour(std::int32_t item, Philox& random) const
{
    const auto after = successors(item), before = predecessors(item);
    const std::size_t count = after.size() + before.size();
    if (count == 0) return -1;
    const std::size_t one = random.below(std::uint32_t(count));
    return one < after.size() ? after[one] : before[one - after.size()];
}

std::int32_t ItemModel::detour(std::int32_t previous, Philox& random) const
{
    double number = random.uniform();
    if ((number -= m_ways.backward) < 0) {
        const auto before = predecessors(previous);
        return before.empty() ? -1 : pick(before, random);
    }
    if ((number -= m_ways.related) < 0) {
        const std::int32_t middle = neighbour(previous, random);
        return middle < 0 ? -1 : neighbour(middle, random);
    }
    return -1;
}

std::int32_t ItemModel::next(std::int32_t previous, Philox& random) const
{
    const std::int32_t item = m_ways.sum() > 0 ? detour(previous, random) : -1;
    return item >= 0 ? item : follower(previous, random);
}

} // namespace sessionsmith::synthesis
