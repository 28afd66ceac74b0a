// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/augmentation/session.h"
#include "engine/augmentation/steptables.h"

namespace sessionsmith::augmentation {

/// Does one step, as StepKind says it, to a session of at least one event. The tables are those of a pipeline with this
/// step.
void apply(const Step& step, const StepTables& tables, Session& session, Philox& random);

} // namespace sessionsmith::augmentation
