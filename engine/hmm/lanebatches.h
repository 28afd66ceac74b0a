// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/lanekernels.h"
#include "engine/hmm/sequences.h"

namespace sessionsmith::hmm {

/// Sequences sorted by length and laid side by side in batches, whatever the number of threads. Made once for many
/// passes: it takes a byte for each event, and the padding of sequences of unlike length.
class LaneBatches
{
public:
    /// Sequences in a batch: two of the widest vectors.
    static constexpr std::size_t width = 16;

    /// Symbols must lie in 0 ... 255 (see checkSymbols()).
    explicit LaneBatches(const Sequences& sequences);

    std::size_t size() const { return m_batches.size(); }
    std::size_t sequenceCount() const { return m_order.size(); }
    std::size_t longest() const { return m_batches.empty() ? 0 : m_batches.front().length; }
    LaneView view(std::size_t batch) const;
    /// The sequence in each lane of a batch, longest first.
    std::span<const std::uint32_t> sequences(std::size_t batch) const;

private:
    struct Batch
    {
        std::size_t firstSequence, length, lanes;
        std::size_t symbols, active; ///< where they begin
    };

    std::vector<std::uint32_t> m_order; ///< all sequences, longest first
    std::vector<Batch> m_batches;
    std::vector<std::uint8_t> m_symbols;
    std::vector<std::int32_t> m_active;
};

} // namespace sessionsmith::hmm
