// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/connection.h"
#include "engine/store/lookups.h"
#include "engine/store/statements.h"
#include "engine/store/texts.h"

namespace sessionsmith::store {

namespace {

/// Takes things out of the bin, within a transaction that writes.
class Restoring
{
public:
    explicit Restoring(Database& database) : m_database(database) {}

    /// The name under which it is back; nothing if it is not in the bin.
    Result<std::optional<std::string>> restore(const std::string& kind, Id id)
    {
        if (kind == "run") return run(id);
        if (kind == "dataset") return dataset(id);
        return model(id);
    }

private:
    struct Origin
    {
        const char* kind;
        std::optional<Id> id;
    };

    Result<std::optional<std::string>> run(Id id)
    {
        std::string name;
        std::vector<Origin> origins;
        if (Query row = m_database.query(sql::binnedRun, id); row.next()) {
            name = row.text(0);
            origins = {{"dataset", row.optionalInteger(1)}, {"run", row.optionalInteger(2)}};
        } else {
            return std::nullopt;
        }
        if (auto back = restoreAll(origins); !back) return tl::unexpected(back.error());
        const auto free = freeName(name, [&](const std::string& taken) { return findRun(m_database, taken); });
        if (free) m_database.execute(sql::restoreRun, id, *free);
        return free;
    }

    Result<std::optional<std::string>> dataset(Id id)
    {
        std::string name;
        std::vector<Origin> origins;
        if (Query row = m_database.query(sql::binnedDataset, id); row.next()) {
            name = row.text(0);
            origins = {{"model", row.optionalInteger(1)},
                       {"dataset", row.optionalInteger(2)},
                       {"run", row.optionalInteger(3)}};
        } else {
            return std::nullopt;
        }
        if (auto back = restoreAll(origins); !back) return tl::unexpected(back.error());
        const auto free = freeName(name, [&](const std::string& taken) { return findDataset(m_database, taken); });
        if (free) m_database.execute(sql::restoreDataset, id, *free);
        return free;
    }

    Result<std::optional<std::string>> model(Id id)
    {
        std::string name, inBin;
        if (Query row = m_database.query(sql::binnedModel, id); row.next()) {
            name = row.text(0);
            inBin = row.text(1);
        } else {
            return std::nullopt;
        }
        const auto free = freeName(name, [&](const std::string& taken) { return findModel(m_database, taken); });
        if (!free) return free;
        m_database.execute(sql::restoreModel, inBin, **free);
        m_database.execute(sql::renameModel, **free, **free); // its document says its name
        m_database.execute(sql::renameNotesOfModel, inBin, **free);
        return free;
    }

    Result<> restoreAll(const std::vector<Origin>& origins)
    {
        for (const Origin& origin : origins)
            if (origin.id)
                if (auto back = restore(origin.kind, *origin.id); !back) return tl::unexpected(back.error());
        return {};
    }

    template <typename Find>
    static Result<std::optional<std::string>> freeName(const std::string& wanted, Find find)
    {
        return nameFor(wanted, Naming::MadeUnique, [&](const std::string& name) { return find(name).has_value(); })
            .map([](std::string name) { return std::optional(std::move(name)); });
    }

    Database& m_database;
};

Error notInBin(const std::string& name)
{
    return Error(SS_TEXT("engine", "There is no \"{0}\" in the bin"), name);
}

std::uintmax_t sizeOf(const std::filesystem::path& file)
{
    std::error_code missing;
    const auto bytes = std::filesystem::file_size(file, missing);
    return missing ? 0 : bytes;
}

/// An entry, and the file that goes with it, relative to the workspace.
struct Binned
{
    BinEntry entry;
    std::string file;
};

std::vector<Binned> findBinned(Database& database, const std::filesystem::path& folder)
{
    std::vector<Binned> found;
    Query row = database.query(sql::binned);
    while (row.next()) {
        Binned one{{row.text(0), row.integer(1), row.text(2), row.integer(3)}, row.text(4)};
        if (!one.file.empty()) one.entry.bytes = sizeOf(folder / one.file);
        found.push_back(std::move(one));
    }
    return found;
}

std::vector<std::string> usersOf(Database& database, const BinEntry& entry)
{
    if (entry.kind == "run") return findUsers(database, sql::usersOfRun, entry.id, Users::All);
    if (entry.kind == "dataset") return findUsers(database, sql::usersOfDataset, entry.id, Users::All);
    Query row = database.query(sql::binnedModel, entry.id);
    return row.next() ? findUsers(database, sql::usersOfModel, row.text(1), Users::All) : std::vector<std::string>();
}

void eraseRecord(Database& database, const BinEntry& entry)
{
    if (entry.kind == "run") {
        database.execute(sql::deleteRun, entry.id);
        database.execute(sql::deleteNotesOfRun, entry.id);
    } else if (entry.kind == "dataset") {
        database.execute(sql::deleteDataset, entry.id);
    } else {
        std::string inBin;
        if (Query row = database.query(sql::binnedModel, entry.id); row.next()) inBin = row.text(1);
        database.execute(sql::deleteModel, inBin);
        database.execute(sql::deleteNotesOfModel, inBin);
    }
}

} // namespace

Result<std::vector<BinEntry>> Workspace::bin() const
{
    Database& database = m_connection->database;
    return database.read([&]() -> Result<std::vector<BinEntry>> {
        std::vector<BinEntry> entries;
        for (Binned& one : findBinned(database, m_connection->folder))
            entries.push_back(std::move(one.entry));
        return entries;
    });
}

Result<std::string> Workspace::restore(const BinEntry& entry)
{
    Database& database = m_connection->database;
    return database.write(Durability::Full, [&]() -> Result<std::string> {
        auto name = Restoring(database).restore(entry.kind, entry.id);
        if (!name) return tl::unexpected(name.error());
        if (!*name) return fail(notInBin(entry.name));
        return **std::move(name);
    });
}

Result<std::uintmax_t> Workspace::erase(const BinEntry& entry)
{
    Database& database = m_connection->database;
    Binned erased;
    const auto gone = database.write(Durability::Full, [&]() -> Result<> {
        bool isThere = false;
        for (Binned& one : findBinned(database, m_connection->folder)) {
            if (one.entry.kind != entry.kind || one.entry.id != entry.id) continue;
            erased = std::move(one);
            isThere = true;
        }
        if (!isThere) return fail(notInBin(entry.name));
        if (const auto users = usersOf(database, entry); !users.empty())
            return fail(
                Error(SS_TEXT("engine", "\"{0}\" is needed by what was made from it and is in the bin too: {1}"),
                      entry.name, quotedList(users))
                    .advise(SS_TEXT("engine", "Erase these first")));
        eraseRecord(database, entry);
        return {};
    });
    if (!gone) return tl::unexpected(gone.error());
    return m_connection->removeFilesOf(erased.entry, erased.file);
}

Result<std::uintmax_t> Workspace::emptyBin()
{
    constexpr std::size_t atOnce = 64; // others may write in between
    Database& database = m_connection->database;
    std::uintmax_t freed = 0;
    while (true) { // what was made from something goes before it
        std::vector<Binned> erased;
        const auto gone = database.write(Durability::Full, [&]() -> Result<> {
            erased.clear();
            for (Binned& one : findBinned(database, m_connection->folder)) {
                if (erased.size() == atOnce || !usersOf(database, one.entry).empty()) continue;
                eraseRecord(database, one.entry);
                erased.push_back(std::move(one));
            }
            return {};
        });
        if (!gone) return tl::unexpected(gone.error());
        if (erased.empty()) return freed;
        for (const Binned& one : erased)
            freed += m_connection->removeFilesOf(one.entry, one.file);
    }
}

} // namespace sessionsmith::store
