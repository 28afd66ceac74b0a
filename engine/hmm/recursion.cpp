// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/recursion.h"

#include <cmath>
#include <limits>

namespace sessionsmith::hmm {

Recursion::Recursion(const Model& model)
    : m_step(model.transition), m_emission(model.emission.transpose()), m_initial(model.initial),
      m_end(model.hasEnd() ? model.end : Vector::Ones(model.stateCount()))
{
    if (model.hasEnd()) m_step = (1 - model.end.array()).matrix().asDiagonal() * model.transition;
    m_stepTransposed = m_step.transpose();
}

void Recursion::reserve(std::size_t length)
{
    if (std::size_t(m_forward.rows()) >= length) return;
    m_forward.resize(Eigen::Index(length), m_step.rows());
    m_backward.resize(Eigen::Index(length), m_step.rows());
    m_scale.resize(length);
}

double Recursion::runForward(std::span<const std::int32_t> sequence)
{
    constexpr double impossible = -std::numeric_limits<double>::infinity();
    const auto length = Eigen::Index(sequence.size());
    reserve(sequence.size());
    double logLikelihood = 0;
    for (Eigen::Index t = 0; t < length; ++t) {
        auto row = m_forward.row(t);
        if (t == 0)
            row = m_initial.transpose();
        else
            row.noalias() = m_forward.row(t - 1) * m_step;
        row.array() *= m_emission.row(sequence[std::size_t(t)]).array();
        const double sum = row.sum();
        if (!(sum > 0)) {
            m_forward.middleRows(t, length - t).setZero();
            return impossible;
        }
        row /= sum;
        m_scale[std::size_t(t)] = sum;
        logLikelihood += std::log(sum);
    }
    m_endScale = m_forward.row(length - 1).dot(m_end.transpose());
    return m_endScale > 0 ? logLikelihood + std::log(m_endScale) : impossible;
}

void Recursion::runBackward(std::span<const std::int32_t> sequence)
{
    const auto length = Eigen::Index(sequence.size());
    m_backward.row(length - 1) = m_end.transpose() / m_endScale;
    for (Eigen::Index t = length - 2; t >= 0; --t) {
        const auto next = m_emission.row(sequence[std::size_t(t + 1)]).cwiseProduct(m_backward.row(t + 1)).eval();
        m_backward.row(t).noalias() = next * m_stepTransposed;
        m_backward.row(t) /= m_scale[std::size_t(t + 1)];
    }
}

Result<> checkSymbols(const Sequences& sequences, int actions)
{
    if (sequences.size() == 0) return fail(SS_TEXT("engine", "There are no sequences"));
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        const auto sequence = sequences[i];
        if (sequence.empty()) return fail(SS_TEXT("engine", "Sequence {0} is empty"), i + 1);
        for (std::size_t t = 0; t < sequence.size(); ++t)
            if (sequence[t] < 0 || sequence[t] >= actions)
                return fail(SS_TEXT("engine", "Sequence {0}, position {1}: there is no action with index {2}"), i + 1,
                            t + 1, sequence[t]);
    }
    return {};
}

} // namespace sessionsmith::hmm
