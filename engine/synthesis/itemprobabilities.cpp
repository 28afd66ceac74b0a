// SPDX-License-Identifier: GPL-3.0-or-later
// How likely each next item is; how it is drawn, itemdraws.cpp says.
#include "engine/synthesis/itemmodel.h"

#include <algorithm>

namespace sessionsmith::synthesis {

namespace {

double share(std::span<const std::int32_t> list, std::int32_t value)
{
    return list.empty() ? 0 : double(std::count(list.begin(), list.end(), value)) / double(list.size());
}

} // namespace

std::vector<std::pair<std::size_t, double>> ItemModel::groupTransitions(std::size_t from) const
{
    std::vector<std::pair<std::size_t, double>> transitions;
    const auto add = [&](std::size_t to, double probability) {
        if (!groupItems(to).empty()) transitions.emplace_back(to, probability); // else by popularity
    };
    double rest = 1;
    auto next = groupSuccessors(from);
    if (const auto set = m_set.find(from); set != m_set.end()) {
        double before = 0;
        for (const auto& [to, sum] : set->second.sums) {
            add(std::size_t(to), sum - before);
            before = sum;
        }
        rest = std::max(0.0, 1 - before);
        next = set->second.others;
    }
    for (const std::int32_t to : next)
        add(std::size_t(to), rest / double(next.size()));
    return transitions;
}

double ItemModel::categoryProbability(std::size_t from, std::int32_t item) const
{
    const std::size_t target = group(item);
    double toTarget = 0, byPopularity = 1;
    for (const auto& [to, probability] : groupTransitions(from)) {
        byPopularity -= probability;
        if (to == target) toTarget += probability;
    }
    return toTarget * share(groupItems(target), item) + std::max(0.0, byPopularity) * share(m_popularity, item);
}

std::optional<double> ItemModel::backward(std::int32_t previous, std::int32_t next) const
{
    const auto before = predecessors(previous);
    return before.empty() ? std::nullopt : std::optional(share(before, next));
}

std::optional<double> ItemModel::related(std::int32_t previous, std::int32_t next) const
{
    const auto sizeOf = [this](std::int32_t item) {
        return double(successors(item).size() + predecessors(item).size());
    };
    if (sizeOf(previous) == 0) return std::nullopt;
    // What stands beside both; S is counted once for each side, so that it is the same seen from either.
    std::unordered_map<std::int32_t, double> besideNext;
    for (const RaggedLists* lists : {&m_successors, &m_predecessors})
        for (const std::int32_t middle : (*lists)[std::size_t(next)])
            besideNext[middle] += 1;
    double sum = 0;
    for (const RaggedLists* lists : {&m_successors, &m_predecessors})
        for (const std::int32_t middle : (*lists)[std::size_t(previous)])
            if (const auto found = besideNext.find(middle); found != besideNext.end())
                sum += found->second / sizeOf(middle);
    return sum / sizeOf(previous);
}

double ItemModel::following(std::int32_t previous, std::int32_t next) const
{
    const auto followers = successors(previous);
    const double smoothed = categoryProbability(group(previous), next);
    const auto count = double(followers.size());
    if (count == 0) return smoothed;
    return (share(followers, next) * count + m_smoothing * smoothed) / (count + m_smoothing);
}

double ItemModel::probability(std::int32_t previous, std::int32_t next) const
{
    const double direct = following(previous, next);
    if (m_ways.sum() == 0) return direct;
    return (1 - m_ways.sum()) * direct + m_ways.backward * backward(previous, next).value_or(direct) +
           m_ways.related * related(previous, next).value_or(direct);
}

} // namespace sessionsmith::synthesis
