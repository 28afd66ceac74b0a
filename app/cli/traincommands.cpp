// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/evaluationoptions.h"
#include "app/cli/evaluationresults.h"
#include "app/cli/rundocument.h"
#include "app/cli/tables.h"

#include "engine/workflow/preparation.h"
#include "engine/workflow/workflow.h"

#include <optional>

namespace sessionsmith::cli {

namespace {

/// Passes progress on to the console and remembers which run it is.
class ConsoleObserver : public workflow::RunObserver
{
public:
    explicit ConsoleObserver(Console& console) : m_progress(console.progress()) {}
    void onRunStarted(const store::RunRecord& run) override { m_run = run.id; }
    void onProgress(const Progress& progress) override
    {
        if (m_progress) m_progress(progress);
    }
    std::optional<store::Id> run() const { return m_run; }

private:
    ProgressSink m_progress;
    std::optional<store::Id> m_run;
};

/// An error as it is; after a stop, with how to go on where there is a checkpoint.
tl::unexpected<Error> explained(const Error& error, store::Workspace& workspace, const ConsoleObserver& observer)
{
    if (!error.isCancelled() || !observer.run()) return fail(error);
    const auto run = workspace.run(*observer.run());
    if (!run || run->checkpoint.empty()) return fail(error);
    return fail(Error(SS_TEXT("engine", "The run \"{0}\" was stopped; its checkpoint is kept"), run->name)
                    .advise(SS_TEXT("engine", "Go on with: sessionsmith-cli train resume \"{0}\""), run->name));
}

Result<Output> report(const Result<store::RunRecord>& run, store::Workspace& workspace, const ConsoleObserver& observer)
{
    if (!run) return explained(run.error(), workspace, observer);
    if (run->status == store::RunStatus::Cancelled) return explained(Error::cancelled(), workspace, observer);
    Json document = trainDocument(*run);
    std::string text = runTable({*run});
    if (document.contains("protocol")) text += "\n" + protocolText(document["protocol"]);
    return Output{std::move(document), std::move(text)};
}

struct Techniques
{
    std::string architecture = "bert", objective, task = "next-item";
};

/// Options that pre-training and fine-tuning share.
void addTrainingOptions(Arguments& arguments, learning::TrainingSpec& spec)
{
    namespace limits = learning::limits;
    arguments.number("--epochs", spec.epochs, "Passes over the data", limits::epochs);
    arguments.number("--batch", spec.batch, "Sequences a step", limits::batch);
    arguments.number("--learning-rate", spec.learningRate, "Of AdamW, after a warm-up; it falls to a tenth",
                     limits::learningRate);
    arguments.number("--l2", spec.l2, "Decoupled weight decay", limits::l2);
    arguments.number("--dropout", spec.dropout, "Share of the activations that are left out", limits::dropout);
    arguments.text("--augment", spec.augmentation,
                   "What is done to each sequence every time it is learnt, as for `augment`: \"crop:0.8, "
                   "substitute:0.1\" (default: nothing)");
    arguments.number("--patience", spec.patience,
                     "Stop after so many epochs without a better validation value; 0 for never", limits::patience);
    arguments.number("--gradient-clip", spec.gradientClip, "Largest norm of the gradient; 0 for any",
                     limits::gradientClip);
    arguments.seed(spec.seed);
    arguments.threads(spec.threads);
    arguments.device(spec.device);
    arguments.number("--checkpoint-seconds", spec.checkpointSeconds, "Seconds between checkpoints",
                     limits::checkpointSeconds);
}

void addShapeOptions(Arguments& arguments, learning::ModelSpec& shape, Techniques& techniques)
{
    namespace limits = learning::limits;
    arguments.choice("--architecture", techniques.architecture,
                     "bert looks both ways and learns from hidden items, gpt looks back and learns from every item",
                     {"bert", "gpt"});
    arguments.number("--layers", shape.layers, "Transformer layers", limits::layers);
    arguments.number("--hidden", shape.hidden, "Width of the layers, a multiple of the heads", limits::hidden);
    arguments.number("--heads", shape.heads, "Attention heads", limits::heads);
    arguments.number("--max-length", shape.maxLength, "Events a model looks back", limits::maxLength);
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
    if (auto valid = workflow::checkSpec(spec); !valid) return tl::unexpected(valid.error());
    return spec;
}

struct PretrainOptions
{
    workflow::PretrainRequest request;
    Techniques techniques;
};

Result<workflow::PretrainRequest> pretrainRequest(const PretrainOptions& options)
{
    auto spec = completed(options.request.spec, options.techniques);
    if (!spec) return tl::unexpected(spec.error());
    return workflow::PretrainRequest{options.request.data, std::move(*spec), options.request.name};
}

/// Runs one of the steps that make a run.
template <typename Request>
Result<Output> runStep(Console& console, const Request& request,
                       Result<store::RunRecord> (*step)(store::Workspace&, const Request&, workflow::RunObserver&,
                                                        const Control&))
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    ConsoleObserver observer(console);
    const auto run = step(*workspace, request, observer, console.control());
    if (run) console.warnIfRenamed(request.name, run->name);
    return report(run, *workspace, observer);
}

Result<Output> runPretrain(Console& console, const workflow::PretrainRequest& request)
{
    return runStep(console, request, &workflow::pretrain);
}

struct FinetuneOptions
{
    workflow::FinetuneRequest request;
    Techniques techniques;
    SplitOptions split;
    std::string seeds;
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
    auto spec = completed(request.spec, options.techniques);
    if (!spec) return tl::unexpected(spec.error());
    request.spec = std::move(*spec);
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

struct GeneratorOptions
{
    workflow::GeneratorRequest request;
    std::string kind = "vae";
    bool wholeLog = false;
};

Result<workflow::GeneratorRequest> generatorRequest(const GeneratorOptions& options)
{
    workflow::GeneratorRequest request = options.request;
    const auto kind = learning::generatorNamed(options.kind);
    if (!kind) return tl::unexpected(kind.error());
    request.spec.kind = *kind;
    request.holdOut = !options.wholeLog;
    if (auto valid = request.spec.validate(); !valid) return tl::unexpected(valid.error());
    return request;
}

Result<Output> runGenerator(Console& console, const workflow::GeneratorRequest& request)
{
    return runStep(console, request, &workflow::trainGenerator);
}

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

void addTechnique(Registry& registry, CLI::App& group)
{
    const auto pretrain = std::make_shared<PretrainOptions>();
    Arguments before(*registry.verb(group, "pretrain", "Pre-train a sequence model on a data set", pretrain,
                                    pretrainRequest, runPretrain));
    before.text("--data", pretrain->request.data, "The data set").required();
    before.choice("--objective", pretrain->techniques.objective,
                  "What is learned (default: masked for bert, causal for gpt)", {"masked", "causal"});
    addShapeOptions(before, pretrain->request.spec.model, pretrain->techniques);
    before.number("--mask-rate", pretrain->request.spec.maskRate, "Share of the items that are hidden (masked)",
                  learning::limits::maskRate);
    addTrainingOptions(before, pretrain->request.spec);
    before.name(pretrain->request.name, "Name of the run (default: the data set's and the kind)");

    const auto finetune = std::make_shared<FinetuneOptions>();
    Arguments after(*registry.verb(group, "finetune", "Fine-tune on a real log for the next item", finetune,
                                   finetuneRequest, runFinetune));
    after.text("--data", finetune->request.data, "The data set").required();
    CLI::Option& from =
        after.text("--from", finetune->request.from,
                   "The pre-training run to begin from; layers, hidden, heads and max-length are its own");
    after.flag("--scratch", finetune->scratch, "Begin from random weights (default)").excludes(&from);
    after.choice("--task", finetune->techniques.task, "What is predicted", {"next-item"});
    addShapeOptions(after, finetune->request.spec.model, finetune->techniques);
    addTrainingOptions(after, finetune->request.spec);
    after.text("--seeds", finetune->seeds,
               "One run for each of these, with commas between, and their mean and interval");
    addSplitOptions(after, finetune->split, finetune->request.spec.excludeSeen);
    after.name(finetune->request.name, "Name of the run (default: the data set's and the kind)");
}

void addGenerator(Registry& registry, CLI::App& group)
{
    namespace limits = learning::limits;
    const auto options = std::make_shared<GeneratorOptions>();
    learning::GeneratorSpec& spec = options->request.spec;
    Arguments arguments(*registry.verb(group, "generator", "Train a neural generator of sessions on a data set",
                                       options, generatorRequest, runGenerator));
    arguments.text("--data", options->request.data, "The data set").required();
    arguments.choice(
        "--kind", options->kind,
        "vae draws each session from a point of a latent space, gan learns against a critic that tells its "
        "sessions from real ones",
        {"vae", "gan"});
    arguments.number("--embedding", spec.embedding, "Width of items, actions and gaps", limits::embedding);
    arguments.number("--hidden", spec.hidden, "Width of the recurrent layers", limits::recurrent);
    arguments.number("--latent", spec.latent, "Dimensions of the latent space (vae)", limits::latent);
    arguments.number("--max-length", spec.maxLength, "Of longer sessions only so many events are learnt",
                     limits::maxLength);
    arguments.number("--epochs", spec.epochs, "Passes over the data", limits::epochs);
    arguments.number("--adversarial-epochs", spec.adversarialEpochs, "Passes against the critic, after these (gan)",
                     limits::adversarialEpochs);
    arguments.number("--batch", spec.batch, "Sessions a step", limits::batch);
    arguments.number("--learning-rate", spec.learningRate, "Of AdamW, after a warm-up; it falls to a tenth",
                     limits::learningRate);
    arguments.number("--l2", spec.l2, "Decoupled weight decay", limits::l2);
    arguments.number("--dropout", spec.dropout, "Share left out of what asks for the next item", limits::dropout);
    arguments.number("--event-dropout", spec.eventDropout, "Share of the events the decoder is not told",
                     limits::eventDropout);
    arguments.number("--free-bits", spec.freeBits, "Nats of each latent dimension that cost nothing (vae)",
                     limits::freeBits);
    arguments.number("--gradient-clip", spec.gradientClip, "Largest norm of the gradient; 0 for any",
                     limits::gradientClip);
    arguments.flag("--whole-log", options->wholeLog,
                   "Learn from the whole of it, not only its training part: a model pre-trained on what it draws then "
                   "knows the test items");
    arguments.seed(spec.seed);
    arguments.threads(spec.threads);
    arguments.device(spec.device);
    arguments.number("--checkpoint-seconds", spec.checkpointSeconds, "Seconds between checkpoints",
                     limits::checkpointSeconds);
    arguments.name(options->request.name, "Name of the run (default: the data set's and the kind)");
}

} // namespace

void addTrainCommands(Registry& registry)
{
    CLI::App& group = *registry.app.add_subcommand(
        "train", "Sequence models and regressions: pretrain, finetune, baseline, generator, resume, evaluate, regression");
    group.require_subcommand(1);
    addTechnique(registry, group);
    addGenerator(registry, group);

    const auto baseline = std::make_shared<BaselineOptions>();
    Arguments simple(
        *registry.verb(group, "baseline", "Evaluate a simple recommender", baseline, baselineRequest, runBaseline));
    simple.text("--data", baseline->request.data, "The data set").required();
    simple.choice("--kind", baseline->kind,
                  "popularity ranks by events, repeat by what the session saw, markov by what followed the last item, "
                  "item-knn by what occurs in the same sequences",
                  {"popularity", "repeat", "markov", "item-knn"});
    addSplitOptions(simple, baseline->split, baseline->request.excludeSeen);
    simple.name(baseline->request.name, "Name of the run (default: the data set's and the kind)");

    const auto resume = std::make_shared<RunOptions>();
    Arguments(*registry.verb(group, "resume", "Go on with a stopped or interrupted run", resume, runResume))
        .text("run", resume->run, "Name or number of the run")
        .required();

    addEvaluateCommand(registry, group);
    addRegressionCommand(registry, group);

    const auto demo = std::make_shared<DemoOptions>();
    Arguments(*registry.verb(registry.app, "demo", "The whole chain on a built-in example log", demo, runDemo))
        .seed(demo->seed);
}

} // namespace sessionsmith::cli
