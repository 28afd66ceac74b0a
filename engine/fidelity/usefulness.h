// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phase.h"
#include "engine/fidelity/figure.h"
#include "engine/fidelity/spec.h"

#include <span>

namespace sessionsmith::fidelity {

/// What the synthetic sessions are good for: predictors of the next item (among ten) and of the next action (the one)
/// learn from each side and are asked about the held-out real sessions (train on synthetic, test on real: Esteban,
/// Hyland & Rätsch 2017; the best figure is train on real, test on real). The reverse: what half of the held-out
/// sessions teaches is asked about each side, and differs by so much from what the other half answers. And whether all
/// predictors, trained and tested on halves of a side, come in the order in which they come on the held-out sessions
/// (synthetic ranking agreement: Jordon, Yoon & van der Schaar 2018). The intervals draw the sessions anew that are
/// asked about; the predictors stay as they are. Errors: cancelled.
Result<Figures> usefulness(const Sides& sides, const Spec& spec, const ProgressSink& progress, const Control& control);

/// Of all figures that usefulness() may find.
std::span<const MetricWords> usefulnessWords();

} // namespace sessionsmith::fidelity
