// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/mixture.h"
#include "engine/workflow/workflow.h"

#include <algorithm>

namespace sessionsmith::workflow {

Result<store::ModelRecord> mixModels(store::Workspace& workspace, const MixRequest& request)
{
    synthesis::BehaviourModel mixture;
    std::vector<hmm::Persona> personas;
    std::vector<std::string> revisiting; // the actions of those revisits
    int states = 0;
    for (const auto& [name, weight] : request.parts) {
        const bool isKnown = std::any_of(personas.begin(), personas.end(),
                                         [&name = name](const hmm::Persona& known) { return known.name == name; });
        if (isKnown)
            return fail(Error(SS_TEXT("engine", "The model \"{0}\" is named twice"), name)
                            .advise(SS_TEXT("engine", "Give it one weight")));
        auto part = loadModel(workspace, name);
        if (!part) return tl::unexpected(part.error());
        mixture.gaps = synthesis::joined(mixture.gaps, states, part->gaps, part->hmm.stateCount());
        if (mixture.items.source.empty() && (personas.empty() || !part->items.source.empty()))
            mixture.items = part->items;
        if (mixture.visits.isDefault()) mixture.visits = std::move(part->visits);
        if (mixture.lengths.isDefault()) mixture.lengths = std::move(part->lengths);
        if (mixture.revisits.isDefault() && !part->revisits.isDefault()) {
            mixture.revisits = std::move(part->revisits);
            revisiting = part->hmm.actions;
        }
        states += part->hmm.stateCount();
        personas.push_back({name, weight, std::move(part->hmm), {}});
    }
    auto mixed = hmm::mixtureOf(personas);
    if (!mixed) return tl::unexpected(mixed.error());
    mixture.hmm = std::move(*mixed);
    const events::Vocabulary known(revisiting);
    std::vector<int> actions;
    for (const std::string& action : mixture.hmm.actions)
        actions.push_back(known.find(action));
    mixture.revisits = remapped(mixture.revisits, actions);
    return saveModel(workspace, request.name, mixture);
}

} // namespace sessionsmith::workflow
