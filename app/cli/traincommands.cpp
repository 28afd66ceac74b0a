// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/rundocument.h"
#include "app/cli/tables.h"

#include "engine/workflow/preparation.h"
#include "engine/workflow/workflow.h"

#include <cstdio>

namespace sessionsmith::cli {

namespace {

/// Passes progress on to the console and remembers which run it is.
class ConsoleObserver : public workflow::RunObserver
{
public:
    explicit ConsoleObserver(Console& console) : m_progress(console.progress()) {}
    void onProgress(const Progress& progress) override
    {
        if (m_progress) m_progress(progress);
    }

private:
    ProgressSink m_progress;
};

Result<Output> report(const Result<store::RunRecord>& run)
{
    if (!run) return tl::unexpected(run.error());
    if (run->status == store::RunStatus::Cancelled)
        return fail(Error(SS_TEXT("engine", "The run \"{0}\" was stopped; its checkpoint is kept"), run->name)
                        .advise(SS_TEXT("engine", "Go on with: train resume \"{0}\""), run->name));
    return Output{trainDocument(*run), runTable({*run})};
}

struct Techniques
{
    std::string architecture = "gpt", objective, split = "leave-one-out", sequenceBy = "user";
};

/// Options that pre-training and fine-tuning share.
void addTrainingOptions(CLI::App& command, learning::TrainingSpec& spec)
{
    command.add_option("--epochs", spec.epochs);
    command.add_option("--batch", spec.batch, "Sequences a step");
    command.add_option("--learning-rate", spec.learningRate);
    command.add_option("--l2", spec.l2, "Decoupled weight decay");
    command.add_option("--dropout", spec.dropout);
    command.add_option("--patience", spec.patience, "Stop after so many evaluations without a better one; 0: never");
    command.add_option("--gradient-clip", spec.gradientClip, "Largest norm of the gradient; 0: any");
    command.add_option("--seed", spec.seed);
    command.add_option("--threads", spec.threads, "0: one per core");
    command.add_option("--device", spec.device, "auto, cpu, cuda, cuda:1");
    command.add_option("--checkpoint-seconds", spec.checkpointSeconds, "Time between checkpoints");
}

void addShapeOptions(CLI::App& command, learning::ModelSpec& shape, Techniques& techniques)
{
    command.add_option("--architecture", techniques.architecture)->check(CLI::IsMember({"bert", "gpt"}));
    command.add_option("--layers", shape.layers);
    command.add_option("--hidden", shape.hidden);
    command.add_option("--heads", shape.heads);
    command.add_option("--max-length", shape.maxLength, "Events a model looks back");
}

void addSplitOptions(CLI::App& command, Techniques& techniques, bool& excludeSeen)
{
    command.add_option("--split", techniques.split)->check(CLI::IsMember({"leave-one-out"}));
    command.add_option("--sequences", techniques.sequenceBy, "What is one sequence")
        ->check(CLI::IsMember({"user", "session"}));
    command.add_flag("--exclude-seen", excludeSeen, "Leave items already seen out of the ranking");
}

Result<learning::TrainingSpec> completed(learning::TrainingSpec spec, const Techniques& techniques)
{
    const auto architecture = learning::architectureNamed(techniques.architecture);
    if (!architecture) return tl::unexpected(architecture.error());
    spec.model.architecture = *architecture;
    if (!techniques.objective.empty()) {
        const auto objective = learning::objectiveNamed(techniques.objective);
        if (!objective) return tl::unexpected(objective.error());
        spec.objective = *objective;
    } else {
        spec.objective =
            *architecture == learning::Architecture::Bert ? learning::Objective::Masked : learning::Objective::Causal;
    }
    return spec;
}

struct PretrainOptions
{
    workflow::PretrainRequest request;
    Techniques techniques{.architecture = "bert"};
};

Result<Output> runPretrain(Console& console, const PretrainOptions& options)
{
    workflow::PretrainRequest request = options.request;
    const auto spec = completed(request.spec, options.techniques);
    if (!spec) return tl::unexpected(spec.error());
    request.spec = *spec;
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    ConsoleObserver observer(console);
    return report(workflow::pretrain(*workspace, request, observer, console.control()));
}

struct FinetuneOptions
{
    workflow::FinetuneRequest request;
    Techniques techniques{.architecture = "bert"};
    bool scratch = false;
};

Result<Output> runFinetune(Console& console, const FinetuneOptions& options)
{
    workflow::FinetuneRequest request = options.request;
    const auto spec = completed(request.spec, options.techniques);
    if (!spec) return tl::unexpected(spec.error());
    request.spec = *spec;
    const auto by = workflow::sequenceByNamed(options.techniques.sequenceBy);
    if (!by) return tl::unexpected(by.error());
    request.sequenceBy = *by;
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    ConsoleObserver observer(console);
    return report(workflow::finetune(*workspace, request, observer, console.control()));
}

struct BaselineOptions
{
    workflow::BaselineRequest request;
    std::string kind = "popularity";
    Techniques techniques;
};

Result<Output> runBaseline(Console& console, const BaselineOptions& options)
{
    workflow::BaselineRequest request = options.request;
    const auto kind = learning::baselineNamed(options.kind);
    const auto by = workflow::sequenceByNamed(options.techniques.sequenceBy);
    if (!kind) return tl::unexpected(kind.error());
    if (!by) return tl::unexpected(by.error());
    request.kind = *kind;
    request.sequenceBy = *by;
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    ConsoleObserver observer(console);
    return report(workflow::runBaseline(*workspace, request, observer, console.control()));
}

struct RunOptions
{
    std::string run, data, device = "auto";
    Techniques techniques;
    bool excludeSeen = false;
};

Result<Output> runResume(Console& console, const RunOptions& options)
{
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto run = workspace->run(options.run);
    if (!run) return tl::unexpected(run.error());
    ConsoleObserver observer(console);
    return report(workflow::resume(*workspace, run->id, observer, console.control()));
}

Result<Output> runEvaluate(Console& console, const RunOptions& options)
{
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto run = workspace->run(options.run);
    if (!run) return tl::unexpected(run.error());
    const auto by = workflow::sequenceByNamed(options.techniques.sequenceBy);
    if (!by) return tl::unexpected(by.error());
    const auto metrics = workflow::evaluateRun(*workspace, options.run, options.data, *by, options.excludeSeen,
                                               options.device, console.progress(), console.control());
    if (!metrics) return tl::unexpected(metrics.error());
    store::RunRecord shown = *run;
    shown.metrics = *metrics;
    return Output{trainDocument(shown), runTable({shown})};
}

struct DemoOptions
{
    std::uint64_t seed = 1;
};

Result<Output> runDemo(Console& console, const DemoOptions& options)
{
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    ConsoleObserver observer(console);
    const auto runs = workflow::demo(*workspace, options.seed, observer, console.control());
    if (!runs) return tl::unexpected(runs.error());
    Json documents = Json::array();
    for (const store::RunRecord& run : *runs)
        documents.push_back(
            {{"name", run.name}, {"kind", store::name(run.kind)}, {"metrics", metricsDocument(run.metrics)}});
    return Output{{{"runs", documents}}, runTable(*runs)};
}

void addTechnique(Registry& registry, CLI::App& group)
{
    const auto pretrain = std::make_shared<PretrainOptions>();
    CLI::App* command =
        registry.verb(group, "pretrain", "Pre-train a sequence model on a data set", pretrain, runPretrain);
    command->add_option("--data", pretrain->request.data)->required();
    command->add_option("--objective", pretrain->techniques.objective, "Default: masked for bert, causal for gpt")
        ->check(CLI::IsMember({"masked", "causal"}));
    addShapeOptions(*command, pretrain->request.spec.model, pretrain->techniques);
    command->add_option("--mask-rate", pretrain->request.spec.maskRate, "Share of the items that are hidden");
    addTrainingOptions(*command, pretrain->request.spec);
    command->add_option("--name", pretrain->request.name);

    const auto finetune = std::make_shared<FinetuneOptions>();
    command = registry.verb(group, "finetune", "Fine-tune on a real log for the next item", finetune, runFinetune);
    command->add_option("--data", finetune->request.data)->required();
    CLI::Option* from = command->add_option("--from", finetune->request.from, "The pre-training run to begin from");
    command->add_flag("--scratch", finetune->scratch, "Begin from random weights (default)")->excludes(from);
    command
        ->add_option_function<std::string>(
            "--task", [](const std::string&) {}, "What is predicted")
        ->check(CLI::IsMember({"next-item"}));
    addShapeOptions(*command, finetune->request.spec.model, finetune->techniques);
    addTrainingOptions(*command, finetune->request.spec);
    addSplitOptions(*command, finetune->techniques, finetune->request.spec.excludeSeen);
    command->add_option("--name", finetune->request.name);
}

} // namespace

void addTrainCommands(Registry& registry)
{
    CLI::App& group =
        *registry.app.add_subcommand("train", "Sequence models: pretrain, finetune, baseline, resume, evaluate");
    group.require_subcommand(1);
    addTechnique(registry, group);

    const auto baseline = std::make_shared<BaselineOptions>();
    CLI::App* command = registry.verb(group, "baseline", "Evaluate a simple recommender", baseline, runBaseline);
    command->add_option("--data", baseline->request.data)->required();
    command->add_option("--kind", baseline->kind)->check(CLI::IsMember({"popularity", "repeat", "markov"}));
    addSplitOptions(*command, baseline->techniques, baseline->request.excludeSeen);
    command->add_option("--name", baseline->request.name);

    const auto resume = std::make_shared<RunOptions>();
    command = registry.verb(group, "resume", "Go on with a stopped or interrupted run", resume, runResume);
    command->add_option("run", resume->run)->required();

    const auto evaluate = std::make_shared<RunOptions>();
    command = registry.verb(group, "evaluate", "Evaluate a run's best weights on a data set", evaluate, runEvaluate);
    command->add_option("run", evaluate->run)->required();
    command->add_option("--data", evaluate->data)->required();
    command->add_option("--device", evaluate->device);
    addSplitOptions(*command, evaluate->techniques, evaluate->excludeSeen);

    const auto demo = std::make_shared<DemoOptions>();
    registry.verb(registry.app, "demo", "The whole chain on a built-in example log", demo, runDemo)
        ->add_option("--seed", demo->seed);
}

} // namespace sessionsmith::cli
