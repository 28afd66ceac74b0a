// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/batch.h"

#include <algorithm>

namespace sessionsmith::learning {

namespace {

std::int64_t longest(std::span<const Context> sequences)
{
    std::size_t length = 0;
    for (const Context& sequence : sequences)
        length = std::max(length, sequence.items.size());
    return std::int64_t(length);
}

std::vector<Context> mostRecent(std::span<const Context> contexts, std::size_t events)
{
    std::vector<Context> cut;
    for (const Context& context : contexts) {
        const std::size_t length = std::min(context.items.size(), events);
        cut.push_back({context.items.last(length), context.actions.last(length)});
    }
    return cut;
}

} // namespace

Batch BatchMaker::padded(std::span<const Context> sequences, std::int64_t length) const
{
    const auto rows = std::int64_t(sequences.size());
    const auto cells = std::size_t(rows * length);
    Batch batch{rows, length, std::vector(cells, m_sizes.paddingItem()), std::vector(cells, m_sizes.paddingAction()),
                std::vector<std::int64_t>(cells, 0)};
    for (std::size_t row = 0; row < sequences.size(); ++row) {
        const Context& sequence = sequences[row];
        const auto begin = std::ptrdiff_t(row) * length;
        const auto events = std::min(sequence.items.size(), std::size_t(length));
        std::ranges::copy(sequence.items.first(events), batch.items.begin() + begin);
        std::ranges::copy(sequence.actions.first(events), batch.actions.begin() + begin);
        for (std::size_t i = 0; i < events; ++i)
            batch.positions[std::size_t(begin) + i] =
                std::int64_t(m_model.architecture == Architecture::Gpt ? i : events - 1 - i);
    }
    return batch;
}

void BatchMaker::hide(Batch& batch, std::size_t row, std::size_t column) const
{
    const std::size_t place = row * std::size_t(batch.length) + column;
    batch.places.push_back(std::int64_t(place));
    batch.targets.push_back(batch.items[place]);
    batch.items[place] = m_sizes.maskItem();
    batch.actions[place] = m_sizes.maskAction();
}

Batch BatchMaker::causal(std::span<const Context> sequences) const
{
    Batch batch = padded(sequences, longest(sequences) - 1);
    for (std::size_t row = 0; row < sequences.size(); ++row) {
        const auto& items = sequences[row].items;
        for (std::size_t i = 1; i < items.size(); ++i) {
            batch.places.push_back(std::int64_t(row) * batch.length + std::int64_t(i) - 1);
            batch.targets.push_back(items[i]);
        }
        if (std::int64_t(items.size()) <= batch.length) { // the last event is a target only
            const auto last = row * std::size_t(batch.length) + items.size() - 1;
            batch.items[last] = m_sizes.paddingItem();
            batch.actions[last] = m_sizes.paddingAction();
        }
    }
    return batch;
}

Batch BatchMaker::masked(std::span<const Context> sequences, double maskRate, Philox random) const
{
    constexpr double lastOnly = 0.1;
    Batch batch = padded(sequences, longest(sequences));
    for (std::size_t row = 0; row < sequences.size(); ++row) {
        const std::size_t events = sequences[row].items.size();
        if (random.uniform() < lastOnly) {
            hide(batch, row, events - 1);
            continue;
        }
        const std::size_t before = batch.targets.size();
        for (std::size_t i = 0; i < events; ++i)
            if (random.uniform() < maskRate) hide(batch, row, i);
        if (batch.targets.size() == before) hide(batch, row, random.below(std::uint32_t(events)));
    }
    return batch;
}

Batch BatchMaker::lastItem(std::span<const Context> sequences) const
{
    Batch batch = padded(sequences, longest(sequences));
    for (std::size_t row = 0; row < sequences.size(); ++row)
        hide(batch, row, sequences[row].items.size() - 1);
    return batch;
}

Batch BatchMaker::scoring(std::span<const Context> contexts) const
{
    const bool gpt = m_model.architecture == Architecture::Gpt;
    const auto cut = mostRecent(contexts, std::size_t(gpt ? m_model.maxLength : m_model.maxLength - 1));
    if (gpt) {
        Batch batch = padded(cut, std::max<std::int64_t>(longest(cut), 1));
        for (std::size_t row = 0; row < cut.size(); ++row)
            batch.places.push_back(std::int64_t(row) * batch.length +
                                   std::max<std::int64_t>(std::int64_t(cut[row].items.size()) - 1, 0));
        return batch;
    }
    // One event more in each row, whose item and action are the mask.
    SequenceData extended;
    std::vector<Context> sequences;
    for (const Context& context : cut) {
        extended.append(context);
        extended.items.push_back(0);
        extended.actions.push_back(0);
        extended.offsets.back() += 1;
    }
    for (std::size_t row = 0; row < cut.size(); ++row)
        sequences.push_back(extended[row]);
    Batch batch = lastItem(sequences);
    batch.targets.clear();
    return batch;
}

Batch BatchMaker::everyEvent(std::span<const Context> sequences) const
{
    Batch batch = padded(sequences, longest(sequences));
    for (std::size_t row = 0; row < sequences.size(); ++row)
        for (std::size_t i = 0; i < sequences[row].items.size(); ++i)
            batch.places.push_back(std::int64_t(row) * batch.length + std::int64_t(i));
    return batch;
}

} // namespace sessionsmith::learning
