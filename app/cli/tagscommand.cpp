// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/runsteps.h"

#include "engine/workflow/tagtask.h"

namespace sessionsmith::cli {

namespace {

struct TagOptions
{
    workflow::TagRequest request;
    std::string tags, to;
};

Result<workflow::TagRequest> tagRequest(const TagOptions& options)
{
    workflow::TagRequest request = options.request;
    request.tags = options.tags;
    request.to = options.to;
    if (auto valid = request.validate(); !valid) return tl::unexpected(valid.error());
    return request;
}

Result<Output> runTags(Console& console, const workflow::TagRequest& request)
{
    if (!request.to.empty())
        if (auto claimed = console.claim(request.to); !claimed) return tl::unexpected(claimed.error());
    return runStep(console, request, &workflow::tellTags);
}

} // namespace

void addTagsCommand(Registry& registry, CLI::App& group)
{
    const auto options = std::make_shared<TagOptions>();
    Arguments arguments(*registry.verb(group, "tags", "Tell the tags of items from what a run reads items by", options,
                                       tagRequest, runTags));
    workflow::TagRequest& request = options->request;
    arguments.text("--run", request.from, "The run whose embeddings of items are taken").required();
    arguments
        .text("--tags", options->tags,
              "A table with the columns item and tag, a pair a row, or a JSON object of lists: {item: [tag, ...]}")
        .required();
    arguments.text("--to", options->to, "Where to write tags for items without any: item,tag,probability");
    arguments.number("--hold-out", request.holdOut,
                     "Share of the tagged items that is tested; as many again choose the threshold", {0.01, 0.45});
    arguments.number("--least-items", request.leastItems, "Items to learn from that a tag must have", {2, 1'000'000});
    arguments.number("--most-tags", request.mostTags, "So many tags, the most frequent ones", {1, 10'000});
    arguments.number("--l2", request.l2, "Weight of the squared weights of each regression", {1e-9, 1e9});
    arguments.seed(request.seed);
    arguments.threads(request.threads);
    arguments.device(request.device);
    arguments.name(request.name, "Name of the run (default: the run's and \"tags\")");
}

} // namespace sessionsmith::cli
