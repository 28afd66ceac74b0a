// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/synthesis/itemmodel.h"

#include <optional>

namespace sessionsmith::synthesis {

/// The ways under which the items of held-out sessions are likeliest, when everything is counted in the others
/// (heldOutSessions()): shares of a mixture, by expectation maximisation (Dempster, Laird & Rubin 1977), in turn with
/// the smoothing of what follows the last item. The intervals take the other shares for known. Where steps then are
/// less predictable than a judge asks for, whatever the smoothing (StepTrial), all shares are made smaller until they
/// are not. Of very many steps the first HeldOutSteps::mostWithWays are asked. Nothing where no step is left.
/// Errors: a log without events, cancelled.
Result<std::optional<WaysEvidence>> estimateWays(const events::EventLog& log, ItemModel::Steps steps,
                                                 std::uint64_t seed, const Control& control = {});

} // namespace sessionsmith::synthesis
