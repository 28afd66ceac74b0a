// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/estimation.h"
#include "engine/hmm/paths.h"

#include <cmath>
#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace sessionsmith::test {

using StatePath = std::vector<std::int32_t>;

inline StatePath statesOf(const hmm::Path& path)
{
    return {path.states.begin(), path.states.end()};
}

/// P(states, actions), without the END factor: so far the session may still go on.
inline double pathProbability(const hmm::Model& model, const StatePath& states, std::span<const std::int32_t> actions)
{
    double probability = model.initial[states[0]] * model.emission(states[0], actions[0]);
    for (std::size_t t = 1; t < states.size(); ++t) {
        if (model.hasEnd()) probability *= 1 - model.end[states[t - 1]];
        probability *= model.transition(states[t - 1], states[t]) * model.emission(states[t], actions[t]);
    }
    return probability;
}

/// Calls `visit` for each of the K^T paths of that length.
inline void forEachPath(int states, std::size_t length, const std::function<void(const StatePath&)>& visit)
{
    StatePath path(length, 0);
    for (;;) {
        visit(path);
        std::size_t t = 0;
        while (t < length && ++path[t] == states)
            path[t++] = 0;
        if (t == length) return;
    }
}

/// Everything that inference gives, by the definitions: sums over all paths.
struct Enumeration
{
    double likelihood = 0;
    double best = 0; ///< the largest probability of a path
    hmm::Matrix filtered, posterior;
    hmm::ExpectedCounts counts; ///< of this sequence; zero where it is impossible

    double logLikelihood() const { return std::log(likelihood); }

    Enumeration(const hmm::Model& model, std::span<const std::int32_t> actions)
    {
        const Eigen::Index k = model.stateCount(), length = Eigen::Index(actions.size());
        filtered = posterior = hmm::Matrix::Zero(length, k);
        counts = {hmm::Vector::Zero(k), hmm::Matrix::Zero(k, k), hmm::Matrix::Zero(k, model.actionCount()),
                  hmm::Vector::Zero(k)};
        for (Eigen::Index t = 0; t < length; ++t) {
            forEachPath(int(k), std::size_t(t + 1), [&](const StatePath& path) {
                filtered(t, path.back()) += pathProbability(model, path, actions);
            });
            if (filtered.row(t).sum() > 0) filtered.row(t) /= filtered.row(t).sum();
        }
        forEachPath(int(k), actions.size(), [&](const StatePath& path) {
            const double ending = model.hasEnd() ? model.end[path.back()] : 1;
            add(path, actions, pathProbability(model, path, actions) * ending);
        });
        if (likelihood <= 0) return;
        posterior /= likelihood;
        counts.initial /= likelihood;
        counts.transition /= likelihood;
        counts.emission /= likelihood;
        counts.end /= likelihood;
    }

private:
    void add(const StatePath& path, std::span<const std::int32_t> actions, double probability)
    {
        likelihood += probability;
        best = std::max(best, probability);
        counts.initial[path.front()] += probability;
        counts.end[path.back()] += probability;
        for (std::size_t t = 0; t < path.size(); ++t) {
            posterior(Eigen::Index(t), path[t]) += probability;
            counts.emission(path[t], actions[t]) += probability;
            if (t > 0) counts.transition(path[t - 1], path[t]) += probability;
        }
    }
};

/// Equal to ten digits; infinities only to themselves, NaN to nothing.
inline bool isClose(double a, double b)
{
    return a == b || (std::isfinite(b) && std::abs(a - b) <= 1e-10 * std::max(1.0, std::abs(b)));
}

template <typename Values>
bool areClose(const Values& a, const Values& b)
{
    if (a.rows() != b.rows() || a.cols() != b.cols()) return false;
    for (Eigen::Index i = 0; i < a.rows(); ++i)
        for (Eigen::Index j = 0; j < a.cols(); ++j)
            if (!isClose(a(i, j), b(i, j))) return false;
    return true;
}

} // namespace sessionsmith::test
