// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/support.h"

#include "engine/base/namemessage.h"

namespace sessionsmith::hmm {

namespace {

using Flags = std::vector<bool>;

double goesOn(const Model& model, Eigen::Index state)
{
    return model.hasEnd() ? 1 - model.end[state] : 1;
}

/// Spreads `seen` along the possible transitions, forwards or backwards.
Flags spread(const Model& model, Flags seen, bool forwards)
{
    std::vector<Eigen::Index> open;
    const auto count = Eigen::Index(seen.size());
    for (Eigen::Index i = 0; i < count; ++i)
        if (seen[std::size_t(i)]) open.push_back(i);
    while (!open.empty()) {
        const Eigen::Index at = open.back();
        open.pop_back();
        for (Eigen::Index next = 0; next < count; ++next) {
            const Eigen::Index from = forwards ? at : next, to = forwards ? next : at;
            if (seen[std::size_t(next)] || model.transition(from, to) <= 0 || goesOn(model, from) <= 0) continue;
            seen[std::size_t(next)] = true;
            open.push_back(next);
        }
    }
    return seen;
}

/// The first state that is reached and cannot get to `goal`; -1 if there is none.
int lostState(const Model& model, const Flags& isReached, Flags goal)
{
    const Flags canGet = spread(model, std::move(goal), false);
    for (std::size_t i = 0; i < isReached.size(); ++i)
        if (isReached[i] && !canGet[i]) return int(i);
    return -1;
}

} // namespace

std::vector<bool> reachedStates(const Model& model)
{
    Flags start(std::size_t(model.stateCount()), false);
    for (Eigen::Index i = 0; i < model.initial.size(); ++i)
        start[std::size_t(i)] = model.initial[i] > 0;
    return spread(model, std::move(start), true);
}

Result<> checkEnds(const Model& model)
{
    Flags ending(std::size_t(model.stateCount()), false);
    for (Eigen::Index i = 0; i < model.end.size(); ++i)
        ending[std::size_t(i)] = model.end[i] > 0;
    const int lost = lostState(model, reachedStates(model), std::move(ending));
    if (lost < 0) return {};
    return fail(Error(SS_TEXT("engine", "A session that gets to the state \"{0}\" never ends"),
                      nameMessage(model.states[std::size_t(lost)]))
                    .advise(SS_TEXT("engine", "Give the END state a probability there, or a way on from it")));
}

/// There is one long run if some state is reached from everywhere.
Result<> checkOneLongRun(const Model& model)
{
    const Flags isReached = reachedStates(model);
    for (std::size_t j = 0; j < isReached.size(); ++j) {
        Flags goal(isReached.size(), false);
        goal[j] = true;
        if (isReached[j] && lostState(model, isReached, std::move(goal)) < 0) return {};
    }
    return fail(Error(SS_TEXT("engine", "The long run of this model depends on where a session starts"))
                    .advise(SS_TEXT("engine", "Give the length of a session")));
}

} // namespace sessionsmith::hmm
