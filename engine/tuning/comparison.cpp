// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/comparison.h"

#include "engine/tuning/edits.h"
#include "engine/tuning/structure.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::hmm {

namespace {

/// Where the names that both lists have stand in each, in the order of the second; the others by themselves.
struct Matching
{
    std::vector<int> before, after;
    std::vector<std::string> onlyBefore, onlyAfter;
};

Matching match(const std::vector<std::string>& before, const std::vector<std::string>& after)
{
    Matching matching;
    for (std::size_t i = 0; i < after.size(); ++i) {
        const auto found = std::find(before.begin(), before.end(), after[i]);
        if (found == before.end()) {
            matching.onlyAfter.push_back(after[i]);
            continue;
        }
        matching.before.push_back(int(found - before.begin()));
        matching.after.push_back(int(i));
    }
    std::copy_if(before.begin(), before.end(), std::back_inserter(matching.onlyBefore),
                 [&](const std::string& name) { return std::find(after.begin(), after.end(), name) == after.end(); });
    return matching;
}

} // namespace

Comparison compare(const Model& before, const Model& after)
{
    Matching states = match(before.states, after.states), actions = match(before.actions, after.actions);
    Comparison comparison{selected(before, states.before, actions.before),
                          selected(after, states.after, actions.after),
                          {std::move(states.onlyBefore), std::move(actions.onlyBefore)},
                          {std::move(states.onlyAfter), std::move(actions.onlyAfter)}};
    if (!before.hasEnd() || !after.hasEnd()) comparison.before.end = comparison.after.end = Vector();
    return comparison;
}

std::vector<Change> largestChanges(const Model& before, const Model& after, std::size_t most)
{
    std::vector<Change> changes;
    forEachCell(before, [&](const Cell& cell) {
        const Change change{cell, probabilityOf(before, cell), probabilityOf(after, cell)};
        if (change.difference() != 0) changes.push_back(change);
    });
    std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
        return std::abs(a.difference()) > std::abs(b.difference());
    });
    changes.resize(std::min(changes.size(), most));
    return changes;
}

} // namespace sessionsmith::hmm
