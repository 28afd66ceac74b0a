// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/structure.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::hmm {

namespace {

Result<> checkIndices(const char* kind, const std::vector<int>& indices, int count)
{
    std::vector<bool> seen(std::size_t(count), false);
    for (const int index : indices) {
        if (index < 0 || index >= count)
            return fail(SS_TEXT("engine", "{0}: there is no number {1}; there are {2}"), Message(kind), index + 1,
                        count);
        if (seen[std::size_t(index)])
            return fail(SS_TEXT("engine", "{0}: number {1} is named twice"), Message(kind), index + 1);
        seen[std::size_t(index)] = true;
    }
    return {};
}

Result<> checkAll(const char* kind, const std::vector<int>& order, int count)
{
    if (int(order.size()) != count)
        return fail(SS_TEXT("engine", "{0}: the order has {1} of {2}"), Message(kind), order.size(), count);
    return checkIndices(kind, order, count);
}

Result<> checkSeveral(const char* kind, const std::vector<int>& indices, int count)
{
    if (indices.size() < 2) return fail(SS_TEXT("engine", "{0}: merging takes two or more"), Message(kind));
    return checkIndices(kind, indices, count);
}

Result<> checkShare(double share)
{
    if (share >= 0 && share <= 1) return {};
    return fail(
        Error(SS_TEXT("engine", "{0} is no share"), share).advise(SS_TEXT("engine", "A share lies between 0 and 1")));
}

const char* const statesKind = SS_TEXT("engine", "states");
const char* const actionsKind = SS_TEXT("engine", "actions");

/// The columns `from` of a matrix, or the entries of a vector, in that order.
std::vector<std::string> taken(const std::vector<std::string>& names, const std::vector<int>& from)
{
    std::vector<std::string> result;
    result.reserve(from.size());
    for (const int index : from)
        result.push_back(names[std::size_t(index)]);
    return result;
}

std::vector<int> without(int count, const std::vector<int>& removed)
{
    std::vector<int> kept;
    for (int i = 0; i < count; ++i)
        if (std::find(removed.begin(), removed.end(), i) == removed.end()) kept.push_back(i);
    return kept;
}

} // namespace

Model selected(const Model& model, const std::vector<int>& states, const std::vector<int>& actions)
{
    Model result;
    result.name = model.name;
    result.states = taken(model.states, states);
    result.actions = taken(model.actions, actions);
    result.initial = model.initial(states);
    result.transition = model.transition(states, states);
    result.emission = model.emission(states, actions);
    if (model.hasEnd()) result.end = model.end(states);
    return result;
}

namespace {

std::vector<int> all(int count)
{
    std::vector<int> indices(std::size_t(count), 0);
    std::iota(indices.begin(), indices.end(), 0);
    return indices;
}

void renormalise(Eigen::Ref<Vector> row)
{
    const double sum = row.sum();
    if (sum > 0)
        row /= sum;
    else
        row.setConstant(1 / double(row.size()));
}

/// The names are asked about before anything is computed.
Result<Model> named(Model model)
{
    if (auto good = model.validateNames(); !good) return tl::unexpected(good.error());
    return model;
}

/// As `count` numbers with `extra` once more, right behind itself.
std::vector<int> doubled(int count, int extra)
{
    std::vector<int> indices = all(count);
    indices.insert(indices.begin() + extra + 1, extra);
    return indices;
}

} // namespace

Result<Model> permuteStates(const Model& model, const std::vector<int>& order)
{
    if (auto good = checkAll(statesKind, order, model.stateCount()); !good) return tl::unexpected(good.error());
    return selected(model, order, all(model.actionCount()));
}

Result<Model> permuteActions(const Model& model, const std::vector<int>& order)
{
    if (auto good = checkAll(actionsKind, order, model.actionCount()); !good) return tl::unexpected(good.error());
    return selected(model, all(model.stateCount()), order);
}

Result<Model> renameState(Model model, int state, const std::string& name)
{
    if (auto good = checkIndices(statesKind, {state}, model.stateCount()); !good) return tl::unexpected(good.error());
    model.states[std::size_t(state)] = name;
    return named(std::move(model));
}

Result<Model> renameAction(Model model, int action, const std::string& name)
{
    if (auto good = checkIndices(actionsKind, {action}, model.actionCount()); !good)
        return tl::unexpected(good.error());
    model.actions[std::size_t(action)] = name;
    return named(std::move(model));
}

Result<Model> addState(const Model& model, const std::string& name, double share)
{
    if (auto good = checkShare(share); !good) return tl::unexpected(good.error());
    const Eigen::Index k = model.stateCount(), m = model.actionCount();
    Model result = model;
    result.states.push_back(name);
    result.initial.conservativeResize(k + 1);
    result.initial.head(k) *= 1 - share;
    result.initial[k] = share;
    result.transition.conservativeResize(k + 1, k + 1);
    result.transition.topLeftCorner(k, k) *= 1 - share;
    result.transition.topRightCorner(k, 1).setConstant(share);
    result.transition.row(k).setConstant(1 / double(k + 1));
    result.emission.conservativeResize(k + 1, m);
    result.emission.row(k).setConstant(1 / double(m));
    if (model.hasEnd()) {
        result.end.conservativeResize(k + 1);
        result.end[k] = model.end.mean();
    }
    return named(std::move(result));
}

Result<Model> addAction(const Model& model, const std::string& name, double share)
{
    if (auto good = checkShare(share); !good) return tl::unexpected(good.error());
    const Eigen::Index k = model.stateCount(), m = model.actionCount();
    Model result = model;
    result.actions.push_back(name);
    result.emission.conservativeResize(k, m + 1);
    result.emission.leftCols(m) *= 1 - share;
    result.emission.col(m).setConstant(share);
    return named(std::move(result));
}

Result<Model> mergeStates(const Model& model, const std::vector<int>& states, const Vector& weights,
                          const std::string& name)
{
    if (auto good = checkSeveral(statesKind, states, model.stateCount()); !good) return tl::unexpected(good.error());
    if (weights.size() != Eigen::Index(states.size()) || !weights.allFinite() || weights.minCoeff() < 0 ||
        weights.sum() <= 0)
        return fail(Error(SS_TEXT("engine", "The weights of the states to merge are no weights"))
                        .advise(SS_TEXT("engine", "One for each state, none negative, not all of them zero")));
    const Vector shares = weights / weights.sum();
    Vector goingOn = shares;
    if (model.hasEnd()) goingOn = shares.cwiseProduct((1 - model.end(states).array()).matrix());
    goingOn = goingOn.sum() > 0 ? Vector(goingOn / goingOn.sum()) : shares; // all end: their rows are never used

    const int first = *std::min_element(states.begin(), states.end());
    Model whole = model;
    whole.states[std::size_t(first)] = name;
    whole.initial[first] = model.initial(states).sum();
    whole.emission.row(first) = shares.transpose() * model.emission(states, Eigen::all);
    whole.transition.row(first) = goingOn.transpose() * model.transition(states, Eigen::all);
    const Vector into = whole.transition(Eigen::all, states).rowwise().sum();
    whole.transition.col(first) = into;
    if (model.hasEnd()) whole.end[first] = shares.dot(Vector(model.end(states)));
    std::vector<int> gone = states;
    std::erase(gone, first);
    return named(selected(whole, without(model.stateCount(), gone), all(model.actionCount())));
}

Result<Model> mergeActions(const Model& model, const std::vector<int>& actions, const std::string& name)
{
    if (auto good = checkSeveral(actionsKind, actions, model.actionCount()); !good) return tl::unexpected(good.error());
    const int first = *std::min_element(actions.begin(), actions.end());
    Model whole = model;
    whole.actions[std::size_t(first)] = name;
    whole.emission.col(first) = Vector(model.emission(Eigen::all, actions).rowwise().sum());
    std::vector<int> gone = actions;
    std::erase(gone, first);
    return named(selected(whole, all(model.stateCount()), without(model.actionCount(), gone)));
}

Result<Model> splitState(const Model& model, int state, double share, const std::string& name)
{
    if (auto good = checkIndices(statesKind, {state}, model.stateCount()); !good) return tl::unexpected(good.error());
    if (auto good = checkShare(share); !good) return tl::unexpected(good.error());
    Model result = selected(model, doubled(model.stateCount(), state), all(model.actionCount()));
    result.states[std::size_t(state) + 1] = name;
    result.initial[state] *= 1 - share;
    result.initial[state + 1] *= share;
    result.transition.col(state) *= 1 - share;
    result.transition.col(state + 1) *= share;
    return named(std::move(result));
}

Result<Model> splitAction(const Model& model, int action, double share, const std::string& name)
{
    if (auto good = checkIndices(actionsKind, {action}, model.actionCount()); !good)
        return tl::unexpected(good.error());
    if (auto good = checkShare(share); !good) return tl::unexpected(good.error());
    Model result = selected(model, all(model.stateCount()), doubled(model.actionCount(), action));
    result.actions[std::size_t(action) + 1] = name;
    result.emission.col(action) *= 1 - share;
    result.emission.col(action + 1) *= share;
    return named(std::move(result));
}

Result<Model> removeStates(const Model& model, const std::vector<int>& states)
{
    if (auto good = checkIndices(statesKind, states, model.stateCount()); !good) return tl::unexpected(good.error());
    auto result = named(selected(model, without(model.stateCount(), states), all(model.actionCount())));
    if (!result || states.empty()) return result;
    renormalise(result->initial);
    for (Eigen::Index i = 0; i < result->transition.rows(); ++i)
        renormalise(result->transition.row(i).transpose());
    return result;
}

Result<Model> removeActions(const Model& model, const std::vector<int>& actions)
{
    if (auto good = checkIndices(actionsKind, actions, model.actionCount()); !good) return tl::unexpected(good.error());
    auto result = named(selected(model, all(model.stateCount()), without(model.actionCount(), actions)));
    if (!result || actions.empty()) return result;
    for (Eigen::Index i = 0; i < result->emission.rows(); ++i)
        renormalise(result->emission.row(i).transpose());
    return result;
}

} // namespace sessionsmith::hmm
