// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/mixture.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace sessionsmith::hmm {

namespace {

const std::string separator = ": ";

Result<> checkWeights(const std::vector<Persona>& personas)
{
    double sum = 0;
    for (const Persona& persona : personas) {
        if (!std::isfinite(persona.weight) || persona.weight < 0)
            return fail(Error(SS_TEXT("engine", "The persona \"{0}\" has the weight {1}"), persona.name, persona.weight)
                            .advise(SS_TEXT("engine", "A weight is a finite number, not negative")));
        sum += persona.weight;
    }
    if (sum > 0 && std::isfinite(sum)) return {};
    return fail(SS_TEXT("engine", "The weights of the personas sum to {0}"), sum);
}

Result<> check(const std::vector<Persona>& personas)
{
    if (personas.empty()) return fail(SS_TEXT("engine", "A mixture needs one persona or more"));
    for (const Persona& persona : personas) {
        if (auto valid = persona.model.validate(); !valid) return fail(valid.error().at(persona.name));
        if (persona.model.hasEnd() == personas.front().model.hasEnd()) continue;
        const bool isFirst = personas.front().model.hasEnd();
        const std::string& with = (isFirst ? personas.front() : persona).name;
        const std::string& without = (isFirst ? persona : personas.front()).name;
        return fail(Error(SS_TEXT("engine", "\"{0}\" has an END state and \"{1}\" has none"), with, without)
                        .advise(SS_TEXT("engine", "Mix models that all have one, or all have none")));
    }
    return checkWeights(personas);
}

/// With the names of all states and actions; the places of the latter by name.
Model withNames(const std::vector<Persona>& personas, std::map<std::string, int>& places)
{
    Model mixture;
    for (const Persona& persona : personas) {
        for (const std::string& state : persona.model.states)
            mixture.states.push_back(persona.name.empty() ? state : persona.name + separator + state);
        for (const std::string& action : persona.model.actions)
            if (places.emplace(action, mixture.actionCount()).second) mixture.actions.push_back(action);
    }
    return mixture;
}

/// What all of them begin with, up to and with the last separator, such that all go on behind it.
std::string commonBeginning(const std::vector<std::string>& names)
{
    const std::string& first = names.front();
    for (std::size_t at = first.rfind(separator); at != std::string::npos && at > 0;
         at = first.rfind(separator, at - 1)) {
        const std::string beginning = first.substr(0, at + separator.size());
        if (std::all_of(names.begin(), names.end(), [&](const std::string& name) {
                return name.size() > beginning.size() && name.compare(0, beginning.size(), beginning) == 0;
            }))
            return beginning;
    }
    return {};
}

/// The states that transitions join with `first`, in whichever direction; `seen` grows by them.
std::vector<int> linkedTo(int first, const Model& mixture, std::vector<bool>& seen)
{
    std::vector<int> linked{first};
    seen[std::size_t(first)] = true;
    for (std::size_t next = 0; next < linked.size(); ++next) {
        const int i = linked[next];
        for (int j = 0; j < mixture.stateCount(); ++j) {
            const bool isLinked = mixture.transition(i, j) > 0 || mixture.transition(j, i) > 0;
            if (!isLinked || seen[std::size_t(j)]) continue;
            seen[std::size_t(j)] = true;
            linked.push_back(j);
        }
    }
    std::sort(linked.begin(), linked.end());
    return linked;
}

std::vector<std::string> namesOf(const Model& mixture, const std::vector<int>& states)
{
    std::vector<std::string> names;
    for (const int state : states)
        names.push_back(mixture.states[std::size_t(state)]);
    return names;
}

/// The states of each persona.
std::vector<std::vector<int>> statesOfPersonas(const Model& mixture)
{
    std::vector<std::vector<int>> personas;
    std::map<std::string, std::size_t> named;
    std::vector<bool> seen(std::size_t(mixture.stateCount()), false);
    for (int first = 0; first < mixture.stateCount(); ++first) {
        if (seen[std::size_t(first)]) continue;
        const std::vector<int> states = linkedTo(first, mixture, seen);
        const std::string name = commonBeginning(namesOf(mixture, states));
        const auto known = name.empty() ? named.end() : named.try_emplace(name, personas.size()).first;
        if (known == named.end() || known->second == personas.size())
            personas.push_back(states);
        else
            personas[known->second].insert(personas[known->second].end(), states.begin(), states.end());
    }
    for (std::vector<int>& states : personas)
        std::sort(states.begin(), states.end());
    return personas;
}

} // namespace

Result<Model> mixtureOf(const std::vector<Persona>& personas)
{
    if (auto good = check(personas); !good) return tl::unexpected(good.error());
    std::map<std::string, int> places;
    Model mixture = withNames(personas, places);
    if (auto good = mixture.validateNames(); !good) return tl::unexpected(good.error());
    double sum = 0;
    for (const Persona& persona : personas)
        sum += persona.weight;

    const Eigen::Index k = mixture.stateCount();
    mixture.initial.resize(k);
    mixture.transition = Matrix::Zero(k, k);
    mixture.emission = Matrix::Zero(k, mixture.actionCount());
    if (personas.front().model.hasEnd()) mixture.end.resize(k);
    Eigen::Index at = 0;
    for (const auto& [name, weight, model, states] : personas) {
        const Eigen::Index size = model.stateCount();
        mixture.initial.segment(at, size) = weight / sum * model.initial;
        mixture.transition.block(at, at, size, size) = model.transition;
        for (Eigen::Index action = 0; action < model.actionCount(); ++action)
            mixture.emission.col(places[model.actions[std::size_t(action)]]).segment(at, size) =
                model.emission.col(action);
        if (model.hasEnd()) mixture.end.segment(at, size) = model.end;
        at += size;
    }
    return mixture;
}

Persona personaOf(const Model& mixture, std::vector<int> states)
{
    Persona persona;
    Model& model = persona.model;
    model.states = namesOf(mixture, states);
    const std::string beginning = commonBeginning(model.states);
    for (std::string& state : model.states)
        state.erase(0, beginning.size());
    persona.name = model.name = beginning.substr(0, beginning.rfind(separator));
    persona.weight = mixture.initial(states).sum();
    model.actions = mixture.actions;
    if (persona.weight > 0)
        model.initial = mixture.initial(states) / persona.weight;
    else
        model.initial = Vector::Constant(Eigen::Index(states.size()), 1 / double(states.size()));
    model.transition = mixture.transition(states, states);
    model.emission = mixture.emission(states, Eigen::all);
    if (mixture.hasEnd()) model.end = mixture.end(states);
    persona.states = std::move(states);
    return persona;
}

std::vector<Persona> personasOf(const Model& mixture)
{
    std::vector<Persona> personas;
    for (std::vector<int>& states : statesOfPersonas(mixture))
        personas.push_back(personaOf(mixture, std::move(states)));
    return personas;
}

Locks separation(const Model& mixture)
{
    std::vector<int> member(std::size_t(mixture.stateCount()), 0);
    const std::vector<std::vector<int>> personas = statesOfPersonas(mixture);
    for (std::size_t p = 0; p < personas.size(); ++p)
        for (const int state : personas[p])
            member[std::size_t(state)] = int(p);
    Locks locks;
    for (int i = 0; i < mixture.stateCount(); ++i)
        for (int j = 0; j < mixture.stateCount(); ++j)
            if (member[std::size_t(i)] != member[std::size_t(j)]) locks.setLocked({Cell::Part::Transition, i, j}, true);
    return locks;
}

} // namespace sessionsmith::hmm
