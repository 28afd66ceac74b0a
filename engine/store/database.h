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

/// The only door to SQLite: one connection, its prepared statements, and the translation of its exceptions into errors.
/// query() and execute() throw SQLite::Exception and are called within read() or write().
class Database
{
public:
    /// Opens, or creates where it may be written. Errors: it is no database, it is damaged, it cannot be opened.
    static Result<Database> open(const std::filesystem::path& file, bool readOnly);

    /// To be called once it is clear that the file is one of ours: it changes the file.
    Result<> useWriteAheadLog();

    bool isReadOnly() const { return m_readOnly; }
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
    /// The same in a transaction that writes: committed if `work` gives a value, else undone.
    template <typename Work>
    std::invoke_result_t<Work> write(Durability durability, Work&& work)
    {
        if (m_readOnly) return fail(readOnlyError());
        return read([&]() -> std::invoke_result_t<Work> {
            setDurability(durability);
            SQLite::Transaction transaction(*m_database, SQLite::TransactionBehavior::IMMEDIATE);
            auto result = work();
            if (result) transaction.commit();
            return result;
        });
    }

private:
    Database(std::filesystem::path file, bool readOnly) : m_file(std::move(file)), m_readOnly(readOnly) {}
    void connect();
    void setDurability(Durability durability);
    SQLite::Statement& prepared(const char* sql);
    Error errorOf(const SQLite::Exception& exception) const;
    Error readOnlyError() const;

    std::filesystem::path m_file;
    bool m_readOnly;
    Durability m_durability = Durability::Full;
    std::unique_ptr<SQLite::Database> m_database;
    std::unordered_map<std::string_view, std::unique_ptr<SQLite::Statement>> m_statements;
};

} // namespace sessionsmith::store
