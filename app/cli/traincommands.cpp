// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/evaluationoptions.h"
#include "app/cli/rundocument.h"
#include "app/cli/runsteps.h"
#include "app/cli/tables.h"
#include "app/cli/trainoptions.h"

#include "engine/workflow/workflow.h"

namespace sessionsmith::cli {

namespace {

struct BaselineOptions
{
    workflow::BaselineRequest request;
    std::string kind = "popularity";
    SplitOptions split;
};

Result<workflow::BaselineRequest> baselineRequest(const BaselineOptions& options)
{
    workflow::BaselineRequest request = options.request;
    const auto kind = learning::baselineNamed(options.kind);
    auto chosen = chosenSplit(options.split);
    if (!kind) return tl::unexpected(kind.error());
    if (!chosen) return tl::unexpected(chosen.error());
    request.kind = *kind;
    request.sequenceBy = chosen->by;
    request.split = std::move(chosen->split);
    return request;
}

Result<Output> runBaseline(Console& console, const workflow::BaselineRequest& request)
{
    return runStep(console, request, &workflow::runBaseline);
}

struct RunOptions
{
    std::string run;
};

Result<Output> runResume(Console& console, const RunOptions& options)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto run = workspace->run(options.run);
    if (!run) return tl::unexpected(run.error());
    ConsoleObserver observer(console);
    return report(workflow::resume(*workspace, run->id, observer, console.control()), *workspace, observer);
}

struct ExportOptions
{
    std::string run, to;
};

Result<Output> runExport(Console& console, const ExportOptions& options)
{
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto files = workflow::exportWeights(*workspace, options.run, options.to);
    if (!files) return tl::unexpected(files.error());
    Json paths = Json::array();
    std::string text;
    for (const std::filesystem::path& file : *files) {
        paths.push_back(file.string());
        text += file.string() + "\n";
    }
    return Output{{{"weights", paths.front()}, {"config", paths.back()}, {"files", paths}}, text};
}

struct DemoOptions
{
    std::uint64_t seed = 1;
};

Result<Output> runDemo(Console& console, const DemoOptions& options)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    ConsoleObserver observer(console);
    const auto runs = workflow::demo(*workspace, options.seed, observer, console.control());
    if (!runs) return explained(runs.error(), *workspace, observer);
    Json documents = Json::array();
    for (const store::RunRecord& run : *runs)
        documents.push_back(
            {{"name", run.name}, {"kind", store::name(run.kind)}, {"metrics", metricsDocument(run.metrics)}});
    return Output{{{"runs", documents}},
                  runTable(*runs) +
                      "\nThe example is sparse on purpose: with many events an item the Markov baseline is hard to "
                      "beat.\n"};
}

} // namespace

void addTrainCommands(Registry& registry)
{
    CLI::App& group = *registry.app.add_subcommand(
        "train",
        "Sequence models and regressions: pretrain, finetune, baseline, generator, resume, again, evaluate, export, "
        "regression, tags");
    group.require_subcommand(1);
    addPretrainCommand(registry, group);
    addFinetuneCommand(registry, group);
    addTrainGeneratorCommand(registry, group);

    const auto baseline = std::make_shared<BaselineOptions>();
    Arguments simple(
        *registry.verb(group, "baseline", "Evaluate a simple recommender", baseline, baselineRequest, runBaseline));
    simple.text("--data", baseline->request.data, "The data set").required();
    simple.choice("--kind", baseline->kind,
                  "popularity ranks by events, repeat by what the session saw, markov by what followed the last item, "
                  "item-knn by what occurs in the same sequences",
                  {"popularity", "repeat", "markov", "item-knn"});
    addSplitOptions(simple, baseline->split, baseline->request.excludeSeen);
    addSampledOption(simple, baseline->request.sampledNegatives);
    simple.name(baseline->request.name, "Name of the run (default: the data set's and the kind)");

    const auto resume = std::make_shared<RunOptions>();
    Arguments(*registry.verb(group, "resume", "Go on with a stopped or interrupted run", resume, runResume))
        .text("run", resume->run, "Name or number of the run")
        .required();

    addAgainCommand(registry, group);

    const auto exported = std::make_shared<ExportOptions>();
    Arguments weights(*registry.verb(group, "export",
                                     "Write a run's best weights for Hugging Face, or to begin another training from",
                                     exported, runExport));
    weights.text("run", exported->run, "Name or number of the run").required();
    weights.text("--to", exported->to, "The safetensors file; config.json is written beside it").required();

    addEvaluateCommand(registry, group);
    addRegressionCommand(registry, group);
    addTagsCommand(registry, group);

    const auto demo = std::make_shared<DemoOptions>();
    Arguments(*registry.verb(registry.app, "demo", "The whole chain on a built-in example log", demo, runDemo))
        .seed(demo->seed);
}

} // namespace sessionsmith::cli
