// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/trainingtask.h"
#include "widgets/jobs/workbench.h"

namespace sessionsmith::widgets {

/// Starts the task in a worker; every page hears of the new run and of its end through Workbench::runsChanged.
/// `started` is called in the UI thread as soon as the run is in the workspace, `done` when it ended.
Job* startTraining(Workbench& workbench, const workflow::TrainingTask& task, QObject* owner,
                   std::function<void(store::Id)> started, std::function<void(Job*)> done);
/// The same for a run that was cancelled, interrupted or failed.
Job* resumeTraining(Workbench& workbench, const store::RunRecord& run, QObject* owner,
                    std::function<void(store::Id)> started, std::function<void(Job*)> done);
/// The job of this program that carries out `run`; null when it does not run here.
Job* trainingJob(const JobRunner& jobs, store::Id run);

} // namespace sessionsmith::widgets
