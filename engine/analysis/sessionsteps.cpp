// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/sessionsteps.h"

#include "engine/hmm/inference.h"

#include <algorithm>

namespace sessionsmith::hmm {

namespace {

/// Sessions that are so few together that they change no figure.
constexpr double negligible = 1e-15;

/// (K x K) From an event in state i to a next one in state j.
Matrix continuing(const Model& model)
{
    Matrix steps = model.transition;
    if (model.hasEnd()) steps.array().colwise() *= 1 - model.end.array();
    return steps;
}

} // namespace

Matrix statesByStep(const Model& model, int steps)
{
    const Matrix next = continuing(model);
    Matrix shares(steps, model.stateCount());
    for (int t = 0; t < steps; ++t) {
        if (t == 0)
            shares.row(t) = model.initial.transpose();
        else
            shares.row(t).noalias() = shares.row(t - 1) * next;
    }
    return shares;
}

DecodedSteps decodedStatesByStep(const Model& model, const Sequences& sequences, int steps, std::size_t mostEvents,
                                 unsigned threads)
{
    Sequences taken;
    std::size_t looked = 0;
    for (std::size_t i = 0; i < sequences.size() && taken.symbols.size() < mostEvents; ++i) {
        const auto sequence = sequences[i];
        if (sequence.empty()) continue;
        ++looked;
        const bool isKnown = std::ranges::all_of(
            sequence, [&](std::int32_t symbol) { return symbol >= 0 && symbol < model.actionCount(); });
        if (isKnown) taken.append(sequence);
    }
    DecodedSteps result{Matrix::Zero(steps, model.stateCount()), 0, looked};
    if (taken.size() == 0) return result;
    const auto decoded = posteriors(model, taken, threads);
    if (!decoded) return result;
    for (std::size_t i = 0; i < decoded->size(); ++i) {
        const auto posterior = (*decoded)[i];
        if (posterior.row(0).isZero(0)) continue; // it is impossible
        const Eigen::Index length = std::min<Eigen::Index>(posterior.rows(), steps);
        result.shares.topRows(length) += posterior.topRows(length);
        ++result.sessions;
        --result.impossible;
    }
    if (result.sessions > 0) result.shares /= double(result.sessions);
    return result;
}

Vector funnel(const Model& model, const std::vector<int>& actions, int longest)
{
    const Eigen::Index stages = Eigen::Index(actions.size());
    const Matrix next = continuing(model);
    Vector reached = Vector::Zero(stages);
    // Row s: the sessions that have shown s of the actions, by the state of the event that comes.
    Matrix waiting = Matrix::Zero(stages, model.stateCount());
    if (stages > 0) waiting.row(0) = model.initial.transpose();
    for (int t = 0; t < longest && waiting.sum() > negligible; ++t) {
        for (Eigen::Index s = stages - 1; s >= 0; --s) { // the last first: one event is one step of the funnel
            const auto shown = model.emission.col(actions[std::size_t(s)]).transpose();
            const Eigen::RowVectorXd found = waiting.row(s).cwiseProduct(shown);
            reached[s] += found.sum();
            waiting.row(s) -= found;
            if (s + 1 < stages) waiting.row(s + 1) += found;
        }
        waiting = waiting * next;
    }
    return reached;
}

} // namespace sessionsmith::hmm
