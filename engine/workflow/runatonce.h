// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/trainingrun.h"

namespace sessionsmith::workflow {

class RunRecorder;

/// What a run without a checkpoint does, in one go; gives its figures.
using AtOnce = std::function<Result<store::RunMetrics>(RunRecorder&, RunObserver&, const Control&)>;

/// Begins such a run, carries it out and closes it whatever happens. Errors: what it is made from is not there; those
/// of the work.
Result<store::RunRecord> runAtOnce(store::Workspace& workspace, const RunStart& start, const AtOnce& work,
                                   RunObserver& observer, const Control& control);
/// The same for a run that is there and running.
Result<store::RunRecord> runAtOnce(store::Workspace& workspace, const store::RunRecord& run, const AtOnce& work,
                                   RunObserver& observer, const Control& control);

} // namespace sessionsmith::workflow
