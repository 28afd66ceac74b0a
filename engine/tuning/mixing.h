// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/mixture.h"

namespace sessionsmith::hmm {

/// Edits of a mixture of personas, which are numbered as personasOf() gives them. After an error the model is as it
/// was. Errors of all: a persona that the model does not have.

/// The share of the sessions that are of one persona becomes `weight`, clamped to what the locks of the initial
/// distribution leave; the other personas keep their proportions. One that had none begins in each of its states alike.
/// Errors: also the only persona; all initial probabilities of it, or of the others, are locked; no number.
Result<> setPersonaWeight(Model& model, const Locks& locks, int persona, double weight);
/// All of them at once, in proportion to `weights` (one each). Errors: also weights that are negative, not finite or
/// all zero; locks that do not allow it, by the name of the persona.
Result<> setPersonaWeights(Model& model, const Locks& locks, const Vector& weights);

/// A model with other states and actions, and where each was before: -1 where it is new. Locks, gaps and
/// revisits follow by Locks::remapped and synthesis::remapped.
struct Restructured
{
    Model model;
    std::vector<int> states, actions;
};
/// Mixes another persona in, behind what there is: its weight is its share of the sessions (0...1), and the weights of
/// the others are scaled by the rest. Errors: also those of mixtureOf().
Result<Restructured> addPersona(const Model& model, const Persona& persona);
/// The others' weights are scaled up. Errors: also one that is named twice; none left.
Result<Restructured> removePersonas(const Model& model, const std::vector<int>& personas);

} // namespace sessionsmith::hmm
