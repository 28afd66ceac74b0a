// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/gradient.h"

#include "engine/analysis/absorption.h"

#include <cmath>
#include <limits>

namespace sessionsmith::hmm {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Nothing times infinity is nothing: what is never visited does not matter.
double product(double a, double b)
{
    return a == 0 || b == 0 ? 0 : a * b;
}

Vector ones(const Model& model)
{
    return Vector::Ones(model.stateCount());
}

/// Of sum(initial * gain) where a step from i to j is worth gain(j) and is taken for each of visits(i) with probability
/// goesOn(i) (1 - end(i)) transition(i, j).
Gradient ofSession(const Model& model, const Vector& visits, const Vector& gain, const Vector& goesOn)
{
    Gradient gradient(model);
    gradient.initial = gain;
    for (Eigen::Index i = 0; i < visits.size(); ++i) {
        const double still = model.hasEnd() ? 1 - model.end[i] : 1;
        for (Eigen::Index j = 0; j < gain.size(); ++j)
            gradient.transition(i, j) = product(product(visits[i], goesOn[i] * still), gain[j]);
        gradient.end[i] = -product(product(visits[i], goesOn[i]), expectation(model.transition.row(i), gain));
    }
    return gradient;
}

/// The long run of one closed class.
struct LongRun
{
    Vector stationary; ///< (K)
    double weight = 0; ///< chance of ending up in it
    double value = 0;  ///< mean reward in it
    bool isOnly = false;
};

/// Adds what the steps within and out of one closed class mean for the mean reward there: Poisson's equation, solved by
/// the reward until the chain is back in the state where it is most often.
void addClass(const LongRun& run, const Steps& steps, const Vector& reward, Matrix& gradient)
{
    Eigen::Index back = 0;
    run.stationary.maxCoeff(&back);
    const Absorption until(stepsUntil(steps, int(back)));
    const Vector gained = until.reward(reward), taken = until.reward(Vector::Ones(reward.size()));
    for (Eigen::Index i = 0; i < reward.size(); ++i) {
        if (run.stationary[i] == 0) continue;
        for (Eigen::Index j = 0; j < reward.size(); ++j) {
            const bool stays = run.isOnly || run.stationary[j] > 0;
            const double bias = j == back ? 0 : gained[j] - run.value * taken[j];
            gradient(i, j) += stays && std::isfinite(bias) ? run.weight * run.stationary[i] * bias : infinity;
        }
    }
}

/// Of the mean of `reward` (K, not negative) in the long run of the chain without END, as if `reward` were fixed.
Gradient ofLongRun(const Model& model, const Analysis& analysis, const Vector& reward)
{
    Gradient gradient(model);
    const Steps steps = endlessSteps(model);
    const Absorption absorption(steps);
    const Vector visits = absorption.visits(model.initial);
    Vector entering = Vector::Zero(reward.size()); // reward of the class that a step out of a transient state enters
    for (const CommunicatingClass& one : analysis.classes) {
        if (!one.closed) continue;
        LongRun run{stationaryOf(one, analysis.firstPassage), 0, 0, analysis.stationaryIsUnique};
        run.value = run.stationary.dot(reward);
        for (const int j : one.states) {
            run.weight += model.initial[j];
            gradient.initial[j] = run.value;
        }
        for (const int i : absorption.transient()) {
            const double enters = steps.step(i, one.states).sum();
            run.weight += visits[i] * enters;
            entering[i] += enters * run.value;
        }
        if (run.weight > 0) addClass(run, steps, reward, gradient.transition);
    }
    const Vector expected = absorption.reward(entering);
    for (const int i : absorption.transient())
        gradient.initial[i] = expected[i];
    for (const int i : absorption.transient())
        for (Eigen::Index j = 0; j < reward.size(); ++j)
            gradient.transition(i, j) = product(visits[i], gradient.initial[j]);
    return gradient;
}

} // namespace

Gradient::Gradient(const Model& model)
    : initial(Vector::Zero(model.stateCount())), transition(Matrix::Zero(model.stateCount(), model.stateCount())),
      emission(Matrix::Zero(model.stateCount(), model.actionCount())), end(Vector::Zero(model.stateCount()))
{}

Gradient lengthGradient(const Model& model)
{
    const Absorption absorption(sessionSteps(model));
    return ofSession(model, absorption.visits(model.initial), absorption.reward(ones(model)), ones(model));
}

Gradient visitsGradient(const Model& model, int state)
{
    const Absorption absorption(sessionSteps(model));
    return ofSession(model, absorption.visits(model.initial),
                     absorption.reward(Vector::Unit(model.stateCount(), state)), ones(model));
}

Gradient stateHittingGradient(const Model& model, int state)
{
    const Steps steps = sessionSteps(model);
    const Absorption until(stepsUntil(steps, state));
    Vector coming = steps.step.col(state);
    coming[state] = 0;
    Vector hitting = until.reward(coming), visits = until.visits(model.initial);
    hitting[state] = 1;
    visits[state] = 0; // what happens after the first visit does not matter
    return ofSession(model, visits, hitting, ones(model));
}

Gradient actionHittingGradient(const Model& model, int action)
{
    const Steps steps = sessionSteps(model);
    const Absorption until(actionSteps(model, action));
    const Vector hitting = until.reward(model.emission.col(action)), visits = until.visits(model.initial);
    Gradient gradient = ofSession(model, visits, hitting, (1 - model.emission.col(action).array()).matrix());
    for (Eigen::Index i = 0; i < visits.size(); ++i)
        gradient.emission(i, action) = product(visits[i], 1 - expectation(steps.step.row(i), hitting));
    return gradient;
}

Gradient sessionActionGradient(const Model& model, int action)
{
    if (!model.hasEnd()) return stationaryActionGradient(model, action);
    const Absorption absorption(sessionSteps(model));
    const Vector visits = absorption.visits(model.initial);
    const Vector events = absorption.reward(model.emission.col(action)), all = absorption.reward(ones(model));
    const double length = visits.sum(), share = visits.dot(model.emission.col(action)) / length;
    Vector gain(visits.size());
    for (Eigen::Index i = 0; i < gain.size(); ++i) // into sessions without end: the share jumps to theirs
        gain[i] = all[i] < infinity ? (events[i] - share * all[i]) / length : infinity;
    Gradient gradient = ofSession(model, visits, gain, ones(model));
    gradient.emission.col(action) = visits / length;
    return gradient;
}

Gradient stationaryStateGradient(const Model& model, int state)
{
    return ofLongRun(model, analyse(model), Vector::Unit(model.stateCount(), state));
}

Gradient stationaryActionGradient(const Model& model, int action)
{
    const Analysis analysis = analyse(model);
    Gradient gradient = ofLongRun(model, analysis, model.emission.col(action));
    gradient.emission.col(action) = analysis.stationary;
    return gradient;
}

Gradient entropyRateGradient(const Model& model)
{
    const Analysis analysis = analyse(model);
    const Matrix& step = model.transition;
    Vector entropy = Vector::Zero(step.rows());
    for (Eigen::Index i = 0; i < step.rows(); ++i)
        for (Eigen::Index j = 0; j < step.cols(); ++j)
            if (step(i, j) > 0) entropy[i] -= step(i, j) * std::log(step(i, j));
    Gradient gradient = ofLongRun(model, analysis, entropy.cwiseMax(0));
    for (Eigen::Index i = 0; i < step.rows(); ++i)
        for (Eigen::Index j = 0; j < step.cols(); ++j)
            if (analysis.stationary[i] > 0)
                gradient.transition(i, j) +=
                    step(i, j) > 0 ? -analysis.stationary[i] * (std::log(step(i, j)) + 1) : infinity;
    return gradient;
}

Gradient firstPassageGradient(const Model& model, int from, int to)
{
    const Steps steps = endlessSteps(model);
    const Absorption until(stepsUntil(steps, to));
    Vector times = until.reward(ones(model));
    times[to] = 0;
    Vector start = Vector::Unit(model.stateCount(), from);
    if (from == to) {
        start = steps.step.row(to);
        start[to] = 0;
    }
    Vector visits = until.visits(start);
    visits[to] = from == to ? 1 : 0;
    Gradient gradient(model);
    for (Eigen::Index i = 0; i < visits.size(); ++i)
        for (Eigen::Index j = 0; j < visits.size(); ++j)
            gradient.transition(i, j) = product(visits[i], times[j]);
    return gradient;
}

} // namespace sessionsmith::hmm
