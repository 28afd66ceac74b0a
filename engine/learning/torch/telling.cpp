// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/telling.h"

#include "engine/learning/torch/spancorruption.h"

#include <algorithm>

namespace sessionsmith::learning {

namespace {

using Words = std::vector<Telling::Word>;

void set(EventGrid& grid, std::size_t row, std::size_t column, const Context& sequence, const Telling::Word& word,
         const VocabularySizes& sizes)
{
    const std::int64_t cell = grid.cell(row, column);
    if (word.sentinel < 0)
        grid.set(cell, sequence, word.event, sizes);
    else
        grid.setSpecial(cell, sizes.sentinel(word.sentinel), sizes.maskAction(), sizes);
}

} // namespace

Telling Telling::ofSpans(const Context& sequence, double rate, double mean, const VocabularySizes& sizes,
                         Philox& random)
{
    const auto mostRuns = std::size_t(sizes.sentinels - 1); // the last one ends the telling
    const auto hidden = hiddenSpans(sequence.items.size(), rate, mean, mostRuns, random);
    Telling telling;
    telling.sequence = sequence;
    std::int64_t runs = 0;
    for (std::size_t i = 0; i < hidden.size(); ++i) {
        if (hidden[i] && (i == 0 || !hidden[i - 1])) {
            telling.read.push_back({0, runs});
            telling.told.push_back({0, runs});
            ++runs;
        }
        (hidden[i] ? telling.told : telling.read).push_back({i});
    }
    telling.told.push_back({0, runs});
    return telling;
}

Telling Telling::ofEnd(const Context& sequence, std::size_t read)
{
    Telling telling;
    telling.sequence = sequence;
    for (std::size_t i = 0; i < sequence.items.size(); ++i)
        (i < read ? telling.read : telling.told).push_back({i});
    return telling;
}

Batch toldBatch(std::span<const Telling> tellings, std::int64_t classes, const VocabularySizes& sizes)
{
    const auto longest = [&](Words Telling::*words) {
        std::size_t length = 0;
        for (const Telling& telling : tellings)
            length = std::max(length, (telling.*words).size());
        return std::int64_t(length);
    };
    const auto rows = std::int64_t(tellings.size());
    Batch batch{EventGrid::padded(rows, longest(&Telling::read), sizes),
                EventGrid::padded(rows, longest(&Telling::told), sizes),
                classes,
                {},
                {},
                {},
                {}};
    for (std::size_t row = 0; row < tellings.size(); ++row) {
        const auto& [read, told, sequence] = tellings[row];
        for (std::size_t i = 0; i < read.size(); ++i)
            set(batch.events, row, i, sequence, read[i], sizes);
        for (std::size_t i = 0; i < told.size(); ++i) {
            if (i + 1 < told.size()) set(batch.told, row, i + 1, sequence, told[i], sizes);
            batch.places.push_back(batch.told.cell(row, i));
            const bool isSentinel = told[i].sentinel >= 0;
            batch.targets.push_back(isSentinel ? sizes.sentinel(told[i].sentinel) : sequence.items[told[i].event]);
            batch.actions.push_back(isSentinel ? sizes.maskAction() : sequence.actions[told[i].event]);
        }
    }
    return batch;
}

} // namespace sessionsmith::learning
