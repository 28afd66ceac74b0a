// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"

namespace sessionsmith::hmm {

/// Edits of which states and actions a model has: each gives a new, valid model from a valid one. Errors of all: an
/// index that the model does not have or that is named twice; a name that is empty or taken; none left, or more than
/// Model::maximumSize. Locks follow by Locks::remapped.

/// What was at `order[i]` comes to i; bit for bit. Errors: also an order that leaves one out.
Result<Model> permuteStates(const Model& model, const std::vector<int>& order);
Result<Model> permuteActions(const Model& model, const std::vector<int>& order);

Result<Model> renameState(Model model, int state, const std::string& name);
Result<Model> renameAction(Model model, int action, const std::string& name);

/// A new last state that goes to every state and does every action alike, and ends as the others do on average. The
/// initial distribution and every former row give it `share` (0...1) of their mass.
Result<Model> addState(const Model& model, const std::string& name, double share = 0);
/// A new last action that takes `share` (0...1) of every emission row.
Result<Model> addAction(const Model& model, const std::string& name, double share = 0);

/// Two or more states become one, `name`, at the place of the first. What led to any of them leads to it; what it does
/// is their average by `weights` (one each, not negative, not all zero; their expected visits keep the flow between
/// the states, and with it every share of an action): emissions and END by the weight, transitions by the part of it
/// that goes on.
Result<Model> mergeStates(const Model& model, const std::vector<int>& states, const Vector& weights,
                          const std::string& name);
/// Two or more actions become one, with their probabilities added.
Result<Model> mergeActions(const Model& model, const std::vector<int>& actions, const std::string& name);

/// A state becomes two that behave alike, the second of them, `name`, right behind the first with `share` (0...1) of
/// what led to it: the model gives the same sessions as before.
Result<Model> splitState(const Model& model, int state, double share, const std::string& name);
/// An action becomes two, the second of them, `name`, right behind the first with `share` of its probabilities.
Result<Model> splitAction(const Model& model, int action, double share, const std::string& name);

/// The model of those states and actions alone, as they are: where some are left out, its rows are no distributions.
Model selected(const Model& model, const std::vector<int>& states, const std::vector<int>& actions);

/// What remains of each row is scaled up to a distribution; a row with nothing left is shared equally.
Result<Model> removeStates(const Model& model, const std::vector<int>& states);
Result<Model> removeActions(const Model& model, const std::vector<int>& actions);

} // namespace sessionsmith::hmm
