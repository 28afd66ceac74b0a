// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/mixing.h"

#include "engine/base/namemessage.h"
#include "engine/tuning/edits.h"
#include "engine/tuning/structure.h"

#include <algorithm>
#include <numeric>

namespace sessionsmith::hmm {

namespace {

/// Weights this near are the same: they come from sums.
constexpr double tiny = 1e-12;

Result<> checkPersona(int persona, const std::vector<Persona>& personas)
{
    if (persona >= 0 && persona < int(personas.size())) return {};
    return fail(SS_TEXT("engine", "There is no persona number {0}; there are {1}"), persona + 1, personas.size());
}

/// Which of `now` are the first `before`: the rest is new.
std::vector<int> grown(int before, int now)
{
    std::vector<int> indices(std::size_t(now), -1);
    std::iota(indices.begin(), indices.begin() + before, 0);
    return indices;
}

} // namespace

Result<> setPersonaWeight(Model& model, const Locks& locks, int persona, double weight)
{
    const std::vector<Persona> personas = personasOf(model);
    if (auto good = checkPersona(persona, personas); !good) return good;
    if (personas.size() == 1)
        return fail(Error(SS_TEXT("engine", "The model has one persona, of which all sessions are"))
                        .advise(SS_TEXT("engine", "Add another one first")));
    return setShare(model.initial, locks.row(Cell::Part::Initial, 0), personas[std::size_t(persona)].states, weight);
}

Result<> setPersonaWeights(Model& model, const Locks& locks, const Vector& weights)
{
    const std::vector<Persona> personas = personasOf(model);
    if (weights.size() != Eigen::Index(personas.size()) || !weights.allFinite() || weights.minCoeff() < 0 ||
        !(weights.sum() > 0))
        return fail(Error(SS_TEXT("engine", "The weights of the personas are no weights"))
                        .advise(SS_TEXT("engine", "One for each persona, none negative, not all of them zero")));
    const LockedRow& locked = locks.row(Cell::Part::Initial, 0);
    Vector initial = model.initial;
    std::vector<int> allFree;
    for (std::size_t p = 0; p < personas.size(); ++p) {
        std::vector<int> free;
        double left = weights[Eigen::Index(p)] / weights.sum();
        for (const int state : personas[p].states)
            if (locked.isLocked(state))
                left -= initial[state];
            else
                free.push_back(state);
        if (left < -tiny || (free.empty() && left > tiny))
            return fail(Error(SS_TEXT("engine", "Locks keep the persona \"{0}\" from the weight {1}"),
                              nameMessage(personas[p].name), weights[Eigen::Index(p)] / weights.sum())
                            .advise(SS_TEXT("engine", "Unlock its initial probabilities")));
        if (!free.empty()) scaleTo(initial, free, std::max(left, 0.0));
        allFree.insert(allFree.end(), free.begin(), free.end());
    }
    settleSum(initial, allFree);
    model.initial = initial;
    return {};
}

Result<Restructured> addPersona(const Model& model, const Persona& persona)
{
    if (!(persona.weight >= 0 && persona.weight <= 1))
        return fail(Error(SS_TEXT("engine", "{0} is no share"), persona.weight)
                        .advise(SS_TEXT("engine", "A share lies between 0 and 1")));
    auto mixed = mixtureOf({{{}, 1 - persona.weight, model, {}}, persona});
    if (!mixed) return tl::unexpected(mixed.error());
    mixed->name = model.name;
    const int states = mixed->stateCount(), actions = mixed->actionCount();
    return Restructured{std::move(*mixed), grown(model.stateCount(), states), grown(model.actionCount(), actions)};
}

Result<Restructured> removePersonas(const Model& model, const std::vector<int>& personas)
{
    const std::vector<Persona> all = personasOf(model);
    std::vector<int> removed;
    for (const int persona : personas) {
        if (auto good = checkPersona(persona, all); !good) return tl::unexpected(good.error());
        const std::vector<int>& states = all[std::size_t(persona)].states;
        removed.insert(removed.end(), states.begin(), states.end());
    }
    auto left = removeStates(model, removed);
    if (!left) return tl::unexpected(left.error());
    std::vector<int> kept;
    for (int state = 0; state < model.stateCount(); ++state)
        if (std::find(removed.begin(), removed.end(), state) == removed.end()) kept.push_back(state);
    return Restructured{std::move(*left), std::move(kept), grown(model.actionCount(), model.actionCount())};
}

} // namespace sessionsmith::hmm
