// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/runatonce.h"

#include "engine/workflow/runrecorder.h"

namespace sessionsmith::workflow {

Result<store::RunRecord> runAtOnce(store::Workspace& workspace, const RunStart& start, const AtOnce& work,
                                   RunObserver& observer, const Control& control)
{
    const auto run = beginRun(workspace, start);
    if (!run) return run;
    observer.onRunStarted(*run);
    return runAtOnce(workspace, *run, work, observer, control);
}

Result<store::RunRecord> runAtOnce(store::Workspace& workspace, const store::RunRecord& run, const AtOnce& work,
                                   RunObserver& observer, const Control& control)
{
    RunRecorder recorder(workspace, run, observer, control);
    auto metrics = work(recorder, observer, control);
    if (auto recorded = recorder.finish(); !recorded && metrics) metrics = tl::unexpected(recorded.error());
    const store::RunStatus status = metrics                         ? store::RunStatus::Finished
                                    : metrics.error().isCancelled() ? store::RunStatus::Cancelled
                                                                    : store::RunStatus::Failed;
    const auto closed = workspace.finishRun(run.id, status, metrics.value_or(store::RunMetrics{}),
                                            metrics ? std::string() : metrics.error().packed(), recorder.seconds());
    if (!metrics) return tl::unexpected(metrics.error());
    if (!closed) return tl::unexpected(closed.error());
    return workspace.run(run.id);
}

} // namespace sessionsmith::workflow
