// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"
#include "engine/hmm/sequences.h"

namespace sessionsmith::hmm {

/// The scaled forward and backward recursions over one sequence, with buffers that are used again for the next one.
///
/// With an END state the step from t to t+1 carries the factor 1 - end(i), and the last event the factor end(i).
class Recursion
{
public:
    explicit Recursion(const Model& model);

    /// Fills `forward` and `scale`; the log-likelihood, minus infinity if the sequence is impossible.
    /// forward(t, i) = P(state i at t | actions to t); zero from the first impossible action on.
    double runForward(std::span<const std::int32_t> sequence);
    /// Fills `backward`, so that forward(t, i) * backward(t, i) = P(state i at t | all actions). Only after a
    /// runForward that was not minus infinity.
    void runBackward(std::span<const std::int32_t> sequence);

    const Matrix& forward() const { return m_forward; }   ///< (T x K), possibly more rows
    const Matrix& backward() const { return m_backward; } ///< the same
    double scale(std::size_t t) const { return m_scale[t]; }
    /// (K x K) transition with the factor of going on.
    const Matrix& step() const { return m_step; }
    /// (M x K) emission, transposed: a row belongs to an action.
    const Matrix& emission() const { return m_emission; }

private:
    void reserve(std::size_t length);

    Matrix m_step, m_stepTransposed, m_emission, m_forward, m_backward;
    Vector m_initial, m_end; // m_end: ones where the model has no END state
    std::vector<double> m_scale;
    double m_endScale = 1;
};

/// Errors: a symbol outside 0 ... actions-1, an empty sequence.
Result<> checkSymbols(const Sequences& sequences, int actions);

} // namespace sessionsmith::hmm
