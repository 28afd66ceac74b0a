// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include "engine/synthesis/behaviourmodel.h"

namespace sessionsmith::cli {

/// What a full fit estimated beyond the hidden Markov model, under the keys of the model document, and what it means.
void addGeneratorParts(const synthesis::BehaviourModel& model, Output& output);

} // namespace sessionsmith::cli
