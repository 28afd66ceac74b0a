// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/assessment.h"
#include "engine/workflow/ceiling.h"
#include "engine/workflow/clicktask.h"
#include "engine/workflow/generators.h"
#include "engine/workflow/runatonce.h"
#include "engine/workflow/sequencechange.h"
#include "engine/workflow/tagtask.h"
#include "engine/workflow/trainingrun.h"

#include <nlohmann/json.hpp>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

/// Everything a training needs, read from the workspace.
struct Plan
{
    learning::TrainingSpec spec;
    learning::TrainingData data;
    std::optional<learning::CheckpointFile> start;
    std::filesystem::path startWeights;
    std::optional<LogParts> parts;          ///< for the final evaluation; pre-training has none
    int sampledNegatives = 0;               ///< of that
    std::unique_ptr<GeneratingModel> truth; ///< behind synthetic data, where it is known
    store::RunMetrics ceiling;              ///< what could be known by it: "ceiling", "ceiling_test"

    bool tellsActions() const { return spec.objective == learning::Objective::NextAction; }
};

/// Takes into `data` what changes the sequences of a training, by its specification. `known` gives the log that may be
/// known of, and is asked for it only where there is something to change.
template <typename Known>
Result<> addChanges(const learning::TrainingSpec& spec, Known known, learning::TrainingData& data)
{
    if (spec.augmentation.empty() && !spec.learns(learning::Objective::Contrastive)) return {};
    const events::EventLog& log = known();
    auto change = changeOf(spec.augmentation, log);
    if (!change) return tl::unexpected(change.error());
    data.change = std::move(*change);
    if (!spec.learns(learning::Objective::Contrastive)) return {};
    auto views = viewsOf(spec.techniques.views, log);
    if (!views) return tl::unexpected(views.error());
    data.views = std::move(*views);
    return {};
}

/// Some sequence has an event that another one could tell something of.
bool hasPairs(const learning::SequenceData& sequences)
{
    for (std::size_t i = 0; i < sequences.size(); ++i)
        if (sequences[i].items.size() > 1) return true;
    return false;
}

Result<Plan> planPretraining(const store::Workspace& workspace, const PretrainRequest& request)
{
    if (auto there = checkReadable("start_weights", request.startWeights); !there) return tl::unexpected(there.error());
    const auto log = loadDataset(workspace, request.data);
    if (!log) return tl::unexpected(log.error());
    Plan plan;
    plan.spec = request.spec;
    plan.startWeights = request.startWeights;
    plan.data.catalogue = learning::Catalogue::of(*log);
    auto sequences = plan.data.catalogue.translate(*log, events::sequenceOffsets(*log, events::SequenceBy::Session));
    if (!sequences) return tl::unexpected(sequences.error());
    plan.data.training = std::move(*sequences);
    if (!hasPairs(plan.data.training))
        return fail(Error(SS_TEXT("engine", "There is nothing to learn: no sequence has two events or more"))
                        .advise(SS_TEXT("engine", "Choose a data set with longer sessions")));
    if (auto added = addChanges(
            plan.spec, [&]() -> const events::EventLog& { return *log; }, plan.data);
        !added)
        return tl::unexpected(added.error());
    auto truth = generatingModel(workspace, request.data, plan.data.catalogue);
    if (!truth) return tl::unexpected(truth.error());
    plan.truth = std::move(*truth);
    return plan;
}

/// Whether each sequence is one session, which alone a generating model predicts.
bool areSessions(const events::EventLog& log, events::SequenceBy by)
{
    return events::sequenceOffsets(log, by).size() == log.sessionCount() + 1;
}

Result<Plan> planFinetuning(store::Workspace& workspace, const FinetuneRequest& request)
{
    if (auto there = checkReadable("start_weights", request.startWeights); !there) return tl::unexpected(there.error());
    auto parts = partDataset(workspace, request.data, request.sequenceBy, request.split);
    if (!parts) return tl::unexpected(parts.error());
    auto prepared = prepare(*parts);
    if (!prepared) return tl::unexpected(prepared.error());
    for (const auto* cases : {&prepared->validation, &prepared->test})
        if (auto possible = learning::checkNegatives(prepared->sequences, *cases, prepared->catalogue.items.size(),
                                                     request.sampledNegatives);
            !possible)
            return tl::unexpected(possible.error());
    Plan plan;
    plan.spec = request.spec;
    plan.startWeights = request.startWeights;
    plan.sampledNegatives = request.sampledNegatives;
    plan.data = {std::move(prepared->catalogue), std::move(prepared->training), std::move(prepared->sequences),
                 std::move(prepared->validation)};
    // Of the part that is learnt from alone: what correlates in the test is not to be known.
    const auto known = [&] { return events::trainingPart(parts->log, parts->split); };
    if (auto added = addChanges(plan.spec, known, plan.data); !added) return tl::unexpected(added.error());
    if (!parts->test && areSessions(parts->log, parts->by)) {
        auto truth = generatingModel(workspace, request.data, plan.data.catalogue);
        if (!truth) return tl::unexpected(truth.error());
        plan.truth = std::move(*truth);
    }
    plan.parts = std::move(*parts);
    if (!request.from.empty()) {
        const auto parent = workspace.run(request.from);
        if (!parent) return tl::unexpected(parent.error());
        if (parent->kind == store::RunKind::Generator)
            return fail(Error(SS_TEXT("engine", "The run \"{0}\" is a generator of sessions, not a sequence model"),
                              parent->name)
                            .advise(SS_TEXT("engine", "Synthesise a data set from it, and pre-train on that")));
        if (parent->kind == store::RunKind::Import)
            return fail(Error(SS_TEXT("engine", "The run \"{0}\" was imported, and has no weights"), parent->name)
                            .advise(SS_TEXT("engine", "Choose a run that was trained here")));
        if (parent->checkpoint.empty())
            return fail(Error(SS_TEXT("engine", "The run \"{0}\" has no checkpoint to begin from"), parent->name)
                            .advise(SS_TEXT("engine", "Let it train for a while, or resume it")));
        plan.start = checkpointOf(workspace, *parent);
    }
    return plan;
}

/// What can be known at all of what a run is measured by.
Result<store::RunMetrics> ceilingOf(const Plan& plan, learning::TrainingObserver& observer, const Control& control)
{
    if (!plan.truth) return store::RunMetrics{};
    const auto progress = [&](const Progress& value) {
        observer.onProgress(
            {Message(SS_TEXT("engine", "What can be known of the data")), value.done, value.total, value.unit});
    };
    if (!plan.parts)
        return ceilingOfPretraining(*plan.truth, plan.spec, plan.data.training, progress, control)
            .map([](learning::Metrics&& metrics) {
                return store::RunMetrics{{"ceiling", std::move(metrics)}};
            });
    const auto log = prepare(*plan.parts);
    if (!log) return tl::unexpected(log.error());
    return (plan.tellsActions() ? assessActions(*plan.truth, *log, progress, control)
                                : assess(*plan.truth, *log, {plan.spec.excludeSeen}, progress, control))
        .map([](Assessment&& both) {
            return store::RunMetrics{{"ceiling", std::move(both.metrics["valid"])},
                                     {"ceiling_test", std::move(both.metrics["test"])}};
        });
}

/// The figures of a run, whose cases are kept with it.
Result<store::RunMetrics> keepAssessed(store::Workspace& workspace, const store::RunRecord& run,
                                       Result<Assessment> assessed)
{
    if (!assessed) return tl::unexpected(assessed.error());
    if (auto kept = workspace.setRunCases(run.id, assessed->test); !kept) return tl::unexpected(kept.error());
    return std::move(assessed->metrics);
}

/// Those of a run's best weights on what a log asks. The checkpoint has a catalogue of its own: a pre-training may have
/// known more items.
Result<Assessment> assessBest(const store::Workspace& workspace, learning::Backend& backend,
                              const store::RunRecord& run, const Plan& plan, const ProgressSink& progress,
                              const Control& control)
{
    const auto checkpoint = checkpointOf(workspace, run);
    const auto asked = [&](const auto& best, auto&& ask) -> Result<Assessment> {
        if (!best) return tl::unexpected(best.error());
        const auto log = prepare(*plan.parts, &(*best)->catalogue());
        if (!log) return tl::unexpected(log.error());
        return ask(**best, *log);
    };
    if (plan.tellsActions())
        return asked(backend.loadActions(checkpoint, plan.spec.device),
                     [&](auto& best, const PreparedLog& log) { return assessActions(best, log, progress, control); });
    return asked(backend.load(checkpoint, plan.spec.device), [&](auto& best, const PreparedLog& log) {
        return assess(best, log, {plan.spec.excludeSeen, plan.sampledNegatives}, progress, control);
    });
}

/// The final figures: those of the training, and for a fine-tuning those of its best weights on the validation and test
/// questions.
Result<store::RunMetrics> finalMetrics(store::Workspace& workspace, learning::Backend& backend,
                                       const store::RunRecord& run, const Plan& plan,
                                       const learning::TrainingOutcome& outcome, RunObserver& observer,
                                       const Control& control)
{
    store::RunMetrics metrics{{"train", outcome.training}, {"valid", outcome.validation}};
    metrics["train"]["best_epoch"] = outcome.bestEpoch;
    metrics.insert(plan.ceiling.begin(), plan.ceiling.end());
    if (!plan.parts) return metrics;
    const auto progress = [&](const Progress& value) { observer.onProgress(value); };
    auto assessed = keepAssessed(workspace, run, assessBest(workspace, backend, run, plan, progress, control));
    if (!assessed) return assessed;
    for (auto& [part, values] : *assessed)
        metrics[part] = std::move(values);
    return metrics;
}

TrainingWork workOf(store::Workspace& workspace, Plan plan)
{
    const auto shared = std::make_shared<Plan>(std::move(plan));
    return {
        shared->spec.device,
        shared->spec.shareDevice,
        shared->start,
        shared->startWeights,
        [shared](learning::Backend& backend, const learning::TrainingFiles& files, learning::TrainingObserver& observer,
                 const Control& control) -> Result<learning::TrainingOutcome> {
            auto ceiling = ceilingOf(*shared, observer, control);
            if (!ceiling && ceiling.error().isCancelled()) return learning::TrainingOutcome{}; // before its first step
            if (!ceiling) return tl::unexpected(ceiling.error());
            shared->ceiling = std::move(*ceiling);
            for (const auto& [name, value] : shared->ceiling["ceiling"])
                if (name != "cases") observer.onMetric("ceiling/" + name, 0, 0, value);
            return backend.train(shared->spec, shared->data, files, observer, control);
        },
        [shared, &workspace](learning::Backend& backend, const store::RunRecord& run,
                             const learning::TrainingOutcome& outcome, RunObserver& observer, const Control& control) {
            return finalMetrics(workspace, backend, run, *shared, outcome, observer, control);
        },
        [shared](const learning::Backend& backend) { return backend.checkMemory(shared->spec, shared->data); }};
}

Result<TrainingWork> workOf(store::Workspace& workspace, Result<Plan> plan)
{
    return std::move(plan).map([&](Plan&& ready) { return workOf(workspace, std::move(ready)); });
}

/// A fine-tuning takes the shape of the run that it begins from, whatever was asked for: the run is to say so.
Result<FinetuneRequest> withParentsShape(store::Workspace& workspace, FinetuneRequest request)
{
    if (request.from.empty()) return request;
    const auto parent = workspace.run(request.from);
    if (!parent) return tl::unexpected(parent.error());
    const auto parents = learning::trainingSpecFromJson(Json::parse(parent->spec, nullptr, false));
    if (parents) request.spec.model = parents->model;
    return request;
}

} // namespace

Result<> checkSpec(const learning::TrainingSpec& spec)
{
    return spec.validate().and_then([&] { return checkChange(spec.augmentation); }).and_then([&]() -> Result<> {
        return spec.learns(learning::Objective::Contrastive) ? checkViews(spec.techniques.views) : Result<>();
    });
}

Result<store::RunRecord> pretrain(store::Workspace& workspace, const PretrainRequest& request, RunObserver& observer,
                                  const Control& control)
{
    if (auto valid = checkSpec(request.spec); !valid) return tl::unexpected(valid.error());
    return startRun(workspace, {store::RunKind::Pretrain, request.name, request.data, {}, toJson(request)},
                    workOf(workspace, planPretraining(workspace, request)), observer, control);
}

Result<store::RunRecord> finetune(store::Workspace& workspace, const FinetuneRequest& request, RunObserver& observer,
                                  const Control& control)
{
    if (!request.from.empty() && !request.startWeights.empty())
        return fail(Error(SS_TEXT("engine", "A fine-tuning begins from a run or from a file of weights, not from both"))
                        .advise(SS_TEXT("engine", "Leave one of them out")));
    auto task = withParentsShape(workspace, request);
    if (!task) return tl::unexpected(task.error());
    if (!learning::isTask(task->spec.objective)) task->spec.objective = learning::Objective::NextItem;
    if (auto valid = checkSpec(task->spec); !valid) return tl::unexpected(valid.error());
    if (auto valid = checkSampled(task->sampledNegatives); !valid) return tl::unexpected(valid.error());
    if (task->sampledNegatives > 0 && task->spec.objective == learning::Objective::NextAction)
        return fail(SS_TEXT("engine", "sampled_negatives: a fine-tuning for actions ranks no items"));
    return startRun(workspace, {store::RunKind::Finetune, task->name, task->data, task->from, toJson(*task)},
                    workOf(workspace, planFinetuning(workspace, *task)), observer, control);
}

Result<store::RunRecord> runBaseline(store::Workspace& workspace, const BaselineRequest& request, RunObserver& observer,
                                     const Control& control)
{
    if (auto valid = checkSampled(request.sampledNegatives); !valid) return tl::unexpected(valid.error());
    const auto parts = partDataset(workspace, request.data, request.sequenceBy, request.split);
    if (!parts) return tl::unexpected(parts.error());
    const auto prepared = prepare(*parts);
    if (!prepared) return tl::unexpected(prepared.error());
    const std::string name = request.name.empty() ? request.data + " " + learning::name(request.kind) : request.name;
    const RunStart start{store::RunKind::Baseline, name, request.data, {}, toJson(request)};
    const auto run = beginRun(workspace, start);
    if (!run) return run;
    observer.onRunStarted(*run);
    return runAtOnce(
        workspace, *run,
        [&](RunRecorder&, RunObserver& watched, const Control& stop) {
            const auto baseline = learning::fitBaseline(request.kind, prepared->catalogue, prepared->training);
            const auto progress = [&](const Progress& value) { watched.onProgress(value); };
            return keepAssessed(
                workspace, *run,
                assess(*baseline, *prepared, {request.excludeSeen, request.sampledNegatives}, progress, stop));
        },
        observer, control);
}

Result<store::RunRecord> resume(store::Workspace& workspace, store::Id id, RunObserver& observer,
                                const Control& control)
{
    const auto run = workspace.resumeRun(id);
    if (!run) return run;
    observer.onRunStarted(*run);
    const Json spec = Json::parse(run->spec, nullptr, false);
    if (taskOf(*run) == "click") return tellClicksAgain(workspace, *run, observer, control);
    if (taskOf(*run) == "tags") return tellTagsAgain(workspace, *run, observer, control);
    const auto work = [&]() -> Result<TrainingWork> {
        // A run that died before its first checkpoint begins anew: its metrics do too.
        std::error_code ignored;
        if (!std::filesystem::exists(workspace.checkpointPath(id), ignored))
            if (auto forgotten = workspace.truncateMetrics(id, -1); !forgotten)
                return tl::unexpected(forgotten.error());
        switch (run->kind) {
        case store::RunKind::Pretrain:
            return pretrainRequestFromJson(spec).and_then(
                [&](const PretrainRequest& request) { return workOf(workspace, planPretraining(workspace, request)); });
        case store::RunKind::Generator:
            return generatorRequestFromJson(spec).and_then(
                [&](const GeneratorRequest& request) { return generatorWork(workspace, request); });
        case store::RunKind::Finetune:
        case store::RunKind::Baseline:
        case store::RunKind::Import: // which nobody resumes
            break;
        }
        return finetuneRequestFromJson(spec).and_then(
            [&](const FinetuneRequest& request) { return workOf(workspace, planFinetuning(workspace, request)); });
    };
    return continueRun(workspace, *run, work(), observer, control);
}

} // namespace sessionsmith::workflow
