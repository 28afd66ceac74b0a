// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/modelresults.h"

#include "engine/base/text.h"
#include "engine/workflow/workflow.h"

#include <cmath>

namespace sessionsmith::cli {

namespace {

struct MixOptions
{
    std::vector<std::string> parts;
    std::string name;
};

/// "MODEL=WEIGHT"; the name may have equals signs itself.
Result<workflow::MixRequest::Part> partOf(const std::string& text)
{
    const std::size_t equals = text.rfind('=');
    const auto weight = equals == std::string::npos ? std::nullopt : parseDouble(text.substr(equals + 1));
    if (!weight || equals == 0 || !std::isfinite(*weight) || *weight < 0)
        return fail(Error(SS_TEXT("engine", "\"{0}\" is no part of a mixture"), text)
                        .advise(SS_TEXT("engine", "Write the name of a model, an equals sign, and its weight")));
    return workflow::MixRequest::Part{text.substr(0, equals), *weight};
}

Result<workflow::MixRequest> mixRequest(const MixOptions& options)
{
    if (options.parts.size() < 2)
        return fail(Error(SS_TEXT("engine", "A mixture takes two models or more"))
                        .advise(SS_TEXT("engine", "Name each with --of MODEL=WEIGHT")));
    workflow::MixRequest request{{}, options.name};
    for (const std::string& text : options.parts) {
        auto part = partOf(text);
        if (!part) return tl::unexpected(part.error());
        request.parts.push_back(std::move(*part));
    }
    return request;
}

Result<Output> runMix(Console& console, const workflow::MixRequest& request)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto record = workflow::mixModels(*workspace, request);
    if (!record) return tl::unexpected(record.error());
    const auto mixture = workflow::loadModel(*workspace, record->name);
    if (!mixture) return tl::unexpected(mixture.error());
    Output output = saved(*record);
    addPersonas(mixture->hmm, output);
    return output;
}

} // namespace

void addMixCommand(Registry& registry, CLI::App& group)
{
    const auto options = std::make_shared<MixOptions>();
    CLI::App* command =
        registry.verb(group, "mix", "Mix models: each becomes a persona that a share of the sessions is of", options,
                      mixRequest, runMix);
    command
        ->add_option("--of", options->parts,
                     "MODEL=WEIGHT, a model and its share of the sessions, relative to the sum of all; repeated. Items "
                     "come from the first that follows a data set")
        ->required()
        ->allow_extra_args(false)
        ->type_name("TEXT");
    Arguments(*command).name(options->name, "Name of the mixture; one that exists gets a new version").required();
}

} // namespace sessionsmith::cli
