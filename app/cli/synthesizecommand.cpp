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

Result<Output> run(Console& console, const Options& options)
{
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    workflow::SynthesizeRequest request = options.request;
    request.holdOut = !options.wholeLog;
    if (options.endState) request.spec.length = 0;
    const auto made = workflow::synthesize(*workspace, request, console.progress(), console.control());
    if (!made) return tl::unexpected(made.error());
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
    const auto options = std::make_shared<Options>();
    CLI::App* command = registry.verb(registry.app, "synthesize", "Generate sessions from a model", options, run);
    workflow::SynthesizeRequest& request = options->request;
    command->add_option("--model", request.model)->required();
    command->add_option("--sessions", request.spec.sessions)->check(CLI::PositiveNumber);
    CLI::Option* length =
        command->add_option("--length", request.spec.length, "Events of each session")->check(CLI::Range(1, 1'000'000));
    command->add_flag("--end-state", options->endState, "Sessions end by the model's END state (default)")
        ->excludes(length);
    command->add_option("--maximum-length", request.spec.maximumLength, "Longest session by END state")
        ->check(CLI::Range(1, 1'000'000));
    command->add_option("--items", request.items,
                        "Data set whose catalogue and item transitions are followed (default: the "
                        "one the model was fitted on)");
    command->add_flag("--whole-log", options->wholeLog, "Follow the whole of it, not only its training part");
    command->add_option("--seed", request.spec.seed);
    command->add_option("--threads", request.spec.threads, "0: one per core");
    command->add_option("--name", request.name, "Name of the data set");
}

} // namespace sessionsmith::cli
