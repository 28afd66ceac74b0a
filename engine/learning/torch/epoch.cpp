// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/epoch.h"

#include <algorithm>

namespace sessionsmith::learning {

namespace {

/// Windows over [begin, end) from the end on, of `targets` events each plus the event before them where `lead` is 1.
void addWindows(const SequenceData& data, std::size_t begin, std::size_t end, std::size_t targets, std::size_t lead,
                std::vector<Context>& windows)
{
    while (end > begin + lead) {
        const std::size_t first = end - begin > targets + lead ? end - targets - lead : begin;
        windows.push_back(data.slice(first, end));
        end = first + lead;
        if (first == begin) break;
    }
}

/// The sequence up to its last event, and up to as many other targets as there are and are wanted.
void addPrefixes(const SequenceData& data, std::size_t begin, std::size_t end, std::size_t maxLength, Philox random,
                 std::vector<Context>& prefixes)
{
    constexpr std::size_t others = 3;
    std::vector<std::size_t> targets;
    for (std::size_t target = begin + 1; target + 1 < end; ++target)
        targets.push_back(target);
    shuffle(targets, random);
    targets.resize(std::min(targets.size(), others));
    if (end > begin + 1) targets.push_back(end - 1);
    for (const std::size_t target : targets)
        prefixes.push_back(data.slice(std::max(begin, target + 1 - std::min(target + 1, maxLength)), target + 1));
}

} // namespace

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
{
    const auto length = std::size_t(spec.model.maxLength);
    for (const std::size_t sequence : sequences) {
        const std::size_t begin = data.offsets[sequence], end = data.offsets[sequence + 1];
        if (!asksBehindPrefixes(spec)) {
            // All but bert need an event that comes before the first one that is asked, unless all are told at once.
            const bool tellsAny = spec.model.architecture == Architecture::Bert || //
                                  spec.objective == Objective::Autoencoder;
            const std::size_t lead = tellsAny ? 0 : 1;
            addWindows(data, begin, end, longestSequence(spec) - lead, lead, m_sequences);
        } else
            addPrefixes(data, begin, end, length,
                        Philox(spec.seed, std::uint32_t(Purpose::Prefixes), std::uint64_t(number) << 32 | sequence),
                        m_sequences);
    }

    std::vector<std::size_t> lengths;
    for (const Context& sequence : m_sequences)
        lengths.push_back(sequence.items.size());
    m_order.emplace(lengths, std::size_t(spec.batch),
                    Philox(spec.seed, std::uint32_t(Purpose::Shuffle), std::uint64_t(number)));
    std::vector<Context> ordered;
    for (const std::size_t sequence : m_order->sequences())
        ordered.push_back(m_sequences[sequence]);
    m_sequences = std::move(ordered);
}

std::span<const Context> Epoch::batch(std::size_t index) const
{
    return std::span(m_sequences).subspan(m_order->begin(index), m_order->batch(index).size());
}

} // namespace sessionsmith::learning
