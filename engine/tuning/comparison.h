// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/locks.h"

namespace sessionsmith::hmm {

/// Two models side by side, cut down to the states and actions that both have by name, in the order of the second. Both
/// have END probabilities or neither. Their rows are distributions only where nothing was cut.
struct Comparison
{
    struct Names
    {
        std::vector<std::string> states, actions;
        bool isEmpty() const { return states.empty() && actions.empty(); }
    };

    Model before, after;
    Names onlyBefore, onlyAfter; ///< what was cut
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
