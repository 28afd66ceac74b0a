// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/absorption.h"

#include <cmath>
#include <limits>

namespace sessionsmith::hmm {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double bounded(double value)
{
    return value < 1e300 ? value : infinity; // not a number: infinity times nothing, far beyond
}

template <typename Values>
Values bounded(Values values)
{
    return values.unaryExpr([](double value) { return bounded(value); });
}

/// Rows that sum to one but for their tolerance are made to.
Matrix normalised(const Matrix& rows)
{
    return rows.array().colwise() / rows.rowwise().sum().array();
}

} // namespace

Steps endlessSteps(const Model& model)
{
    return {normalised(model.transition), Vector::Zero(model.stateCount())};
}

Steps sessionSteps(const Model& model)
{
    Steps steps = endlessSteps(model);
    if (!model.hasEnd()) return steps;
    steps.leak = model.end;
    steps.step.array().colwise() *= 1 - model.end.array();
    return steps;
}

Steps actionSteps(const Model& model, int action)
{
    Steps steps = sessionSteps(model);
    const auto shown = model.emission.col(action).array().min(1.0);
    steps.leak = shown + (1 - shown) * steps.leak.array();
    steps.step.array().colwise() *= 1 - shown;
    return steps;
}

Steps stepsUntil(Steps steps, int state)
{
    steps.leak += steps.step.col(state);
    steps.step.col(state).setZero();
    steps.step.row(state).setZero();
    steps.leak[state] = 1;
    return steps;
}

Absorption::Absorption(Steps steps) : m_steps(std::move(steps)), m_reachability(m_steps.step)
{
    StateSet transient;
    for (const CommunicatingClass& one : m_reachability.classes()) {
        bool stops = !one.closed;
        for (const int i : one.states)
            stops |= m_steps.leak[i] > 0;
        if (!stops) m_recurrent.push_back(one.states);
        for (const int i : one.states)
            transient[std::size_t(i)] = stops;
    }
    for (int i = 0; i < m_reachability.size(); ++i)
        if (transient[std::size_t(i)]) m_transient.push_back(i);
    factorise();
}

void Absorption::factorise()
{
    const auto n = Eigen::Index(m_transient.size());
    m_factors = m_steps.step(m_transient, m_transient);
    Vector leak = m_steps.leak(m_transient);
    for (const std::vector<int>& states : m_recurrent)
        for (const int j : states)
            leak += m_steps.step(m_transient, j);
    for (Eigen::Index k = 0; k < n; ++k) {
        const Eigen::Index rest = n - k - 1;
        // What leaves k is added up, never taken from one: the diagonal is not looked at.
        const double pivot = std::max(leak[k] + m_factors.row(k).tail(rest).sum(), 1e-290);
        m_factors.row(k).tail(rest) /= pivot;
        leak[k] /= pivot;
        m_factors.bottomRightCorner(rest, rest).noalias() += m_factors.col(k).tail(rest) * m_factors.row(k).tail(rest);
        leak.tail(rest) += m_factors.col(k).tail(rest) * leak[k];
        m_factors(k, k) = -pivot;
    }
    m_factors = -m_factors;
}

Vector Absorption::visits(const Vector& start) const
{
    Vector visits = Vector::Zero(start.size());
    for (const std::vector<int>& states : m_recurrent)
        for (Eigen::Index i = 0; i < start.size(); ++i)
            if (start[i] > 0 && m_reachability.reached(int(i))[std::size_t(states.front())])
                for (const int j : states)
                    visits[j] = infinity;
    if (m_transient.empty()) return visits;
    Vector found = start(m_transient);
    m_factors.transpose().triangularView<Eigen::UnitLower>().solveInPlace(found);
    m_factors.transpose().triangularView<Eigen::Upper>().solveInPlace(found);
    visits(m_transient) = bounded(std::move(found));
    return visits;
}

Matrix Absorption::visits() const
{
    const Eigen::Index k = m_steps.leak.size(), n = Eigen::Index(m_transient.size());
    Matrix visits = Matrix::Zero(k, k);
    for (const std::vector<int>& states : m_recurrent)
        for (Eigen::Index i = 0; i < k; ++i)
            if (m_reachability.reached(int(i))[std::size_t(states.front())])
                for (const int j : states)
                    visits(i, j) = infinity;
    if (n == 0) return visits;
    Matrix found = Matrix::Identity(n, n);
    m_factors.triangularView<Eigen::Lower>().solveInPlace(found);
    m_factors.triangularView<Eigen::UnitUpper>().solveInPlace(found);
    visits(m_transient, m_transient) = bounded(std::move(found));
    return visits;
}

Vector Absorption::reward(const Vector& reward) const
{
    Vector rewards = Vector::Zero(reward.size());
    if (!m_transient.empty()) {
        Vector found = reward(m_transient);
        m_factors.triangularView<Eigen::Lower>().solveInPlace(found);
        m_factors.triangularView<Eigen::UnitUpper>().solveInPlace(found);
        rewards(m_transient) = bounded(std::move(found));
    }
    for (const std::vector<int>& states : m_recurrent) {
        bool pays = false;
        for (const int j : states)
            pays |= reward[j] > 0;
        for (Eigen::Index i = 0; pays && i < reward.size(); ++i)
            if (m_reachability.reached(int(i))[std::size_t(states.front())]) rewards[i] = infinity;
    }
    return rewards;
}

Matrix Absorption::absorbed(const Matrix& visits) const
{
    Matrix absorbed = Matrix::Zero(visits.rows(), Eigen::Index(m_recurrent.size()));
    for (Eigen::Index c = 0; c < absorbed.cols(); ++c) {
        const std::vector<int>& states = m_recurrent[std::size_t(c)];
        for (const int j : states)
            absorbed(j, c) = 1;
        for (const int via : m_transient) {
            const double entering = m_steps.step(via, states).sum();
            if (entering == 0) continue;
            for (const int i : m_transient)
                absorbed(i, c) = std::min(1.0, absorbed(i, c) + visits(i, via) * entering);
        }
    }
    return absorbed;
}

Matrix Absorption::hitting(const Matrix& visits) const
{
    Matrix hitting = Matrix::Zero(visits.rows(), visits.cols());
    for (const int i : m_transient)
        for (const int j : m_transient) // both infinite: it takes ages to leave j, and to come there
            hitting(i, j) =
                visits(j, j) < infinity ? std::min(1.0, visits(i, j) / visits(j, j)) : double(visits(i, j) > 0);
    const Matrix absorbed = this->absorbed(visits);
    for (Eigen::Index c = 0; c < absorbed.cols(); ++c)
        for (const int j : m_recurrent[std::size_t(c)])
            hitting.col(j) = absorbed.col(c);
    return hitting;
}

double expectation(const Vector& weights, const Vector& values)
{
    double sum = 0;
    for (Eigen::Index i = 0; i < weights.size(); ++i)
        if (weights[i] != 0 && values[i] != 0) sum += weights[i] * values[i];
    return sum;
}

} // namespace sessionsmith::hmm
