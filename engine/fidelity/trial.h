// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/measures.h"
#include "engine/fidelity/predictor.h"

namespace sessionsmith::fidelity {

/// A predictor that is asked for one task, and what its figure is called; without words it takes part in the ranking
/// alone.
struct Candidate
{
    Predictor::Kind kind;
    const MetricWords* trained = nullptr;  // on a side, tested on the held-out sessions
    const MetricWords* reversed = nullptr; // trained on the held-out sessions
};

/// One task: what comes next of a column.
struct Question
{
    Column column;
    std::size_t symbols, most;
    std::span<const Candidate> candidates;

    /// What each candidate foretells of `asked` after learning from `learnt`.
    std::vector<Hits> ask(const Sessions& learnt, const Sessions& asked) const;
};

/// Some sessions, and two halves of them.
struct Halved
{
    /// At most `most` of all. Another `index` draws others.
    Halved(const Sessions& all, std::size_t most, std::uint64_t seed, std::uint64_t index);

    Sessions whole;
    std::array<Sessions, 2> halves;
};

/// All that the figures of one task follow from.
class Trial
{
public:
    static constexpr std::size_t sides = 3; ///< synthetic, other real, shuffled

    /// `parts`: the sides, and then the held-out sessions. `question` must outlive this.
    Trial(const Question& question, const std::array<Halved, sides + 1>& parts, unsigned threads);

    /// Hits on the held-out sessions of a candidate that learnt from a side.
    const Hits& trained(std::size_t side, std::size_t candidate) const { return m_onHeldOut[side][candidate]; }
    /// On a side, of one that learnt from half of the held-out sessions.
    const Hits& reversed(std::size_t side, std::size_t candidate) const { return m_reversed[side][candidate]; }
    /// On half of a side, of one that learnt from its other half.
    const Hits& within(std::size_t side, std::size_t candidate) const { return m_within[side][candidate]; }
    /// The same of the held-out sessions.
    const Hits& reference(std::size_t candidate) const { return m_reference[candidate]; }
    const Question& question() const { return m_question; }

private:
    const Question& m_question;
    std::array<std::vector<Hits>, sides> m_onHeldOut, m_reversed, m_within;
    std::vector<Hits> m_reference;
};

} // namespace sessionsmith::fidelity
