// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/prior.h"

#include <cmath>

namespace sessionsmith::hmm {

namespace {

bool isCount(double value)
{
    return std::isfinite(value) && value >= 0;
}

} // namespace

Result<> Prior::check(const Model& fitted) const
{
    if (!isCount(pseudoCount)) return fail(SS_TEXT("engine", "The pseudo-count must be a finite number, not negative"));
    if (!isCount(strength))
        return fail(SS_TEXT("engine", "The strength of the prior must be a finite number, not negative"));
    if (!model) return {};
    if (auto valid = model->validate(); !valid) return valid;
    if (model->states != fitted.states || model->actions != fitted.actions)
        return fail(Error(SS_TEXT("engine", "The prior has other states or actions than the model"))
                        .advise(SS_TEXT("engine", "Begin the fit from the prior itself")));
    return {};
}

PseudoCounts::PseudoCounts(const Model& fitted, const Prior& prior)
    : cells(fitted, prior.pseudoCount), goingOn(Vector::Constant(fitted.end.size(), prior.pseudoCount))
{
    if (!prior.model) return;
    cells.initial += prior.strength * prior.model->initial;
    cells.transition += prior.strength * prior.model->transition;
    cells.emission += prior.strength * prior.model->emission;
    if (!fitted.hasEnd() || !prior.model->hasEnd()) return;
    cells.end += prior.strength * prior.model->end;
    goingOn.array() += prior.strength * (1 - prior.model->end.array());
}

} // namespace sessionsmith::hmm
