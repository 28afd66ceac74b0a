// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/records.h"
#include "engine/workflow/clicktask.h"
#include "engine/workflow/requests.h"
#include "engine/workflow/tagtask.h"

#include <variant>

namespace sessionsmith::widgets {

/// What is to be trained.
using TrainingTask = std::variant<workflow::PretrainRequest, workflow::FinetuneRequest, workflow::BaselineRequest,
                                  workflow::GeneratorRequest, workflow::ClickRequest, workflow::TagRequest>;

/// The task that a run carried out. Errors: its stored specification cannot be read.
Result<TrainingTask> taskOf(const store::RunRecord& run);

/// What a curve of a run is read by; all 0 where its specification cannot be read or there is nothing to train.
struct TaskPace
{
    int batch = 0;    ///< sequences that a step learns from
    int epochs = 0;   ///< at most
    int patience = 0; ///< 0: it does not stop early
};
TaskPace paceOf(const store::RunRecord& run);

} // namespace sessionsmith::widgets
