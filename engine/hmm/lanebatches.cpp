// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/lanebatches.h"

#include "engine/hmm/byteblock.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace sessionsmith::hmm {

namespace {

/// A lane of padding costs as much as one that is used: half a vector is left out where it can be.
std::size_t lanesFor(std::size_t sequences)
{
    constexpr std::size_t step = 8;
    return (sequences + step - 1) / step * step;
}

/// The indices of sequences, longest first, else in their order: by counting, lengths are small numbers.
std::vector<std::uint32_t> byLength(const Sequences& sequences)
{
    const auto lengthOf = [&](std::size_t i) { return sequences.offsets[i + 1] - sequences.offsets[i]; };
    std::size_t longest = 0;
    for (std::size_t i = 0; i < sequences.size(); ++i)
        longest = std::max(longest, lengthOf(i));
    std::vector<std::uint32_t> places(longest + 2); // where those of a length begin
    for (std::size_t i = 0; i < sequences.size(); ++i)
        ++places[longest - lengthOf(i) + 1];
    std::partial_sum(places.begin(), places.end(), places.begin());
    std::vector<std::uint32_t> order(sequences.size());
    for (std::size_t i = 0; i < sequences.size(); ++i)
        order[places[longest - lengthOf(i)]++] = std::uint32_t(i);
    return order;
}

/// The symbols of up to eight sequences, longest first, side by side: step t of the first one at out[t * lanes].
void layOut(const Sequences& sequences, std::span<const std::uint32_t> members, std::uint8_t* out, std::size_t lanes)
{
    std::size_t done = 0;
    if (members.size() == ByteBlock::size)
        for (; done + ByteBlock::size <= sequences[members.back()].size(); done += ByteBlock::size) {
            ByteBlock block;
            for (std::size_t lane = 0; lane < ByteBlock::size; ++lane) {
                const auto symbols = sequences[members[lane]].subspan(done).first<ByteBlock::size>();
                std::array<std::uint8_t, ByteBlock::size> bytes;
                std::ranges::transform(symbols, bytes.begin(),
                                       [](std::int32_t symbol) { return std::uint8_t(symbol); });
                block[lane] = std::bit_cast<std::uint64_t>(bytes);
            }
            block.transpose();
            for (std::size_t step = 0; step < ByteBlock::size; ++step)
                std::memcpy(out + (done + step) * lanes, &block[step], ByteBlock::size);
        }
    for (std::size_t lane = 0; lane < members.size(); ++lane) {
        const auto sequence = sequences[members[lane]];
        for (std::size_t t = done; t < sequence.size(); ++t)
            out[t * lanes + lane] = std::uint8_t(sequence[t]);
    }
}

} // namespace

LaneBatches::LaneBatches(const Sequences& sequences) : m_order(byLength(sequences))
{
    const auto lengthOf = [&](std::uint32_t i) { return sequences.offsets[i + 1] - sequences.offsets[i]; };
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
        const Batch batch = m_batches[b]; // a copy: bytes that are written could be anything, also its members
        const auto members = this->sequences(b);
        for (std::size_t lane = 0; lane < members.size(); lane += ByteBlock::size)
            layOut(sequences, members.subspan(lane, std::min(ByteBlock::size, members.size() - lane)),
                   m_symbols.data() + batch.symbols + lane, batch.lanes);
        // Lanes are sorted: the last one that reaches a step says how many do.
        for (std::size_t lane = 0; lane < members.size(); ++lane)
            std::fill_n(m_active.begin() + std::ptrdiff_t(batch.active), lengthOf(members[lane]),
                        std::int32_t(lane + 1));
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
