// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/runsteps.h"
#include "app/cli/trainoptions.h"

namespace sessionsmith::cli {

namespace {

struct PretrainOptions
{
    workflow::PretrainRequest request;
    TrainWords words;
};

Result<workflow::PretrainRequest> pretrainRequest(const PretrainOptions& options)
{
    TrainWords words = options.words;
    if (words.objective.empty()) words.objective = words.architecture == "bert" ? "masked" : "causal";
    auto spec = completed(options.request.spec, words);
    if (!spec) return tl::unexpected(spec.error());
    return workflow::PretrainRequest{options.request.data, std::move(*spec), options.request.name};
}

Result<Output> runPretrain(Console& console, const workflow::PretrainRequest& request)
{
    return runStep(console, request, &workflow::pretrain);
}

} // namespace

void addPretrainCommand(Registry& registry, CLI::App& group)
{
    const auto options = std::make_shared<PretrainOptions>();
    Arguments arguments(*registry.verb(group, "pretrain", "Pre-train a sequence model on a data set", options,
                                       pretrainRequest, runPretrain));
    arguments.text("--data", options->request.data, "The data set").required();
    arguments.text("--objective", options->words.objective,
                   "What is learned: masked, causal, contrastive, replaced, or several with their weights, such as "
                   "\"masked:1,contrastive:0.1\" (default: masked for bert, causal for gpt)");
    addShapeOptions(arguments, options->request.spec.model, options->words);
    arguments.number("--mask-rate", options->request.spec.maskRate, "Share of the items that are hidden (masked)",
                     learning::limits::maskRate);
    addTrainingOptions(arguments, options->request.spec);
    addTechniqueOptions(arguments, options->request.spec, options->words);
    arguments.name(options->request.name, "Name of the run (default: the data set's and the kind)");
}

} // namespace sessionsmith::cli
