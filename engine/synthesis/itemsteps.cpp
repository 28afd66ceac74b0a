// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/itemsteps.h"

#include <algorithm>

namespace sessionsmith::synthesis {

namespace {

/// (items) Share of each item in a list that has it once for each time.
hmm::Vector shares(std::span<const std::int32_t> list, std::int32_t items)
{
    hmm::Vector result = hmm::Vector::Zero(items);
    for (const std::int32_t item : list)
        result[item] += 1 / double(list.size());
    return result;
}

/// Adds a row of the different items of a list, each with its share.
template <typename Rows>
void addShares(Rows& rows, std::vector<std::int32_t> list)
{
    std::ranges::sort(list);
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i == 0 || list[i] != list[i - 1]) rows.steps.push_back({list[i], 0});
        rows.steps.back().probability += 1 / double(list.size());
    }
    rows.offsets.push_back(rows.steps.size());
}

} // namespace

ItemSteps::ItemSteps(const ItemModel& items)
    : m_stepCount(items.items().size()), m_smoothed(items.items().size()),
      m_byPopularity(Vector::Ones(Eigen::Index(items.groupCount()))),
      m_popularity(shares(items.popularity(), items.items().size())), m_inGroup(Vector::Zero(items.items().size()))
{
    const auto count = items.items().size();
    const double smoothing = items.smoothing();
    std::vector<std::int32_t> followers;
    for (std::int32_t item = 0; item < count; ++item) {
        m_group.push_back(items.group(item));
        const auto list = items.successors(item);
        followers.assign(list.begin(), list.end());
        std::ranges::sort(followers);
        const double weight = followers.empty() ? 0 : 1 / (double(followers.size()) + smoothing);
        for (std::size_t i = 0; i < followers.size(); ++i) {
            if (i == 0 || followers[i] != followers[i - 1]) m_items.steps.push_back({followers[i], 0});
            m_items.steps.back().probability += weight;
        }
        m_items.offsets.push_back(m_items.steps.size());
        m_smoothed[item] = followers.empty() ? 1 : smoothing * weight;
        const auto returns = items.returns(item);
        followers.insert(followers.end(), returns.begin(), returns.end());
        addShares(m_steps, followers);
        m_stepCount[item] = items.stepCount(item);
    }
    for (std::size_t group = 0; group < items.groupCount(); ++group) {
        auto transitions = items.groupTransitions(group);
        std::ranges::sort(transitions);
        const std::size_t begin = m_groups.steps.size();
        for (const auto& [to, probability] : transitions) {
            m_byPopularity[Eigen::Index(group)] -= probability;
            if (m_groups.steps.size() == begin || std::size_t(m_groups.steps.back().to) != to)
                m_groups.steps.push_back({std::int32_t(to), 0});
            m_groups.steps.back().probability += probability;
        }
        m_groups.offsets.push_back(m_groups.steps.size());
        const auto list = items.groupItems(group);
        for (const std::int32_t item : list)
            m_inGroup[item] += 1 / double(list.size());
    }
    m_byPopularity = m_byPopularity.cwiseMax(0.0);
    const auto sessions = double(items.firsts().size());
    if (items.ways().sum() > 0) addWays(items);
    m_first = (sessions * shares(items.firsts(), count) + smoothing * m_popularity) / (sessions + smoothing);
}

double ItemSteps::stepCount(std::int32_t from, std::int32_t to) const
{
    const auto steps = m_steps[std::size_t(from)];
    const auto found = std::ranges::lower_bound(steps, to, {}, &Step::to);
    return found != steps.end() && found->to == to ? m_stepCount[from] * found->probability : 0;
}

ItemSteps::Vector ItemSteps::next(std::int32_t previous) const
{
    Vector from = Vector::Zero(m_smoothed.size());
    from[previous] = 1;
    return forward(from);
}

/// Where no transition leads another way, all of the steps follow.
void ItemSteps::addWays(const ItemModel& items)
{
    const auto count = items.items().size();
    m_back = m_related = Vector::Zero(count);
    for (std::int32_t item = 0; item < count; ++item) {
        const auto before = items.predecessors(item), after = items.successors(item);
        std::vector<std::int32_t> beside(before.begin(), before.end());
        addShares(m_before, beside);
        beside.insert(beside.end(), after.begin(), after.end());
        if (!before.empty()) m_back[item] = items.ways().backward;
        if (!beside.empty()) m_related[item] = items.ways().related;
        addShares(m_beside, std::move(beside));
    }
}

ItemSteps::Vector ItemSteps::forward(const Rows& rows, const Vector& from)
{
    Vector to = Vector::Zero(from.size());
    for (Eigen::Index i = 0; i < from.size(); ++i)
        if (from[i] != 0)
            for (const Step& step : rows[std::size_t(i)])
                to[step.to] += from[i] * step.probability;
    return to;
}

ItemSteps::Vector ItemSteps::backward(const Rows& rows, const Vector& value)
{
    Vector result = Vector::Zero(value.size());
    for (Eigen::Index i = 0; i < value.size(); ++i)
        for (const Step& step : rows[std::size_t(i)])
            result[i] += step.probability * value[step.to];
    return result;
}

ItemSteps::Vector ItemSteps::forward(const Vector& from) const
{
    if (m_back.size() == 0) return followed(from);
    const Vector back = from.cwiseProduct(m_back), related = from.cwiseProduct(m_related);
    return followed(from - back - related) + forward(m_before, back) + forward(m_beside, forward(m_beside, related));
}

ItemSteps::Vector ItemSteps::backward(const Vector& value) const
{
    const Vector following = expectedFollowing(value);
    if (m_back.size() == 0) return following;
    return following + m_back.cwiseProduct(backward(m_before, value) - following) +
           m_related.cwiseProduct(backward(m_beside, backward(m_beside, value)) - following);
}

ItemSteps::Vector ItemSteps::followed(const Vector& from) const
{
    Vector to = Vector::Zero(from.size());
    Vector left = Vector::Zero(m_byPopularity.size()), entered = left; // mass of each category
    for (Eigen::Index i = 0; i < from.size(); ++i) {
        if (from[i] == 0) continue;
        for (const Step& step : m_items[std::size_t(i)])
            to[step.to] += from[i] * step.probability;
        left[Eigen::Index(m_group[std::size_t(i)])] += from[i] * m_smoothed[i];
    }
    for (Eigen::Index group = 0; group < left.size(); ++group) {
        if (left[group] == 0) continue;
        for (const Step& step : m_groups[std::size_t(group)])
            entered[step.to] += left[group] * step.probability;
    }
    const double byPopularity = left.dot(m_byPopularity);
    for (Eigen::Index j = 0; j < to.size(); ++j)
        to[j] += entered[Eigen::Index(m_group[std::size_t(j)])] * m_inGroup[j] + byPopularity * m_popularity[j];
    return to;
}

ItemSteps::Vector ItemSteps::expectedFollowing(const Vector& value) const
{
    Vector inGroup = Vector::Zero(m_byPopularity.size());
    for (Eigen::Index j = 0; j < value.size(); ++j)
        inGroup[Eigen::Index(m_group[std::size_t(j)])] += m_inGroup[j] * value[j];
    Vector ofGroup = m_byPopularity * m_popularity.dot(value);
    for (Eigen::Index group = 0; group < ofGroup.size(); ++group)
        for (const Step& step : m_groups[std::size_t(group)])
            ofGroup[group] += step.probability * inGroup[step.to];
    Vector result(value.size());
    for (Eigen::Index i = 0; i < value.size(); ++i) {
        result[i] = m_smoothed[i] * ofGroup[Eigen::Index(m_group[std::size_t(i)])];
        for (const Step& step : m_items[std::size_t(i)])
            result[i] += step.probability * value[step.to];
    }
    return result;
}

} // namespace sessionsmith::synthesis
