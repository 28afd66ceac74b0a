// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/atomicfile.h"
#include "engine/store/connection.h"
#include "engine/store/lookups.h"
#include "engine/store/statements.h"
#include "engine/store/texts.h"

namespace sessionsmith::store {

Result<DatasetRecord> Workspace::addDataset(DatasetRecord record, Naming naming, AtomicFile* file)
{
    Database& database = m_connection->database;
    auto added = database.write(Durability::Full, [&]() -> Result<DatasetRecord> {
        auto name = nameFor(record.name, naming,
                            [&](const std::string& taken) { return findDataset(database, taken).has_value(); });
        if (!name) return tl::unexpected(name.error());
        if (auto there = checkOrigins(database, record.model, record.sourceDataset, record.run); !there)
            return tl::unexpected(there.error());
        record.name = *std::move(name);
        record.createdAt = currentTime();
        database.execute(sql::insertDataset, record.name, store::name(record.kind), record.source, record.contentHash,
                         record.file, record.summary, record.spec, record.model, record.sourceDataset, record.run,
                         record.createdAt);
        record.id = database.lastInsertedId();
        // Last, so that what fails before touches no file; even over a file of this content, which may be damaged.
        if (file)
            if (auto placed = file->commit(); !placed) return tl::unexpected(placed.error());
        return record;
    });
    if (!added && file) m_connection->removeUnusedFile(sql::usersOfDatasetFile, record.file);
    return added;
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
    return database.write(Durability::Full, [&]() -> Result<> {
        if (const auto users = findUsers(database, sql::usersOfDataset, record->id); !users.empty())
            return fail(Error(SS_TEXT("engine", "The data set \"{0}\" is needed by what was made from it: {1}"), name,
                              quotedList(users))
                            .advise(SS_TEXT("engine", "Delete these first, and fit models to another data set")));
        database.execute(sql::binDataset, record->id, currentTime());
        return {};
    });
}

} // namespace sessionsmith::store
