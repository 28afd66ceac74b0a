// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/batchorder.h"

#include <numeric>

namespace sessionsmith::learning {

BatchOrder::BatchOrder(std::span<const std::size_t> lengths, std::size_t size, Philox random)
    : m_size(size), m_sequences(lengths.size())
{
    std::iota(m_sequences.begin(), m_sequences.end(), 0);
    shuffle<std::size_t>(m_sequences, random);
    // Sequences of like length come together within a stretch of many batches: still random.
    const std::size_t stretch = 50 * m_size;
    for (std::size_t begin = 0; begin < m_sequences.size(); begin += stretch) {
        const auto first = m_sequences.begin() + std::ptrdiff_t(begin);
        const auto last = m_sequences.begin() + std::ptrdiff_t(std::min(begin + stretch, m_sequences.size()));
        std::ranges::stable_sort(first, last, {}, [&](std::size_t i) { return lengths[i]; });
    }
    for (std::size_t begin = 0; begin < m_sequences.size(); begin += m_size)
        m_begins.push_back(begin);
    shuffle<std::size_t>(m_begins, random);
}

std::span<const std::size_t> BatchOrder::batch(std::size_t index) const
{
    const std::size_t begin = m_begins[index];
    return std::span(m_sequences).subspan(begin, std::min(m_size, m_sequences.size() - begin));
}

} // namespace sessionsmith::learning
