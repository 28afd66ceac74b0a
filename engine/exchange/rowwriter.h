// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exchange/exporter.h"

namespace sessionsmith::exchange {

/// The events of a log as lines of text. Every name is quoted once, however many events it occurs in. Only for
/// formats of text.
class RowWriter
{
public:
    RowWriter(const EventLog& log, ExportFormat format);

    /// The first line of a file; empty where the format has none.
    std::string header() const;
    void appendRow(std::string& text, std::size_t event) const;
    /// RecBole's features of the items, category and price: a file of its own. Its first line, and that of an item.
    std::string itemHeader() const;
    void appendItem(std::string& text, std::int32_t item, std::int32_t category) const;

private:
    enum class Column { User, Session, Time, Action, Item, Category, Price };
    std::string nameOf(Column column) const;
    void append(std::string& row, Column column, std::size_t event) const;
    std::string_view category(std::int32_t category) const;
    std::vector<std::string> quoted(std::vector<std::string> names) const;

    const EventLog& m_log;
    ExportFormat m_format;
    char m_delimiter;
    std::string m_lineEnd;
    std::vector<Column> m_columns;
    std::vector<std::string> m_before; ///< by column: what stands before its value
    std::vector<std::string> m_users, m_actions, m_items, m_categories, m_prices, m_sessions;
};

} // namespace sessionsmith::exchange
