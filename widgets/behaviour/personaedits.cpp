// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/personaedits.h"

#include "engine/base/namemessage.h"
#include "engine/tuning/mixing.h"
#include "widgets/common/texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace sessionsmith::widgets::edits {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PersonaEdits)
};

std::vector<int> all(int count)
{
    std::vector<int> indices(std::size_t(count), 0);
    std::iota(indices.begin(), indices.end(), 0);
    return indices;
}

/// A persona without any share would forget where its sessions begin.
constexpr double leastWeight = 0.001;

Wording weightName(const ModelDocument& document, int persona)
{
    return [name = document.personaName(persona)] { return Words::tr("Set the share of %1").arg(name); };
}

/// Two of one name would count as one.
Result<> checkNewName(const ModelDocument& document, const std::string& name)
{
    const bool isTaken =
        std::ranges::any_of(document.personas(), [&](const hmm::Persona& known) { return known.name == name; });
    if (!isTaken || name.empty()) return {};
    return fail(Error(SS_TEXT("engine", "There is a persona \"{0}\" already"), nameMessage(name))
                    .advise(SS_TEXT("engine", "Give it another name")));
}

/// What is there, as a persona of that name.
hmm::Persona whole(const hmm::Model& model, const std::string& name)
{
    return {name, 1, model, all(model.stateCount())};
}

} // namespace

Result<> setPersonaWeight(ModelDocument& document, int persona, double weight)
{
    hmm::Model changed = document.hmm();
    if (auto set = hmm::setPersonaWeight(changed, document.locks(), persona, std::max(weight, leastWeight)); !set)
        return set;
    document.setRow(Part::Initial, 0, changed.initial, weightName(document, persona));
    return {};
}

Result<> movePersonaBorder(ModelDocument& document, int left, double weight)
{
    hmm::Model changed = document.hmm();
    changed.initial = document.startingRow(Part::Initial, 0);
    const auto personas = hmm::personasOf(changed);
    hmm::Vector weights(Eigen::Index(personas.size()));
    for (std::size_t i = 0; i < personas.size(); ++i)
        weights[Eigen::Index(i)] = personas[i].weight;
    const double both = weights[left] + weights[left + 1];
    weights[left] = std::clamp(weight, std::min(leastWeight, both / 2), std::max(both - leastWeight, both / 2));
    weights[left + 1] = both - weights[left];
    if (auto set = hmm::setPersonaWeights(changed, document.locks(), weights); !set) return set;
    document.setRow(Part::Initial, 0, changed.initial, weightName(document, left));
    return {};
}

Result<> renamePersona(ModelDocument& document, int persona, const std::string& name)
{
    const hmm::Persona& own = document.personas()[std::size_t(persona)];
    if (own.name == name) return {};
    if (auto isNew = checkNewName(document, name); !isNew) return isNew;
    const auto renamed = hmm::mixtureOf({whole(own.model, name)});
    if (!renamed) return tl::unexpected(renamed.error());
    hmm::Model changed = document.hmm();
    for (std::size_t i = 0; i < own.states.size(); ++i)
        changed.states[std::size_t(own.states[i])] = renamed->states[i];
    if (auto valid = changed.validateNames(); !valid) return valid;
    const int states = changed.stateCount(), actions = changed.actionCount();
    document.restructure(std::move(changed), all(states), all(actions), [before = document.personaName(persona), name] {
        return Words::tr("Rename %1 to %2").arg(before, text(name));
    });
    return {};
}

Result<> removePersona(ModelDocument& document, int persona)
{
    auto removed = hmm::removePersonas(document.hmm(), {persona});
    if (!removed) return tl::unexpected(removed.error());
    document.restructure(std::move(removed->model), removed->states, removed->actions,
                         [name = document.personaName(persona)] { return Words::tr("Remove %1").arg(name); });
    return {};
}

Result<> mixIn(ModelDocument& document, const hmm::Persona& persona, const synthesis::GapSettings& gaps,
               const std::string& own)
{
    if (auto isNew = checkNewName(document, persona.name); !isNew) return isNew;
    const auto before = document.personas().size() > 1 ? Result<hmm::Model>(document.hmm())
                                                       : hmm::mixtureOf({whole(document.hmm(), own)});
    if (!before) return tl::unexpected(before.error());
    auto mixed = hmm::addPersona(*before, persona);
    if (!mixed) return tl::unexpected(mixed.error());
    document.restructure(
        std::move(mixed->model), mixed->states, mixed->actions,
        [name = persona.name] { return Words::tr("Mix in %1").arg(text(name)); },
        synthesis::joined(document.model().gaps, before->stateCount(), gaps, persona.model.stateCount()));
    return {};
}

} // namespace sessionsmith::widgets::edits
