// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/lanebatches.h"

#include <algorithm>
#include <numeric>

namespace sessionsmith::hmm {

namespace {

/// A lane of padding costs as much as one that is used: half a vector is left out where it can be.
std::size_t lanesFor(std::size_t sequences)
{
    constexpr std::size_t step = 8;
    return (sequences + step - 1) / step * step;
}

} // namespace

LaneBatches::LaneBatches(const Sequences& sequences) : m_order(sequences.size())
{
    const auto lengthOf = [&](std::uint32_t i) { return sequences.offsets[i + 1] - sequences.offsets[i]; };
    std::iota(m_order.begin(), m_order.end(), 0);
    std::stable_sort(m_order.begin(), m_order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return lengthOf(a) > lengthOf(b); });

    std::size_t symbols = 0, steps = 0;
    for (std::size_t first = 0; first < m_order.size(); first += width) {
        const std::size_t lanes = lanesFor(std::min(width, m_order.size() - first));
        const std::size_t length = lengthOf(m_order[first]);
        m_batches.push_back({first, length, lanes, symbols, steps});
        symbols += length * lanes;
        steps += length + 1;
    }
    m_symbols.assign(symbols, 0);
    m_active.assign(steps, 0);
    for (std::size_t b = 0; b < m_batches.size(); ++b) {
        const Batch& batch = m_batches[b];
        const auto members = this->sequences(b);
        for (std::size_t lane = 0; lane < members.size(); ++lane) {
            const auto sequence = sequences[members[lane]];
            std::uint8_t* out = m_symbols.data() + batch.symbols + lane;
            for (std::size_t t = 0; t < sequence.size(); ++t)
                out[t * batch.lanes] = std::uint8_t(sequence[t]);
            // Lanes are sorted: the last one that reaches a step says how many do.
            std::fill_n(m_active.begin() + std::ptrdiff_t(batch.active), sequence.size(), std::int32_t(lane + 1));
        }
    }
}

LaneView LaneBatches::view(std::size_t batch) const
{
    const Batch& b = m_batches[batch];
    return {b.lanes, b.length, m_symbols.data() + b.symbols, m_active.data() + b.active};
}

std::span<const std::uint32_t> LaneBatches::sequences(std::size_t batch) const
{
    const std::size_t first = m_batches[batch].firstSequence;
    return std::span(m_order).subspan(first, std::min(width, m_order.size() - first));
}

} // namespace sessionsmith::hmm
