// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"
#include "engine/hmm/sequences.h"

#include <memory>

namespace sessionsmith::hmm {

/// A distribution of the states for each event of many sequences, in one block of memory.
class Posteriors
{
public:
    /// Not set yet.
    Posteriors(const Sequences& sequences, int states)
        : m_offsets(sequences.offsets), m_states(std::size_t(states)),
          m_values(std::make_unique_for_overwrite<double[]>(m_offsets.back() * m_states))
    {}

    std::size_t size() const { return m_offsets.size() - 1; }
    /// Those of one sequence, (T x K).
    Eigen::Map<const Matrix> operator[](std::size_t sequence) const
    {
        return {m_values.get() + m_offsets[sequence] * m_states,
                Eigen::Index(m_offsets[sequence + 1] - m_offsets[sequence]), Eigen::Index(m_states)};
    }
    /// Where these begin.
    double* rows(std::size_t sequence) { return m_values.get() + m_offsets[sequence] * m_states; }

private:
    std::vector<std::size_t> m_offsets;
    std::size_t m_states;
    std::unique_ptr<double[]> m_values;
};

} // namespace sessionsmith::hmm
