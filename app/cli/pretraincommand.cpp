// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/runsteps.h"
#include "app/cli/trainoptions.h"

namespace sessionsmith::cli {

namespace {

struct PretrainOptions
{
    workflow::PretrainRequest request;
    ShapeOptions shape;
    TrainWords words;
    std::string startWeights;
};

Result<workflow::PretrainRequest> pretrainRequest(const PretrainOptions& options)
{
    auto spec = completed(options.request.spec, options.shape, options.words);
    if (!spec) return tl::unexpected(spec.error());
    return workflow::PretrainRequest{options.request.data, std::move(*spec), options.request.name,
                                     options.startWeights};
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
    arguments.text(
        "--objective", options->words.objective,
        "What is learned: masked, causal, span, contrastive, replaced, or several with their weights, such as "
        "\"masked:1,contrastive:0.1\" (default: masked for bert, causal for gpt and gru, span for t5)");
    options->shape.add(arguments);
    addStartWeights(arguments, options->startWeights);
    arguments.number("--mask-rate", options->request.spec.maskRate, "Share of the items that are hidden (masked)",
                     learning::limits::maskRate);
    arguments.number("--span-rate", options->request.spec.spanRate, "Share of the items that are hidden (span)",
                     learning::limits::spanRate);
    arguments.number("--span-length", options->request.spec.spanLength, "Mean length of a hidden run (span)",
                     learning::limits::spanLength);
    addTrainingOptions(arguments, options->request.spec);
    addTechniqueOptions(arguments, options->request.spec, options->words);
    arguments.name(options->request.name, "Name of the run (default: the data set's and the kind)");
}

} // namespace sessionsmith::cli
