// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/transitiondifference.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace sessionsmith::hmm {

void ActionTransitions::count(const Sequences& sequences, int actions)
{
    for (Matrix* matrix : {&m_pairs, &m_pairSquares, &m_products, &m_inSequence})
        matrix->setZero(actions, actions);
    for (Vector* vector : {&m_from, &m_fromSquares, &m_fromInSequence})
        vector->setZero(actions);
    const auto each = [&](std::span<const std::int32_t> sequence, auto&& visit) {
        for (std::size_t t = 0; t + 1 < sequence.size(); ++t)
            if (sequence[t] < actions) visit(sequence[t], sequence[t + 1], sequence[t + 1] < actions);
    };
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        const auto sequence = sequences[i];
        each(sequence, [&](std::int32_t a, std::int32_t b, bool known) {
            m_fromInSequence[a] += 1;
            if (known) m_inSequence(a, b) += 1;
        });
        // A sum of squares of counts is the sum of the count over all that were counted.
        each(sequence, [&](std::int32_t a, std::int32_t b, bool known) {
            m_from[a] += 1;
            m_fromSquares[a] += m_fromInSequence[a];
            if (!known) return;
            m_pairs(a, b) += 1;
            m_pairSquares(a, b) += m_inSequence(a, b);
            m_products(a, b) += m_fromInSequence[a];
        });
        each(sequence, [&](std::int32_t a, std::int32_t b, bool known) {
            m_fromInSequence[a] = 0;
            if (known) m_inSequence(a, b) = 0;
        });
    }
}

double ActionTransitions::frequency(int a, int b) const
{
    return m_from[a] > 0 ? m_pairs(a, b) / m_from[a] : 0;
}

double ActionTransitions::variance(int a, int b) const
{
    if (m_from[a] <= 0) return 0;
    const double p = frequency(a, b);
    const double squares = m_pairSquares(a, b) - 2 * p * m_products(a, b) + p * p * m_fromSquares[a];
    return std::max(0.0, squares) / (m_from[a] * m_from[a]);
}

namespace {

struct Cell
{
    Eigen::Index index;
    double probability;
};

/// Marks what Holm's procedure rejects: the smallest p-values as long as each is at most the level over the number of
/// those that are left.
void holm(std::vector<Cell>& cells, std::vector<bool>& rejected)
{
    std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.probability < b.probability; });
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].probability > TransitionDifference::significance / double(cells.size() - i)) return;
        rejected[std::size_t(cells[i].index)] = true;
    }
}

} // namespace

TransitionDifference transitionDifference(const ActionTransitions& first, const ActionTransitions& second)
{
    const int actions = first.actions();
    TransitionDifference result;
    result.difference = Matrix::Zero(actions, actions);
    result.standardError = Matrix::Constant(actions, actions, std::numeric_limits<double>::infinity());
    result.probability = Matrix::Ones(actions, actions);
    result.beyondChance.assign(std::size_t(actions) * std::size_t(actions), false);
    std::vector<Cell> cells;
    for (int a = 0; a < actions; ++a) {
        const double n1 = first.from(a), n2 = second.from(a);
        if (n1 <= 0 || n2 <= 0) continue;
        for (int b = 0; b < actions; ++b) {
            const double p = (first.pairs(a, b) + second.pairs(a, b)) / (n1 + n2);
            result.difference(a, b) = first.frequency(a, b) - second.frequency(a, b);
            const double deviation = std::sqrt(std::max(first.variance(a, b), p * (1 - p) / n1) +
                                               std::max(second.variance(a, b), p * (1 - p) / n2));
            result.standardError(a, b) = deviation;
            if (std::min(n1, n2) * std::min(p, 1 - p) < TransitionDifference::leastExpected) continue;
            const double z = std::abs(result.difference(a, b)) / deviation;
            result.probability(a, b) = std::erfc(z / std::numbers::sqrt2);
            cells.push_back({Eigen::Index(a) * actions + b, result.probability(a, b)});
        }
    }
    result.tested = cells.size();
    holm(cells, result.beyondChance);
    return result;
}

} // namespace sessionsmith::hmm
