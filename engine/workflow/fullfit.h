// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/fitsource.h"

namespace sessionsmith::workflow {

/// Estimates what lies beyond the fitted hidden Markov model from the source's log, as far as it shows it: gaps and
/// visits want times, the smoothing wants sessions of more than one item. Errors: cancelled.
Result<> fitBeyond(synthesis::BehaviourModel& model, const FitSource& source, const FitRequest& request,
                   const ProgressSink& progress, const Control& control);

} // namespace sessionsmith::workflow
