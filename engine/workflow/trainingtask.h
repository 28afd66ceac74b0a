// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/workspace.h"
#include "engine/workflow/clicktask.h"
#include "engine/workflow/requests.h"
#include "engine/workflow/tagtask.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <variant>
#include <vector>

namespace sessionsmith::workflow {

/// What a run carries out.
using TrainingTask =
    std::variant<PretrainRequest, FinetuneRequest, BaselineRequest, GeneratorRequest, ClickRequest, TagRequest>;

/// The task that a run carried out. Errors: its stored specification cannot be read.
Result<TrainingTask> trainingTaskOf(const store::RunRecord& run);
/// The same, named as the run, on the very data set and from the very run that it began from, whatever they are called
/// now. Errors, besides: one of these is gone.
Result<TrainingTask> taskAgain(store::Workspace& workspace, const store::RunRecord& run);
/// What a run keeps of it.
nlohmann::json toJson(const TrainingTask& task);
/// With another value of its specification, by its key ("learning_rate" or "learning-rate"). Errors: there is no such
/// key, with those there are; a value of another type; what is then impossible.
Result<TrainingTask> withValue(const TrainingTask& task, const std::string& key, const std::string& value);
const std::string& nameOf(const TrainingTask& task); ///< of the run; empty: one is found for it
void setName(TrainingTask& task, const std::string& name);
/// Once for each seed, named "<name> seed <n>", or after its data where it has no name. A baseline has no seed: it
/// comes once.
std::vector<TrainingTask> withSeeds(const TrainingTask& task, const std::vector<std::uint64_t>& seeds);

/// Starts it as a new run. Errors: those of its step.
Result<store::RunRecord> carryOut(store::Workspace& workspace, const TrainingTask& task, RunObserver& observer,
                                  const Control& control = {});

/// What a curve of a run is read by; all 0 where its specification cannot be read or there is nothing to train.
struct TaskPace
{
    int batch = 0;    ///< sequences that a step learns from
    int epochs = 0;   ///< at most
    int patience = 0; ///< 0: it does not stop early
};
TaskPace paceOf(const store::RunRecord& run);

} // namespace sessionsmith::workflow
