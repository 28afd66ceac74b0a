// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/report.h"

namespace sessionsmith::fidelity {

/// Whether at least half of the synthetic sessions that are long enough to tell are copies of real ones, and real ones
/// do not repeat each other like that: being as near to the real log as can be is then no merit.
bool isCopy(const Report& report);
/// What has to be said of a copy before any figure; empty for any other log.
Message copyWarning(const Report& report);
/// What has to be said where nothing was held out from the model (Report::isOfReal); empty for any other log.
Message seenWarning(const Report& report);
/// Which bad figures none of the listed differences speaks of, and why; empty where there is none.
Message unexplainedFigures(const Report& report);

} // namespace sessionsmith::fidelity
