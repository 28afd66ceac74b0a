// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/locks.h"

namespace sessionsmith::hmm {

/// Two models side by side, cut down to the states and actions that both have by name, in the order of the second. Both
/// have END probabilities or neither. Their rows are distributions only where nothing was cut.
///
/// What is left of the states then goes by the names within their personas (personasOf()), so that a model is still
/// compared once it became a persona of a mixture, or a persona has another name: each persona with the one that has
/// the most of its names, at equal numbers the first. States that were matched so have different names in the two.
///
/// Where no state has a partner by any of these, as after a fit that gave states names of its own, they go by what they
/// do: of all pairs the one whose emissions of the common actions are nearest (total variation), then the next, as many
/// as there are states in both.
struct Comparison
{
    struct Names
    {
        std::vector<std::string> states, actions;
        bool isEmpty() const { return states.empty() && actions.empty(); }
    };

    Model before, after;
    Names onlyBefore, onlyAfter;   ///< what was cut
    bool isAcrossPersonas = false; ///< some states are matched by their names within their personas
    bool isByEmissions = false;    ///< states are matched by what they do
};
Comparison compare(const Model& before, const Model& after);

struct Change
{
    Cell cell;
    double before = 0, after = 0;

    double difference() const { return after - before; }
};
/// The cells that differ between two models of the same states and actions: the largest difference first, equal ones in
/// the order of the model, at most `most` of them.
std::vector<Change> largestChanges(const Model& before, const Model& after, std::size_t most);

} // namespace sessionsmith::hmm
