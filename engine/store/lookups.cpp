// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/lookups.h"

#include "engine/store/statements.h"
#include "engine/store/storednumber.h"

#include <nlohmann/json.hpp>

#include <unordered_map>

namespace sessionsmith::store {

namespace {

ModelRecord modelFrom(const Query& row)
{
    return {.id = row.integer(0),
            .name = row.text(1),
            .contentHash = row.text(2),
            .document = row.text(3),
            .createdAt = row.integer(4),
            .version = int(row.integer(5)),
            .note = row.text(6),
            .edits = int(row.integer(7))};
}

DatasetRecord datasetFrom(const Query& row)
{
    return {.id = row.integer(0),
            .name = row.text(1),
            .kind = row.text(2) == name(DatasetKind::Synthetic) ? DatasetKind::Synthetic : DatasetKind::Imported,
            .source = row.text(3),
            .contentHash = row.text(4),
            .file = row.text(5),
            .summary = row.text(6),
            .spec = row.text(7),
            .model = row.optionalInteger(8),
            .sourceDataset = row.optionalInteger(9),
            .run = row.optionalInteger(11),
            .createdAt = row.integer(10)};
}

RunKind runKind(const std::string& text)
{
    for (const RunKind kind : {RunKind::Pretrain, RunKind::Finetune, RunKind::Generator, RunKind::Import})
        if (text == name(kind)) return kind;
    return RunKind::Baseline;
}

RunStatus runStatus(const std::string& text)
{
    for (const RunStatus status :
         {RunStatus::Running, RunStatus::Paused, RunStatus::Finished, RunStatus::Cancelled, RunStatus::Failed})
        if (text == name(status)) return status;
    return RunStatus::Interrupted;
}

/// None where they are damaged.
std::vector<std::string> tagsFrom(const std::string& json)
{
    std::vector<std::string> tags;
    for (const auto& tag : nlohmann::json::parse(json, nullptr, false))
        if (tag.is_string()) tags.push_back(tag.get<std::string>());
    return tags;
}

RunRecord runFrom(const Query& row)
{
    return {.id = row.integer(0),
            .name = row.text(1),
            .kind = runKind(row.text(2)),
            .status = runStatus(row.text(3)),
            .spec = row.text(4),
            .message = row.text(5),
            .metrics = {},
            .dataset = row.optionalInteger(6),
            .parent = row.optionalInteger(7),
            .checkpoint = row.text(8),
            .createdAt = row.integer(9),
            .updatedAt = row.integer(10),
            .seconds = row.real(11),
            .marks = {.note = row.text(12),
                      .tags = tagsFrom(row.text(13)),
                      .isStarred = row.integer(14) != 0,
                      .isArchived = row.integer(15) != 0}};
}

std::string nameFrom(const Query& row)
{
    return row.text(0);
}

RunMetrics findResults(Database& database, Id run)
{
    RunMetrics results;
    Query row = database.query(sql::resultsOfRun, run);
    while (row.next())
        results[row.text(0)][row.text(1)] = StoredNumber{row.real(2), int(row.integer(3))}.number();
    return results;
}

template <typename Record, typename... Key>
std::vector<Record> rows(Database& database, Record (*from)(const Query&), const char* sql, const Key&... key)
{
    std::vector<Record> records;
    Query row = database.query(sql, key...);
    while (row.next())
        records.push_back(from(row));
    return records;
}

template <typename Record, typename Key>
std::optional<Record> firstRow(Database& database, Record (*from)(const Query&), const char* sql, const Key& key)
{
    Query row = database.query(sql, key);
    if (!row.next()) return std::nullopt;
    return from(row);
}

std::optional<RunRecord> withResults(Database& database, std::optional<RunRecord> run)
{
    if (run) run->metrics = findResults(database, run->id);
    return run;
}

} // namespace

std::optional<ModelRecord> findModel(Database& database, Id id)
{
    return firstRow(database, modelFrom, sql::modelById, id);
}

std::optional<ModelRecord> findModel(Database& database, const std::string& name)
{
    return firstRow(database, modelFrom, sql::newestModel, name);
}

std::vector<ModelRecord> findModels(Database& database)
{
    return rows(database, modelFrom, sql::newestModels);
}

std::vector<ModelRecord> findModelVersions(Database& database, const std::string& name)
{
    return rows(database, modelFrom, sql::versionsOfModel, name);
}

std::optional<DatasetRecord> findDataset(Database& database, Id id)
{
    return firstRow(database, datasetFrom, sql::datasetById, id);
}

std::optional<DatasetRecord> findDataset(Database& database, const std::string& name)
{
    return firstRow(database, datasetFrom, sql::datasetByName, name);
}

std::vector<DatasetRecord> findDatasets(Database& database)
{
    return rows(database, datasetFrom, sql::allDatasets);
}

std::optional<RunRecord> findRun(Database& database, Id id)
{
    return withResults(database, firstRow(database, runFrom, sql::runById, id));
}

std::optional<RunRecord> findRun(Database& database, const std::string& name)
{
    return withResults(database, firstRow(database, runFrom, sql::runByName, name));
}

std::vector<RunRecord> findRuns(Database& database)
{
    auto runs = rows(database, runFrom, sql::allRuns);
    std::unordered_map<Id, RunMetrics*> metrics;
    for (RunRecord& run : runs)
        metrics.emplace(run.id, &run.metrics);
    Query row = database.query(sql::allResults); // at once: one query for each of thousands takes its time
    while (row.next())
        if (const auto run = metrics.find(row.integer(0)); run != metrics.end())
            (*run->second)[row.text(1)][row.text(2)] = StoredNumber{row.real(3), int(row.integer(4))}.number();
    return runs;
}

std::vector<Id> findActiveRuns(Database& database)
{
    std::vector<Id> ids;
    Query row = database.query(sql::activeRuns);
    while (row.next())
        ids.push_back(row.integer(0));
    return ids;
}

Result<> checkOrigins(Database& database, std::optional<Id> model, std::optional<Id> dataset, std::optional<Id> run)
{
    if (model && !findModel(database, *model)) return fail(SS_TEXT("engine", "The model was deleted in the meantime"));
    if (dataset && !findDataset(database, *dataset))
        return fail(SS_TEXT("engine", "The data set was deleted in the meantime"));
    if (run && !findRun(database, *run)) return fail(SS_TEXT("engine", "The run was deleted in the meantime"));
    return {};
}

std::vector<std::string> findUsers(Database& database, const char* sql, Id id, Users which)
{
    return rows(database, nameFrom, sql, id, int(which));
}

std::vector<std::string> findUsers(Database& database, const char* sql, const std::string& name, Users which)
{
    return rows(database, nameFrom, sql, name, int(which));
}

} // namespace sessionsmith::store
