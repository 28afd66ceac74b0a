// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/evidence.h"

#include <limits>

namespace sessionsmith::hmm {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// For each of `now` its index in `before`, or -1.
std::vector<int> indicesIn(const std::vector<std::string>& before, const std::vector<std::string>& now)
{
    std::map<std::string, int> known;
    for (std::size_t i = 0; i < before.size(); ++i)
        known[before[i]] = int(i);
    std::vector<int> indices;
    for (const std::string& name : now) {
        const auto found = known.find(name);
        indices.push_back(found == known.end() ? -1 : found->second);
    }
    return indices;
}

CellValues matched(const CellValues& values, const Model& model, const std::vector<int>& states,
                   const std::vector<int>& actions)
{
    CellValues result(model, nothing);
    for (Eigen::Index i = 0; i < model.stateCount(); ++i) {
        const int row = states[std::size_t(i)];
        if (row < 0) continue;
        result.initial[i] = values.initial[row];
        if (model.hasEnd() && values.end.size() > 0) result.end[i] = values.end[row];
        for (Eigen::Index j = 0; j < model.stateCount(); ++j)
            if (const int column = states[std::size_t(j)]; column >= 0)
                result.transition(i, j) = values.transition(row, column);
        for (Eigen::Index k = 0; k < model.actionCount(); ++k)
            if (const int column = actions[std::size_t(k)]; column >= 0)
                result.emission(i, k) = values.emission(row, column);
    }
    return result;
}

} // namespace

Evidence Evidence::renamed(const std::map<std::string, std::string>& stateNames,
                           const std::map<std::string, std::string>& actionNames) const
{
    Evidence result = *this;
    const auto rename = [](std::vector<std::string>& names, const std::map<std::string, std::string>& changes) {
        for (std::string& name : names)
            if (const auto found = changes.find(name); found != changes.end()) name = found->second;
    };
    rename(result.states, stateNames);
    rename(result.actions, actionNames);
    return result;
}

Evidence Evidence::matchedTo(const Model& model) const
{
    if (states == model.states && actions == model.actions && estimate.end.size() == model.end.size()) return *this;
    const std::vector<int> stateOf = indicesIn(states, model.states), actionOf = indicesIn(actions, model.actions);
    Evidence result = *this;
    result.states = model.states;
    result.actions = model.actions;
    for (CellValues* table : {&result.estimate, &result.counts, &result.intervals.low, &result.intervals.high})
        *table = matched(*table, model, stateOf, actionOf);
    return result;
}

void Evidence::forget(const Cell& cell)
{
    for (CellValues* table : {&estimate, &counts, &intervals.low, &intervals.high})
        (*table)[cell] = nothing;
}

bool Evidence::speaksAgainst(const Cell& cell, double value) const
{
    return value < intervals.low[cell] || value > intervals.high[cell]; // never, where they are NaN
}

Evidence evidenceOf(const Fit& fit, const Sequences& sequences, const ExpectedCounts& counts, Intervals intervals)
{
    Evidence evidence;
    evidence.sequences = sequences.size();
    evidence.events = sequences.symbols.size();
    evidence.impossible = counts.impossible;
    evidence.logLikelihood = fit.logLikelihood;
    evidence.iterations = fit.iterations;
    evidence.converged = fit.converged;
    evidence.states = fit.model.states;
    evidence.actions = fit.model.actions;
    evidence.estimate = evidence.counts = CellValues(fit.model);
    evidence.estimate.initial = fit.model.initial;
    evidence.estimate.transition = fit.model.transition;
    evidence.estimate.emission = fit.model.emission;
    evidence.estimate.end = fit.model.end;
    evidence.counts.initial = counts.initial;
    evidence.counts.transition = counts.transition;
    evidence.counts.emission = counts.emission;
    if (fit.model.hasEnd()) evidence.counts.end = counts.end;
    evidence.intervals = std::move(intervals);
    return evidence;
}

} // namespace sessionsmith::hmm
