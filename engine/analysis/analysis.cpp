// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/analysis.h"

#include "engine/analysis/absorption.h"
#include "engine/analysis/firstpassage.h"

#include <cmath>
#include <limits>

namespace sessionsmith::hmm {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double entropyRate(const Matrix& step, const Vector& stationary)
{
    double rate = 0;
    for (Eigen::Index i = 0; i < step.rows(); ++i) {
        if (stationary[i] == 0) continue;
        for (Eigen::Index j = 0; j < step.cols(); ++j)
            if (step(i, j) > 0) rate -= stationary[i] * step(i, j) * std::log(step(i, j));
    }
    return std::max(0.0, rate);
}

/// The long run of each closed class in `absorption`, weighed by the chance of ending up there.
Vector longRun(const Absorption& absorption, const Matrix& visitsFrom, const Vector& initial,
               const Matrix& firstPassage)
{
    const Matrix absorbed = absorption.absorbed(visitsFrom);
    Vector longRun = Vector::Zero(initial.size());
    for (Eigen::Index c = 0; c < absorbed.cols(); ++c) {
        const CommunicatingClass closed{absorption.recurrent()[std::size_t(c)], true, 0};
        longRun += initial.dot(absorbed.col(c)) * stationaryOf(closed, firstPassage);
    }
    return longRun;
}

void analyseEndless(const Model& model, Analysis& analysis)
{
    const Steps steps = endlessSteps(model);
    const Reachability reachability(steps.step);
    analysis.classes = reachability.classes();
    analysis.firstPassage = firstPassage(steps.step, reachability);
    const CommunicatingClass* only = nullptr;
    int closed = 0;
    for (const CommunicatingClass& one : analysis.classes) {
        if (!one.closed) continue;
        only = &one;
        ++closed;
        if (one.states.size() == 1) analysis.absorbing.push_back(one.states.front());
    }
    analysis.stationaryIsUnique = closed == 1;
    if (closed == 1)
        analysis.stationary = stationaryOf(*only, analysis.firstPassage);
    else {
        const Absorption absorption(steps);
        analysis.stationary = longRun(absorption, absorption.visits(), model.initial, analysis.firstPassage);
    }
    analysis.stationaryActions = model.emission.transpose() * analysis.stationary;
    analysis.entropyRate = entropyRate(steps.step, analysis.stationary);
}

/// The variance of the number of events from `initial`, as the sum of what each step adds to what is known of it: all
/// terms are positive, where Kemeny & Snell 3.3.5 takes a square from another.
double lengthVariance(const Steps& steps, const Vector& initial, const Analysis& analysis)
{
    const auto spread = [&](auto probabilities, double stops, double mean) {
        double sum = stops * mean * mean;
        for (Eigen::Index j = 0; j < probabilities.size(); ++j)
            if (probabilities[j] > 0) sum += probabilities[j] * std::pow(analysis.lengthFrom[j] - mean, 2);
        return sum;
    };
    double variance = spread(initial, 0, analysis.expectedLength);
    for (Eigen::Index i = 0; i < initial.size(); ++i)
        if (analysis.visits[i] > 0)
            variance += analysis.visits[i] * spread(steps.step.row(i), steps.leak[i], analysis.lengthFrom[i] - 1);
    return variance < 1e300 ? variance : infinity;
}

Vector dwellOf(const Steps& steps)
{
    Matrix leaving = steps.step;
    leaving.diagonal().setZero();
    return (steps.leak + leaving.rowwise().sum()).cwiseInverse();
}

void analyseSession(const Model& model, Analysis& analysis)
{
    const Absorption absorption(sessionSteps(model));
    analysis.dwell = dwellOf(absorption.steps());
    analysis.visitsFrom = absorption.visits();
    analysis.visits = absorption.visits(model.initial);
    analysis.hittingFrom = absorption.hitting(analysis.visitsFrom);
    analysis.hitting = (analysis.hittingFrom.transpose() * model.initial).cwiseMin(1);
    analysis.lengthFrom = analysis.visitsFrom.rowwise().sum();
    analysis.expectedLength = expectation(model.initial, analysis.lengthFrom);
    if (analysis.expectedLength < infinity) {
        analysis.lengthVariance = lengthVariance(absorption.steps(), model.initial, analysis);
        analysis.sessionActions = model.emission.transpose() * (analysis.visits / analysis.visits.sum());
    } else {
        analysis.lengthVariance = infinity;
        Vector states = longRun(absorption, analysis.visitsFrom, model.initial, analysis.firstPassage);
        if (states.sum() > 0) states /= states.sum();
        analysis.sessionActions = model.emission.transpose() * states;
    }
}

} // namespace

Vector stationaryOf(const CommunicatingClass& closed, const Matrix& firstPassage)
{
    Vector stationary = Vector::Zero(firstPassage.rows());
    for (const int i : closed.states)
        stationary[i] = 1 / firstPassage(i, i);
    return stationary / stationary.sum();
}

Analysis analyse(const Model& model)
{
    Analysis analysis;
    analyseEndless(model, analysis);
    analyseSession(model, analysis);
    return analysis;
}

Vector actionHittingFrom(const Model& model, int action)
{
    return Absorption(actionSteps(model, action)).reward(model.emission.col(action)).cwiseMin(1);
}

Vector actionHitting(const Model& model)
{
    Vector hitting(model.actionCount());
    for (int k = 0; k < model.actionCount(); ++k)
        hitting[k] = std::min(1.0, model.initial.dot(actionHittingFrom(model, k)));
    return hitting;
}

Vector lengthDistribution(const Model& model, int longest)
{
    Vector lengths = Vector::Zero(longest);
    if (!model.hasEnd()) return lengths;
    const Steps steps = sessionSteps(model);
    Vector here = model.initial;
    for (int n = 0; n < longest; ++n) {
        lengths[n] = here.dot(steps.leak);
        here = steps.step.transpose() * here;
    }
    return lengths;
}

} // namespace sessionsmith::hmm
