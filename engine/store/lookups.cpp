// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/lookups.h"

#include "engine/store/statements.h"
#include "engine/store/storednumber.h"

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
    for (const RunKind kind : {RunKind::Pretrain, RunKind::Finetune, RunKind::Generator})
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
            .seconds = row.real(11)};
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
    for (RunRecord& run : runs)
        run.metrics = findResults(database, run.id);
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

std::vector<std::string> findNames(Database& database, const char* sql, Id id)
{
    return rows(database, nameFrom, sql, id);
}

std::vector<std::string> findNames(Database& database, const char* sql, const std::string& name)
{
    return rows(database, nameFrom, sql, name);
}

} // namespace sessionsmith::store
