// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/itemmodel.h"

#include "engine/synthesis/toucheditems.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::synthesis {

namespace {

std::int32_t pick(std::span<const std::int32_t> list, Philox& random)
{
    return list[random.below(std::uint32_t(list.size()))];
}

template <typename Lists>
std::span<const std::int32_t> listOf(const Lists& lists, std::size_t i)
{
    return {lists.values.data() + lists.offsets[i], lists.offsets[i + 1] - lists.offsets[i]};
}

/// Pairs (list, value), sorted into lists by counting; values keep their order within a list.
template <typename Lists>
Lists gather(std::size_t count, const std::vector<std::pair<std::size_t, std::int32_t>>& pairs)
{
    Lists lists;
    lists.offsets.assign(count + 1, 0);
    for (const auto& [list, value] : pairs)
        ++lists.offsets[list + 1];
    for (std::size_t i = 0; i < count; ++i)
        lists.offsets[i + 1] += lists.offsets[i];
    lists.values.resize(pairs.size());
    std::vector<std::size_t> next(lists.offsets.begin(), lists.offsets.end() - 1);
    for (const auto& [list, value] : pairs)
        lists.values[next[list]++] = value;
    return lists;
}

/// The lists without the values for which `isGone`.
template <typename Lists, typename IsGone>
Lists kept(const Lists& lists, const IsGone& isGone)
{
    Lists result;
    for (std::size_t i = 0; i + 1 < lists.offsets.size(); ++i) {
        for (const std::int32_t value : listOf(lists, i))
            if (!isGone(value)) result.values.push_back(value);
        result.offsets.push_back(result.values.size());
    }
    return result;
}

double share(std::span<const std::int32_t> list, std::int32_t value)
{
    return list.empty() ? 0 : double(std::count(list.begin(), list.end(), value)) / double(list.size());
}

} // namespace

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
    model.m_successors = gather<Lists>(std::size_t(log.items.size()), successors);
    model.m_returns = gather<Lists>(std::size_t(log.items.size()), returns);
    model.m_categorySuccessors = gather<Lists>(groups, groupSuccessors);
    model.m_categoryItems = gather<Lists>(groups, groupItems);
    return model;
}

Result<ItemModel> ItemModel::invented(const ItemSettings& settings)
{
    if (settings.inventedItems < 1 || settings.inventedCategories < 1)
        return fail(SS_TEXT("engine", "An invented catalogue needs at least one item and one category"));
    if (!(settings.zipfExponent >= 0) || !std::isfinite(settings.zipfExponent))
        return fail(SS_TEXT("engine", "The Zipf exponent must be a finite number, not negative"));
    constexpr std::uint32_t purpose = 0x43415441; // "CATA"
    Philox random(settings.inventedSeed, purpose, 0);
    ItemModel model;
    model.m_smoothing = settings.smoothing;
    model.m_price = inventedPrices(settings.prices, std::size_t(settings.inventedItems), settings.inventedSeed);
    const auto categories = std::size_t(std::min(settings.inventedCategories, settings.inventedItems));
    for (std::size_t c = 1; c <= categories; ++c)
        model.m_categories.add(fmt::format("category {}", c));

    // Popularity by rank, as occurrences: the rarest item counts once, unless that would take too much room.
    const double rarest = std::pow(double(settings.inventedItems), -settings.zipfExponent);
    const double most = 1000;
    std::vector<std::pair<std::size_t, std::int32_t>> groupItems, groupSuccessors;
    for (std::int32_t i = 0; i < settings.inventedItems; ++i) {
        model.m_items.add(fmt::format("item {}", i + 1));
        model.m_category.push_back(std::size_t(i) < categories ? i
                                                               : std::int32_t(random.below(std::uint32_t(categories))));
        const double weight = std::pow(double(i + 1), -settings.zipfExponent);
        const int count = std::max(1, int(std::lround(std::min(weight / rarest, weight * most))));
        for (int k = 0; k < count; ++k) {
            model.m_popularity.push_back(i);
            groupItems.emplace_back(model.group(i), i);
        }
    }
    // Interest stays in a category for seven of ten steps.
    for (std::size_t c = 0; c < categories; ++c)
        for (int k = 0; k < 10; ++k)
            groupSuccessors.emplace_back(c, std::int32_t(k < 7 ? c : random.below(std::uint32_t(categories))));
    model.m_firsts = model.m_popularity;
    model.m_successors = model.m_returns = gather<Lists>(std::size_t(settings.inventedItems), {});
    model.m_categorySuccessors = gather<Lists>(categories + 1, groupSuccessors);
    model.m_categoryItems = gather<Lists>(categories + 1, groupItems);
    return model;
}

Result<ItemModel> ItemModel::without(const std::vector<bool>& isLeftOut) const
{
    const auto isGone = [&](std::int32_t item) { return isLeftOut[std::size_t(item)]; };
    ItemModel model = *this;
    std::erase_if(model.m_firsts, isGone);
    std::erase_if(model.m_popularity, isGone);
    if (model.m_popularity.empty()) return fail(SS_TEXT("engine", "No item that occurs is left"));
    model.m_successors = kept(m_successors, isGone);
    model.m_returns = kept(m_returns, isGone);
    model.m_predecessors = kept(m_predecessors, isGone);
    model.m_categoryItems = kept(m_categoryItems, isGone);
    model.m_categorySuccessors = kept(m_categorySuccessors, [&](std::int32_t category) {
        return listOf(model.m_categoryItems, std::size_t(category)).empty();
    });
    for (auto& [from, row] : model.m_set)
        std::erase_if(row.others, [&](std::int32_t category) {
            return listOf(model.m_categoryItems, std::size_t(category)).empty();
        });
    return model;
}

std::span<const std::int32_t> ItemModel::groupSuccessors(std::size_t group) const
{
    return listOf(m_categorySuccessors, group);
}

std::span<const std::int32_t> ItemModel::successors(std::int32_t item) const
{
    return listOf(m_successors, std::size_t(item));
}

std::span<const std::int32_t> ItemModel::returns(std::int32_t item) const
{
    return listOf(m_returns, std::size_t(item));
}

std::int32_t ItemModel::step(std::int32_t item, Philox& random) const
{
    const auto forward = successors(item);
    const std::size_t one = random.below(std::uint32_t(stepCount(item)));
    return one < forward.size() ? forward[one] : returns(item)[one - forward.size()];
}

std::span<const std::int32_t> ItemModel::predecessors(std::int32_t item) const
{
    if (m_ways.sum() == 0) return {};
    return listOf(m_predecessors, std::size_t(item));
}

std::span<const std::int32_t> ItemModel::groupItems(std::size_t group) const
{
    return listOf(m_categoryItems, group);
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

std::int32_t ItemModel::ofCategory(std::size_t group, Philox& random) const
{
    const auto items = listOf(m_categoryItems, group);
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

std::int32_t ItemModel::popular(Philox& random) const
{
    return pick(m_popularity, random);
}

std::int32_t ItemModel::first(Philox& random) const
{
    const auto count = double(m_firsts.size());
    return random.uniform() * (count + m_smoothing) < count ? pick(m_firsts, random) : pick(m_popularity, random);
}

void ItemModel::setWays(const ItemWays& ways)
{
    m_ways = ways;
    m_predecessors = {};
    if (ways.sum() == 0) return;
    std::vector<std::pair<std::size_t, std::int32_t>> pairs;
    pairs.reserve(m_successors.values.size());
    for (std::size_t item = 0; item + 1 < m_successors.offsets.size(); ++item)
        for (const std::int32_t next : listOf(m_successors, item))
            pairs.emplace_back(std::size_t(next), std::int32_t(item));
    m_predecessors = gather<Lists>(m_successors.offsets.size() - 1, pairs);
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
    for (const Lists* lists : {&m_successors, &m_predecessors})
        for (const std::int32_t middle : listOf(*lists, std::size_t(next)))
            besideNext[middle] += 1;
    double sum = 0;
    for (const Lists* lists : {&m_successors, &m_predecessors})
        for (const std::int32_t middle : listOf(*lists, std::size_t(previous)))
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
