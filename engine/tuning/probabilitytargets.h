// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/tuning/targets.h"

namespace sessionsmith::hmm {

/// Meets those `targets` that ask for a single probability, exactly: the cells become what is asked for, and the free
/// others of their rows keep their proportions, which is the least change. A dwell time of n events is asked of the
/// transition from the state to itself: (1 - 1/n) / (1 - end), with the END probability that the state has or that is
/// asked for too. The cells are added to `locks`, so that all further steps keep them. Errors: a cell that is locked,
/// or zero; more or less than the locks of the row leave; targets of a row that leave no distribution; a longer dwell
/// time than the END probability allows.
Result<> setProbabilities(Model& model, const std::vector<Target>& targets, Locks& locks);

/// What meetTargets says of a target out of reach, and of targets that cannot be met together.
tl::unexpected<Error> outOfRange(const Target& target, const Model& model, double low, double high);
tl::unexpected<Error> contradiction(const std::vector<Target>& targets, const Model& model);

} // namespace sessionsmith::hmm
