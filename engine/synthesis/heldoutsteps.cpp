// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/heldoutsteps.h"

#include "engine/synthesis/toucheditems.h"

#include <cmath>
#include <unordered_map>

namespace sessionsmith::synthesis {

namespace {

/// How often pairs occur, of those that are asked for.
class PairCounts
{
public:
    void ask(std::int32_t from, std::int32_t to) { m_counts.try_emplace(key(from, to), 0); }
    void count(std::int32_t from, std::int32_t to)
    {
        if (const auto found = m_counts.find(key(from, to)); found != m_counts.end()) ++found->second;
    }
    double of(std::int32_t from, std::int32_t to) const { return double(m_counts.at(key(from, to))); }

private:
    static std::uint64_t key(std::int32_t from, std::int32_t to)
    {
        return std::uint64_t(std::uint32_t(from)) << 32 | std::uint32_t(to);
    }
    std::unordered_map<std::uint64_t, std::uint64_t> m_counts;
};

/// What the sessions that are not held out say of the steps of those that are.
class Counting
{
public:
    using Step = HeldOutSteps::Step;

    Counting(const events::EventLog& log, ItemModel::Steps which, const std::vector<bool>& isHeldOut)
        : m_log(log), m_category(events::itemCategories(log)), m_isHeldOut(isHeldOut)
    {
        if (which == ItemModel::Steps::ToNewItems) m_isFirstTouch = firstTouches(log);
        for (std::int32_t& category : m_category)
            if (category < 0) category = log.categories.size();
        forEachStep(true, [this](std::int32_t from, std::int32_t to) {
            m_items.ask(from, to);
            m_groups.ask(group(from), group(to));
            return true;
        });
        countOthers();
    }

    /// Of the steps that are held out, one after the other, until `use` has enough.
    template <typename Use>
    void forEachHeldOut(const Use& use) const
    {
        forEachStep(true, use);
    }

    /// Impossible where it has no `category`.
    Step stepOf(std::int32_t from, std::int32_t to) const
    {
        Step step{m_items.of(from, to), m_from[std::size_t(from)], 0, {}};
        const double popularity = m_popularity[std::size_t(to)];
        if (popularity == 0) return step;
        const double groupFrom = m_groupFrom[std::size_t(group(from))];
        step.category = groupFrom == 0 ? popularity / m_events
                                       : m_groups.of(group(from), group(to)) / groupFrom * popularity /
                                             m_groupEvents[std::size_t(group(to))];
        return step;
    }

private:
    std::int32_t group(std::int32_t item) const { return m_category[std::size_t(item)]; }
    bool isCounted(std::size_t event) const { return m_isFirstTouch.empty() || m_isFirstTouch[event]; }
    bool isHeldOut(std::size_t event) const { return m_isHeldOut[std::size_t(m_log.session[event])]; }

    /// Of the sessions that are held out, or of the others.
    template <typename Use>
    void forEachStep(bool heldOut, const Use& use) const
    {
        for (std::size_t e = 1; e < m_log.size(); ++e)
            if (m_log.session[e] == m_log.session[e - 1] && isHeldOut(e) == heldOut && isCounted(e) &&
                !use(m_log.item[e - 1], m_log.item[e]))
                return;
    }

    void countOthers()
    {
        m_from.resize(std::size_t(m_log.items.size()));
        m_popularity = m_from;
        m_groupFrom.resize(std::size_t(m_log.categories.size()) + 1);
        m_groupEvents = m_groupFrom;
        forEachStep(false, [this](std::int32_t from, std::int32_t to) {
            m_items.count(from, to);
            m_groups.count(group(from), group(to));
            ++m_from[std::size_t(from)];
            ++m_groupFrom[std::size_t(group(from))];
            return true;
        });
        for (std::size_t e = 0; e < m_log.size(); ++e) {
            if (isHeldOut(e) || !isCounted(e)) continue;
            ++m_events;
            ++m_popularity[std::size_t(m_log.item[e])];
            ++m_groupEvents[std::size_t(group(m_log.item[e]))];
        }
    }

    const events::EventLog& m_log;
    std::vector<std::int32_t> m_category; // by item; those without one have the last
    const std::vector<bool>& m_isHeldOut;
    std::vector<bool> m_isFirstTouch; // empty where all steps count
    PairCounts m_items, m_groups;
    std::vector<double> m_from, m_popularity, m_groupFrom, m_groupEvents; // outside of what is held out
    double m_events = 0;
};

} // namespace

double HeldOutSteps::Step::following(double smoothing) const
{
    return all == 0 || std::isinf(smoothing) ? category : (count + smoothing * category) / (all + smoothing);
}

double HeldOutSteps::Step::probability(double smoothing, const ItemWays& shares) const
{
    const double direct = following(smoothing);
    if (shares.sum() == 0) return direct;
    double sum = (1 - shares.sum()) * direct;
    for (std::size_t way = 0; way < wayMembers.size(); ++way)
        sum += shares.*wayMembers[way] * ways[way].value_or(direct);
    return sum;
}

Result<HeldOutSteps> HeldOutSteps::of(const events::EventLog& log, ItemModel::Steps which,
                                      const std::vector<bool>& isHeldOut, bool withWays, const Control& control)
{
    const Counting others(log, which, isHeldOut);
    std::optional<ItemModel> items;
    if (withWays) {
        auto estimated = ItemModel::estimate(log, 0, which, isHeldOut);
        if (!estimated) return tl::unexpected(estimated.error());
        items = std::move(*estimated);
        items->setWays({1, 0}); // it then knows what came before
    }
    HeldOutSteps steps;
    bool stopped = false;
    others.forEachHeldOut([&](std::int32_t from, std::int32_t to) {
        Step step = others.stepOf(from, to);
        if (!(step.category > 0)) {
            ++steps.m_impossible;
            return true;
        }
        if (items) step.ways = {items->backward(from, to), items->related(from, to)};
        steps.m_steps.push_back(step);
        constexpr std::size_t stepsPerCheck = 64;
        stopped = steps.m_steps.size() % stepsPerCheck == 0 && !control.proceed();
        return !stopped && !(withWays && steps.m_steps.size() == mostWithWays);
    });
    if (stopped) return fail(Error::cancelled());
    return steps;
}

double HeldOutSteps::logLikelihood(double smoothing, const ItemWays& ways) const
{
    double sum = 0;
    for (const Step& step : m_steps)
        sum += std::log(step.probability(smoothing, ways));
    return sum;
}

double HeldOutSteps::perplexity(double smoothing, const ItemWays& ways) const
{
    return std::exp(-logLikelihood(smoothing, ways) / double(m_steps.size()));
}

} // namespace sessionsmith::synthesis
