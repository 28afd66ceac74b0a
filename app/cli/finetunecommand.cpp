// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/evaluationoptions.h"
#include "app/cli/evaluationresults.h"
#include "app/cli/runsteps.h"
#include "app/cli/trainoptions.h"

#include "engine/workflow/workflow.h"

namespace sessionsmith::cli {

namespace {

struct FinetuneOptions
{
    workflow::FinetuneRequest request;
    ShapeOptions shape;
    TrainWords words{.objective = "next-item"};
    SplitOptions split;
    std::string seeds, task = "next-item", startWeights;
    bool scratch = false;
};

/// One fine-tuning, or one for each of several seeds.
struct SeededFinetune
{
    workflow::FinetuneRequest request;
    std::vector<std::uint64_t> seeds;
};

Result<SeededFinetune> finetuneRequest(const FinetuneOptions& options)
{
    workflow::FinetuneRequest request = options.request;
    auto spec = completed(request.spec, options.shape, options.words);
    if (!spec) return tl::unexpected(spec.error());
    if (spec->objective != learning::Objective::NextItem)
        return fail(Error(SS_TEXT("engine", "objective: a fine-tuning learns next-item, not {0}"),
                          learning::name(spec->objective))
                        .advise(SS_TEXT("engine", "Name next-item first; others may follow it")));
    request.spec = std::move(*spec);
    request.startWeights = options.startWeights;
    auto chosen = chosenSplit(options.split);
    if (!chosen) return tl::unexpected(chosen.error());
    request.sequenceBy = chosen->by;
    request.split = std::move(chosen->split);
    if (options.seeds.empty()) return SeededFinetune{std::move(request), {}};
    auto seeds = seedsOf(options.seeds);
    if (!seeds) return tl::unexpected(seeds.error());
    return SeededFinetune{std::move(request), std::move(*seeds)};
}

Result<Output> runFinetune(Console& console, const SeededFinetune& asked)
{
    if (asked.seeds.empty()) return runStep(console, asked.request, &workflow::finetune);
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    const std::string& given = asked.request.name;
    std::vector<store::RunRecord> runs;
    for (const std::uint64_t seed : asked.seeds) {
        workflow::FinetuneRequest request = asked.request;
        request.spec.seed = seed;
        request.name = fmt::format("{} seed {}", given.empty() ? request.data + " finetune" : given, seed);
        ConsoleObserver observer(console);
        const auto run = workflow::finetune(*workspace, request, observer, console.control());
        if (!run) return explained(run.error(), *workspace, observer);
        if (run->status == store::RunStatus::Cancelled) return explained(Error::cancelled(), *workspace, observer);
        console.warnIfRenamed(request.name, run->name);
        runs.push_back(*run);
    }
    return seedsOutput(runs);
}

} // namespace

void addFinetuneCommand(Registry& registry, CLI::App& group)
{
    const auto options = std::make_shared<FinetuneOptions>();
    learning::Techniques& techniques = options->request.spec.techniques;
    Arguments arguments(*registry.verb(group, "finetune", "Fine-tune on a real log for the next item", options,
                                       finetuneRequest, runFinetune));
    arguments.text("--data", options->request.data, "The data set").required();
    CLI::Option& from = arguments.text("--from", options->request.from,
                                       "The pre-training run to begin from; the shape of the model is its own");
    arguments.flag("--scratch", options->scratch, "Begin from random weights (default)").excludes(&from);
    arguments.choice("--task", options->task, "What is predicted", {"next-item"});
    arguments.text("--objective", options->words.objective,
                   "What is learned beside the task, with weights, such as \"next-item:1,contrastive:0.1\"");
    options->shape.add(arguments);
    addStartWeights(arguments, options->startWeights).excludes(&from);
    addTrainingOptions(arguments, options->request.spec);
    addTechniqueOptions(arguments, options->request.spec, options->words);
    arguments.number("--ensemble", techniques.ensemble,
                     "Models of as many seeds in a row, whose probabilities are averaged", learning::limits::ensemble);
    arguments.flag("--distil", techniques.distil,
                   "One model more learns what the ensemble predicts, and takes its place");
    arguments.text("--seeds", options->seeds,
                   "One run for each of these, with commas between, and their mean and interval");
    addSplitOptions(arguments, options->split, options->request.spec.excludeSeen);
    arguments.name(options->request.name, "Name of the run (default: the data set's and the kind)");
}

} // namespace sessionsmith::cli
