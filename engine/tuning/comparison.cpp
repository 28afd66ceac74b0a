// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/comparison.h"

#include "engine/hmm/mixture.h"
#include "engine/tuning/edits.h"
#include "engine/tuning/structure.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::hmm {

namespace {

/// Which of the names before each of those after is, and which are not among them.
struct Matching
{
    std::vector<int> origins; ///< -1: it is new
    std::vector<bool> isTaken;

    void join(int before, int after)
    {
        origins[std::size_t(after)] = before;
        isTaken[std::size_t(before)] = true;
    }
};

Matching matchNames(const std::vector<std::string>& before, const std::vector<std::string>& after)
{
    Matching matching{std::vector<int>(after.size(), -1), std::vector<bool>(before.size(), false)};
    for (std::size_t i = 0; i < after.size(); ++i)
        if (const auto found = std::find(before.begin(), before.end(), after[i]); found != before.end())
            matching.join(int(found - before.begin()), int(i));
    return matching;
}

/// The states of two personas that are called alike within them and have no partner yet, as (before, after).
std::vector<std::pair<int, int>> alike(const Persona& before, const Persona& after, const Matching& matching)
{
    std::vector<std::pair<int, int>> pairs;
    for (std::size_t i = 0; i < after.states.size(); ++i) {
        const auto& names = before.model.states;
        const auto found = std::find(names.begin(), names.end(), after.model.states[i]);
        if (found == names.end()) continue;
        const int former = before.states[std::size_t(found - names.begin())];
        if (matching.origins[std::size_t(after.states[i])] < 0 && !matching.isTaken[std::size_t(former)])
            pairs.emplace_back(former, after.states[i]);
    }
    return pairs;
}

/// Matches what is left persona by persona; false where nothing was.
bool matchWithinPersonas(const Model& before, const Model& after, Matching& matching)
{
    std::vector<Persona> former = personasOf(before), now = personasOf(after);
    bool isMatched = false;
    while (true) {
        std::vector<std::pair<int, int>> most;
        std::size_t formerBest = 0, nowBest = 0;
        for (std::size_t p = 0; p < former.size(); ++p)
            for (std::size_t q = 0; q < now.size(); ++q)
                if (auto pairs = alike(former[p], now[q], matching); pairs.size() > most.size()) {
                    most = std::move(pairs);
                    formerBest = p;
                    nowBest = q;
                }
        if (most.empty()) return isMatched;
        for (const auto& [from, to] : most)
            matching.join(from, to);
        former.erase(former.begin() + std::ptrdiff_t(formerBest));
        now.erase(now.begin() + std::ptrdiff_t(nowBest));
        isMatched = true;
    }
}

/// Matches states by what they do; `actions` are matched already. False where there is nothing to go by.
bool matchByEmissions(const Model& before, const Model& after, const Matching& actions, Matching& states)
{
    struct Pair
    {
        double distance;
        int before, after;
    };
    std::vector<Pair> pairs;
    for (int from = 0; from < before.stateCount(); ++from)
        for (int to = 0; to < after.stateCount(); ++to) {
            double distance = 0, common = 0;
            for (int action = 0; action < after.actionCount(); ++action) {
                const int former = actions.origins[std::size_t(action)];
                if (former < 0) continue;
                distance += std::abs(before.emission(from, former) - after.emission(to, action)) / 2;
                common += 1;
            }
            if (common > 0) pairs.push_back({distance, from, to});
        }
    std::ranges::stable_sort(pairs, {}, &Pair::distance);
    for (const Pair& pair : pairs)
        if (states.origins[std::size_t(pair.after)] < 0 && !states.isTaken[std::size_t(pair.before)])
            states.join(pair.before, pair.after);
    return !pairs.empty();
}

/// The indices that are matched, in the order of the second model, and the names of the others.
struct Sides
{
    explicit Sides(const Matching& matching, const std::vector<std::string>& names,
                   const std::vector<std::string>& namesAfter)
    {
        for (std::size_t i = 0; i < matching.origins.size(); ++i) {
            if (matching.origins[i] < 0) {
                onlyAfter.push_back(namesAfter[i]);
                continue;
            }
            before.push_back(matching.origins[i]);
            after.push_back(int(i));
        }
        for (std::size_t i = 0; i < names.size(); ++i)
            if (!matching.isTaken[i]) onlyBefore.push_back(names[i]);
    }

    std::vector<int> before, after;
    std::vector<std::string> onlyBefore, onlyAfter;
};

} // namespace

Comparison compare(const Model& before, const Model& after)
{
    Matching matching = matchNames(before.states, after.states);
    const bool isAcrossPersonas = matchWithinPersonas(before, after, matching);
    const Matching common = matchNames(before.actions, after.actions);
    const bool hasPartners = std::ranges::find(matching.isTaken, true) != matching.isTaken.end();
    const bool isByEmissions = !hasPartners && matchByEmissions(before, after, common, matching);
    Sides states(matching, before.states, after.states);
    Sides actions(common, before.actions, after.actions);
    Comparison comparison{selected(before, states.before, actions.before),
                          selected(after, states.after, actions.after),
                          {std::move(states.onlyBefore), std::move(actions.onlyBefore)},
                          {std::move(states.onlyAfter), std::move(actions.onlyAfter)},
                          isAcrossPersonas,
                          isByEmissions};
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
