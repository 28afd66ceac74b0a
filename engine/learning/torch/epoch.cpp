// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/epoch.h"

#include <algorithm>

namespace sessionsmith::learning {

bool asksBehindPrefixes(const TrainingSpec& spec)
{
    return spec.model.architecture == Architecture::Bert &&
           (spec.objective == Objective::NextItem || spec.objective == Objective::NextAction);
}

std::size_t longestSequence(const TrainingSpec& spec)
{
    const bool lastIsOnlyAsked = spec.model.architecture != Architecture::Bert && spec.objective != Objective::Span &&
                                 spec.objective != Objective::Autoencoder;
    return std::size_t(spec.model.maxLength) + (lastIsOnlyAsked ? 1 : 0);
}

Epoch::Epoch(const TrainingSpec& spec, const SequenceData& data, std::span<const std::size_t> sequences,
             std::int64_t number)
    : m_data(data)
{
    const auto length = std::size_t(spec.model.maxLength);
    for (const std::size_t sequence : sequences) {
        const std::size_t begin = data.offsets[sequence], end = data.offsets[sequence + 1];
        if (!asksBehindPrefixes(spec)) {
            // All but bert need an event that comes before the first one that is asked, unless all are told at once.
            const bool tellsAny = spec.model.architecture == Architecture::Bert || //
                                  spec.objective == Objective::Autoencoder;
            const std::size_t lead = tellsAny ? 0 : 1;
            addWindows(begin, end, longestSequence(spec) - lead, lead);
        } else
            addPrefixes(begin, end, length,
                        Philox(spec.seed, std::uint32_t(Purpose::Prefixes), std::uint64_t(number) << 32 | sequence));
    }

    Column<std::size_t> lengths;
    lengths.reserve(m_windows.size());
    for (const Window& window : m_windows)
        lengths.push_back(window.end - window.begin);
    m_order.emplace(lengths, std::size_t(spec.batch),
                    Philox(spec.seed, std::uint32_t(Purpose::Shuffle), std::uint64_t(number)));
}

void Epoch::addWindows(std::size_t begin, std::size_t end, std::size_t targets, std::size_t lead)
{
    while (end > begin + lead) {
        const std::size_t first = end - begin > targets + lead ? end - targets - lead : begin;
        m_windows.push_back({first, end});
        end = first + lead;
        if (first == begin) break;
    }
}

void Epoch::addPrefixes(std::size_t begin, std::size_t end, std::size_t maxLength, Philox random)
{
    constexpr std::size_t others = 3;
    std::vector<std::size_t> targets;
    for (std::size_t target = begin + 1; target + 1 < end; ++target)
        targets.push_back(target);
    shuffle<std::size_t>(targets, random);
    targets.resize(std::min(targets.size(), others));
    if (end > begin + 1) targets.push_back(end - 1);
    for (const std::size_t target : targets)
        m_windows.push_back({std::max(begin, target + 1 - std::min(target + 1, maxLength)), target + 1});
}

std::vector<Context> Epoch::batch(std::size_t index) const
{
    std::vector<Context> sequences;
    for (const std::size_t window : m_order->batch(index))
        sequences.push_back(m_data.slice(m_windows[window].begin, m_windows[window].end));
    return sequences;
}

} // namespace sessionsmith::learning
