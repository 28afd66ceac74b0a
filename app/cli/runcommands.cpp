// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/evaluationresults.h"
#include "app/cli/rundocument.h"
#include "app/cli/tables.h"

#include "engine/base/jsontext.h"
#include "engine/base/text.h"
#include "engine/comparison/runfilter.h"
#include "engine/workflow/assessment.h"
#include "engine/workflow/fidelityreports.h"
#include "engine/workflow/taskcommand.h"
#include "engine/workflow/workflow.h"

#include <fmt/ranges.h>

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

Json marksDocument(const store::RunMarks& marks)
{
    return {{"note", marks.note}, {"tags", marks.tags}, {"starred", marks.isStarred}, {"archived", marks.isArchived}};
}

std::string marksText(const store::RunMarks& marks)
{
    std::string text;
    if (marks.isStarred) text += "starred\n";
    if (marks.isArchived) text += "archived\n";
    if (!marks.tags.empty()) text += fmt::format("tags: {}\n", fmt::join(marks.tags, ", "));
    if (!marks.note.empty()) text += "note: " + marks.note + "\n";
    return text.empty() ? text : "\n" + text;
}

struct ListOptions
{
    std::string filter;
};

Result<Output> runList(Console& console, const ListOptions& options)
{
    const auto filter = comparison::RunFilter::parse(options.filter);
    if (!filter) return tl::unexpected(filter.error());
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto table = workflow::readRunTable(*workspace);
    if (!table) return tl::unexpected(table.error());
    const auto rows = filter->rows(*table);
    if (!rows) return tl::unexpected(rows.error());
    Json documents = Json::array();
    std::vector<store::RunRecord> shown;
    for (const std::size_t row : *rows) {
        const store::RunRecord& run = table->run(row);
        Json document = trainDocument(run);
        document["name"] = run.name;
        document["created"] = formatIsoTime(run.createdAt);
        document["marks"] = marksDocument(run.marks);
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
    document["marks"] = marksDocument(run->marks);
    Json ancestors = Json::array();
    std::string text = runTable({*run}) + sampledTable(run->metrics) + ceilingTable(run->metrics) + "\n" +
                       protocolText(document.value("protocol", Json())) +
                       (run->message.empty() ? "" : "\n" + Error::unpacked(run->message).message() + "\n") +
                       marksText(run->marks) + "\nmade from\n";
    for (const auto& entry : *lineage) {
        ancestors.push_back(
            {{"kind", entry.kind}, {"name", entry.name}, {"content_hash", entry.contentHash}, {"role", entry.role}});
        text += fmt::format("  {} {} ({}) {}\n", entry.kind, entry.name, entry.role, entry.contentHash);
    }
    document["lineage"] = ancestors;
    const auto task = workflow::taskAgain(*workspace, *run);
    document["command"] = task ? Json(workflow::commandOf(*task)) : Json();
    if (task) text += "\nmade by\n  " + workflow::commandLine(*task, workspace->folder()) + "\n";
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
    return Output{{{"deleted", run->name}}, "deleted " + run->name + "; it is in the bin\n"};
}

struct MarkOptions
{
    std::vector<std::string> runs;
    std::optional<std::string> note, tags;
    bool star = false, unstar = false, archive = false, unarchive = false;
};

Result<Output> runMark(Console& console, const MarkOptions& options)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    std::vector<store::RunRecord> runs; // all of them, before any is marked
    for (const std::string& name : options.runs) {
        auto run = workspace->run(name);
        if (!run) return tl::unexpected(run.error());
        runs.push_back(*std::move(run));
    }
    Json documents = Json::array();
    for (store::RunRecord& run : runs) {
        store::RunMarks& marks = run.marks;
        if (options.note) marks.note = *options.note;
        if (options.tags) {
            marks.tags.clear();
            for (const std::string_view tag : split(*options.tags, ','))
                if (!trimmed(tag).empty()) marks.tags.emplace_back(trimmed(tag));
        }
        marks.isStarred = (marks.isStarred || options.star) && !options.unstar;
        marks.isArchived = (marks.isArchived || options.archive) && !options.unarchive;
        if (auto marked = workspace->setRunMarks(run.id, marks); !marked) return tl::unexpected(marked.error());
        Json document = marksDocument(marks);
        document["run"] = run.name;
        documents.push_back(document);
    }
    return Output{{{"runs", documents}}, fmt::format("marked {}\n", runs.size())};
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
    CLI::App& group =
        *registry.app.add_subcommand("runs", "Runs: list, show, log, mark, compare, report, export, import, delete");
    group.require_subcommand(1);
    addCompareCommand(registry, group);
    addRunFileCommands(registry, group);
    addLogCommand(registry, group);
    addReportCommand(registry, group);
    const auto list = std::make_shared<ListOptions>();
    Arguments(*registry.verb(group, "list", "List the runs, newest first", list, runList))
        .text("--filter", list->filter,
              "Only those that meet it, such as \"ndcg@10 > 0.05 and model = shop\": conditions on fields (= != < <= > "
              ">= and ~ for contains) with and, or, not and brackets; words by themselves are looked for in names, "
              "kind, status, data, tags and notes");
    const auto show = std::make_shared<NameOptions>();
    Arguments(*registry.verb(group, "show", "Show a run", show, runShow))
        .text("run", show->run, "Name or number of the run")
        .required();
    const auto remove = std::make_shared<NameOptions>();
    Arguments(*registry.verb(group, "delete", "Put a run into the bin that no other began from", remove, runDelete))
        .text("run", remove->run, "Name or number of the run")
        .required();

    const auto mark = std::make_shared<MarkOptions>();
    CLI::App& marking = *registry.verb(group, "mark", "Say something of runs: a note, tags, a star", mark, runMark);
    marking.add_option("runs", mark->runs, "Names or numbers of the runs")->required()->type_name("TEXT");
    marking.add_option("--note", mark->note, "What to remember of them; empty: nothing")->type_name("TEXT");
    marking.add_option("--tags", mark->tags, "Words with commas between, instead of those there are")
        ->type_name("TEXT");
    Arguments(marking).flag("--star", mark->star, "Give them a star");
    Arguments(marking).flag("--unstar", mark->unstar, "Take it away");
    Arguments(marking).flag("--archive", mark->archive, "Out of the way of the others");
    Arguments(marking).flag("--unarchive", mark->unarchive, "Back among them");

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
