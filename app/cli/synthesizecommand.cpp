// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "engine/base/text.h"
#include "engine/workflow/workflow.h"

#include <optional>
#include <tuple>

namespace sessionsmith::cli {

namespace {

struct Options
{
    workflow::SynthesizeRequest request;
    bool endState = false;
    bool wholeLog = false;
    std::string shard = "1/1";
};

/// "3/16": the third of sixteen. Nothing where a text is none.
std::optional<std::pair<std::uint64_t, std::uint64_t>> readShard(const std::string& text)
{
    const std::size_t stroke = text.find('/');
    if (stroke == std::string::npos) return std::nullopt;
    const auto shard = parseInteger(text.substr(0, stroke)), shards = parseInteger(text.substr(stroke + 1));
    if (!shard || !shards || *shard < 1 || *shard > *shards ||
        !synthesis::GenerateSpec::shardLimits.allow(double(*shards)))
        return std::nullopt;
    return std::pair(std::uint64_t(*shard), std::uint64_t(*shards));
}

std::string checkShard(const std::string& text)
{
    return readShard(text)
               ? std::string()
               : fmt::format("\"{}\" is no shard: write the number of one, from 1 on, a stroke and how many "
                             "there are, as 3/16",
                             text);
}

Result<workflow::SynthesizeRequest> requestOf(const Options& options)
{
    workflow::SynthesizeRequest request = options.request;
    request.holdOut = !options.wholeLog;
    std::tie(request.spec.shard, request.spec.shards) = *readShard(options.shard);
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
    const Json spec = Json::parse(made->record.spec);
    Json coldStart;
    for (const char* key : {"new_items", "new_users", "new_from"})
        if (spec.contains(key)) coldStart[key] = spec[key];
    const double rate = made->seconds > 0 ? double(made->events) / made->seconds : 0;
    Output output{{{"name", made->record.name},
                   {"sessions", made->sessions},
                   {"events", made->events},
                   {"content_hash", made->record.contentHash},
                   {"seconds", made->seconds},
                   {"events_per_second", rate}},
                  fmt::format("{}: {} sessions, {} events in {:.2f} s, {:.2f} million events/s\n  content hash {}\n",
                              made->record.name, made->sessions, made->events, made->seconds, rate / 1e6,
                              made->record.contentHash)};
    if (!coldStart.is_null()) {
        output.document["cold_start"] = coldStart;
        output.text += fmt::format("  new items and users from {} on\n", coldStart["new_from"].get<std::string>());
    }
    return output;
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
    arguments.number(
        "--new-items", request.spec.newItems,
        "Cold start: this share of the catalogue appears only in the last tenth of the time, so that a test "
        "on that part asks for items that a training on what lies before never saw",
        Spec::shareLimits);
    arguments.number("--new-users", request.spec.newUsers,
                     "Cold start: each user is with this probability a new one, whose sessions all begin in the last "
                     "tenth of the time or later; all others come before it for the first time",
                     Spec::shareLimits);
    arguments
        .text("--shard", options->shard,
              "K/N: only part K of 1 to N, exactly what the whole has there, names included; a user's sessions stay "
              "together. In a Slurm job array (sbatch --array=1-16): --shard $SLURM_ARRAY_TASK_ID/16. In an indexed "
              "Kubernetes job, which counts from 0: --shard $((JOB_COMPLETION_INDEX + 1))/16")
        .type_name("K/N")
        ->check(CLI::Validator(checkShard, ""));
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
