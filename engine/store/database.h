// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/store/query.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>

#include <filesystem>
#include <memory>
#include <string_view>
#include <type_traits>
#include <unordered_map>

namespace sessionsmith::store {

/// How much a commit must survive. Normal: the end of the process. Full: a power cut too.
enum class Durability { Normal, Full };

/// Create: opened, or made where it is not there.
enum class Access { Read, Write, Create };

/// The only door to SQLite: one connection, its prepared statements, and the translation of its exceptions into errors.
/// query() and execute() throw SQLite::Exception and are called within read() or write().
class Database
{
public:
    /// Errors: it is no database, it is damaged, it cannot be opened.
    static Result<Database> open(const std::filesystem::path& file, Access access);
    /// A file without a name among the temporary ones of the system: it goes with the database, or with the process.
    /// What it holds matters only as long as nothing failed: a write is not undone.
    static Result<Database> openTemporary();

    /// Whether an error of open(), read() or write() says that the disk has no room.
    static bool saysDiskFull(const Error& error);
    /// What was written is not all in the file itself: somebody writes there, or was killed.
    static bool hasPendingLog(const std::filesystem::path& file);

    /// To be called once it is clear that the file is one of ours: it changes the file.
    Result<> useWriteAheadLog();

    bool isReadOnly() const { return m_access == Access::Read; }
    const std::filesystem::path& file() const { return m_file; }

    /// `sql` must outlive the database: it is a literal, and the key of the prepared statement.
    template <typename... Values>
    Query query(const char* sql, const Values&... values)
    {
        return Query(prepared(sql), values...);
    }
    /// Returns the number of rows that changed.
    template <typename... Values>
    int execute(const char* sql, const Values&... values)
    {
        return query(sql, values...).execute();
    }
    /// Several statements without places, prepared for this once.
    void executeScript(const char* sql) { m_database->exec(sql); }
    std::int64_t lastInsertedId() const { return m_database->getLastInsertRowid(); }

    /// What `work` returns, a Result, or the error of SQLite.
    template <typename Work>
    std::invoke_result_t<Work> read(Work&& work)
    {
        try {
            return work();
        } catch (const SQLite::Exception& exception) {
            return fail(errorOf(exception));
        }
    }
    /// The same, where all that `work` reads is of one moment.
    template <typename Work>
    std::invoke_result_t<Work> readAtOnce(Work&& work)
    {
        return read([&]() -> std::invoke_result_t<Work> {
            SQLite::Transaction transaction(*m_database, SQLite::TransactionBehavior::DEFERRED);
            return work();
        });
    }
    /// The same in a transaction that writes: committed if `work` gives a value, else undone. Errors, besides: the file
    /// under our name is gone or another one, and what is written would be lost.
    template <typename Work>
    std::invoke_result_t<Work> write(Durability durability, Work&& work)
    {
        if (isReadOnly()) return fail(readOnlyError());
        if (hasMoved()) return fail(movedError());
        return read([&]() -> std::invoke_result_t<Work> {
            setDurability(durability);
            SQLite::Transaction transaction(*m_database, SQLite::TransactionBehavior::IMMEDIATE);
            auto result = work();
            if (result) transaction.commit();
            return result;
        });
    }

private:
    Database(std::filesystem::path file, Access access) : m_file(std::move(file)), m_access(access) {}
    void connect();
    bool hasMoved() const;
    void setDurability(Durability durability);
    SQLite::Statement& prepared(const char* sql);
    bool isDiskFull(int code) const;
    Error errorOf(const SQLite::Exception& exception) const;
    Error readOnlyError() const;
    Error movedError() const;

    std::filesystem::path m_file;
    Access m_access;
    Durability m_durability = Durability::Full;
    std::unique_ptr<SQLite::Database> m_database;
    std::unordered_map<std::string_view, std::unique_ptr<SQLite::Statement>> m_statements;
};

} // namespace sessionsmith::store
