// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/connection.h"
#include "engine/store/lookups.h"
#include "engine/store/statements.h"
#include "engine/store/texts.h"

#include "engine/base/text.h"

namespace sessionsmith::store {

Result<ModelRecord> Workspace::saveModel(const std::string& name, const std::string& document,
                                         const std::string& contentHash, int edits)
{
    Database& database = m_connection->database;
    return database.write(Durability::Full, [&]() -> Result<ModelRecord> {
        // Only the newest counts: going back to older content makes it the newest again.
        const auto newest = findModel(database, name);
        if (newest && newest->contentHash == contentHash) return *newest;
        // A name from before there was a rule stays usable.
        if (auto good = checkName(name); !newest && !good) return tl::unexpected(good.error());
        ModelRecord record{.id = 0,
                           .name = name,
                           .contentHash = contentHash,
                           .document = document,
                           .createdAt = currentTime(),
                           .version = newest ? newest->version + 1 : 1,
                           .note = {},
                           .edits = edits};
        database.execute(sql::insertModel, name, contentHash, document, record.createdAt, record.version, record.edits);
        record.id = database.lastInsertedId();
        return record;
    });
}

Result<std::vector<ModelRecord>> Workspace::models() const
{
    Database& database = m_connection->database;
    return database.read([&]() -> Result<std::vector<ModelRecord>> { return findModels(database); });
}

Result<ModelRecord> Workspace::model(const std::string& name) const
{
    Database& database = m_connection->database;
    return database.read([&]() -> Result<ModelRecord> {
        if (auto found = findModel(database, name)) return *std::move(found);
        std::vector<std::string> names;
        for (const ModelRecord& record : findModels(database))
            names.push_back(record.name);
        return fail(withChoice(Error(SS_TEXT("engine", "There is no model \"{0}\""), name), names));
    });
}

Result<std::vector<ModelRecord>> Workspace::modelVersions(const std::string& name) const
{
    if (const auto known = model(name); !known) return tl::unexpected(known.error());
    Database& database = m_connection->database;
    return database.read([&]() -> Result<std::vector<ModelRecord>> { return findModelVersions(database, name); });
}

Result<> Workspace::setModelNote(Id version, const std::string& note)
{
    Database& database = m_connection->database;
    return database.write(Durability::Full, [&]() -> Result<> {
        if (database.execute(sql::setModelNote, note, version) == 0)
            return fail(SS_TEXT("engine", "There is no model with the number {0}"), version);
        return {};
    });
}

Result<> Workspace::renameModel(const std::string& name, const std::string& newName)
{
    if (const auto known = model(name); !known) return tl::unexpected(known.error());
    if (newName.empty()) return fail(SS_TEXT("engine", "A model needs a name"));
    if (newName == name) return {};
    Database& database = m_connection->database;
    return database.write(Durability::Full, [&]() -> Result<> {
        const auto isTaken = [&](const std::string& other) { return findModel(database, other).has_value(); };
        if (const auto free = nameFor(newName, Naming::Exact, isTaken); !free) return tl::unexpected(free.error());
        database.execute(sql::renameSourceModel, name, newName); // first, while they are found by the old name
        database.execute(sql::renameModel, name, newName);
        database.execute(sql::renameNotesOfModel, name, newName);
        return {};
    });
}

Result<> Workspace::removeModel(const std::string& name)
{
    const auto known = model(name);
    if (!known) return tl::unexpected(known.error());
    Database& database = m_connection->database;
    return database.write(Durability::Full, [&]() -> Result<> {
        if (const auto users = findUsers(database, sql::usersOfModel, name); !users.empty())
            return fail(Error(SS_TEXT("engine", "The model \"{0}\" is needed by what was made from it: {1}"), name,
                              quotedList(users))
                            .advise(SS_TEXT("engine", "Delete these first")));
        const std::string inBin = nameInBin(known->id);
        database.execute(sql::binModel, name, inBin, currentTime());
        database.execute(sql::renameNotesOfModel, name, inBin);
        return {};
    });
}

Result<ModelRecord> Workspace::model(Id id) const
{
    Database& database = m_connection->database;
    return database.read([&]() -> Result<ModelRecord> {
        if (auto found = findModel(database, id)) return *std::move(found);
        return fail(SS_TEXT("engine", "There is no model with the number {0}"), id);
    });
}

} // namespace sessionsmith::store
