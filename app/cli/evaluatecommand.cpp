// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/evaluationoptions.h"
#include "app/cli/evaluationresults.h"
#include "app/cli/rundocument.h"
#include "app/cli/tables.h"

#include "engine/workflow/assessment.h"
#include "engine/workflow/workflow.h"

namespace sessionsmith::cli {

namespace {

struct EvaluateOptions
{
    workflow::EvaluationRequest request;
    SplitOptions split;
    bool slices = false;
};

struct EvaluateRequest
{
    workflow::EvaluationRequest request;
    bool slices = false;
};

Result<EvaluateRequest> evaluateRequest(const EvaluateOptions& options)
{
    auto chosen = chosenSplit(options.split);
    if (!chosen) return tl::unexpected(chosen.error());
    EvaluateRequest asked{options.request, options.slices};
    asked.request.sequenceBy = chosen->by;
    asked.request.split = std::move(chosen->split);
    return asked;
}

Result<Output> runEvaluate(Console& console, const EvaluateRequest& asked)
{
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto run = workspace->run(asked.request.run);
    if (!run) return tl::unexpected(run.error());
    const auto assessed = workflow::evaluateRun(*workspace, asked.request, console.progress(), console.control());
    if (!assessed) return tl::unexpected(assessed.error());
    store::RunRecord shown = *run;
    shown.metrics = assessed->metrics;
    Json document = trainDocument(shown);
    const Json protocol = protocolDocument({{"split", textOf(asked.request.split)},
                                            {"sequence_by", workflow::name(asked.request.sequenceBy)},
                                            {"exclude_seen", asked.request.excludeSeen},
                                            {"sampled_negatives", asked.request.sampledNegatives}},
                                           shown.metrics);
    document["protocol"] = protocol;
    std::string text =
        runTable({shown}) + sampledTable(shown.metrics) + "\n" + besideTable(shown.metrics) + protocolText(protocol);
    if (asked.slices) {
        document["slices"] = slicesDocument(shown.metrics);
        text += "\n" + slicesTable(shown.metrics);
    }
    return Output{std::move(document), std::move(text)};
}

} // namespace

void addEvaluateCommand(Registry& registry, CLI::App& group)
{
    const auto evaluate = std::make_shared<EvaluateOptions>();
    Arguments judged(*registry.verb(group, "evaluate", "Evaluate a run's best weights on a data set", evaluate,
                                    evaluateRequest, runEvaluate));
    judged.text("run", evaluate->request.run, "Name or number of the run").required();
    judged.text("--data", evaluate->request.data, "The data set").required();
    judged.device(evaluate->request.device);
    addSplitOptions(judged, evaluate->split, evaluate->request.excludeSeen);
    addSampledOption(judged, evaluate->request.sampledNegatives);
    judged.flag("--slices", evaluate->slices,
                "The figures also by length of the history, training events of item and user, repeats, and action");
}

} // namespace sessionsmith::cli
