// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/evaluationresults.h"
#include "app/cli/rundocument.h"
#include "app/cli/tables.h"

#include "engine/base/jsontext.h"
#include "engine/base/text.h"
#include "engine/workflow/assessment.h"
#include "engine/workflow/workflow.h"

#include <chrono>
#include <cmath>

namespace sessionsmith::cli {

Json metricsDocument(const store::RunMetrics& metrics)
{
    Json document = Json::object();
    for (const auto& [part, values] : metrics) {
        if (part == "split" || workflow::isSlice(part)) continue; // told apart from the figures
        for (const auto& [name, value] : values)
            document[part][name] = std::isfinite(value) ? Json(value) : Json();
    }
    return document;
}

Json trainDocument(const store::RunRecord& run)
{
    Json document{{"run", run.name},
                  {"id", run.id},
                  {"kind", store::name(run.kind)},
                  {"status", store::name(run.status)},
                  {"metrics", metricsDocument(run.metrics)},
                  {"seconds", run.seconds}};
    const Json protocol = protocolDocument(Json::parse(run.spec, nullptr, false), run.metrics);
    if (!protocol.is_null()) document["protocol"] = protocol;
    return document;
}

namespace {

struct ListOptions
{
    std::string filter;
};

Result<Output> runList(Console& console, const ListOptions& options)
{
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto runs = workspace->runs();
    if (!runs) return tl::unexpected(runs.error());
    Json documents = Json::array();
    std::vector<store::RunRecord> shown;
    const std::string wanted = lowered(options.filter);
    for (const store::RunRecord& run : *runs) {
        const std::string words = run.name + " " + store::name(run.kind) + " " + store::name(run.status);
        if (lowered(words).find(wanted) == std::string::npos) continue;
        Json document = trainDocument(run);
        document["name"] = run.name;
        document["created"] = formatIsoTime(run.createdAt);
        documents.push_back(std::move(document));
        shown.push_back(run);
    }
    return Output{{{"runs", documents}}, runTable(shown)};
}

struct NameOptions
{
    std::string run;
};

/// Null where what is stored cannot be read.
Json storedSpec(Console& console, const store::RunRecord& run)
{
    Json spec = Json::parse(run.spec, nullptr, false);
    if (spec.is_object()) return spec;
    console.warn(Message(SS_TEXT("engine", "The specification stored with the run \"{0}\" is damaged"), run.name));
    return nullptr;
}

Result<Output> runShow(Console& console, const NameOptions& options)
{
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto run = workspace->run(options.run);
    if (!run) return tl::unexpected(run.error());
    const auto lineage = workspace->lineage(run->id);
    if (!lineage) return tl::unexpected(lineage.error());
    Json document = trainDocument(*run);
    document["name"] = run->name;
    document["spec"] = storedSpec(console, *run);
    document["slices"] = slicesDocument(run->metrics);
    document["message"] = Error::unpacked(run->message).message();
    document["checkpoint"] = run->checkpoint.empty() ? Json() : Json(workspace->absolute(run->checkpoint).string());
    document["created"] = formatIsoTime(run->createdAt);
    Json ancestors = Json::array();
    std::string text = runTable({*run}) + "\n" + protocolText(document.value("protocol", Json())) +
                       (run->message.empty() ? "" : "\n" + Error::unpacked(run->message).message() + "\n") +
                       "\nmade from\n";
    for (const auto& entry : *lineage) {
        ancestors.push_back(
            {{"kind", entry.kind}, {"name", entry.name}, {"content_hash", entry.contentHash}, {"role", entry.role}});
        text += fmt::format("  {} {} ({}) {}\n", entry.kind, entry.name, entry.role, entry.contentHash);
    }
    document["lineage"] = ancestors;
    text += "\nspec\n";
    for (const auto& [key, value] : document["spec"].items())
        text += fmt::format("  {} = {}\n", key, jsonText(value));
    return Output{document, text};
}

Result<Output> runDelete(Console& console, const NameOptions& options)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto run = workspace->run(options.run);
    if (!run) return tl::unexpected(run.error());
    if (auto removed = workspace->removeRun(run->id); !removed) return tl::unexpected(removed.error());
    return Output{{{"deleted", run->name}}, "deleted " + run->name + "\n"};
}

struct RecommendOptions
{
    std::string run, session, device = "cpu";
    int top = 10;
};

Result<Output> runRecommend(Console& console, const RecommendOptions& options)
{
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto begin = std::chrono::steady_clock::now();
    const auto items = workflow::recommend(*workspace, options.run, options.session, options.top, options.device);
    if (!items) return tl::unexpected(items.error());
    const double milliseconds =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    Json documents = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const auto& [item, score] : *items) {
        documents.push_back({{"item", item}, {"score", score}});
        rows.push_back({item, number(score)});
    }
    return Output{{{"items", documents}, {"milliseconds", milliseconds}}, table({"item", "score"}, rows)};
}

} // namespace

void addRunCommands(Registry& registry)
{
    CLI::App& group = *registry.app.add_subcommand("runs", "Runs: list, show, compare, delete");
    group.require_subcommand(1);
    addCompareCommand(registry, group);
    const auto list = std::make_shared<ListOptions>();
    Arguments(*registry.verb(group, "list", "List the runs, newest first", list, runList))
        .text("--filter", list->filter, "Only those with this in their name, kind or status");
    const auto show = std::make_shared<NameOptions>();
    Arguments(*registry.verb(group, "show", "Show a run", show, runShow))
        .text("run", show->run, "Name or number of the run")
        .required();
    const auto remove = std::make_shared<NameOptions>();
    Arguments(*registry.verb(group, "delete", "Delete a run that no other began from", remove, runDelete))
        .text("run", remove->run, "Name or number of the run")
        .required();

    const auto recommend = std::make_shared<RecommendOptions>();
    Arguments arguments(
        *registry.verb(registry.app, "recommend", "The next items for a session", recommend, runRecommend));
    arguments.text("--run", recommend->run, "A run that has been trained or evaluated").required();
    arguments
        .text("--session", recommend->session, "action:item,action:item,... oldest first; the action may be left out")
        .required();
    arguments.number("--top", recommend->top, "How many items", {1, 1'000'000});
    arguments.device(recommend->device);
}

} // namespace sessionsmith::cli
