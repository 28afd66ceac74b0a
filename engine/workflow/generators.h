// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/trainingrun.h"

namespace sessionsmith::workflow {

/// The training of a neural generator. Errors: those of loadDataset(), no session to learn from.
Result<TrainingWork> generatorWork(const store::Workspace& workspace, const GeneratorRequest& request);

} // namespace sessionsmith::workflow
