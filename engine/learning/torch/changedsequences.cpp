// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/changedsequences.h"

#include "engine/learning/torch/epoch.h"

#include <algorithm>

namespace sessionsmith::learning {

SequenceData changed(const TrainingSpec& spec, const SequenceChange& change, std::span<const Context> sequences,
                     std::uint64_t number)
{
    const bool asksLast = asksBehindPrefixes(spec);
    const std::size_t kept = asksLast ? 1 : 0, most = longestSequence(spec);
    SequenceData data;
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        const Context& sequence = sequences[i];
        if (sequence.items.size() <= kept) {
            data.append({sequence.items, sequence.actions});
            continue;
        }
        const std::size_t changing = sequence.items.size() - kept;
        std::vector<std::int32_t> items(sequence.items.begin(), sequence.items.begin() + std::ptrdiff_t(changing));
        std::vector<std::int32_t> actions(sequence.actions.begin(),
                                          sequence.actions.begin() + std::ptrdiff_t(changing));
        Philox random(spec.seed, std::uint32_t(Purpose::Change), number + i);
        change.apply(items, actions, random);
        items.insert(items.end(), sequence.items.end() - std::ptrdiff_t(kept), sequence.items.end());
        actions.insert(actions.end(), sequence.actions.end() - std::ptrdiff_t(kept), sequence.actions.end());
        if (items.size() < std::min<std::size_t>(2, sequence.items.size())) {
            data.append({sequence.items, sequence.actions});
            continue;
        }
        const std::size_t length = std::min(items.size(), most);
        data.append({std::span(items).last(length), std::span(actions).last(length)});
    }
    return data;
}

std::vector<Context> contextsOf(const SequenceData& data)
{
    std::vector<Context> contexts;
    for (std::size_t i = 0; i < data.size(); ++i)
        contexts.push_back(data[i]);
    return contexts;
}

} // namespace sessionsmith::learning
