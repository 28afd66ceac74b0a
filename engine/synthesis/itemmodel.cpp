// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/itemmodel.h"

#include "engine/synthesis/toucheditems.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::synthesis {

std::size_t ItemModel::group(std::int32_t item) const
{
    const std::int32_t category = m_category[std::size_t(item)];
    return category < 0 ? std::size_t(m_categories.size()) : std::size_t(category);
}

Result<ItemModel> ItemModel::estimate(const events::EventLog& log, double smoothing, Steps steps,
                                      const std::vector<bool>& isHeldOut)
{
    if (log.size() == 0) return fail(SS_TEXT("engine", "The data set has no events"));
    if (!(smoothing >= 0) || !std::isfinite(smoothing))
        return fail(SS_TEXT("engine", "The smoothing must be a finite number, not negative"));
    ItemModel model;
    model.m_items = log.items;
    model.m_categories = log.categories;
    model.m_category = events::itemCategories(log);
    model.m_price = log.price;
    model.m_smoothing = smoothing;

    const std::size_t groups = std::size_t(log.categories.size()) + 1;
    const std::vector<bool> isFirstTouch = steps == Steps::ToNewItems ? firstTouches(log) : std::vector<bool>();
    std::vector<std::pair<std::size_t, std::int32_t>> successors, returns, groupSuccessors, groupItems;
    for (std::size_t e = 0; e < log.size(); ++e) {
        if (!isHeldOut.empty() && isHeldOut[std::size_t(log.session[e])]) continue;
        if (!isFirstTouch.empty() && !isFirstTouch[e]) { // never the first of its session
            returns.emplace_back(std::size_t(log.item[e - 1]), log.item[e]);
            continue;
        }
        model.m_popularity.push_back(log.item[e]);
        groupItems.emplace_back(model.group(log.item[e]), log.item[e]);
        if (e == 0 || log.session[e] != log.session[e - 1]) {
            model.m_firsts.push_back(log.item[e]);
            continue;
        }
        successors.emplace_back(std::size_t(log.item[e - 1]), log.item[e]);
        groupSuccessors.emplace_back(model.group(log.item[e - 1]), std::int32_t(model.group(log.item[e])));
    }
    model.m_successors = RaggedLists::gather(std::size_t(log.items.size()), successors);
    model.m_returns = RaggedLists::gather(std::size_t(log.items.size()), returns);
    model.m_categorySuccessors = RaggedLists::gather(groups, groupSuccessors);
    model.m_categoryItems = RaggedLists::gather(groups, groupItems);
    return model;
}

Result<ItemModel> ItemModel::without(const std::vector<bool>& isLeftOut) const
{
    const auto isGone = [&](std::int32_t item) { return isLeftOut[std::size_t(item)]; };
    ItemModel model = *this;
    std::erase_if(model.m_firsts, isGone);
    std::erase_if(model.m_popularity, isGone);
    if (model.m_popularity.empty()) return fail(SS_TEXT("engine", "No item that occurs is left"));
    model.m_successors = m_successors.kept(isGone);
    model.m_returns = m_returns.kept(isGone);
    model.m_predecessors = m_predecessors.kept(isGone);
    model.m_categoryItems = m_categoryItems.kept(isGone);
    model.m_categorySuccessors = m_categorySuccessors.kept(
        [&](std::int32_t category) { return model.m_categoryItems[std::size_t(category)].empty(); });
    for (auto& [from, row] : model.m_set)
        std::erase_if(row.others,
                      [&](std::int32_t category) { return model.m_categoryItems[std::size_t(category)].empty(); });
    return model;
}

std::span<const std::int32_t> ItemModel::groupSuccessors(std::size_t group) const
{
    return m_categorySuccessors[group];
}

std::span<const std::int32_t> ItemModel::successors(std::int32_t item) const
{
    return m_successors[std::size_t(item)];
}

std::span<const std::int32_t> ItemModel::returns(std::int32_t item) const
{
    return m_returns[std::size_t(item)];
}

std::span<const std::int32_t> ItemModel::predecessors(std::int32_t item) const
{
    if (m_ways.sum() == 0) return {};
    return m_predecessors[std::size_t(item)];
}

std::span<const std::int32_t> ItemModel::groupItems(std::size_t group) const
{
    return m_categoryItems[group];
}

Result<> ItemModel::setTransitions(const std::vector<CategoryTransition>& transitions)
{
    const auto groupOf = [this](const std::string& name) {
        return name.empty() ? m_categories.size() : m_categories.find(name);
    };
    m_set.clear();
    for (const CategoryTransition& set : transitions) {
        const std::int32_t from = groupOf(set.from), to = groupOf(set.to);
        for (const auto& [name, group] : {std::pair(&set.from, from), {&set.to, to}})
            if (group < 0)
                return fail(Error(SS_TEXT("engine", "A transition is set of the category \"{0}\", which the catalogue "
                                                    "does not have"),
                                  *name)
                                .advise(SS_TEXT("engine", "Take the transitions of another catalogue out of the "
                                                          "model")));
        SetRow& row = m_set[std::size_t(from)];
        row.sums.emplace_back(to, (row.sums.empty() ? 0 : row.total()) + set.probability);
    }
    for (auto& [from, row] : m_set)
        for (const std::int32_t to : groupSuccessors(from))
            if (std::ranges::find(row.sums, to, [](const auto& sum) { return sum.first; }) == row.sums.end())
                row.others.push_back(to);
    return {};
}

void ItemModel::setWays(const ItemWays& ways)
{
    m_ways = ways;
    m_predecessors = {};
    if (ways.sum() == 0) return;
    std::vector<std::pair<std::size_t, std::int32_t>> pairs;
    pairs.reserve(m_successors.size());
    for (std::size_t item = 0; item < m_successors.count(); ++item)
        for (const std::int32_t next : m_successors[item])
            pairs.emplace_back(std::size_t(next), std::int32_t(item));
    m_predecessors = RaggedLists::gather(m_successors.count(), pairs);
}

} // namespace sessionsmith::synthesis
