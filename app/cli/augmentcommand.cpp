// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "engine/workflow/workflow.h"

namespace sessionsmith::cli {

namespace {

struct Options
{
    workflow::AugmentRequest request;
    std::string steps;
};

Result<workflow::AugmentRequest> requestOf(const Options& options)
{
    auto pipeline = augmentation::parsePipeline(options.steps);
    if (!pipeline) return tl::unexpected(pipeline.error());
    workflow::AugmentRequest request = options.request;
    request.pipeline = std::move(*pipeline);
    return request;
}

Result<Output> run(Console& console, const workflow::AugmentRequest& request)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto made = workflow::augment(*workspace, request, console.progress(), console.control());
    if (!made) return tl::unexpected(made.error());
    console.warnIfRenamed(request.name, made->record.name);
    Json document = datasetDocument(made->record);
    document["seconds"] = made->seconds;
    return Output{document,
                  fmt::format("{}: {} sessions, {} events in {:.2f} s\n  content hash {}\n", made->record.name,
                              made->sessions, made->events, made->seconds, made->record.contentHash)};
}

std::string describeSteps()
{
    std::string text = "Steps, each with its rate:\n";
    for (const augmentation::StepDescription& step : augmentation::stepDescriptions())
        text += fmt::format("  {:<12}{} ({} to {})\n", step.name, step.meaning, step.limits.low, step.limits.high);
    return text;
}

} // namespace

void addAugmentCommand(Registry& registry)
{
    const auto options = std::make_shared<Options>();
    CLI::App* command = registry.verb(registry.app, "augment", "Change the sessions of a data set step by step",
                                      options, requestOf, run);
    command->footer(describeSteps());
    Arguments arguments(*command);
    workflow::AugmentRequest& request = options->request;
    arguments.text("data", request.data, "The data set").required();
    arguments.text("--with", options->steps, "STEP:RATE,...: what is done to each session, in this order").required();
    arguments.flag("--training-part", request.trainingPart,
                   "Take only what leave-one-out leaves for training: a model pre-trained on the whole log knows the "
                   "test items");
    arguments.seed(request.seed);
    arguments.threads(request.threads);
    arguments.name(request.name, "Name of the data set (default: the source's and \"augmented\")");
}

} // namespace sessionsmith::cli
