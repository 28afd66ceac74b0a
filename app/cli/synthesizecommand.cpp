// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/fileoptions.h"

#include "engine/base/text.h"
#include "engine/workflow/workflow.h"

#include <optional>
#include <tuple>

namespace sessionsmith::cli {

namespace {

struct Options
{
    workflow::SynthesizeRequest request;
    std::string run;             ///< a neural generator, in place of a model
    std::string device = "auto"; ///< of that
    bool endState = false;
    bool wholeLog = false;
    std::string shard; ///< empty: the whole
    FileOptions output;
    std::uint64_t shards = 0;
    std::string license;
    bool replace = false;
};

/// Into the workspace or, where `files` is there, into files; from a neural generator where `draw` is there.
struct Request
{
    workflow::SynthesizeRequest data;
    std::optional<workflow::SynthesizeFilesRequest> files;
    std::optional<workflow::DrawRequest> draw;
};

/// "3/16": the third of sixteen. Nothing where a text is none.
std::optional<std::pair<std::uint64_t, std::uint64_t>> readShard(const std::string& text)
{
    if (text.empty()) return std::pair<std::uint64_t, std::uint64_t>(1, 1);
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

Result<Request> requestOf(const Options& options)
{
    Request request{options.request, {}, {}};
    request.data.holdOut = !options.wholeLog;
    std::tie(request.data.spec.shard, request.data.spec.shards) = *readShard(options.shard);
    if (auto valid = request.data.spec.validate(); !valid) return tl::unexpected(valid.error());
    if (!options.run.empty()) {
        if (options.wholeLog)
            return fail(Error(SS_TEXT("engine", "A generator has learnt from what its training was given"))
                            .advise(SS_TEXT("engine", "Give --whole-log to `train generator`")));
        request.draw = workflow::DrawRequest{options.run, request.data.spec, options.device, request.data.name};
        return request;
    }
    if (request.data.model.empty())
        return fail(Error(SS_TEXT("engine", "There is nothing to generate from"))
                        .advise(SS_TEXT("engine", "Name a behaviour model (--model) or a trained generator (--run)")));
    if (options.output.path.empty()) return request;
    const auto output = specOf(options.output);
    if (!output) return tl::unexpected(output.error());
    workflow::SynthesizeFilesRequest files{request.data, !options.shard.empty(), options.shards,
                                           *output,      options.license,        options.replace};
    if (auto valid = files.files.validate(); !valid) return tl::unexpected(valid.error());
    request.files = std::move(files);
    return request;
}

Result<Output> writeFiles(Console& console, const workflow::SynthesizeFilesRequest& request)
{
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto made = workflow::synthesizeToFiles(*workspace, request, console.progress(), console.control());
    if (!made) return tl::unexpected(made.error());
    Json files = Json::array(), cards = Json::array();
    std::string text;
    for (const auto& [file, hash] : made->files) {
        Json document = fileDocument(file);
        document["content_hash"] = hash.empty() ? Json() : Json(hash);
        files.push_back(std::move(document));
        text += fmt::format("{}: {} rows, {} bytes\n", file.path.string(), file.rows, file.bytes);
    }
    for (const std::filesystem::path& card : made->cards) {
        cards.push_back(card.string());
        text += card.string() + "\n";
    }
    text += fmt::format("{} sessions, {} events in {:.2f} s\n", made->sessions, made->events, made->seconds);
    if (made->found > 0) text += fmt::format("{} of {} shards were there already\n", made->found, made->shards);
    const bool isAllNew = made->found == 0 && made->seconds > 0;
    return Output{{{"files", files},
                   {"cards", cards},
                   {"sessions", made->sessions},
                   {"events", made->events},
                   {"shards", made->shards},
                   {"shards_found", made->found},
                   {"seconds", made->seconds},
                   {"events_per_second", isAllNew ? Json(double(made->events) / made->seconds) : Json()}},
                  text};
}

Result<Output> run(Console& console, const Request& asked)
{
    if (asked.files) return writeFiles(console, *asked.files);
    const workflow::SynthesizeRequest& request = asked.data;
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto made = asked.draw ? workflow::synthesize(*workspace, *asked.draw, console.progress(), console.control())
                                 : workflow::synthesize(*workspace, request, console.progress(), console.control());
    if (!made) return tl::unexpected(made.error());
    if (made->record.name.empty())
        return Output{{{"name", nullptr},
                       {"sessions", 0},
                       {"events", 0},
                       {"content_hash", nullptr},
                       {"seconds", 0},
                       {"events_per_second", nullptr}},
                      fmt::format("No user begins in shard {} of {}: there is nothing to keep\n", request.spec.shard,
                                  request.spec.shards)};
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
    Arguments arguments(*registry.verb(
        registry.app, "synthesize", "Generate sessions from a model or a trained generator", options, requestOf, run));
    workflow::SynthesizeRequest& request = options->request;
    CLI::Option& model = arguments.text("--model", request.model, "The behaviour model");
    CLI::Option& generator = arguments.text("--run", options->run,
                                            "In place of a model: a run of `train generator`, which draws actions, "
                                            "items and gaps by itself");
    generator.excludes(&model);
    arguments.device(options->device).needs(&generator);
    arguments.number("--sessions", request.spec.sessions, "How many sessions", Spec::sessionLimits);
    CLI::Option& endState =
        arguments.flag("--end-state", options->endState,
                       "Sessions end as the model says: by its END state, or by a length of its own (default)");
    arguments
        .number("--length", request.spec.length, "Events of each session; 0 as the model says",
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
    CLI::Option& shard =
        *arguments
             .text(
                 "--shard", options->shard,
                 "K/N: only part K of 1 to N, exactly what the whole has there, names included; a user's sessions stay "
                 "together. In a Slurm job array (sbatch --array=1-16): --shard $SLURM_ARRAY_TASK_ID/16. In an indexed "
                 "Kubernetes job, which counts from 0: --shard $((JOB_COMPLETION_INDEX + 1))/16")
             .type_name("K/N")
             ->check(CLI::Validator(checkShard, ""));
    arguments
        .text("--items", request.items,
              "Data set whose catalogue and item transitions are followed (default: the one the model was fitted "
              "on)")
        .excludes(&generator);
    arguments.flag("--whole-log", options->wholeLog,
                   "Follow the whole of it, not only its training part: a model pre-trained on that knows the test "
                   "items");
    arguments.seed(request.spec.seed);
    arguments.threads(request.spec.threads);
    CLI::Option& name = arguments.name(request.name, "Name of the data set (default: the model's and \"synthetic\")");
    CLI::Option& output = arguments.text("--output", options->output.path,
                                         "Write files instead of keeping a data set, in the memory of one shard: of "
                                         "big.csv in 16 shards big-00000-of-00016.csv and so on, and a data card. "
                                         "Stopped or killed, the same command goes on with the next shard");
    output.excludes(&name)->excludes(&generator);
    arguments
        .number("--shards", options->shards, "Files; 0: one for about every five million events",
                {0, Spec::shardLimits.high})
        .needs(&output)
        ->excludes(&shard);
    addFileOptions(arguments, options->output, &output);
    arguments
        .text("--license", options->license, "License of the source, for the data card (default: as at the import)")
        .needs(&output);
    arguments
        .flag("--replace", options->replace, "Begin anew whatever was begun or written under the name of the output")
        .needs(&output);
}

} // namespace sessionsmith::cli
