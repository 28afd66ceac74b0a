// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/figures.h"

#include "engine/tuning/support.h"

#include <cmath>

namespace sessionsmith::hmm {

Result<> Figures::check(const Model& model, int length, const Figure& figure)
{
    if (figure.isOfOneState()) return {};
    if (model.hasEnd()) return checkEnds(model);
    if (length < 0 || length > maximumLength)
        return fail(SS_TEXT("engine", "A session of {0} events is out of range; at most {1}"), length, maximumLength);
    if (figure.kind == Figure::Kind::Length)
        return fail(Error(SS_TEXT("engine", "The model has no END state, so that it says nothing of the length"))
                        .advise(SS_TEXT("engine", "Give the model an END state")));
    if (length > 0) return {};
    if (figure.kind == Figure::Kind::Reaches)
        return fail(Error(SS_TEXT("engine", "Whether a session contains an action depends on its length"))
                        .advise(SS_TEXT("engine", "Give the length of a session")));
    return checkOneLongRun(model);
}

Figures::Figures(const Model& model, int length)
    : m_model(model), m_regime(model.hasEnd() ? Regime::Ending
                               : length > 0   ? Regime::Fixed
                                              : Regime::Endless),
      m_length(length), m_moving(model.transition)
{
    const Eigen::Index k = model.stateCount();
    if (m_regime == Regime::Fixed) {
        m_steps.resize(length, k);
        m_steps.row(0) = model.initial.transpose();
        for (Eigen::Index t = 1; t < length; ++t)
            m_steps.row(t) = m_steps.row(t - 1) * m_moving;
        m_visits = m_steps.colwise().sum().transpose();
        return;
    }
    // What is never reached must not make the system singular: there sessions end, or start anew.
    const std::vector<bool> isReached = reachedStates(model);
    for (Eigen::Index i = 0; i < k; ++i)
        if (isReached[std::size_t(i)])
            m_moving.row(i) *= model.hasEnd() ? 1 - model.end[i] : 1;
        else if (m_regime == Regime::Ending)
            m_moving.row(i).setZero();
        else
            m_moving.row(i) = model.initial.transpose();
    Eigen::MatrixXd system = Eigen::MatrixXd::Identity(k, k) - m_moving;
    // Endless: I - A + 1 1'/K, which is regular for one long run, has mu' (I - A + 1 1'/K) = 1'/K.
    if (m_regime == Regime::Endless) system.array() += 1 / double(k);
    m_fundamental.compute(system);
    const Vector right = m_regime == Regime::Ending ? model.initial : Vector::Constant(k, 1 / double(k));
    m_visits = m_fundamental.transpose().solve(right);
    m_visits = m_visits.cwiseMax(0.0); // rounding
    for (Eigen::Index i = 0; i < k; ++i)
        if (!isReached[std::size_t(i)]) m_visits[i] = 0;
}

double Figures::value(const Figure& figure) const
{
    const double events = m_regime == Regime::Fixed ? double(m_length) : m_visits.sum();
    switch (figure.kind) {
    case Figure::Kind::ActionShare:
        return m_visits.dot(Vector(m_model.emission.col(figure.index))) / events;
    case Figure::Kind::StateShare:
        return m_visits[figure.index] / events;
    case Figure::Kind::Length:
        return m_visits.sum();
    case Figure::Kind::Reaches:
        return m_regime == Regime::Fixed ? reachingInLength(figure.index, nullptr) : reaching(figure.index, nullptr);
    case Figure::Kind::Dwell:
        return 1 / (1 - goingOn(figure.index) * m_model.transition(figure.index, figure.index));
    case Figure::Kind::Probability:
        break;
    }
    const Cell& cell = figure.cell;
    return cell.part == Cell::Part::Initial      ? m_model.initial[cell.column]
           : cell.part == Cell::Part::Transition ? m_model.transition(cell.row, cell.column)
           : cell.part == Cell::Part::Emission   ? m_model.emission(cell.row, cell.column)
                                                 : m_model.end[cell.row];
}

CellValues Figures::derivatives(const Figure& figure) const
{
    CellValues result(m_model);
    const Eigen::Index k = m_model.stateCount();
    // A share of sessions that end is a quotient: by its rule a reward counts what it is above the share.
    const double events = m_regime == Regime::Fixed    ? double(m_length)
                          : m_regime == Regime::Ending ? m_visits.sum()
                                                       : 1;
    const double level = m_regime == Regime::Ending ? value(figure) : 0;
    switch (figure.kind) {
    case Figure::Kind::ActionShare:
        addReward((m_model.emission.col(figure.index).array() - level).matrix() / events, result);
        result.emission.col(figure.index) = m_visits / events;
        break;
    case Figure::Kind::StateShare:
        addReward((Vector::Unit(k, figure.index).array() - level).matrix() / events, result);
        break;
    case Figure::Kind::Length:
        addReward(Vector::Ones(k), result);
        break;
    case Figure::Kind::Reaches:
        m_regime == Regime::Fixed ? reachingInLength(figure.index, &result) : reaching(figure.index, &result);
        break;
    case Figure::Kind::Dwell: {
        const double square = std::pow(value(figure), 2), stays = m_model.transition(figure.index, figure.index);
        result.transition(figure.index, figure.index) = square * goingOn(figure.index);
        if (m_model.hasEnd()) result.end[figure.index] = -square * stays;
        break;
    }
    case Figure::Kind::Probability: {
        const Cell& cell = figure.cell;
        (cell.part == Cell::Part::Initial      ? result.initial[cell.column]
         : cell.part == Cell::Part::Transition ? result.transition(cell.row, cell.column)
         : cell.part == Cell::Part::Emission   ? result.emission(cell.row, cell.column)
                                               : result.end[cell.row]) = 1;
        break;
    }
    }
    return result;
}

void Figures::addReward(const Vector& reward, CellValues& derivatives) const
{
    const Eigen::Index k = m_model.stateCount();
    if (m_regime == Regime::Fixed) {
        // worth.row(t) is what step t and all after it are worth, by the state at t.
        Matrix worth(m_length, k);
        worth.row(m_length - 1) = reward.transpose();
        for (Eigen::Index t = m_length - 2; t >= 0; --t)
            worth.row(t) = reward.transpose() + worth.row(t + 1) * m_moving.transpose();
        derivatives.initial += worth.row(0).transpose();
        derivatives.transition += m_steps.topRows(m_length - 1).transpose() * worth.bottomRows(m_length - 1);
        return;
    }
    const Vector worth = m_fundamental.solve(reward);
    if (m_regime == Regime::Endless) {
        derivatives.transition += m_visits * worth.transpose();
        return;
    }
    derivatives.initial += worth;
    const Vector moves = m_visits.cwiseProduct((1 - m_model.end.array()).matrix());
    derivatives.transition += moves * worth.transpose();
    derivatives.end -= m_visits.cwiseProduct(m_model.transition * worth);
}

double Figures::reaching(int action, CellValues* derivatives) const
{
    const Eigen::Index k = m_model.stateCount();
    const Vector does = m_model.emission.col(action);
    const Vector lacks = (1 - does.array()).matrix();
    const Eigen::MatrixXd system = Eigen::MatrixXd::Identity(k, k) - lacks.asDiagonal() * m_moving;
    const Eigen::PartialPivLU<Eigen::MatrixXd> solver(system);
    const Vector chance = solver.solve(does); // from a state on, its own event included
    if (derivatives) {
        const Vector pending = solver.transpose().solve(m_model.initial); // visits before the action was done
        Vector visits = pending;
        for (Eigen::Index i = 0; i < k; ++i)
            if (m_visits[i] == 0) visits[i] = 0;
        const Vector later = m_moving * chance;
        const Vector moves = visits.cwiseProduct(lacks);
        derivatives->initial += chance;
        derivatives->emission.col(action) += visits.cwiseProduct((1 - later.array()).matrix());
        derivatives->transition += moves.cwiseProduct((1 - m_model.end.array()).matrix()) * chance.transpose();
        derivatives->end -= moves.cwiseProduct(m_model.transition * chance);
    }
    return m_model.initial.dot(chance);
}

double Figures::reachingInLength(int action, CellValues* derivatives) const
{
    const Eigen::Index k = m_model.stateCount();
    const Vector does = m_model.emission.col(action);
    const Vector lacks = (1 - does.array()).matrix();
    Matrix chance(m_length + 1, k); // row t: from step t on; the last: nothing is left
    chance.row(m_length).setZero();
    for (Eigen::Index t = m_length - 1; t >= 0; --t)
        chance.row(t) = (does + lacks.cwiseProduct(m_moving * chance.row(t + 1).transpose())).transpose();
    if (derivatives) {
        derivatives->initial += chance.row(0).transpose();
        Vector pending = m_model.initial;
        for (Eigen::Index t = 0; t < m_length; ++t) {
            const Vector later = m_moving * chance.row(t + 1).transpose();
            derivatives->emission.col(action) += pending.cwiseProduct((1 - later.array()).matrix());
            const Vector moves = pending.cwiseProduct(lacks);
            derivatives->transition += moves * chance.row(t + 1);
            pending = m_moving.transpose() * moves;
        }
    }
    return m_model.initial.dot(Vector(chance.row(0).transpose()));
}

} // namespace sessionsmith::hmm
