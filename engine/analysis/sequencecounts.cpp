// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/sequencecounts.h"

#include <algorithm>
#include <functional>
#include <string_view>

namespace sessionsmith::hmm {

namespace {

std::string_view bytesOf(std::span<const std::int32_t> sequence)
{
    return {reinterpret_cast<const char*>(sequence.data()), sequence.size_bytes()};
}

} // namespace

std::vector<std::size_t> funnelCounts(const Sequences& sequences, const std::vector<int>& actions)
{
    std::vector<std::size_t> counts(actions.size());
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        std::size_t stage = 0;
        for (const std::int32_t symbol : sequences[i])
            if (stage < actions.size() && symbol == actions[stage]) ++counts[stage++];
    }
    return counts;
}

void DistinctSequences::count(const Sequences& sequences)
{
    m_sequences = &sequences;
    m_entries.clear();
    for (std::size_t i = 0; i < sequences.size(); ++i)
        m_entries.push_back({std::hash<std::string_view>{}(bytesOf(sequences[i])), i, 1});
    std::sort(m_entries.begin(), m_entries.end(),
              [](const Entry& a, const Entry& b) { return a.hash != b.hash ? a.hash < b.hash : a.first < b.first; });
    std::size_t kept = 0;
    for (const Entry& entry : m_entries) {
        // Different sequences of the same hash lie side by side, so that each is looked for among its like.
        std::size_t same = kept;
        while (same > 0 && m_entries[same - 1].hash == entry.hash &&
               bytesOf(sequences[m_entries[same - 1].first]) != bytesOf(sequences[entry.first]))
            --same;
        if (same > 0 && m_entries[same - 1].hash == entry.hash)
            ++m_entries[same - 1].count;
        else
            m_entries[kept++] = entry;
    }
    m_entries.resize(kept);
}

std::size_t DistinctSequences::countOf(std::span<const std::int32_t> sequence) const
{
    const std::size_t hash = std::hash<std::string_view>{}(bytesOf(sequence));
    auto entry = std::lower_bound(m_entries.begin(), m_entries.end(), hash,
                                  [](const Entry& a, std::size_t wanted) { return a.hash < wanted; });
    for (; entry != m_entries.end() && entry->hash == hash; ++entry)
        if (bytesOf((*m_sequences)[entry->first]) == bytesOf(sequence)) return entry->count;
    return 0;
}

std::vector<DistinctSequences::Entry> DistinctSequences::top(std::size_t number) const
{
    std::vector<Entry> result(std::min(number, m_entries.size()));
    std::partial_sort_copy(
        m_entries.begin(), m_entries.end(), result.begin(), result.end(),
        [](const Entry& a, const Entry& b) { return a.count != b.count ? a.count > b.count : a.first < b.first; });
    return result;
}

} // namespace sessionsmith::hmm
