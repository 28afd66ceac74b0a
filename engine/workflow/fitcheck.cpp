// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/personagroups.h"
#include "engine/workflow/workflow.h"

#include <cmath>

namespace sessionsmith::workflow {

namespace {

Result<> checkPersonas(const FitRequest& request)
{
    const int most = std::max(request.personas, request.mostPersonas);
    if (request.personas < 1) return fail(SS_TEXT("engine", "A fit needs one persona or more"));
    if (request.mostPersonas != 0 && request.mostPersonas < request.personas)
        return fail(SS_TEXT("engine", "The numbers of personas run from {0} to {1}, which is less"), request.personas,
                    request.mostPersonas);
    if (most == 1) return {};
    if (!request.startModel.empty() || !request.priorModel.empty())
        return fail(Error(SS_TEXT("engine", "Personas are found in the log, not in a starting model or a prior"))
                        .advise(SS_TEXT("engine", "Leave it out; a mixture to begin from has its personas already")));
    if (request.method == FitRequest::Method::Count) return {}; // its states are the actions of the log
    return checkMixtureSize(most, std::max(request.states, request.mostStates));
}

} // namespace

Result<> checkFit(const FitRequest& request)
{
    const auto isNumber = [](double value) { return std::isfinite(value) && value >= 0; };
    const bool isRange = request.mostStates != 0 && request.mostStates != request.states;
    const bool isCount = request.method == FitRequest::Method::Count;
    const bool isChosen = request.method == FitRequest::Method::Likelier;
    if (!isNumber(request.priorStrength))
        return fail(SS_TEXT("engine", "The strength of the prior must be a finite number, not negative"));
    if (!(request.holdOut >= 0 && request.holdOut < 1))
        return fail(SS_TEXT("engine", "The share to hold out must lie between 0 and 1, without them"));
    if (request.choose == hmm::Criterion::HeldOut && request.holdOut == 0 && !isChosen)
        return fail(Error(SS_TEXT("engine", "Nothing is held out to choose by"))
                        .advise(SS_TEXT("engine", "Hold out a share of the sequences, such as 0.1")));
    if (request.full && request.data.empty())
        return fail(Error(SS_TEXT("engine", "A file of sequences has no items, times or users to estimate from"))
                        .advise(SS_TEXT("engine", "Import a log as a data set, or leave the full fit out")));
    if (!request.full && !request.viewedBefore.empty())
        return fail(Error(SS_TEXT("engine", "Only a full fit has actions that concern items viewed before"))
                        .advise(SS_TEXT("engine", "Ask for a full fit too")));
    if (request.restarts < 1) return fail(SS_TEXT("engine", "A fit needs one starting point or more"));
    if (auto good = checkPersonas(request); !good) return good;
    if (isChosen && !(request.spec.constraints.locks.isEmpty() && request.ties.empty()))
        return fail(Error(SS_TEXT("engine", "Counting has no locks and no ties, and cannot be chosen beside them"))
                        .advise(SS_TEXT("engine", "Use Baum-Welch with them")));
    if (isCount) {
        if (request.ties.empty() && request.spec.constraints.locks.isEmpty() && !isRange && request.restarts == 1)
            return {};
        return fail(Error(SS_TEXT("engine", "Counting has no starting points, locks, ties or numbers of states"))
                        .advise(SS_TEXT("engine", "Use Baum-Welch with them")));
    }
    if (isRange && request.mostStates < request.states)
        return fail(SS_TEXT("engine", "The numbers of states run from {0} to {1}, which is less"), request.states,
                    request.mostStates);
    if (isRange && (!request.startModel.empty() || !request.priorModel.empty()))
        return fail(Error(SS_TEXT("engine", "A starting model or a prior has its own number of states"))
                        .advise(SS_TEXT("engine", "Ask for that number alone")));
    if (request.startModel.empty() && !request.spec.constraints.locks.isEmpty())
        return fail(Error(SS_TEXT("engine", "Locked cells keep the value of a starting model, and there is none"))
                        .advise(SS_TEXT("engine", "Begin from a model")));
    return {};
}

} // namespace sessionsmith::workflow
