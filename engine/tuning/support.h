// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"

namespace sessionsmith::hmm {

/// Which states a session can get to (K).
std::vector<bool> reachedStates(const Model& model);
/// Errors: a state that can be reached and from which no session ends, by name. For models with an END state.
Result<> checkEnds(const Model& model);
/// Errors: the states that can be reached have more than one closed class among them, so that the long run depends on
/// the start. For models without an END state.
Result<> checkOneLongRun(const Model& model);

} // namespace sessionsmith::hmm
