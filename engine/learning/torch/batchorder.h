// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/column.h"
#include "engine/base/random.h"

#include <algorithm>
#include <span>
#include <vector>

namespace sessionsmith::learning {

/// Fisher and Yates, on the project's own random numbers: the same order with any standard library.
template <typename T>
void shuffle(std::span<T> values, Philox& random)
{
    for (std::size_t i = values.size(); i > 1; --i)
        std::swap(values[i - 1], values[random.below(std::uint32_t(i))]);
}

/// In which order sequences are learnt: batches of like length, which need little padding, in random order.
class BatchOrder
{
public:
    /// `lengths`: of each sequence. `size`: sequences of a batch.
    BatchOrder(std::span<const std::size_t> lengths, std::size_t size, Philox random);

    std::size_t batchCount() const { return m_begins.size(); }
    /// The indices of the sequences of a batch.
    std::span<const std::size_t> batch(std::size_t index) const;

private:
    std::size_t m_size;
    Column<std::size_t> m_sequences;
    std::vector<std::size_t> m_begins; ///< first sequence of each batch, in the order of training
};

} // namespace sessionsmith::learning
