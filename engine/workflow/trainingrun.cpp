// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/trainingrun.h"

#include "engine/base/jsontext.h"
#include "engine/workflow/devicequeue.h"
#include "engine/workflow/preparation.h"
#include "engine/workflow/runrecorder.h"

#include <nlohmann/json.hpp>

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace sessionsmith::workflow {

namespace {

/// The part that needs LibTorch, able to work on the device that was asked for. Errors: it cannot be loaded, no such
/// device.
Result<learning::Backend*> openBackend(const std::string& device, RunObserver& observer)
{
    observer.onProgress({Message(SS_TEXT("engine", "Loading LibTorch")), 0, 0, {}});
    const auto backend = learning::backend();
    if (!backend) return backend;
    if (auto usable = (*backend)->checkDevice(device); !usable) return tl::unexpected(usable.error());
    return backend;
}

Result<learning::Backend*> backendFor(const Result<TrainingWork>& work, RunObserver& observer)
{
    if (!work) return tl::unexpected(work.error());
    return openBackend(work->device, observer).and_then([&](learning::Backend* backend) -> Result<learning::Backend*> {
        if (work->check)
            if (auto possible = work->check(*backend); !possible) return tl::unexpected(possible.error());
        return backend;
    });
}

/// Carries out a run that has begun, and closes it whatever happens.
Result<store::RunRecord> carryOut(store::Workspace& workspace, const store::RunRecord& run,
                                  const Result<TrainingWork>& work, const Result<learning::Backend*>& backend,
                                  bool resumed, RunObserver& observer, const Control& control)
{
    RunRecorder recorder(workspace, run, observer, control);
    const auto close = [&](store::RunStatus status, const store::RunMetrics& metrics,
                           const std::string& message) -> Result<store::RunRecord> {
        store::RunMetrics figures = metrics;
        if (!recorder.alerts().empty()) figures["alerts"] = recorder.alerts();
        if (auto closed = workspace.finishRun(run.id, status, figures, message, recorder.seconds()); !closed)
            return tl::unexpected(closed.error());
        return workspace.run(run.id);
    };
    const auto broken = [&](const Error& error) -> Result<store::RunRecord> {
        // The run says so too; if even that cannot be written, the first error is the one to tell.
        recorder.log(LogLevel::Error, error.what());
        (void)close(error.isCancelled() ? store::RunStatus::Cancelled : store::RunStatus::Failed, {}, error.packed());
        return fail(error);
    };

    if (!backend) return broken(backend.error());
    auto turn = work->sharesDevice ? Result<DeviceTurn>()
                                   : waitForDevice(workspace, {**backend, work->device, run}, observer, control);
    if (!turn && turn.error().isCancelled()) return close(store::RunStatus::Cancelled, {}, {}); // it can go on later
    if (!turn) return broken(turn.error());
    const learning::TrainingFiles files{checkpointOf(workspace, run), work->start, resumed, work->startWeights};
    recorder.log(LogLevel::Information, resumed
                                            ? Message(SS_TEXT("engine", "Goes on, on the device {0}"), work->device)
                                            : Message(SS_TEXT("engine", "Begins, on the device {0}"), work->device));
    const auto outcome = work->train(**backend, files, recorder, recorder.control());
    if (auto recorded = recorder.finish(); !recorded) return broken(recorded.error());
    if (!outcome) return broken(outcome.error());
    recorder.log(LogLevel::Information, outcome->finished ? Message(SS_TEXT("engine", "Trained to its end"))
                                                          : Message(SS_TEXT("engine", "Stopped on request")));
    if (!outcome->finished) return close(store::RunStatus::Cancelled, {{"valid", outcome->validation}}, {});
    const auto metrics = work->figures(**backend, run, *outcome, observer, control);
    if (!metrics) return broken(metrics.error());
    return close(store::RunStatus::Finished, *metrics, {});
}

} // namespace

Result<store::RunRecord> beginRun(store::Workspace& workspace, const RunStart& start)
{
    const auto dataset = workspace.dataset(start.data);
    if (!dataset) return tl::unexpected(dataset.error());
    store::RunRecord record;
    record.kind = start.kind;
    record.spec = jsonText(start.spec);
    record.dataset = dataset->id;
    if (!start.from.empty()) {
        const auto parent = workspace.run(start.from);
        if (!parent) return tl::unexpected(parent.error());
        record.parent = parent->id;
    }
    record.name = start.name.empty() ? start.data + " " + store::name(start.kind) : start.name;
    return workspace.beginRun(std::move(record), store::Naming::MadeUnique);
}

Result<store::RunRecord> startRun(store::Workspace& workspace, const RunStart& start, Result<TrainingWork> work,
                                  RunObserver& observer, const Control& control)
{
    const auto backend = backendFor(work, observer);
    if (!backend) return tl::unexpected(backend.error());
    const auto run = beginRun(workspace, start);
    if (!run) return run;
    observer.onRunStarted(*run);
    return carryOut(workspace, *run, work, backend, false, observer, control);
}

Result<store::RunRecord> continueRun(store::Workspace& workspace, const store::RunRecord& run,
                                     Result<TrainingWork> work, RunObserver& observer, const Control& control)
{
    return carryOut(workspace, run, work, backendFor(work, observer), true, observer, control);
}

Result<> checkReadable(const char* field, const std::filesystem::path& path)
{
    if (path.empty() || ::access(path.c_str(), R_OK) == 0) return {};
    return fail(
        Error(SS_TEXT("engine", "{0}: the file cannot be read: {1}"), field, std::strerror(errno)).at(path.string()));
}

} // namespace sessionsmith::workflow
