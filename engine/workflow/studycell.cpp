// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/studycell.h"

#include "engine/base/jsontext.h"
#include "engine/base/means.h"
#include "engine/events/split.h"
#include "engine/workflow/datasets.h"
#include "engine/workflow/itemsource.h"
#include "engine/workflow/preparation.h"
#include "engine/workflow/studylogs.h"

#include <nlohmann/json.hpp>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

constexpr double testShare = 0.2;

std::string testName(const TransferStudyRequest& request)
{
    return request.name + " test";
}

/// Keeps a log under exactly this name, unless it is there.
Result<> keep(store::Workspace& workspace, const events::EventLog& log, const std::string& name,
              const std::string& source, store::DatasetKind kind)
{
    if (workspace.dataset(name)) return {};
    const auto origin = workspace.dataset(source);
    if (!origin) return tl::unexpected(origin.error());
    store::DatasetRecord record;
    record.kind = kind;
    record.source = source;
    record.sourceDataset = origin->id;
    const auto summary = summarise(log);
    if (!summary) return tl::unexpected(summary.error());
    record.summary = jsonText(*summary);
    Json spec{{"data", source}};
    if (const std::string license = licenseOf(*origin); !license.empty()) spec["license"] = license;
    record.spec = jsonText(spec);
    return storeDataset(workspace, log, std::move(record), name).map([](const auto&) {});
}

/// How it is computed changes nothing of what a run is.
Json withoutMeans(Json spec)
{
    for (const char* key : meansFields)
        spec.erase(key);
    return spec;
}

/// The run of this name as it is asked for: as it is where it is finished, gone on with where it stopped, or begun.
template <typename Request>
Result<> ensureRun(store::Workspace& workspace, const Request& request,
                   Result<store::RunRecord> (*step)(store::Workspace&, const Request&, RunObserver&, const Control&),
                   RunObserver& observer, const Control& control)
{
    const auto runs = workspace.runs();
    if (!runs) return tl::unexpected(runs.error());
    const auto known = std::ranges::find(*runs, request.name, &store::RunRecord::name);
    const bool isThere = known != runs->end();
    if (isThere && withoutMeans(Json::parse(known->spec, nullptr, false)) != withoutMeans(toJson(request)))
        return fail(Error(SS_TEXT("engine", "There is a run \"{0}\" already that was made otherwise"), request.name)
                        .advise(SS_TEXT("engine", "Give the study another name, or delete the run")));
    if (isThere && known->status == store::RunStatus::Finished) return {};
    if (isThere && known->kind == store::RunKind::Baseline) {
        if (auto removed = workspace.removeRun(known->id); !removed) return removed;
        if (auto gone = workspace.erase({"run", known->id, known->name}); !gone) return tl::unexpected(gone.error());
    }
    const auto run = isThere && known->kind != store::RunKind::Baseline
                         ? resume(workspace, known->id, observer, control)
                         : step(workspace, request, observer, control);
    if (!run) return tl::unexpected(run.error());
    if (run->status != store::RunStatus::Finished) return fail(Error::cancelled());
    return {};
}

} // namespace

Result<> storeStudyTest(store::Workspace& workspace, const TransferStudyRequest& request, const events::EventLog& log)
{
    const StudyUsers users = studyUsers(log, testShare, 1);
    if (users.training.size() < 2 || std::ranges::count(users.test, true) == 0)
        return fail(
            Error(SS_TEXT("engine", "The data set \"{0}\" has too few users of three events or more"), request.data)
                .advise(SS_TEXT("engine", "Import a longer log")));
    return keep(workspace, events::eventsOfUsers(log, users.test), testName(request), request.data,
                store::DatasetKind::Imported);
}

std::string StudyCell::name() const
{
    return fmt::format("{} {:g}% seed {}", request.name, share, seed);
}

Result<> StudyCell::storeParts(store::Workspace& workspace, const events::EventLog& log) const
{
    if (workspace.dataset(name()) && workspace.dataset(learntName())) return {};
    const auto part = events::eventsOfUsers(log, studyUsers(log, testShare, seed).share(share));
    if (auto kept = keep(workspace, part, name(), request.data, store::DatasetKind::Imported); !kept) return kept;
    return keep(workspace, events::trainingPart(part, events::holdLastOut(part, events::SequenceBy::User)),
                learntName(), name(), store::DatasetKind::Imported);
}

Result<std::string> StudyCell::model(store::Workspace& workspace, const Control& control) const
{
    if (!request.model.empty()) return request.model;
    if (workspace.model(name())) return name();
    FitRequest fit;
    fit.data = learntName();
    fit.full = true;
    fit.method = FitRequest::Method::Likelier;
    fit.name = name();
    return fitModel(workspace, fit, {}, {}, control).map([&](const FittedModel&) { return name(); });
}

Result<events::EventLog> StudyCell::generated(store::Workspace& workspace, bool categoriesOnly,
                                              const ProgressSink& progress, const Control& control) const
{
    const auto named = model(workspace, control);
    if (!named) return tl::unexpected(named.error());
    auto drawing = loadModel(workspace, *named);
    if (!drawing) return tl::unexpected(drawing.error());
    constexpr double beyondAnyCount = 1e9; // what a model may have as smoothing: only its categories are left
    if (categoriesOnly) drawing->items.smoothing = beyondAnyCount;
    SynthesizeRequest draw;
    draw.model = *named;
    draw.items = learntName();
    draw.holdOut = false; // of the part that is learnt from nothing is asked
    draw.spec.sessions = request.sessions;
    draw.spec.seed = seed;
    draw.spec.threads = request.spec.threads;
    if (auto possible = synthesis::checkGeneration(*drawing, draw.spec); !possible)
        return tl::unexpected(possible.error());
    const auto items = openItems(workspace, *drawing, draw);
    if (!items) return tl::unexpected(items.error());
    return synthesis::generate(*drawing, items->items, draw.spec, progress, control);
}

Result<events::EventLog> StudyCell::corpus(store::Workspace& workspace, const std::string& arm,
                                           const ProgressSink& progress, const Control& control) const
{
    const auto learnt = loadDataset(workspace, learntName());
    if (!learnt) return learnt;
    if (arm == "real") return drawnAgain(*learnt, request.sessions, seed);
    auto log = generated(workspace, arm == "categories", progress, control);
    if (!log) return log;
    if (arm == "independent") return withIndependentItems(*log, *learnt, seed);
    if (arm == "random-chains") return withRandomChains(*log, *learnt, seed);
    if (arm == "shuffled") return withShuffledEvents(*log, seed);
    return log;
}

Result<> StudyCell::pretrained(store::Workspace& workspace, const std::string& arm, RunObserver& observer,
                               const Control& control) const
{
    const std::string data = runName(arm) + " sessions";
    if (!workspace.dataset(data)) {
        auto log = corpus(
            workspace, arm, [&](const Progress& progress) { observer.onProgress(progress); }, control);
        if (!log) return tl::unexpected(log.error());
        events::dropUnusedNames(*log);
        if (auto kept = keep(workspace, *log, data, learntName(), store::DatasetKind::Synthetic); !kept) return kept;
    }
    PretrainRequest pretraining{data, request.spec, runName(arm) + " pre-training"};
    pretraining.spec.objective = learning::pretrainingOf(request.spec.model.architecture);
    pretraining.spec.epochs = request.pretrainEpochs;
    pretraining.spec.patience = 0; // the same number of steps for all
    pretraining.spec.seed = seed;
    return ensureRun(workspace, pretraining, &pretrain, observer, control);
}

Result<> StudyCell::carryOut(store::Workspace& workspace, const events::EventLog& log, const std::string& arm,
                             RunObserver& observer, const Control& control) const
{
    if (auto parts = storeParts(workspace, log); !parts) return parts;
    const events::SplitSpec split{events::SplitSpec::Kind::Given, events::SplitSpec{}.share, testName(request)};
    if (arm == "markov") {
        BaselineRequest chain{
            name(), learning::BaselineKind::Markov, events::SequenceBy::User, request.spec.excludeSeen, runName(arm),
            split};
        return ensureRun(workspace, chain, &runBaseline, observer, control);
    }
    FinetuneRequest tuning{name(), {}, request.spec, events::SequenceBy::User, runName(arm), split};
    tuning.spec.objective = learning::Objective::NextItem;
    tuning.spec.seed = seed;
    if (arm == "random-frozen") {
        tuning.spec.techniques.freeze.what = "body";
    } else if (arm != "scratch") {
        if (auto ready = pretrained(workspace, arm, observer, control); !ready) return ready;
        tuning.from = runName(arm) + " pre-training";
    }
    return ensureRun(workspace, tuning, &finetune, observer, control);
}

} // namespace sessionsmith::workflow
