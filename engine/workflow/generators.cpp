// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/generators.h"

#include "engine/base/jsontext.h"
#include "engine/base/text.h"
#include "engine/events/split.h"
#include "engine/synthesis/arrangement.h"
#include "engine/workflow/datasets.h"
#include "engine/workflow/preparation.h"

#include <nlohmann/json.hpp>

#include <chrono>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

/// What is learnt from, and none of the names beyond it: a network that knows of an item draws it now and then.
Result<events::EventLog> logOf(const store::Workspace& workspace, const GeneratorRequest& request)
{
    auto log = loadDataset(workspace, request.data);
    if (!log) return log;
    if (request.holdOut) *log = events::trainingPart(*log, events::leaveOneOut(*log, events::SequenceBy::User));
    events::dropUnusedNames(*log);
    return log;
}

/// Seconds before each event, 0 before the first of a session; empty without times.
std::vector<double> gapsOf(const events::EventLog& log)
{
    std::vector<double> gaps;
    if (!log.hasTime()) return gaps;
    gaps.reserve(log.size());
    for (std::size_t i = 0; i < log.size(); ++i)
        gaps.push_back(i > 0 && log.session[i] == log.session[i - 1] ? double(log.time[i] - log.time[i - 1]) / 1000
                                                                     : 0);
    return gaps;
}

Json specJson(const DrawRequest& request, const store::RunRecord& run)
{
    const synthesis::GenerateSpec& spec = request.spec;
    Json json{{"run", run.name},
              {"sessions", spec.sessions},
              {"length", spec.length},
              {"maximum_length", spec.maximumLength},
              {"seed", spec.seed}};
    if (spec.shards > 1) {
        json["shard"] = spec.shard;
        json["shards"] = spec.shards;
    }
    return json;
}

/// A generator that is ready, and the log it learnt from.
struct OpenGenerator
{
    store::RunRecord run;
    std::unique_ptr<learning::SessionGenerator> generator;
    events::EventLog log;
    store::Id dataset;
};

Result<OpenGenerator> openGenerator(store::Workspace& workspace, const DrawRequest& request)
{
    auto run = workspace.run(request.run);
    if (!run) return tl::unexpected(run.error());
    if (run->kind != store::RunKind::Generator)
        return fail(
            Error(SS_TEXT("engine", "The run \"{0}\" is no generator of sessions"), run->name)
                .advise(SS_TEXT("engine", "Train a generator on the log, or synthesise from a behaviour model")));
    if (run->status != store::RunStatus::Finished) // going on would change what its data sets came from
        return fail(Error(SS_TEXT("engine", "The run \"{0}\" has not come to its end"), run->name)
                        .advise(SS_TEXT("engine", "Resume it, or train another one for fewer epochs")));
    const auto trained = generatorRequestFromJson(Json::parse(run->spec, nullptr, false));
    if (!trained) return tl::unexpected(trained.error());
    const auto dataset = workspace.dataset(*run->dataset); // by its number: it may have another name now
    if (!dataset) return tl::unexpected(dataset.error());
    auto log = logOf(workspace, {dataset->name, trained->spec, trained->holdOut, {}});
    if (!log) return tl::unexpected(log.error());
    const auto backend = learning::backend();
    if (!backend) return tl::unexpected(backend.error());
    auto generator = (*backend)->loadGenerator(checkpointOf(workspace, *run), request.device, request.spec.threads);
    if (!generator) return tl::unexpected(generator.error());
    return OpenGenerator{std::move(*run), std::move(*generator), std::move(*log), dataset->id};
}

/// Of a data set that was given none.
std::string nameOf(const DrawRequest& request, const store::RunRecord& run)
{
    if (!request.name.empty()) return request.name;
    const std::string name = run.name + " synthetic";
    return request.spec.shards == 1 ? name : fmt::format("{} {} of {}", name, request.spec.shard, request.spec.shards);
}

} // namespace

Result<TrainingWork> generatorWork(const store::Workspace& workspace, const GeneratorRequest& request)
{
    const auto log = logOf(workspace, request);
    if (!log) return tl::unexpected(log.error());
    const auto data = std::make_shared<learning::GeneratorData>();
    data->catalogue = learning::Catalogue::of(*log);
    auto sessions = data->catalogue.translate(*log, events::sequenceOffsets(*log, events::SequenceBy::Session));
    if (!sessions) return tl::unexpected(sessions.error());
    data->sessions = std::move(*sessions);
    data->gaps = gapsOf(*log);
    if (data->sessions.size() < 2)
        return fail(Error(SS_TEXT("engine", "There is nothing to learn: the log has fewer than two sessions"))
                        .advise(SS_TEXT("engine", "Choose a longer log")));
    return TrainingWork{
        request.spec.device,
        false,
        {},
        {},
        [data, spec = request.spec](learning::Backend& backend, const learning::TrainingFiles& files,
                                    learning::TrainingObserver& observer, const Control& control) {
            return backend.trainGenerator(spec, *data, files, observer, control);
        },
        [](learning::Backend&, const store::RunRecord&, const learning::TrainingOutcome& outcome, RunObserver&,
           const Control&) -> Result<store::RunMetrics> {
            store::RunMetrics metrics{{"train", outcome.training}, {"valid", outcome.validation}};
            metrics["train"]["best_epoch"] = outcome.bestEpoch;
            return metrics;
        },
        [data, spec = request.spec](const learning::Backend& backend) { return backend.checkMemory(spec, *data); }};
}

Result<store::RunRecord> trainGenerator(store::Workspace& workspace, const GeneratorRequest& request,
                                        RunObserver& observer, const Control& control)
{
    if (auto valid = request.spec.validate(); !valid) return tl::unexpected(valid.error());
    const std::string name =
        request.name.empty() ? request.data + " " + learning::name(request.spec.kind) : request.name;
    return startRun(workspace, {store::RunKind::Generator, name, request.data, {}, toJson(request)},
                    generatorWork(workspace, request), observer, control);
}

Result<SynthesizedDataset> synthesize(store::Workspace& workspace, const DrawRequest& request,
                                      const ProgressSink& progress, const Control& control)
{
    if (auto valid = request.spec.validate(); !valid) return tl::unexpected(valid.error());
    if (request.spec.newItems > 0 || request.spec.newUsers > 0)
        return fail(Error(SS_TEXT("engine", "A neural generator knows no new items and users"))
                        .advise(SS_TEXT("engine", "Synthesise them from a behaviour model")));
    const auto open = openGenerator(workspace, request);
    if (!open) return tl::unexpected(open.error());
    const std::string name = nameOf(request, open->run);
    if (auto good = checkName(name); !good) return tl::unexpected(good.error());

    const auto begin = std::chrono::steady_clock::now();
    const learning::DrawSpec which{request.spec.seed, request.spec.length, request.spec.maximumLength};
    const auto draw = [&](std::uint64_t first, std::uint64_t count) {
        return open->generator->draw(which, first, count, control);
    };
    const synthesis::VisitSettings visits =
        open->log.hasTime() ? synthesis::estimateVisits(open->log) : synthesis::VisitSettings();
    auto log = synthesis::arrange(draw, open->log, visits, request.spec, progress, control);
    if (!log) return tl::unexpected(log.error());
    if (log->size() == 0) return SynthesizedDataset{}; // a shard in which no user begins
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();

    store::DatasetRecord dataset;
    dataset.kind = store::DatasetKind::Synthetic;
    dataset.source = open->run.name;
    dataset.run = open->run.id;
    dataset.sourceDataset = open->dataset;
    const auto summary = summarise(*log, progress, control);
    if (!summary) return tl::unexpected(summary.error());
    dataset.summary = jsonText(*summary);
    dataset.spec = jsonText(specJson(request, open->run));
    auto stored = storeDataset(workspace, *log, std::move(dataset), name, progress, control);
    if (!stored) return tl::unexpected(stored.error());
    return SynthesizedDataset{std::move(*stored), log->sessionCount(), log->size(), seconds};
}

} // namespace sessionsmith::workflow
