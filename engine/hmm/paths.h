// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/sequences.h"

#include <limits>
#include <memory>

namespace sessionsmith::hmm {

/// The most likely path of a sequence, and its joint log-probability with the actions. That of an impossible sequence
/// is empty, with minus infinity.
struct Path
{
    std::span<const std::uint8_t> states;
    double logProbability = 0;
};

/// Those of many sequences, in one block of memory.
class Paths
{
public:
    /// Not set yet.
    explicit Paths(const Sequences& sequences)
        : m_offsets(sequences.offsets), m_logProbabilities(size()),
          m_states(std::make_unique_for_overwrite<std::uint8_t[]>(m_offsets.back()))
    {}

    std::size_t size() const { return m_offsets.size() - 1; }
    Path operator[](std::size_t sequence) const
    {
        const double logProbability = m_logProbabilities[sequence];
        const bool isPossible = logProbability != -std::numeric_limits<double>::infinity();
        const std::size_t begin = m_offsets[sequence], length = m_offsets[sequence + 1] - begin;
        return {{m_states.get() + begin, isPossible ? length : 0}, logProbability};
    }
    /// Where the states of one begin.
    std::uint8_t* states(std::size_t sequence) { return m_states.get() + m_offsets[sequence]; }
    void setLogProbability(std::size_t sequence, double value) { m_logProbabilities[sequence] = value; }

private:
    std::vector<std::size_t> m_offsets;
    std::vector<double> m_logProbabilities;
    std::unique_ptr<std::uint8_t[]> m_states;
};

} // namespace sessionsmith::hmm
