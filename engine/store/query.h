// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <optional>
#include <string>

namespace sessionsmith::store {

/// One use of a prepared statement: binds its places, walks over its rows, and hands it back reset, so that no read
/// transaction stays open behind it. Throws SQLite::Exception.
class Query
{
public:
    template <typename... Values>
    explicit Query(SQLite::Statement& statement, const Values&... values) : m_statement(statement)
    {
        int place = 0;
        (bind(++place, values), ...);
    }
    ~Query() { m_statement.tryReset(); }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    bool next() { return m_statement.executeStep(); }
    int execute() { return m_statement.exec(); }

    std::int64_t integer(int column) const { return m_statement.getColumn(column).getInt64(); }
    double real(int column) const { return m_statement.getColumn(column).getDouble(); }
    std::string text(int column) const { return m_statement.getColumn(column).getString(); }
    std::optional<std::int64_t> optionalInteger(int column) const
    {
        return m_statement.isColumnNull(column) ? std::nullopt : std::optional(integer(column));
    }

private:
    void bind(int place, int value) { m_statement.bind(place, value); }
    void bind(int place, std::int64_t value) { m_statement.bind(place, value); }
    void bind(int place, double value) { m_statement.bind(place, value); }
    void bind(int place, const char* value) { m_statement.bind(place, value); }
    void bind(int place, const std::string& value) { m_statement.bind(place, value); }
    void bind(int place, const std::optional<std::int64_t>& value)
    {
        value ? m_statement.bind(place, *value) : m_statement.bind(place);
    }

    SQLite::Statement& m_statement;
};

} // namespace sessionsmith::store
