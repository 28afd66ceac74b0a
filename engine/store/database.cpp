// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/database.h"

#include "engine/store/patience.h"

#include <sqlite3.h>

#include <cerrno>
#include <chrono>
#include <thread>

namespace sessionsmith::store {

namespace {

using namespace std::chrono_literals;
thread_local std::chrono::milliseconds patience = 60s;
const char* const diskFull = SS_TEXT("engine", "The disk is full");

/// The address of a file that nobody changes while it is open, so that SQLite needs no lock and no file beside it.
std::string immutableUri(const std::filesystem::path& file)
{
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(file).string()) {
        if (c == '%' || c == '?' || c == '#')
            uri += fmt::format("%{:02X}", int(c));
        else
            uri += c;
    }
    return uri + "?immutable=1";
}

} // namespace

bool Database::hasPendingLog(const std::filesystem::path& file)
{
    std::error_code none;
    const auto size = std::filesystem::file_size(file.string() + "-wal", none);
    return !none && size > 0;
}

Result<Database> Database::open(const std::filesystem::path& file, Access access)
{
    Database database(file, access);
    const auto connected = database.read([&]() -> Result<> {
        database.connect();
        return {};
    });
    if (!connected) return tl::unexpected(connected.error());
    return database;
}

Result<Database> Database::openTemporary()
{
    Database database({}, Access::Create);
    const auto connected = database.read([&]() -> Result<> {
        database.connect();
        database.m_database->exec("PRAGMA journal_mode = OFF");
        return {};
    });
    if (!connected) return tl::unexpected(connected.error());
    return database;
}

void setPatience(std::chrono::milliseconds wanted)
{
    patience = wanted;
}

bool Database::saysDiskFull(const Error& error)
{
    return error.what().text == diskFull;
}

void Database::connect()
{
    const int milliseconds = int(patience.count());
    if (isReadOnly() && !hasPendingLog(m_file)) {
        const int flags = SQLite::OPEN_READONLY | SQLite::OPEN_URI;
        m_database = std::make_unique<SQLite::Database>(immutableUri(m_file), flags, milliseconds);
    } else {
        const int flags = isReadOnly()
                              ? SQLite::OPEN_READONLY
                              : SQLite::OPEN_READWRITE | (m_access == Access::Create ? SQLite::OPEN_CREATE : 0);
        m_database = std::make_unique<SQLite::Database>(m_file.string(), flags, milliseconds);
    }
    m_database->exec("PRAGMA foreign_keys = ON");
    // The first look into the file: one that is damaged or no database is found out here.
    m_database->execAndGet("PRAGMA schema_version");
}

Result<> Database::useWriteAheadLog()
{
    return read([&]() -> Result<> {
        // SQLite does not wait by itself for others who open the same new file at this moment.
        const auto deadline = std::chrono::steady_clock::now() + patience;
        while (m_database->tryExec("PRAGMA journal_mode = WAL") == SQLITE_BUSY &&
               std::chrono::steady_clock::now() < deadline)
            std::this_thread::sleep_for(5ms);
        m_database->exec("PRAGMA journal_mode = WAL");
        return {};
    });
}

bool Database::hasMoved() const
{
    int moved = 0;
    return sqlite3_file_control(m_database->getHandle(), nullptr, SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved;
}

void Database::setDurability(Durability durability)
{
    if (durability == m_durability) return;
    m_database->exec(durability == Durability::Full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    m_durability = durability;
}

SQLite::Statement& Database::prepared(const char* sql)
{
    auto& statement = m_statements[sql];
    if (!statement) statement = std::make_unique<SQLite::Statement>(*m_database, sql);
    return *statement;
}

/// A disk without any room left fails before SQLite comes to write: its shared memory cannot grow.
bool Database::isDiskFull(int code) const
{
    if (code == SQLITE_FULL) return true;
    if (code != SQLITE_IOERR || !m_database) return false;
    const int system = sqlite3_system_errno(m_database->getHandle());
    return system == ENOSPC || system == EDQUOT;
}

Error Database::errorOf(const SQLite::Exception& exception) const
{
    const int code = exception.getErrorCode() & 0xff;
    const auto described = [&]() -> Error {
        if (isDiskFull(code))
            return Error(diskFull).advise(
                SS_TEXT("engine", "Free some space on the disk; nothing was left half-written"));
        if (exception.getExtendedErrorCode() == SQLITE_READONLY_DBMOVED) return movedError();
        switch (code) {
        case SQLITE_NOTADB:
            return Error(SS_TEXT("engine", "This file is no workspace: it is not an SQLite database"))
                .advise(SS_TEXT("engine", "Choose another folder, or move the file away"));
        case SQLITE_CORRUPT:
            return Error(SS_TEXT("engine", "The workspace's database is damaged or cut off"))
                .advise(SS_TEXT("engine", "Restore it from a copy, or choose another folder"));
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Error(SS_TEXT("engine", "Another program has kept the workspace busy for {0} seconds"),
                         std::chrono::duration_cast<std::chrono::seconds>(patience).count())
                .advise(SS_TEXT("engine", "Wait for it to end, then try again"));
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return readOnlyError();
        case SQLITE_CANTOPEN:
            return Error(SS_TEXT("engine",
                                 "The workspace's database cannot be opened: this is no file, or not one that "
                                 "may be read"))
                .advise(SS_TEXT("engine", "Change the permissions of the file, or choose another folder"));
        case SQLITE_CONSTRAINT:
            return Error(SS_TEXT("engine", "The workspace does not take this record: {0}"), exception.what());
        default:
            return Error(SS_TEXT("engine", "The workspace cannot be read or written: {0}"), exception.what());
        }
    };
    return described().at(m_file.string());
}

Error Database::movedError() const
{
    return Error(SS_TEXT("engine", "The workspace was deleted, moved or replaced while it was open; nothing can be "
                                   "saved in it"))
        .at(m_file.string())
        .advise(SS_TEXT("engine", "Put its folder back, or open a workspace anew"));
}

Error Database::readOnlyError() const
{
    return Error(SS_TEXT("engine", "This workspace can only be read: its folder cannot be written"))
        .at(m_file.string())
        .advise(SS_TEXT("engine", "Free some space on the disk, change the permissions of the folder, or choose "
                                  "another one"));
}

} // namespace sessionsmith::store
