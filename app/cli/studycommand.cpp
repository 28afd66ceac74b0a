// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/evaluationoptions.h"
#include "app/cli/tables.h"

#include "engine/base/text.h"
#include "engine/workflow/transferstudy.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::cli {

namespace {

struct StudyOptions
{
    workflow::TransferStudyRequest request;
    std::string shares = "1,10,100", seeds = "1,2", arms, architecture = "gpt";

    StudyOptions()
    {
        request.spec.epochs = 30;
        request.spec.objective = learning::Objective::NextItem;
    }
};

Result<workflow::TransferStudyRequest> studyRequest(const StudyOptions& options)
{
    workflow::TransferStudyRequest request = options.request;
    request.shares.clear();
    for (const std::string_view word : split(options.shares, ',')) {
        const auto share = parseDouble(trimmed(word));
        if (!share)
            return fail(Error(SS_TEXT("engine", "\"{0}\" is no list of shares"), options.shares)
                            .advise(SS_TEXT("engine", "Write percentages with commas between: 1,10,100")));
        request.shares.push_back(*share);
    }
    auto seeds = seedsOf(options.seeds);
    if (!seeds) return tl::unexpected(seeds.error());
    request.seeds = std::move(*seeds);
    if (!options.arms.empty())
        for (const std::string_view word : split(options.arms, ','))
            request.arms.emplace_back(trimmed(word));
    const auto architecture = learning::architectureNamed(options.architecture);
    if (!architecture) return tl::unexpected(architecture.error());
    request.spec.model.architecture = *architecture;
    if (auto valid = workflow::checkStudy(request); !valid) return tl::unexpected(valid.error());
    return request;
}

Json jsonNumber(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

Json rowDocument(const workflow::TransferRow& row)
{
    Json document{{"arm", row.arm},
                  {"share", row.share},
                  {"runs", row.runs},
                  {"values", Json::array()},
                  {"mean", row.summary.runs > 0 ? jsonNumber(row.summary.mean) : Json()},
                  {"low", jsonNumber(row.summary.interval.low)},
                  {"high", jsonNumber(row.summary.interval.high)},
                  {"difference", nullptr}};
    for (const double value : row.values)
        document["values"].push_back(jsonNumber(value));
    if (const auto& test = row.difference)
        document["difference"] = {{"value", test->difference},
                                  {"low", test->interval.low},
                                  {"high", test->interval.high},
                                  {"p_value", test->permutation}};
    return document;
}

Output studyOutput(const workflow::TransferStudy& study)
{
    Json document{{"name", study.request.name}, {"data", study.request.data}, {"metric", "ndcg@10"}};
    document["rows"] = Json::array();
    std::vector<std::string> head{"share", "arm"};
    for (const std::uint64_t seed : study.request.seeds)
        head.push_back(fmt::format("seed {}", seed));
    for (const char* word : {"mean", "to scratch", "low", "high", "p"})
        head.emplace_back(word);
    std::vector<std::vector<std::string>> rows;
    for (const workflow::TransferRow& row : study.rows) {
        document["rows"].push_back(rowDocument(row));
        auto& cells = rows.emplace_back();
        cells = {fmt::format("{:g}%", row.share), row.arm};
        for (const double value : row.values)
            cells.push_back(std::isfinite(value) ? number(value) : "-");
        cells.push_back(row.summary.runs > 0 ? number(row.summary.mean) : "-");
        const auto& test = row.difference;
        cells.push_back(test ? fmt::format("{:+.4f}", test->difference) : "");
        cells.push_back(test ? fmt::format("{:+.4f}", test->interval.low) : "");
        cells.push_back(test ? fmt::format("{:+.4f}", test->interval.high) : "");
        cells.push_back(test ? number(test->permutation) : "");
    }
    return {std::move(document),
            "NDCG@10 of the test, full ranking; differences over the test cases, each by its mean over the seeds\n" +
                table(head, rows)};
}

/// Passes progress on to the console.
class StudyProgress : public workflow::RunObserver
{
public:
    explicit StudyProgress(Console& console) : m_progress(console.progress()) {}
    void onProgress(const Progress& progress) override
    {
        if (m_progress) m_progress(progress);
    }

private:
    ProgressSink m_progress;
};

Result<Output> runStudy(Console& console, const workflow::TransferStudyRequest& request)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    StudyProgress observer(console);
    const auto study = workflow::runTransferStudy(*workspace, request, observer, console.control());
    if (study) return studyOutput(*study);
    if (!study.error().isCancelled()) return tl::unexpected(study.error());
    return fail(Error(SS_TEXT("engine", "The study was stopped; what is finished of it is kept"))
                    .advise(SS_TEXT("engine", "Give the same command again to go on with it")));
}

struct ShowOptions
{
    std::string name;
};

Result<Output> runShow(Console& console, const ShowOptions& options)
{
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto studies = workflow::transferStudies(*workspace);
    if (!studies) return tl::unexpected(studies.error());
    const auto found = std::ranges::find(*studies, options.name, &workflow::TransferStudyRequest::name);
    if (found == studies->end()) return fail(SS_TEXT("engine", "There is no study \"{0}\""), options.name);
    const auto study = workflow::readTransferStudy(*workspace, *found);
    if (!study) return tl::unexpected(study.error());
    return studyOutput(*study);
}

} // namespace

void addStudyCommands(Registry& registry)
{
    namespace limits = learning::limits;
    CLI::App& group = *registry.app.add_subcommand("study", "Studies of many runs: transfer, show");
    group.require_subcommand(1);
    const auto options = std::make_shared<StudyOptions>();
    workflow::TransferStudyRequest& request = options->request;
    Arguments arguments(
        *registry.verb(group, "transfer",
                       "Whether pre-training on synthetic sessions helps, beside fair controls; goes on "
                       "where it stopped",
                       options, studyRequest, runStudy));
    arguments.text("--data", request.data, "The real data set").required();
    arguments.text("--model", request.model,
                   "The behaviour model that draws the sessions (default: one is fitted to each training part)");
    arguments.text("--shares", options->shares, "Shares of the training users in percent, with commas between");
    arguments.text("--seeds", options->seeds, "Seeds, with commas between");
    arguments.text("--arms", options->arms,
                   fmt::format("Only some of {}, with commas between", fmt::join(workflow::transferArms(), ", ")));
    arguments.number("--sessions", request.sessions, "Sessions of each pre-training", {1, 100'000'000});
    arguments.number("--pretrain-epochs", request.pretrainEpochs, "Passes over them", limits::epochs);
    arguments.number("--epochs", request.spec.epochs, "Passes over the real sessions at most", limits::epochs);
    arguments.number(
        "--patience", request.spec.patience,
        "Stop a fine-tuning after so many epochs without a better validation value; 0 for never, as is fair: "
        "some starts need a while",
        limits::patience);
    arguments.choice("--architecture", options->architecture, "The sequence model", {"bert", "gpt", "t5", "gru"});
    arguments.number("--layers", request.spec.model.layers, "Transformer layers", limits::layers);
    arguments.number("--hidden", request.spec.model.hidden, "Width of the layers", limits::hidden);
    arguments.number("--heads", request.spec.model.heads, "Attention heads", limits::heads);
    arguments.number("--max-length", request.spec.model.maxLength, "Events a model looks back", limits::maxLength);
    arguments.number("--batch", request.spec.batch, "Sequences a step", limits::batch);
    arguments.number("--learning-rate", request.spec.learningRate, "Of AdamW", limits::learningRate);
    arguments.number("--dropout", request.spec.dropout, "Share of the activations that are left out", limits::dropout);
    arguments.flag("--exclude-seen", request.spec.excludeSeen, "Leave items already seen out of the ranking");
    arguments.threads(request.spec.threads);
    arguments.device(request.spec.device);
    arguments.name(request.name, "What all of its data sets and runs begin with (default: by the data set)");

    const auto show = std::make_shared<ShowOptions>();
    Arguments(*registry.verb(group, "show", "What is there of a study by now", show, runShow))
        .text("study", show->name, "Name of the study")
        .required();
}

} // namespace sessionsmith::cli
