// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/batch.h"

#include "engine/learning/torch/changedsequences.h"
#include "engine/learning/torch/telling.h"

#include <algorithm>
#include <set>

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
    for (const Context& context : contexts)
        cut.push_back(context.last(std::min(context.items.size(), events)));
    return cut;
}

/// Each event stays by chance. A gap across what is dropped is the sum of the gaps in it.
SequenceData thinned(std::span<const Context> sequences, double dropRate, Philox& random)
{
    SequenceData data;
    for (const Context& sequence : sequences) {
        std::vector<std::int32_t> items, actions;
        std::vector<float> gaps;
        float waited = 0;
        for (std::size_t i = 0; i < sequence.items.size(); ++i) {
            const float gap = sequence.gaps.empty() ? 0 : sequence.gaps[i];
            waited = gap < 0 || waited < 0 ? Context::unknownGap : waited + gap;
            if (random.uniform() < dropRate) continue;
            items.push_back(sequence.items[i]);
            actions.push_back(sequence.actions[i]);
            if (!sequence.gaps.empty()) gaps.push_back(waited);
            waited = 0;
        }
        data.append({items, actions, gaps});
    }
    return data;
}

} // namespace

Batch Batch::askedForActions(const VocabularySizes& sizes) &&
{
    classes = sizes.actions;
    targets = std::move(actions);
    return std::move(*this);
}

EventGrid BatchMaker::grid(std::span<const Context> sequences, std::int64_t length) const
{
    EventGrid grid = EventGrid::padded(std::int64_t(sequences.size()), length, m_sizes);
    for (std::size_t row = 0; row < sequences.size(); ++row) {
        const auto events = std::min(sequences[row].items.size(), std::size_t(length));
        for (std::size_t i = 0; i < events; ++i) {
            const std::int64_t cell = grid.cell(row, i);
            grid.set(cell, sequences[row], i, m_sizes);
            grid.positions[std::size_t(cell)] =
                std::int64_t(m_model.architecture == Architecture::Bert ? events - 1 - i : i);
        }
    }
    return grid;
}

void BatchMaker::hide(Batch& batch, std::size_t row, std::size_t column) const
{
    const std::int64_t cell = batch.events.cell(row, column);
    batch.places.push_back(cell);
    batch.targets.push_back(batch.events.items[std::size_t(cell)]);
    batch.actions.push_back(batch.events.actions[std::size_t(cell)]);
    batch.events.setSpecial(cell, m_sizes.maskItem(), m_sizes.maskAction(), m_sizes);
}

Batch BatchMaker::causal(std::span<const Context> sequences) const
{
    Batch batch = over(grid(sequences, longest(sequences) - 1));
    for (std::size_t row = 0; row < sequences.size(); ++row) {
        const auto& [items, actions, gaps] = sequences[row];
        for (std::size_t i = 1; i < items.size(); ++i) {
            batch.places.push_back(batch.events.cell(row, i - 1));
            batch.targets.push_back(items[i]);
            batch.actions.push_back(actions[i]);
        }
        if (std::int64_t(items.size()) <= batch.events.length) // the last event is a target only
            batch.events.setSpecial(batch.events.cell(row, items.size() - 1), m_sizes.paddingItem(),
                                    m_sizes.paddingAction(), m_sizes);
    }
    return batch;
}

Batch BatchMaker::masked(std::span<const Context> sequences, double maskRate, Philox random) const
{
    constexpr double lastOnly = 0.1;
    Batch batch = over(grid(sequences, longest(sequences)));
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
    Batch batch = over(grid(sequences, longest(sequences)));
    for (std::size_t row = 0; row < sequences.size(); ++row)
        hide(batch, row, sequences[row].items.size() - 1);
    return batch;
}

Batch BatchMaker::spans(std::span<const Context> sequences, double rate, double mean, Philox random) const
{
    std::vector<Telling> tellings;
    for (const Context& sequence : sequences)
        tellings.push_back(Telling::ofSpans(sequence, rate, mean, m_sizes, random));
    return toldBatch(tellings, m_sizes.allItems(), m_sizes);
}

Batch BatchMaker::continuations(std::span<const Context> sequences, Philox random) const
{
    std::vector<Telling> tellings;
    for (const Context& sequence : sequences)
        tellings.push_back(Telling::ofEnd(sequence, 1 + random.below(std::uint32_t(sequence.items.size() - 1))));
    return toldBatch(tellings, m_sizes.items, m_sizes);
}

Batch BatchMaker::scoring(std::span<const Context> contexts) const
{
    const bool isBert = m_model.architecture == Architecture::Bert;
    // bert is asked at one event more, which is hidden.
    const auto cut = mostRecent(contexts, std::size_t(m_model.maxLength) - (isBert ? 1 : 0));
    const std::int64_t length = std::max<std::int64_t>(longest(cut) + (isBert ? 1 : 0), 1);
    Batch batch = over(grid(cut, length));
    if (m_model.architecture == Architecture::T5) batch.told = EventGrid::padded(batch.events.rows, 1, m_sizes);
    for (std::size_t row = 0; row < cut.size(); ++row) {
        const std::size_t events = cut[row].items.size();
        if (isBert) {
            hide(batch, row, events);
            for (std::size_t i = 0; i < events; ++i)
                ++batch.events.positions[std::size_t(batch.events.cell(row, i))];
        } else if (m_model.architecture == Architecture::T5) {
            batch.places.push_back(batch.told.cell(row, 0));
        } else {
            batch.places.push_back(batch.events.cell(row, std::max<std::size_t>(events, 1) - 1));
        }
    }
    batch.targets.clear();
    batch.actions.clear();
    return batch;
}

Batch BatchMaker::denoising(std::span<const Context> sequences, double dropRate, Philox random) const
{
    const SequenceData left = thinned(sequences, dropRate, random);
    Batch batch = scoring(contextsOf(left));
    for (std::size_t row = 0; row < sequences.size(); ++row)
        for (const std::int32_t item : std::set(sequences[row].items.begin(), sequences[row].items.end())) {
            batch.owners.push_back(std::int64_t(row));
            batch.targets.push_back(item);
        }
    return batch;
}

Batch BatchMaker::everyEvent(std::span<const Context> sequences) const
{
    Batch batch = over(grid(sequences, longest(sequences)));
    for (std::size_t row = 0; row < sequences.size(); ++row)
        for (std::size_t i = 0; i < sequences[row].items.size(); ++i)
            batch.places.push_back(batch.events.cell(row, i));
    return batch;
}

} // namespace sessionsmith::learning
