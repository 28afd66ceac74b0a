// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/epoch.h"

#include "engine/base/random.h"

#include <algorithm>

namespace sessionsmith::learning {

namespace {

/// Fisher and Yates, on the project's own random numbers: the same order with any standard library.
template <typename T>
void shuffle(std::vector<T>& values, Philox& random)
{
    for (std::size_t i = values.size(); i > 1; --i)
        std::swap(values[i - 1], values[random.below(std::uint32_t(i))]);
}

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

Epoch::Epoch(const TrainingSpec& spec, const SequenceData& data, std::span<const std::size_t> sequences,
             std::int64_t number)
    : m_batch(std::size_t(spec.batch))
{
    const auto length = std::size_t(spec.model.maxLength);
    for (const std::size_t sequence : sequences) {
        const std::size_t begin = data.offsets[sequence], end = data.offsets[sequence + 1];
        if (spec.model.architecture == Architecture::Gpt)
            addWindows(data, begin, end, length, 1, m_sequences);
        else if (spec.objective == Objective::Masked)
            addWindows(data, begin, end, length, 0, m_sequences);
        else
            addPrefixes(data, begin, end, length,
                        Philox(spec.seed, std::uint32_t(Purpose::Prefixes), std::uint64_t(number) << 32 | sequence),
                        m_sequences);
    }

    // Sequences of like length come together within a stretch of many batches: little padding, still random.
    Philox random(spec.seed, std::uint32_t(Purpose::Shuffle), std::uint64_t(number));
    shuffle(m_sequences, random);
    const std::size_t stretch = 50 * m_batch;
    for (std::size_t begin = 0; begin < m_sequences.size(); begin += stretch) {
        const auto first = m_sequences.begin() + std::ptrdiff_t(begin);
        const auto last = m_sequences.begin() + std::ptrdiff_t(std::min(begin + stretch, m_sequences.size()));
        std::stable_sort(first, last,
                         [](const Context& a, const Context& b) { return a.items.size() < b.items.size(); });
    }
    for (std::size_t begin = 0; begin < m_sequences.size(); begin += m_batch)
        m_begins.push_back(begin);
    shuffle(m_begins, random);
}

std::span<const Context> Epoch::batch(std::size_t index) const
{
    const std::size_t begin = m_begins[index];
    return std::span(m_sequences).subspan(begin, std::min(m_batch, m_sequences.size() - begin));
}

} // namespace sessionsmith::learning
