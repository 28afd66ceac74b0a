// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"
#include "engine/hmm/sequences.h"

namespace sessionsmith::hmm {

/// (S) How many sequences show actions[0], later actions[1], and so on to actions[s], with anything between them: what
/// funnel() gives the probabilities of.
std::vector<std::size_t> funnelCounts(const Sequences& sequences, const std::vector<int>& actions);

/// The different sequences among many, each with its number. Refers to the sequences, which must outlive it unchanged
/// or be counted anew.
class DistinctSequences
{
public:
    struct Entry
    {
        std::size_t hash;
        std::size_t first; ///< the first of those sequences
        std::size_t count;
    };

    DistinctSequences() = default;
    explicit DistinctSequences(const Sequences& sequences) { count(sequences); }
    /// Takes the place of what was counted before, in the same memory.
    void count(const Sequences& sequences);

    std::size_t total() const { return m_sequences ? m_sequences->size() : 0; }
    std::size_t size() const { return m_entries.size(); }
    std::span<const std::int32_t> sequence(const Entry& entry) const { return (*m_sequences)[entry.first]; }
    std::size_t countOf(std::span<const std::int32_t> sequence) const;
    /// The `number` most frequent ones; of equally frequent ones those that come first.
    std::vector<Entry> top(std::size_t number) const;

private:
    const Sequences* m_sequences = nullptr;
    std::vector<Entry> m_entries; ///< by hash
};

} // namespace sessionsmith::hmm
