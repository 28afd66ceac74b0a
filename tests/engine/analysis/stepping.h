// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/tuning/figures.h"

#include <cmath>
#include <limits>

namespace sessionsmith::test {

/// Expected visits of each state, by following the chain step by step: of a session, or (no END, length 0) of an event
/// in the long run.
inline hmm::Vector steppedVisits(const hmm::Model& model, int length)
{
    const Eigen::Index k = model.stateCount();
    hmm::Vector now = model.initial, visits = hmm::Vector::Zero(k);
    const Eigen::MatrixXd back = model.transition.transpose();
    if (!model.hasEnd() && length == 0) {
        for (int t = 0; t < 1'000'000; ++t) { // half the steps stand still, so that a period does not matter
            const hmm::Vector next = (now + back * now) / 2;
            if ((next - now).cwiseAbs().maxCoeff() < 1e-17) break;
            now = next;
        }
        return now / now.sum();
    }
    for (int t = 0; model.hasEnd() ? t < 1'000'000 && now.sum() > 1e-18 : t < length; ++t) {
        visits += now;
        if (model.hasEnd()) now = now.cwiseProduct((1 - model.end.array()).matrix());
        now = back * now;
    }
    return visits;
}

inline double steppedReaching(const hmm::Model& model, int action, int length)
{
    hmm::Vector now = model.initial;
    double reached = 0;
    for (int t = 0; model.hasEnd() ? t < 1'000'000 && now.sum() > 1e-18 : t < length; ++t) {
        const hmm::Vector does = now.cwiseProduct(hmm::Vector(model.emission.col(action)));
        reached += does.sum();
        now -= does;
        if (model.hasEnd()) now = now.cwiseProduct((1 - model.end.array()).matrix());
        now = model.transition.transpose() * now;
    }
    return reached;
}

inline double steppedFigure(const hmm::Model& model, const hmm::Figure& figure, int length)
{
    using Kind = hmm::Figure::Kind;
    if (figure.kind == Kind::Reaches) return steppedReaching(model, figure.index, length);
    if (figure.kind == Kind::Probability) {
        const auto [part, row, column] = figure.cell;
        return part == hmm::Cell::Part::Initial      ? model.initial[column]
               : part == hmm::Cell::Part::Transition ? model.transition(row, column)
               : part == hmm::Cell::Part::Emission   ? model.emission(row, column)
                                                     : model.end[row];
    }
    if (figure.kind == Kind::Dwell) {
        double events = 0, stays = 1;
        for (int n = 0; n < 1'000'000 && stays > 1e-18; ++n) {
            events += stays;
            stays *= model.transition(figure.index, figure.index) * (model.hasEnd() ? 1 - model.end[figure.index] : 1);
        }
        return events;
    }
    const hmm::Vector visits = steppedVisits(model, length);
    if (figure.kind == Kind::Length) return visits.sum();
    if (figure.kind == Kind::StateShare) return visits[figure.index] / visits.sum();
    return visits.dot(hmm::Vector(model.emission.col(figure.index))) / visits.sum();
}

/// The divergence by its definition: rows weighted by their visits in `before` (1 where there are none).
inline double steppedDivergence(const hmm::Model& before, const hmm::Model& after, int length)
{
    const auto entropy = [](double now, double then) {
        if (now == 0) return 0.0;
        return then > 0 ? now * std::log(now / then) : std::numeric_limits<double>::infinity();
    };
    const auto rows = [&](const auto& now, const auto& then) {
        double sum = 0;
        for (Eigen::Index j = 0; j < now.size(); ++j)
            sum += entropy(now(j), then(j));
        return sum;
    };
    const hmm::Vector visits = steppedVisits(before, length);
    double sum = rows(after.initial, before.initial);
    for (Eigen::Index i = 0; i < visits.size(); ++i) {
        const double weight = visits[i] > 0 ? visits[i] : 1;
        const double moves = before.hasEnd() ? visits[i] * (1 - before.end[i]) : visits[i];
        sum += (moves > 0 ? moves : 1) * rows(after.transition.row(i), before.transition.row(i));
        sum += weight * rows(after.emission.row(i), before.emission.row(i));
        if (before.hasEnd())
            sum += weight * (entropy(after.end[i], before.end[i]) + entropy(1 - after.end[i], 1 - before.end[i]));
    }
    return sum;
}

} // namespace sessionsmith::test
