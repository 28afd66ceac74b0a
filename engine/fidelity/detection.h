// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/sides.h"
#include "engine/hmm/model.h"

namespace sessionsmith::fidelity {

/// A detector that tries to tell the sessions of a side from held-out real ones (classifier two-sample test, Lopez-Paz
/// & Oquab 2017): a logistic regression on a session's length, shares, presence and transitions of its actions and mean
/// logarithm of its gaps, judged on sessions that it did not learn from.
class Detection
{
public:
    static constexpr std::size_t mostSessions = 10'000; ///< of each kind; more would change nothing that can be seen
    static constexpr std::size_t mostActions = 8;       ///< that are told apart, the most frequent ones
    static constexpr int folds = 5;

    /// Learns and judges, on equal numbers of both.
    Detection(const Sides& sides, Side side, std::uint64_t seed, unsigned threads);

    /// 0.5: it can do no better than guess; 1: it knows every session. NaN with fewer sessions than folds.
    double area() const;
    /// The same with the judged sessions of both kinds drawn anew.
    double areaOfReplicate(std::uint64_t seed, std::uint64_t index) const;

private:
    double areaOf(std::span<const std::uint16_t> weights) const;

    std::size_t m_number = 0;             // of each kind
    hmm::Vector m_scores, m_isPositive;   // (2 x number) first those of the side
    std::vector<std::size_t> m_ascending; // by score
};

} // namespace sessionsmith::fidelity
