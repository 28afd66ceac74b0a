// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "engine/workflow/workflow.h"

namespace sessionsmith::cli {

namespace {

struct Options
{
    workflow::SynthesizeRequest request;
    bool endState = false;
    bool wholeLog = false;
};

Result<workflow::SynthesizeRequest> requestOf(const Options& options)
{
    workflow::SynthesizeRequest request = options.request;
    request.holdOut = !options.wholeLog;
    if (auto valid = request.spec.validate(); !valid) return tl::unexpected(valid.error());
    return request;
}

Result<Output> run(Console& console, const workflow::SynthesizeRequest& request)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto made = workflow::synthesize(*workspace, request, console.progress(), console.control());
    if (!made) return tl::unexpected(made.error());
    console.warnIfRenamed(request.name, made->record.name);
    const double rate = made->seconds > 0 ? double(made->events) / made->seconds : 0;
    return Output{{{"name", made->record.name},
                   {"sessions", made->sessions},
                   {"events", made->events},
                   {"content_hash", made->record.contentHash},
                   {"seconds", made->seconds},
                   {"events_per_second", rate}},
                  fmt::format("{}: {} sessions, {} events in {:.2f} s, {:.2f} million events/s\n  content hash {}\n",
                              made->record.name, made->sessions, made->events, made->seconds, rate / 1e6,
                              made->record.contentHash)};
}

} // namespace

void addSynthesizeCommand(Registry& registry)
{
    using Spec = synthesis::GenerateSpec;
    const auto options = std::make_shared<Options>();
    Arguments arguments(
        *registry.verb(registry.app, "synthesize", "Generate sessions from a model", options, requestOf, run));
    workflow::SynthesizeRequest& request = options->request;
    arguments.text("--model", request.model, "The behaviour model").required();
    arguments.number("--sessions", request.spec.sessions, "How many sessions", Spec::sessionLimits);
    CLI::Option& endState =
        arguments.flag("--end-state", options->endState, "Sessions end by the model's END state (default)");
    arguments
        .number("--length", request.spec.length, "Events of each session; 0 for the END state",
                {0, Spec::lengthLimits.high})
        .excludes(&endState);
    arguments.number("--maximum-length", request.spec.maximumLength, "Longest session by END state, in events",
                     Spec::lengthLimits);
    arguments.text("--items", request.items,
                   "Data set whose catalogue and item transitions are followed (default: the one the model was fitted "
                   "on)");
    arguments.flag("--whole-log", options->wholeLog,
                   "Follow the whole of it, not only its training part: a model pre-trained on that knows the test "
                   "items");
    arguments.seed(request.spec.seed);
    arguments.threads(request.spec.threads);
    arguments.name(request.name, "Name of the data set (default: the model's and \"synthetic\")");
}

} // namespace sessionsmith::cli
