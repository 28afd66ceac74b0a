// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/jsontext.h"
#include "engine/events/split.h"
#include "engine/workflow/preparation.h"
#include "engine/workflow/runrecorder.h"

#include <nlohmann/json.hpp>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

/// Everything a training needs, read from the workspace.
struct Plan
{
    learning::TrainingSpec spec;
    learning::Backend* backend = nullptr; ///< see withBackend()
    learning::TrainingData data;
    std::optional<learning::CheckpointFile> start;
    std::optional<events::EventLog> log; ///< for the final evaluation; pre-training has none
    events::SequenceBy sequenceBy = events::SequenceBy::User;
};

/// Some sequence has an event that another one could tell something of.
bool hasPairs(const learning::SequenceData& sequences)
{
    for (std::size_t i = 0; i < sequences.size(); ++i)
        if (sequences[i].items.size() > 1) return true;
    return false;
}

Result<Plan> planPretraining(const store::Workspace& workspace, const PretrainRequest& request)
{
    const auto log = loadDataset(workspace, request.data);
    if (!log) return tl::unexpected(log.error());
    Plan plan;
    plan.spec = request.spec;
    plan.data.catalogue = learning::Catalogue::of(*log);
    auto sequences = plan.data.catalogue.translate(*log, events::sequenceOffsets(*log, events::SequenceBy::Session));
    if (!sequences) return tl::unexpected(sequences.error());
    plan.data.training = std::move(*sequences);
    if (!hasPairs(plan.data.training))
        return fail(Error(SS_TEXT("engine", "There is nothing to learn: no sequence has two events or more"))
                        .advise(SS_TEXT("engine", "Choose a data set with longer sessions")));
    return plan;
}

Result<Plan> planFinetuning(store::Workspace& workspace, const FinetuneRequest& request)
{
    const auto log = loadDataset(workspace, request.data);
    if (!log) return tl::unexpected(log.error());
    auto prepared = prepare(*log, request.sequenceBy);
    if (!prepared) return tl::unexpected(prepared.error());
    Plan plan;
    plan.spec = request.spec;
    plan.spec.objective = learning::Objective::NextItem;
    plan.data = {std::move(prepared->catalogue), std::move(prepared->training), std::move(prepared->sequences),
                 std::move(prepared->validation)};
    plan.log = std::move(*log);
    if (!request.from.empty()) {
        const auto parent = workspace.run(request.from);
        if (!parent) return tl::unexpected(parent.error());
        if (parent->checkpoint.empty())
            return fail(Error(SS_TEXT("engine", "The run \"{0}\" has no checkpoint to begin from"), parent->name)
                            .advise(SS_TEXT("engine", "Let it train for a while, or resume it")));
        plan.start = checkpointOf(workspace, *parent);
    }
    return plan;
}

/// The final figures: those of the training, and for a fine-tuning those of its best weights on the validation and test
/// items.
Result<store::RunMetrics> finalMetrics(store::Workspace& workspace, const store::RunRecord& run, const Plan& plan,
                                       const learning::TrainingOutcome& outcome, RunObserver& observer,
                                       const Control& control)
{
    store::RunMetrics metrics{{"train", outcome.training}, {"valid", outcome.validation}};
    metrics["train"]["best_epoch"] = outcome.bestEpoch;
    if (!plan.log) return metrics;
    const auto best = plan.backend->load(checkpointOf(workspace, run), plan.spec.device);
    if (!best) return tl::unexpected(best.error());
    // The checkpoint has a catalogue of its own: a pre-training may have known more items.
    const auto log = prepare(*plan.log, plan.sequenceBy, &(*best)->catalogue());
    if (!log) return tl::unexpected(log.error());
    const auto progress = [&](const Progress& value) { observer.onProgress(value); };
    auto evaluated = evaluateBoth(**best, *log, plan.spec.excludeSeen, progress, control);
    if (!evaluated) return tl::unexpected(evaluated.error());
    for (auto& [part, values] : *evaluated)
        metrics[part] = std::move(values);
    return metrics;
}

/// A plan with the part that needs LibTorch, which is able to work on the device that was asked for. Errors: there is
/// no plan, LibTorch cannot be loaded, no such device.
Result<Plan> withBackend(Result<Plan> plan, RunObserver& observer)
{
    if (!plan) return plan;
    observer.onProgress({Message(SS_TEXT("engine", "Loading LibTorch")), 0, 0, {}});
    const auto backend = learning::backend();
    if (!backend) return tl::unexpected(backend.error());
    if (auto usable = (*backend)->checkDevice(plan->spec.device); !usable) return tl::unexpected(usable.error());
    plan->backend = *backend;
    return plan;
}

/// Runs a plan for a run that has begun, and closes the run whatever happens.
Result<store::RunRecord> carryOut(store::Workspace& workspace, const store::RunRecord& run, const Result<Plan>& plan,
                                  bool resumed, RunObserver& observer, const Control& control)
{
    RunRecorder recorder(workspace, run, observer, control);
    const auto close = [&](store::RunStatus status, const store::RunMetrics& metrics,
                           const std::string& message) -> Result<store::RunRecord> {
        if (auto closed = workspace.finishRun(run.id, status, metrics, message, recorder.seconds()); !closed)
            return tl::unexpected(closed.error());
        return workspace.run(run.id);
    };
    const auto broken = [&](const Error& error) -> Result<store::RunRecord> {
        // The run says so too; if even that cannot be written, the first error is the one to tell.
        (void)close(error.isCancelled() ? store::RunStatus::Cancelled : store::RunStatus::Failed, {}, error.packed());
        return fail(error);
    };

    if (!plan) return broken(plan.error());
    learning::TrainingFiles files{checkpointOf(workspace, run), plan->start, resumed};
    const auto outcome = plan->backend->train(plan->spec, plan->data, files, recorder, recorder.control());
    if (auto recorded = recorder.finish(); !recorded) return broken(recorded.error());
    if (!outcome) return broken(outcome.error());
    if (!outcome->finished) return close(store::RunStatus::Cancelled, {{"valid", outcome->validation}}, {});
    const auto metrics = finalMetrics(workspace, run, *plan, *outcome, observer, control);
    if (!metrics) return broken(metrics.error());
    return close(store::RunStatus::Finished, *metrics, {});
}

/// A fine-tuning takes the shape of the run that it begins from, whatever was asked for: the run is to say so.
Result<FinetuneRequest> withParentsShape(store::Workspace& workspace, FinetuneRequest request)
{
    if (request.from.empty()) return request;
    const auto parent = workspace.run(request.from);
    if (!parent) return tl::unexpected(parent.error());
    const auto parents = learning::trainingSpecFromJson(Json::parse(parent->spec, nullptr, false));
    if (parents && parents->model.architecture == request.spec.model.architecture) request.spec.model = parents->model;
    return request;
}

Result<store::RunRecord> begin(store::Workspace& workspace, store::RunKind kind, const std::string& wantedName,
                               const std::string& data, const std::string& from, const Json& spec)
{
    const auto dataset = workspace.dataset(data);
    if (!dataset) return tl::unexpected(dataset.error());
    store::RunRecord record;
    record.kind = kind;
    record.spec = jsonText(spec);
    record.dataset = dataset->id;
    if (!from.empty()) {
        const auto parent = workspace.run(from);
        if (!parent) return tl::unexpected(parent.error());
        record.parent = parent->id;
    }
    record.name = wantedName.empty() ? data + " " + store::name(kind) : wantedName;
    return workspace.beginRun(std::move(record), store::Naming::MadeUnique);
}

/// Begins a run and carries its plan out. What could never have worked leaves no run behind.
template <typename Request>
Result<store::RunRecord> start(store::Workspace& workspace, store::RunKind kind, const Request& request,
                               const std::string& from, Result<Plan> wanted, RunObserver& observer,
                               const Control& control)
{
    const auto plan = withBackend(std::move(wanted), observer);
    if (!plan) return tl::unexpected(plan.error());
    const auto run = begin(workspace, kind, request.name, request.data, from, toJson(request));
    if (!run) return run;
    observer.onRunStarted(*run);
    return carryOut(workspace, *run, plan, false, observer, control);
}

} // namespace

Result<store::RunRecord> pretrain(store::Workspace& workspace, const PretrainRequest& request, RunObserver& observer,
                                  const Control& control)
{
    if (auto valid = request.spec.validate(); !valid) return tl::unexpected(valid.error());
    return start(workspace, store::RunKind::Pretrain, request, {}, planPretraining(workspace, request), observer,
                 control);
}

Result<store::RunRecord> finetune(store::Workspace& workspace, const FinetuneRequest& request, RunObserver& observer,
                                  const Control& control)
{
    auto task = withParentsShape(workspace, request);
    if (!task) return tl::unexpected(task.error());
    task->spec.objective = learning::Objective::NextItem;
    if (auto valid = task->spec.validate(); !valid) return tl::unexpected(valid.error());
    return start(workspace, store::RunKind::Finetune, *task, task->from, planFinetuning(workspace, *task), observer,
                 control);
}

Result<store::RunRecord> runBaseline(store::Workspace& workspace, const BaselineRequest& request, RunObserver& observer,
                                     const Control& control)
{
    const auto log = loadDataset(workspace, request.data);
    if (!log) return tl::unexpected(log.error());
    const auto prepared = prepare(*log, request.sequenceBy);
    if (!prepared) return tl::unexpected(prepared.error());
    const auto run = begin(workspace, store::RunKind::Baseline,
                           request.name.empty() ? request.data + " " + learning::name(request.kind) : request.name,
                           request.data, {}, toJson(request));
    if (!run) return run;
    observer.onRunStarted(*run);
    RunRecorder recorder(workspace, *run, observer, control);
    const auto progress = [&](const Progress& value) { observer.onProgress(value); };
    const auto baseline = learning::fitBaseline(request.kind, prepared->catalogue, prepared->training);
    const auto metrics = evaluateBoth(*baseline, *prepared, request.excludeSeen, progress, control);
    const store::RunStatus status = metrics                         ? store::RunStatus::Finished
                                    : metrics.error().isCancelled() ? store::RunStatus::Cancelled
                                                                    : store::RunStatus::Failed;
    const auto closed = workspace.finishRun(run->id, status, metrics.value_or(store::RunMetrics{}),
                                            metrics ? std::string() : metrics.error().packed(), recorder.seconds());
    if (!metrics) return tl::unexpected(metrics.error());
    if (!closed) return tl::unexpected(closed.error());
    return workspace.run(run->id);
}

Result<store::RunRecord> resume(store::Workspace& workspace, store::Id id, RunObserver& observer,
                                const Control& control)
{
    const auto run = workspace.resumeRun(id);
    if (!run) return run;
    observer.onRunStarted(*run);
    const Json spec = Json::parse(run->spec, nullptr, false);
    const auto plan = [&]() -> Result<Plan> {
        // A run that died before its first checkpoint begins anew: its metrics do too.
        std::error_code ignored;
        if (!std::filesystem::exists(workspace.checkpointPath(id), ignored))
            if (auto forgotten = workspace.truncateMetrics(id, -1); !forgotten)
                return tl::unexpected(forgotten.error());
        if (run->kind == store::RunKind::Pretrain) {
            const auto request = pretrainRequestFromJson(spec);
            return request ? planPretraining(workspace, *request) : Result<Plan>(tl::unexpect, request.error());
        }
        const auto request = finetuneRequestFromJson(spec);
        return request ? planFinetuning(workspace, *request) : Result<Plan>(tl::unexpect, request.error());
    };
    return carryOut(workspace, *run, withBackend(plan(), observer), true, observer, control);
}

} // namespace sessionsmith::workflow
