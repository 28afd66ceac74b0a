// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/connection.h"
#include "engine/store/lookups.h"
#include "engine/store/statements.h"
#include "engine/store/texts.h"

namespace sessionsmith::store {

Result<DatasetRecord> Workspace::addDataset(DatasetRecord record)
{
    Database& database = m_connection->database;
    return database.write(Durability::Full, [&]() -> Result<DatasetRecord> {
        if (findDataset(database, record.name)) return fail(nameTaken(record.name));
        record.createdAt = currentTime();
        database.execute(sql::insertDataset, record.name, name(record.kind), record.source, record.contentHash,
                         record.file, record.summary, record.spec, record.model, record.sourceDataset,
                         record.createdAt);
        record.id = database.lastInsertedId();
        return record;
    });
}

Result<std::vector<DatasetRecord>> Workspace::datasets() const
{
    Database& database = m_connection->database;
    return database.read([&]() -> Result<std::vector<DatasetRecord>> { return findDatasets(database); });
}

Result<DatasetRecord> Workspace::dataset(const std::string& name) const
{
    Database& database = m_connection->database;
    return database.read([&]() -> Result<DatasetRecord> {
        if (auto found = findDataset(database, name)) return *std::move(found);
        std::vector<std::string> names;
        for (const DatasetRecord& record : findDatasets(database))
            names.push_back(record.name);
        return fail(withChoice(Error(SS_TEXT("engine", "There is no data set \"{0}\""), name), names));
    });
}

Result<DatasetRecord> Workspace::dataset(Id id) const
{
    Database& database = m_connection->database;
    return database.read([&]() -> Result<DatasetRecord> {
        if (auto found = findDataset(database, id)) return *std::move(found);
        return fail(SS_TEXT("engine", "There is no data set with the number {0}"), id);
    });
}

Result<> Workspace::removeDataset(const std::string& name)
{
    const auto record = dataset(name);
    if (!record) return tl::unexpected(record.error());
    Database& database = m_connection->database;
    const auto removed = database.write(Durability::Full, [&]() -> Result<> {
        if (const auto users = findNames(database, sql::madeFromDataset, record->id); !users.empty())
            return fail(Error(SS_TEXT("engine", "The data set \"{0}\" is needed by what was made from it: {1}"), name,
                              quotedList(users))
                            .advise(SS_TEXT("engine", "Delete these first")));
        database.execute(sql::deleteDataset, record->id);
        return {};
    });
    if (!removed) return removed;
    return m_connection->removeUnusedFile(sql::usersOfDatasetFile, record->file);
}

Result<std::string> Workspace::uniqueDatasetName(const std::string& wanted) const
{
    Database& database = m_connection->database;
    return database.read([&]() -> Result<std::string> {
        return freeName(wanted, [&](const std::string& name) { return findDataset(database, name).has_value(); });
    });
}

} // namespace sessionsmith::store
