// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/tables.h"

#include "engine/base/atomicfile.h"
#include "engine/hmm/inference.h"
#include "engine/workflow/workflow.h"

#include <cmath>
#include <fstream>
#include <sstream>

namespace sessionsmith::cli {

namespace {

/// JSON has no infinity: a log-likelihood of minus infinity becomes null.
Json finiteOrNull(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

Json finiteOrNull(const std::vector<double>& values)
{
    Json array = Json::array();
    for (const double value : values)
        array.push_back(finiteOrNull(value));
    return array;
}

Output saved(const store::ModelRecord& record)
{
    return {{{"name", record.name}, {"version", record.version}, {"content_hash", record.contentHash}},
            fmt::format("{}, version {}, {}\n", record.name, record.version, record.contentHash)};
}

struct NewOptions
{
    std::string templateName = "ecommerce", name;
};

Result<Output> runNew(Console& console, const NewOptions& options)
{
    auto model = hmm::templateNamed(options.templateName);
    if (!model) return tl::unexpected(model.error());
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    synthesis::BehaviourModel behaviour;
    behaviour.hmm = std::move(*model);
    const auto record =
        workflow::saveModel(*workspace, options.name.empty() ? options.templateName : options.name, behaviour);
    if (!record) return tl::unexpected(record.error());
    return saved(*record);
}

struct ImportOptions
{
    std::string file, name;
};

Result<Output> runImport(Console& console, const ImportOptions& options)
{
    constexpr std::size_t largest = 64u << 20; // a model of 256 x 256 takes 3 MB
    std::ifstream stream(options.file, std::ios::binary);
    std::string text(largest + 1, '\0');
    stream.read(text.data(), std::streamsize(text.size()));
    text.resize(std::size_t(std::max<std::streamsize>(stream.gcount(), 0)));
    if (text.empty() || text.size() > largest)
        return fail(Error(SS_TEXT("engine", "The file cannot be read, is empty, or is far too large for a model"))
                        .at(options.file));
    const auto model = synthesis::parseDocument(text, options.file);
    if (!model) return tl::unexpected(model.error());
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const std::string stem = std::filesystem::path(options.file).stem().string();
    const std::string name = !options.name.empty() ? options.name : !model->hmm.name.empty() ? model->hmm.name : stem;
    const auto record = workflow::saveModel(*workspace, name, *model);
    if (!record) return tl::unexpected(record.error());
    return saved(*record);
}

struct ExportOptions
{
    std::string name, to;
};

Result<Output> runExport(Console& console, const ExportOptions& options)
{
    const auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto record = workspace->model(options.name);
    if (!record) return tl::unexpected(record.error());
    auto file = AtomicFile::create(options.to);
    if (!file) return tl::unexpected(file.error());
    if (auto written = file->write(record->document + "\n"); !written) return tl::unexpected(written.error());
    if (auto committed = file->commit(); !committed) return tl::unexpected(committed.error());
    Output output = saved(*record);
    output.document["files"] = Json::array({{{"path", options.to}, {"bytes", record->document.size() + 1}}});
    output.text = options.to + ": " + output.text;
    return output;
}

struct NameOptions
{
    std::string name;
};

std::string matrixText(const std::string& title, const std::vector<std::string>& rows,
                       const std::vector<std::string>& columns, const hmm::Matrix& matrix)
{
    std::vector<std::string> head{title};
    head.insert(head.end(), columns.begin(), columns.end());
    std::vector<std::vector<std::string>> cells;
    for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
        cells.push_back({rows[std::size_t(i)]});
        for (Eigen::Index j = 0; j < matrix.cols(); ++j)
            cells.back().push_back(number(matrix(i, j)));
    }
    return table(head, cells) + "\n";
}

Result<Output> runShow(Console& console, const NameOptions& options)
{
    const auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto record = workspace->model(options.name);
    if (!record) return tl::unexpected(record.error());
    const auto model = workflow::loadModel(*workspace, options.name);
    if (!model) return tl::unexpected(model.error());
    const hmm::Model& hmm = model->hmm;
    std::string text = fmt::format("{}, version {}, {}\n\n", record->name, record->version, record->contentHash);
    text += matrixText("initial", {"P"}, hmm.states, hmm.initial.transpose());
    text += matrixText("transition", hmm.states, hmm.states, hmm.transition);
    text += matrixText("emission", hmm.states, hmm.actions, hmm.emission);
    if (hmm.hasEnd()) text += matrixText("end", {"P"}, hmm.states, hmm.end.transpose());
    return Output{Json::parse(record->document, nullptr, false), text};
}

struct FitOptions
{
    std::string data, sequences, method = "count", init = "kmeans", name;
    int states = 5;
    int maximumIterations = hmm::BaumWelchSpec{}.maximumIterations;
    double tolerance = hmm::BaumWelchSpec{}.tolerance;
    std::uint64_t seed = 1;
    unsigned threads = 0;
    bool noEnd = false;
};

workflow::FitRequest fitRequest(const FitOptions& options)
{
    workflow::FitRequest request;
    request.data = options.data;
    request.sequences = options.sequences;
    request.method =
        options.method == "count" ? workflow::FitRequest::Method::Count : workflow::FitRequest::Method::BaumWelch;
    request.states = options.states;
    if (options.init == "uniform")
        request.initialisation = hmm::Initialisation::Uniform;
    else if (options.init == "random")
        request.initialisation = hmm::Initialisation::Random;
    else if (options.init == "kmeans")
        request.initialisation = hmm::Initialisation::KMeans;
    else
        request.startModel = options.init;
    request.spec.maximumIterations = options.maximumIterations;
    request.spec.tolerance = options.tolerance;
    request.spec.threads = options.threads;
    request.seed = options.seed;
    request.withEnd = !options.noEnd;
    request.name = options.name;
    return request;
}

Result<Output> runFit(Console& console, const FitOptions& options)
{
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto fitted = workflow::fitModel(*workspace, fitRequest(options), {}, console.progress(), console.control());
    if (!fitted) return tl::unexpected(fitted.error());
    const hmm::Fit& fit = fitted->fit;
    Output output = saved(fitted->record);
    output.document["iterations"] = fit.iterations;
    output.document["converged"] = fit.converged;
    output.document["log_likelihood"] = finiteOrNull(fit.logLikelihood);
    output.document["log_likelihood_history"] = finiteOrNull(fit.logLikelihoodHistory);
    output.text += fmt::format("log-likelihood {:.6f} after {} iterations{}\n", fit.logLikelihood, fit.iterations,
                               fit.converged ? "" : ", not converged");
    return output;
}

struct InferenceOptions
{
    std::string name, data, sequences;
    unsigned threads = 0;
};

struct InferenceInput
{
    hmm::Model model;
    hmm::Sequences sequences;
};

Result<InferenceInput> openInput(const Console& console, const InferenceOptions& options)
{
    const auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto model = workflow::loadModel(*workspace, options.name);
    if (!model) return tl::unexpected(model.error());
    if (!options.sequences.empty()) {
        auto read = hmm::readSequences(options.sequences, model->hmm.actions);
        if (!read) return tl::unexpected(read.error());
        return InferenceInput{model->hmm, std::move(*read)};
    }
    const auto log = workflow::loadDataset(*workspace, options.data);
    if (!log) return tl::unexpected(log.error());
    auto sequences = workflow::actionSequences(*log, model->hmm.actions);
    if (!sequences) return tl::unexpected(sequences.error());
    return InferenceInput{model->hmm, std::move(*sequences)};
}

Result<Output> runScore(Console& console, const InferenceOptions& options)
{
    const auto input = openInput(console, options);
    if (!input) return tl::unexpected(input.error());
    const auto score = hmm::score(input->model, input->sequences, options.threads);
    if (!score) return tl::unexpected(score.error());
    Json document{{"log_likelihood", finiteOrNull(score->logLikelihood)},
                  {"per_sequence", finiteOrNull(score->perSequence)},
                  {"events", score->events},
                  {"perplexity", finiteOrNull(score->perplexity())}};
    return Output{document,
                  fmt::format("log-likelihood {:.6f} of {} events in {} sequences, perplexity {:.6f}\n",
                              score->logLikelihood, score->events, score->perSequence.size(), score->perplexity())};
}

Result<Output> runDecode(Console& console, const InferenceOptions& options)
{
    const auto input = openInput(console, options);
    if (!input) return tl::unexpected(input.error());
    const auto paths = hmm::decode(input->model, input->sequences, options.threads);
    if (!paths) return tl::unexpected(paths.error());
    Json states = Json::array();
    std::vector<double> logProbabilities;
    std::string text;
    for (const hmm::Path& path : *paths) {
        states.push_back(path.states);
        logProbabilities.push_back(path.logProbability);
        for (const std::int32_t state : path.states)
            text += input->model.states[std::size_t(state)] + " ";
        text += fmt::format("({:.6f})\n", path.logProbability);
    }
    return Output{{{"paths", states}, {"log_probabilities", finiteOrNull(logProbabilities)}}, text};
}

Result<Output> runPosterior(Console& console, const InferenceOptions& options)
{
    const auto input = openInput(console, options);
    if (!input) return tl::unexpected(input.error());
    Json posteriors = Json::array();
    std::string text;
    for (std::size_t s = 0; s < input->sequences.size(); ++s) {
        const auto posterior = hmm::posterior(input->model, input->sequences[s]);
        if (!posterior) return tl::unexpected(posterior.error());
        Json rows = Json::array();
        for (Eigen::Index t = 0; t < posterior->rows(); ++t) {
            rows.push_back(std::vector<double>(posterior->row(t).begin(), posterior->row(t).end()));
            for (Eigen::Index i = 0; i < posterior->cols(); ++i)
                text += fmt::format("{}{:.6f}", i > 0 ? " " : "", (*posterior)(t, i));
            text += "\n";
        }
        posteriors.push_back(std::move(rows));
        text += "\n";
    }
    return Output{{{"posteriors", posteriors}}, text};
}

void addInference(Registry& registry, CLI::App& group, const char* verb, const char* description,
                  Result<Output> (*run)(Console&, const InferenceOptions&))
{
    const auto options = std::make_shared<InferenceOptions>();
    CLI::App* command = registry.verb(group, verb, description, options, run);
    command->add_option("name", options->name, "The model")->required();
    CLI::Option_group* input = command->add_option_group("input");
    input->add_option("--data", options->data, "The sessions of a data set");
    input->add_option("--sequences", options->sequences, "A file with one sequence a line");
    input->require_option(1);
    command->add_option("--threads", options->threads, "0: one per core");
}

void addFit(Registry& registry, CLI::App& group)
{
    const auto options = std::make_shared<FitOptions>();
    CLI::App* command = registry.verb(group, "fit", "Estimate a model from a log", options, runFit);
    CLI::Option_group* input = command->add_option_group("input");
    input->add_option("--data", options->data, "The sessions of a data set");
    input->add_option("--sequences", options->sequences, "A file with one sequence a line");
    input->require_option(1);
    command->add_option("--method", options->method)->check(CLI::IsMember({"count", "baum-welch"}));
    command->add_option("--states", options->states, "Baum-Welch: number of states")
        ->check(CLI::Range(1, hmm::Model::maximumSize));
    command->add_option("--init", options->init, "Baum-Welch: uniform, random, kmeans, or the name of a model");
    command->add_option("--max-iterations", options->maximumIterations)->check(CLI::Range(1, 1'000'000));
    command->add_option("--tolerance", options->tolerance, "On the change of the log-likelihood per event")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--seed", options->seed);
    command->add_option("--threads", options->threads, "0: one per core");
    command->add_flag("--no-end", options->noEnd, "Leave the length of sessions out of the model");
    command->add_option("--name", options->name, "Name of the model (default: the log's)");
}

} // namespace

void addModelCommands(Registry& registry)
{
    CLI::App& group = *registry.app.add_subcommand("model", "Behaviour models: new, import, export, show, fit, score, "
                                                            "decode, posterior, analyze");
    group.require_subcommand(1);

    const auto created = std::make_shared<NewOptions>();
    CLI::App* command = registry.verb(group, "new", "A model from a template", created, runNew);
    command->add_option("--template", created->templateName)->check(CLI::IsMember(hmm::templateNames()));
    command->add_option("--name", created->name);

    const auto import = std::make_shared<ImportOptions>();
    command = registry.verb(group, "import", "Read a model document", import, runImport);
    command->add_option("file", import->file)->required();
    command->add_option("--name", import->name);

    const auto exported = std::make_shared<ExportOptions>();
    command = registry.verb(group, "export", "Write a model document", exported, runExport);
    command->add_option("name", exported->name)->required();
    command->add_option("--to", exported->to, "The file to write")->required();

    const auto show = std::make_shared<NameOptions>();
    registry.verb(group, "show", "Show a model", show, runShow)->add_option("name", show->name)->required();

    addFit(registry, group);
    addInference(registry, group, "score", "Log-likelihood of sequences", runScore);
    addInference(registry, group, "decode", "The most likely states (Viterbi)", runDecode);
    addInference(registry, group, "posterior", "Probabilities of the states at each event", runPosterior);
    addAnalyzeCommand(registry, group);
    addTargetCommand(registry, group);
}

} // namespace sessionsmith::cli
