// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/evaluationoptions.h"
#include "app/cli/evaluationresults.h"
#include "app/cli/runsteps.h"
#include "app/cli/trainoptions.h"

#include "engine/workflow/trainingtask.h"
#include "engine/workflow/workflow.h"

namespace sessionsmith::cli {

namespace {

struct FinetuneOptions
{
    workflow::FinetuneRequest request;
    ShapeOptions shape;
    TrainWords words;
    SplitOptions split;
    std::string seeds, task = "next-item", startWeights, features;
    workflow::ClickRequest click; ///< what only it has
    bool scratch = false;
};

/// One fine-tuning, or what tells clicks, or either for each of several seeds.
struct SeededFinetune
{
    workflow::TrainingTask task;
    std::vector<std::uint64_t> seeds; ///< empty: that of the task
};

/// The data, the run, the split and the rest are given by the options of any fine-tuning.
Result<workflow::TrainingTask> clickRequest(const FinetuneOptions& options)
{
    workflow::ClickRequest request = options.click;
    request.data = options.request.data;
    request.from = options.request.from;
    request.features = options.features;
    request.seed = options.request.spec.seed;
    request.device = options.request.spec.device;
    request.name = options.request.name;
    const auto chosen = chosenSplit(options.split);
    if (!chosen) return tl::unexpected(chosen.error());
    using Kind = events::SplitSpec::Kind;
    if (chosen->split.kind == Kind::Given)
        return fail(Error(SS_TEXT("engine", "split: sessions are parted by time, not by \"{0}\""), options.split.split)
                        .advise(SS_TEXT("engine", "Write temporal:0.8")));
    if (chosen->split.kind == Kind::Temporal) request.share = chosen->split.share;
    if (auto valid = request.validate(); !valid) return tl::unexpected(valid.error());
    return request;
}

Result<workflow::TrainingTask> finetuneRequest(const FinetuneOptions& options)
{
    if (options.task == "click") return clickRequest(options);
    workflow::FinetuneRequest request = options.request;
    TrainWords words = options.words;
    if (words.objective.empty()) words.objective = options.task;
    auto spec = completed(request.spec, options.shape, words);
    if (!spec) return tl::unexpected(spec.error());
    if (learning::name(spec->objective) != options.task)
        return fail(Error(SS_TEXT("engine", "objective: the fine-tuning is for the task {0}, not for {1}"),
                          options.task, learning::name(spec->objective))
                        .advise(SS_TEXT("engine", "Name the task first; others may follow it")));
    request.spec = std::move(*spec);
    request.startWeights = options.startWeights;
    auto chosen = chosenSplit(options.split);
    if (!chosen) return tl::unexpected(chosen.error());
    request.sequenceBy = chosen->by;
    request.split = std::move(chosen->split);
    return request;
}

Result<SeededFinetune> seededFinetune(const FinetuneOptions& options)
{
    auto task = finetuneRequest(options);
    if (!task) return tl::unexpected(task.error());
    if (options.seeds.empty()) return SeededFinetune{*std::move(task), {}};
    auto seeds = seedsOf(options.seeds);
    if (!seeds) return tl::unexpected(seeds.error());
    return SeededFinetune{*std::move(task), *std::move(seeds)};
}

Result<Output> runFinetune(Console& console, const SeededFinetune& asked)
{
    if (asked.seeds.empty()) {
        if (const auto* click = std::get_if<workflow::ClickRequest>(&asked.task))
            return runStep(console, *click, &workflow::tellClicks);
        return runStep(console, std::get<workflow::FinetuneRequest>(asked.task), &workflow::finetune);
    }
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    std::vector<store::RunRecord> runs;
    for (const workflow::TrainingTask& task : workflow::withSeeds(asked.task, asked.seeds)) {
        ConsoleObserver observer(console, workflow::nameOf(task));
        const auto run = workflow::carryOut(*workspace, task, observer, console.control());
        if (!run) return explained(run.error(), *workspace, observer);
        if (run->status == store::RunStatus::Cancelled) return explained(Error::cancelled(), *workspace, observer);
        runs.push_back(*run);
    }
    return seedsOutput(runs);
}

} // namespace

void addFinetuneCommand(Registry& registry, CLI::App& group)
{
    const auto options = std::make_shared<FinetuneOptions>();
    learning::Techniques& techniques = options->request.spec.techniques;
    Arguments arguments(
        *registry.verb(group, "finetune", "Fine-tune on a real log for a task", options, seededFinetune, runFinetune));
    arguments.text("--data", options->request.data, "The data set").required();
    CLI::Option& from = arguments.text("--from", options->request.from,
                                       "The pre-training run to begin from; the shape of the model is its own");
    arguments.flag("--scratch", options->scratch, "Begin from random weights (default)").excludes(&from);
    arguments.choice("--task", options->task,
                     "What is told: the next item, the next action, all items of a sequence from some of them "
                     "(autoencoder; to recommend by it, leave out seen items), or what a session comes to, by a "
                     "regression on what the run --from makes of it so far (click)",
                     {"next-item", "next-action", "autoencoder", "click"});
    arguments.number("--drop-rate", options->request.spec.dropRate,
                     "Share of the events that are dropped (autoencoder)", learning::limits::dropRate);
    arguments.text(
        "--objective", options->words.objective,
        "What is learned beside the task, with weights, such as \"next-item:1,contrastive:0.1\" (default: the task)");
    arguments.text("--target", options->click.target,
                   "What is asked of a session at some point of it (click): action=NAME (does it come later?), "
                   "count=NAME (how often?), or amount=COLUMN of the features");
    arguments.text(
        "--features", options->features,
        "A table of what is known beforehand of each session or user, by its column session or user (click)");
    arguments.number("--regression-l2", options->click.l2,
                     "Weight of the squared weights of the regression; 0 for what the validation likes best (click)",
                     {0, 1e9});
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
    addSampledOption(arguments, options->request.sampledNegatives);
    arguments.name(options->request.name, "Name of the run (default: the data set's and the kind)");
}

} // namespace sessionsmith::cli
