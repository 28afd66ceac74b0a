// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/datasets.h"

#include "engine/base/jsontext.h"
#include "engine/base/keptfiles.h"
#include "engine/base/text.h"
#include "engine/events/dataset.h"
#include "engine/events/split.h"
#include "engine/exchange/sqlitelog.h"
#include "engine/workflow/datacard.h"
#include "engine/workflow/workflow.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

const char* const fileAdvice =
    SS_TEXT("engine", "Import the log or synthesise the sessions once more: this writes the file anew");

Json timeOrNull(const std::optional<Milliseconds>& time)
{
    return time ? Json(formatIsoTime(*time)) : Json();
}

/// "clicks" of "/logs/clicks.csv.gz", and of the parts of a log from "/logs/clicks-00001-of-00004.csv" on.
std::string nameOf(const events::ImportSpec& spec)
{
    const std::string file = spec.path.filename().string();
    std::string stem = file.substr(0, file.find('.', 1));
    constexpr std::string_view shard = "-00001-of-";
    if (const std::size_t end = stem.find(shard); !spec.more.empty() && end != std::string::npos) stem.resize(end);
    return checkName(stem) ? stem : "log";
}

Json importSpecJson(const ImportRequest& request)
{
    const events::ImportSpec& spec = request.spec;
    Json map = Json::object();
    for (const auto& [field, column] : spec.map)
        map[events::fieldName(field)] = column;
    Json more = Json::array();
    for (const std::filesystem::path& path : spec.more)
        more.push_back(path.string());
    Json json{{"path", spec.path.string()},
              {"more", more},
              {"map", map},
              {"session_gap_ms", spec.sessionGap},
              {"action", spec.action}};
    if (!request.license.empty()) json["license"] = request.license;
    return json;
}

/// All files that the log came from: "/logs/a.csv, /logs/b.csv"; of very many the first ones.
std::string sourceOf(const events::ImportSpec& spec)
{
    constexpr std::size_t most = 20;
    std::string source = spec.path.string();
    for (std::size_t i = 0; i < std::min(spec.more.size(), most - 1); ++i)
        source += ", " + spec.more[i].string();
    return spec.more.size() < most ? source : source + ", ...";
}

/// How each file was read.
Json filesJson(const events::ImportSpec& spec, const events::ImportResult& imported)
{
    Json files = Json::array();
    for (std::size_t file = 0; file < imported.encodings.size(); ++file)
        files.push_back({{"name", events::fileOf(spec, {0, {}, file}).filename().string()},
                         {"encoding", name(imported.encodings[file])}});
    return files;
}

/// A text file, or a database that was exported here.
Result<events::ImportResult> readLog(const events::ImportSpec& spec, const ProgressSink& progress,
                                     const Control& control)
{
    if (spec.format == events::Format::Auto && !spec.more.empty() && exchange::isSqlite(spec.path))
        return fail(Error(SS_TEXT("engine", "A database is imported by itself")).at(spec.path.string()));
    if (spec.format != events::Format::Auto || !exchange::isSqlite(spec.path))
        return events::importLog(spec, progress, control);
    const auto begin = std::chrono::steady_clock::now();
    auto log = exchange::readSqlite(spec.path, progress, control);
    if (!log) return tl::unexpected(log.error());
    if (log->size() == 0) return fail(Error(SS_TEXT("engine", "The file holds no events")).at(spec.path.string()));
    events::ImportResult result;
    result.log = std::move(*log);
    result.format = exchange::exportFormatNames()[std::size_t(exchange::ExportFormat::Sqlite)];
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return result;
}

} // namespace

std::string licenseOf(const store::DatasetRecord& record)
{
    const Json spec = Json::parse(record.spec, nullptr, false);
    return spec.is_object() && spec.contains("license") && spec["license"].is_string()
               ? spec["license"].get<std::string>()
               : std::string();
}

Result<Json> summarise(const events::EventLog& log, const ProgressSink& progress, const Control& control)
{
    const auto statistics = events::statistics(log, progress, control);
    if (!statistics) return tl::unexpected(statistics.error());
    Json actions = Json::object();
    for (const auto& [name, count] : statistics->actions)
        actions[name] = count;
    Json summary{{"events", statistics->events},
                 {"users", statistics->users},
                 {"items", statistics->items},
                 {"categories", statistics->categories},
                 {"sessions", statistics->sessions},
                 {"action_count", statistics->distinctActions},
                 {"actions", actions},
                 {"first_time", timeOrNull(statistics->firstTime)},
                 {"last_time", timeOrNull(statistics->lastTime)},
                 {"mean_session_length", statistics->meanSessionLength},
                 {"median_session_length", statistics->medianSessionLength},
                 {"repeat_share", statistics->repeatShare}};
    if (const auto& prices = statistics->prices)
        summary["prices"] = {
            {"items", prices->items}, {"least", prices->least}, {"median", prices->median}, {"most", prices->most}};
    return summary;
}

Result<store::DatasetRecord> storeDataset(store::Workspace& workspace, const events::EventLog& log,
                                          store::DatasetRecord record, const std::string& wantedName,
                                          const ProgressSink& progress, const Control& control)
{
    auto hash = events::contentHash(log, progress, control);
    if (!hash) return tl::unexpected(hash.error());
    record.name = wantedName;
    record.contentHash = std::move(*hash);
    // Files are named by their content: the same log may already be there, under another name.
    const std::filesystem::path path = workspace.datasetPath(record.contentHash);
    record.file = path.lexically_relative(workspace.folder()).string();
    const KeptFiles::Owner owner;
    auto file = events::stageDataset(log, path, progress, control);
    if (!file) return tl::unexpected(file.error());
    if (!control.proceed()) return fail(Error::cancelled());
    return workspace.addDataset(std::move(record), store::Naming::MadeUnique, &*file);
}

Result<ImportedDataset> importDataset(store::Workspace& workspace, const ImportRequest& request,
                                      const ProgressSink& progress, const Control& control)
{
    const std::string name = request.name.empty() ? nameOf(request.spec) : request.name;
    if (auto good = checkName(name); !good) return tl::unexpected(good.error());
    auto imported = readLog(request.spec, progress, control);
    if (!imported) return tl::unexpected(imported.error());

    const auto figures = summarise(imported->log, progress, control);
    if (!figures) return tl::unexpected(figures.error());
    Json summary = *figures;
    summary["format"] = imported->format;
    if (Json files = filesJson(request.spec, *imported); !files.empty()) summary["files"] = std::move(files);
    summary["rejected_count"] = imported->rejectedCount;
    summary["seconds"] = imported->seconds;
    Json rejected = Json::array();
    for (const events::RejectedRow& row : imported->rejected) {
        rejected.push_back(
            {{"line", row.line}, {"reason", row.reason.english()}, {"message", Json::parse(row.reason.packed())}});
        if (!request.spec.more.empty()) rejected.back()["file"] = events::fileOf(request.spec, row).filename().string();
    }
    summary["rejected"] = rejected;
    Json warnings = Json::array(), messages = Json::array();
    for (const Message& warning : imported->warnings) {
        warnings.push_back(warning.english());
        messages.push_back(Json::parse(warning.packed()));
    }
    summary["warnings"] = warnings;
    summary["warning_messages"] = messages;

    store::DatasetRecord record;
    record.kind = store::DatasetKind::Imported;
    record.source = sourceOf(request.spec);
    record.summary = jsonText(summary);
    record.spec = jsonText(importSpecJson(request));
    auto stored = storeDataset(workspace, imported->log, std::move(record), name, progress, control);
    if (!stored) return tl::unexpected(stored.error());
    return ImportedDataset{*stored, imported->rejectedCount, std::move(imported->rejected),
                           std::move(imported->warnings), imported->seconds};
}

Result<events::EventLog> loadDataset(const store::Workspace& workspace, const std::string& name)
{
    const auto record = workspace.dataset(name);
    if (!record) return tl::unexpected(record.error());
    const std::filesystem::path path = workspace.absolute(record->file);
    auto log = events::readDataset(path);
    if (!log) return fail(log.error().advice().isEmpty() ? Error(log.error()).advise(fileAdvice) : log.error());
    if (events::contentHash(*log) != record->contentHash)
        return fail(Error(SS_TEXT("engine", "The data set's file is damaged: its content is no longer what was stored"))
                        .at(path.string())
                        .advise(fileAdvice));
    return log;
}

Result<std::array<store::DatasetRecord, 2>> splitDataset(store::Workspace& workspace, const SplitRequest& request,
                                                         const ProgressSink& progress, const Control& control)
{
    const auto source = workspace.dataset(request.data);
    if (!source) return tl::unexpected(source.error());
    const std::string names[] = {request.first.empty() ? source->name + " part 1" : request.first,
                                 request.second.empty() ? source->name + " part 2" : request.second};
    for (const std::string& name : names)
        if (auto good = checkName(name); !good) return tl::unexpected(good.error());
    const auto log = loadDataset(workspace, request.data);
    if (!log) return tl::unexpected(log.error());
    const auto split = events::splitByUser(*log, request.share, request.seed);
    if (!split) return tl::unexpected(split.error());

    std::array<store::DatasetRecord, 2> stored;
    for (std::size_t part = 0; part < 2; ++part) {
        const events::EventLog& some = part == 0 ? split->first : split->second;
        const auto summary = summarise(some, progress, control);
        store::DatasetRecord record;
        record.kind = source->kind;
        record.source = source->name;
        record.sourceDataset = source->id;
        Json spec{{"data", source->name}, {"data_hash", source->contentHash},
                  {"split_by", "user"},   {"share", request.share},
                  {"seed", request.seed}, {"part", part + 1}};
        if (const std::string license = licenseOf(*source); !license.empty()) spec["license"] = license;
        record.spec = jsonText(spec);
        if (summary) record.summary = jsonText(*summary);
        auto kept = summary ? storeDataset(workspace, some, std::move(record), names[part], progress, control)
                            : tl::unexpected(summary.error());
        if (!kept) {
            if (part == 1) { // half a split is none
                (void)workspace.removeDataset(stored[0].name);
                (void)workspace.erase({"dataset", stored[0].id, stored[0].name});
            }
            return tl::unexpected(kept.error());
        }
        stored[part] = std::move(*kept);
    }
    return stored;
}

Result<ExportedDataset> exportDataset(const store::Workspace& workspace, const ExportRequest& request,
                                      const ProgressSink& progress, const Control& control)
{
    if (auto valid = request.spec.validate(); !valid) return tl::unexpected(valid.error());
    const auto record = workspace.dataset(request.data);
    if (!record) return tl::unexpected(record.error());
    const auto log = loadDataset(workspace, request.data);
    if (!log) return tl::unexpected(log.error());
    auto staged = exchange::stageExport(*log, request.spec, progress, control);
    if (!staged) return tl::unexpected(staged.error());
    ExportedDataset exported{std::move(staged->files), {}};
    if (!staged->written.front().isInPlace()) {
        const Json card =
            dataCard(*record, exported.files, request.license.empty() ? licenseOf(*record) : request.license,
                     fidelityOf(workspace, *record));
        exported.cards = cardPaths(request.spec.fullPath());
        auto cards = stageCards(card, exported.cards, request.voice);
        if (!cards) return tl::unexpected(cards.error());
        std::ranges::move(*cards, std::back_inserter(staged->written));
    }
    if (auto named = AtomicFile::commitTogether(staged->written); !named) return tl::unexpected(named.error());
    return exported;
}

} // namespace sessionsmith::workflow
