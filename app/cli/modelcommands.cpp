// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/modelresults.h"
#include "app/cli/tables.h"

#include "engine/base/atomicfile.h"
#include "engine/base/time.h"
#include "engine/hmm/inference.h"
#include "engine/workflow/workflow.h"

namespace sessionsmith::cli {

namespace {

struct NewOptions
{
    std::string templateName = "ecommerce", name;
};

Result<Output> runNew(Console& console, const NewOptions& options)
{
    auto model = hmm::templateNamed(options.templateName);
    if (!model) return tl::unexpected(model.error());
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    synthesis::BehaviourModel behaviour;
    behaviour.hmm = std::move(*model);
    const auto record =
        workflow::saveModel(*workspace, options.name.empty() ? options.templateName : options.name, behaviour);
    if (!record) return tl::unexpected(record.error());
    return saved(*record);
}

Result<Output> runList(Console& console, const NoOptions&)
{
    const auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto models = workspace->models();
    if (!models) return tl::unexpected(models.error());
    Json list = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const store::ModelRecord& record : *models) {
        list.push_back({{"name", record.name},
                        {"version", record.version},
                        {"content_hash", record.contentHash},
                        {"created", formatIsoTime(record.createdAt)}});
        rows.push_back({record.name, std::to_string(record.version), record.contentHash});
    }
    return Output{{{"models", list}}, table({"model", "version", "content hash"}, rows)};
}

struct ImportOptions
{
    std::string file, name;
};

Result<Output> runImport(Console& console, const ImportOptions& options)
{
    const auto document = workflow::readModelFile(options.file, console.control());
    if (!document) return tl::unexpected(document.error());
    const synthesis::BehaviourModel& model = document->model;
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    const std::string stem = std::filesystem::path(options.file).stem().string();
    const std::string name = !options.name.empty() ? options.name : !model.hmm.name.empty() ? model.hmm.name : stem;
    const auto record = workflow::saveModel(*workspace, name, model);
    if (!record) return tl::unexpected(record.error());
    Output output = saved(*record);
    output.document["ignored_keys"] = document->unknownKeys;
    if (!document->unknownKeys.empty())
        output.text +=
            fmt::format("left out, for nothing here knows these keys: {}\n", fmt::join(document->unknownKeys, ", "));
    return output;
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
    if (auto free = console.claim(options.to); !free) return tl::unexpected(free.error());
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

struct RenameOptions
{
    std::string name, newName;
};

Result<Output> runRename(Console& console, const RenameOptions& options)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    if (auto renamed = workspace->renameModel(options.name, options.newName); !renamed)
        return tl::unexpected(renamed.error());
    const auto record = workspace->model(options.newName);
    if (!record) return tl::unexpected(record.error());
    return saved(*record);
}

Result<Output> runDelete(Console& console, const NameOptions& options)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    if (auto removed = workspace->removeModel(options.name); !removed) return tl::unexpected(removed.error());
    return Output{{{"deleted", options.name}}, "deleted " + options.name + "; it is in the bin\n"};
}

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
    Output output{Json::parse(record->document, nullptr, false), text};
    addPersonas(hmm, output);
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
        auto read = hmm::readSequences(options.sequences, model->hmm.actions, console.control());
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
    const auto score = hmm::score(input->model, input->sequences, options.threads, console.control());
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
    const auto paths = hmm::decode(input->model, input->sequences, options.threads, console.control());
    if (!paths) return tl::unexpected(paths.error());
    Json states = Json::array();
    std::vector<double> logProbabilities;
    std::string text;
    for (std::size_t i = 0; i < paths->size(); ++i) {
        const hmm::Path path = (*paths)[i];
        states.push_back(std::vector<int>(path.states.begin(), path.states.end()));
        logProbabilities.push_back(path.logProbability);
        for (const std::uint8_t state : path.states)
            text += input->model.states[state] + " ";
        text += fmt::format("({:.6f})\n", path.logProbability);
    }
    return Output{{{"paths", states}, {"log_probabilities", finiteOrNull(logProbabilities)}}, text};
}

Result<Output> runPosterior(Console& console, const InferenceOptions& options)
{
    const auto input = openInput(console, options);
    if (!input) return tl::unexpected(input.error());
    const auto matrices = hmm::posteriors(input->model, input->sequences, options.threads, console.control());
    if (!matrices) return tl::unexpected(matrices.error());
    Json posteriors = Json::array();
    std::string text;
    for (std::size_t s = 0; s < matrices->size(); ++s) {
        const auto posterior = (*matrices)[s];
        Json rows = Json::array();
        for (Eigen::Index t = 0; t < posterior.rows(); ++t) {
            rows.push_back(std::vector<double>(posterior.row(t).begin(), posterior.row(t).end()));
            for (Eigen::Index i = 0; i < posterior.cols(); ++i)
                text += fmt::format("{}{:.6f}", i > 0 ? " " : "", posterior(t, i));
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
    Arguments arguments(*command);
    arguments.text("name", options->name, "The model").required();
    addInput(*command, options->data, options->sequences);
    arguments.threads(options->threads);
}

} // namespace

void addModelCommands(Registry& registry)
{
    CLI::App& group =
        *registry.app.add_subcommand("model", "Behaviour models: list, new, import, export, show, rename, "
                                              "delete, fit, score, decode, posterior, analyze, target, mix, personas");
    group.require_subcommand(1);

    const auto created = std::make_shared<NewOptions>();
    Arguments fresh(*registry.verb(group, "new", "Save a model from a template", created, runNew));
    fresh.choice("--template", created->templateName, "The template", hmm::templateNames());
    fresh.name(created->name, "Name of the model (default: the template's); one that exists gets a new version");

    registry.verb(group, "list", "List the models", std::make_shared<NoOptions>(), runList);

    const auto import = std::make_shared<ImportOptions>();
    Arguments read(*registry.verb(group, "import", "Read a model document", import, runImport));
    read.text("file", import->file, "The JSON document").required();
    read.name(import->name, "Name of the model (default: the document's, else the file's)");

    const auto exported = std::make_shared<ExportOptions>();
    Arguments written(*registry.verb(group, "export", "Write a model document", exported, runExport));
    written.text("name", exported->name, "The model").required();
    written.text("--to", exported->to, "The file to write").required();

    const auto show = std::make_shared<NameOptions>();
    Arguments(*registry.verb(group, "show", "Show a model", show, runShow))
        .text("name", show->name, "The model")
        .required();

    const auto rename = std::make_shared<RenameOptions>();
    Arguments renamed(*registry.verb(group, "rename", "Give a model another name", rename, runRename));
    renamed.text("name", rename->name, "The model").required();
    renamed.text("new-name", rename->newName, "Its new name").required();

    const auto remove = std::make_shared<NameOptions>();
    Arguments(*registry.verb(group, "delete", "Delete a model, all its versions, that nothing was made from", remove,
                             runDelete))
        .text("name", remove->name, "The model")
        .required();

    addFitCommand(registry, group);
    addInference(registry, group, "score", "Log-likelihood of sequences", runScore);
    addInference(registry, group, "decode", "The most likely states (Viterbi)", runDecode);
    addInference(registry, group, "posterior", "Probabilities of the states at each event", runPosterior);
    addAnalyzeCommand(registry, group);
    addTargetCommand(registry, group);
    addMixCommand(registry, group);
    addPersonasCommand(registry, group);
}

} // namespace sessionsmith::cli
