// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"
#include "engine/hmm/sequences.h"

namespace sessionsmith::hmm {

/// How often an action follows another within a sequence, and how much that varies between the sequences.
class ActionTransitions
{
public:
    ActionTransitions() = default;
    /// Symbols from `actions` on are no actions of the model: they count among what follows an action, without a column
    /// of their own.
    ActionTransitions(const Sequences& sequences, int actions) { count(sequences, actions); }
    /// Takes the place of what was counted before, in the same memory.
    void count(const Sequences& sequences, int actions);

    int actions() const { return int(m_from.size()); }
    double from(int a) const { return m_from[a]; }             ///< events with action a that have a next one
    double pairs(int a, int b) const { return m_pairs(a, b); } ///< b right after a
    double frequency(int a, int b) const;                      ///< P(next action b | action a); 0 where none is known
    /// Of frequency(), a ratio of two sums over sequences, which are independent of one another while their events are
    /// not (Cochran 1977, section 6.4; cluster sampling, section 9A).
    double variance(int a, int b) const;

private:
    Vector m_from, m_fromSquares;              ///< (M) sums over sequences of the number of a, and of its square
    Matrix m_pairs, m_pairSquares, m_products; ///< (M x M) the same of pairs, and of pairs times the number of a
    Matrix m_inSequence;                       ///< of the sequence that is being counted, zero between them
    Vector m_fromInSequence;
};

/// Whether two sources of sequences differ in what follows an action.
struct TransitionDifference
{
    static constexpr double significance = 0.05;
    /// Too few for the normal approximation: a cell is tested where each source expects that many of the pair and of
    /// what else follows (the usual rule for 2 x 2 tables, Cochran 1954).
    static constexpr double leastExpected = 5;

    Matrix difference;    ///< (M x M) frequency of the first minus that of the second; 0 where one never shows a
    Matrix standardError; ///< (M x M) of the difference, as if there was none; infinite where one never shows a
    Matrix probability;   ///< (M x M) two-sided p-value of the cell by itself; 1 where it was not tested
    std::size_t tested = 0;
    std::vector<bool> beyondChance; ///< (M x M) row by row

    bool isBeyondChance(int a, int b) const
    {
        return beyondChance[std::size_t(a) * std::size_t(difference.cols()) + std::size_t(b)];
    }
};

/// A z-test of two proportions in each cell. The variance of each source is the larger one of that between its
/// sequences and p(1-p)/n with p from both together. Over all tested cells the errors are held by Holm's step-down
/// procedure (1979): the risk of a single cell that is called different and is not is at most `significance`.
TransitionDifference transitionDifference(const ActionTransitions& first, const ActionTransitions& second);

} // namespace sessionsmith::hmm
