// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/augmentation/steptables.h"

#include "engine/augmentation/correlation.h"

#include <algorithm>

namespace sessionsmith::augmentation {

namespace {

bool has(const Pipeline& pipeline, std::initializer_list<StepKind> kinds)
{
    return std::ranges::find_first_of(pipeline, kinds, {}, &Step::kind) != pipeline.end();
}

/// Whether the log has what the steps need.
Result<> checkNeeds(const events::EventLog& log, const Pipeline& pipeline, int actions)
{
    for (const Step& step : pipeline) {
        const char* const name = describe(step.kind).name;
        if (step.kind == StepKind::SwapItem && !log.hasCategory())
            return fail(SS_TEXT("engine", "The step \"{0}\" needs categories; the log has none"), name);
        if (step.kind == StepKind::Jitter && !log.hasTime())
            return fail(SS_TEXT("engine", "The step \"{0}\" needs times; the log has none"), name);
        if (step.kind == StepKind::Noise && actions < 2)
            return fail(SS_TEXT("engine", "The step \"{0}\" needs at least two actions; the log has {1}"), name,
                        actions);
    }
    return {};
}

} // namespace

ActionFrequencies::ActionFrequencies(const events::EventLog& log) : m_sums(std::size_t(log.actions.size()) + 1, 0)
{
    for (const std::int32_t action : log.action)
        ++m_sums[std::size_t(action) + 1];
    for (std::size_t i = 1; i < m_sums.size(); ++i)
        m_sums[i] += m_sums[i - 1];
}

int ActionFrequencies::different() const
{
    int count = 0;
    for (std::size_t i = 1; i < m_sums.size(); ++i)
        count += m_sums[i] != m_sums[i - 1];
    return count;
}

std::int32_t ActionFrequencies::another(std::int32_t action, Philox& random) const
{
    const std::uint64_t begin = m_sums[std::size_t(action)];
    const std::uint64_t own = m_sums[std::size_t(action) + 1] - begin;
    const std::uint64_t others = m_sums.back() - own;
    if (others == 0) return action;
    std::uint64_t place = random.below(std::uint32_t(others));
    if (place >= begin) place += own;
    return std::int32_t(std::ranges::upper_bound(m_sums, place) - m_sums.begin() - 1);
}

CategoryItems::CategoryItems(const events::EventLog& log) : m_offsets(std::size_t(log.categories.size()) + 1, 0)
{
    for (const std::int32_t category : log.category)
        if (category >= 0) ++m_offsets[std::size_t(category) + 1];
    for (std::size_t i = 1; i < m_offsets.size(); ++i)
        m_offsets[i] += m_offsets[i - 1];
    m_items.resize(m_offsets.back());
    std::vector<std::size_t> next(m_offsets.begin(), m_offsets.end() - 1);
    for (std::size_t event = 0; event < log.category.size(); ++event)
        if (log.category[event] >= 0) m_items[next[std::size_t(log.category[event])]++] = log.item[event];
    for (std::size_t i = 1; i < m_offsets.size(); ++i)
        std::sort(m_items.begin() + std::ptrdiff_t(m_offsets[i - 1]), m_items.begin() + std::ptrdiff_t(m_offsets[i]));
}

std::int32_t CategoryItems::another(std::int32_t category, std::int32_t item, Philox& random) const
{
    const auto items = std::span(m_items).subspan(
        m_offsets[std::size_t(category)], m_offsets[std::size_t(category) + 1] - m_offsets[std::size_t(category)]);
    const auto own = std::ranges::equal_range(items, item);
    const auto others = std::ptrdiff_t(items.size() - own.size());
    if (others == 0) return item;
    auto place = std::ptrdiff_t(random.below(std::uint32_t(others)));
    if (place >= own.begin() - items.begin()) place += std::ptrdiff_t(own.size());
    return items[std::size_t(place)];
}

Result<StepTables> StepTables::gather(const events::EventLog& log, const Pipeline& pipeline, unsigned threads,
                                      const ProgressSink& progress, const Control& control)
{
    const std::int32_t known = log.items.find(augmentation::maskItem);
    StepTables tables{known >= 0 ? known : log.items.size(), {}, {}, ActionFrequencies(log), CategoryItems({})};
    if (auto good = checkNeeds(log, pipeline, tables.actions.different()); !good) return tl::unexpected(good.error());
    if (has(pipeline, {StepKind::SwapItem})) tables.categoryItems = CategoryItems(log);
    if (has(pipeline, {StepKind::Insert, StepKind::Substitute})) {
        auto correlated = correlatedItems(log, known, threads, progress, control);
        if (!correlated) return tl::unexpected(correlated.error());
        tables.correlated = std::move(*correlated);
        tables.categories = events::itemCategories(log);
    }
    return tables;
}

} // namespace sessionsmith::augmentation
