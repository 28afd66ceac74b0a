// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/locks.h"

namespace sessionsmith::hmm {

/// One kind of user in a mixture: each session is of one persona, drawn by the weights, and goes by its model from the
/// first event to the last.
///
/// A mixture is a hidden Markov model again: its states are those of all personas, no transition leads from one to
/// another, and the initial distribution of each counts by its weight (Smyth 1997, Clustering Sequences with Hidden
/// Markov Models). So inference, estimation (zeros stay zeros), synthesis and analysis work on it as they are.
struct Persona
{
    std::string name;        ///< may be empty
    double weight = 1;       ///< its share of the sessions
    Model model;             ///< its behaviour alone
    std::vector<int> states; ///< its states in the mixture, ascending; mixtureOf() does not look at them
};

/// The mixture of one or more personas, one behind the other. Weights count relative to their sum. A state "browse" of
/// the persona "hunter" becomes "hunter: browse", and keeps its name where the persona has none. Actions are those of
/// all in order of appearance; what a persona does not know it never does. Errors: no persona, or one whose model is
/// not valid; weights that are negative, not finite or all zero; an END state in some but not in all; a state that
/// occurs twice; more states or actions than Model::maximumSize.
Result<Model> mixtureOf(const std::vector<Persona>& personas);

/// What a valid model is a mixture of: the sets of states between which no transition is possible, in the order of
/// their first states; those that have one name are one persona, for what was fitted may fall apart. A model with one
/// is no mixture. A persona of weight zero begins anywhere.
std::vector<Persona> personasOf(const Model& mixture);
/// One of them, by its states. Its name is what theirs have in common before ": ", and theirs are what is behind it.
Persona personaOf(const Model& mixture, std::vector<int> states);

/// The transitions that would lead from one persona to another, locked: so they stay zero where a prior gives every
/// cell some events.
Locks separation(const Model& mixture);

} // namespace sessionsmith::hmm
