// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
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
    /// Valid until the next row is asked for.
    std::span<const std::byte> blob(int column) const
    {
        const SQLite::Column value = m_statement.getColumn(column);
        return {static_cast<const std::byte*>(value.getBlob()), std::size_t(value.getBytes())};
    }
    std::optional<std::int64_t> optionalInteger(int column) const
    {
        return m_statement.isColumnNull(column) ? std::nullopt : std::optional(integer(column));
    }
    std::optional<double> optionalReal(int column) const
    {
        return m_statement.isColumnNull(column) ? std::nullopt : std::optional(real(column));
    }

private:
    void bind(int place, int value) { m_statement.bind(place, value); }
    void bind(int place, std::int64_t value) { m_statement.bind(place, value); }
    void bind(int place, double value) { m_statement.bind(place, value); }
    void bind(int place, const char* value) { m_statement.bind(place, value); }
    void bind(int place, const std::string& value) { m_statement.bind(place, value); }
    /// Nothing is a value of no bytes: without an address it would be NULL.
    void bind(int place, std::span<const std::byte> value)
    {
        m_statement.bind(place, value.empty() ? "" : static_cast<const void*>(value.data()), int(value.size()));
    }
    template <typename Value>
    void bind(int place, const std::optional<Value>& value)
    {
        value ? m_statement.bind(place, *value) : m_statement.bind(place);
    }

    SQLite::Statement& m_statement;
};

} // namespace sessionsmith::store
