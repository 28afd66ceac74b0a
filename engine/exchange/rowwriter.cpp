// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/rowwriter.h"

#include "engine/events/prices.h"
#include "engine/exchange/quoting.h"

namespace sessionsmith::exchange {

namespace {

/// Seconds with as many decimals as are needed: "1511858894.123".
std::string unixSeconds(Milliseconds time)
{
    const Milliseconds rest = time % 1000;
    return rest == 0 ? fmt::format("{}", time / 1000) : fmt::format("{}.{:03}", time / 1000, rest);
}

} // namespace

RowWriter::RowWriter(const EventLog& log, ExportFormat format)
    : m_log(log), m_format(format), m_delimiter(format == ExportFormat::RecBole ? '\t' : ','),
      m_lineEnd(format == ExportFormat::Csv ? "\r\n" : "\n"), m_columns{Column::User, Column::Session},
      m_users(quoted(log.users.names())), m_actions(quoted(log.actions.names())), m_items(quoted(log.items.names())),
      m_categories(quoted(log.categories.names()))
{
    // A log without events may be a part of one with all columns.
    const bool isEmpty = log.size() == 0;
    if (log.hasTime() || isEmpty) m_columns.push_back(Column::Time);
    m_columns.insert(m_columns.end(), {Column::Action, Column::Item});
    if (log.hasCategory() || (isEmpty && !log.categories.isEmpty())) m_columns.push_back(Column::Category);
    if (log.hasPrice()) m_columns.push_back(Column::Price);
    for (const double price : log.price) {
        m_prices.push_back(events::priceText(price));
        if (m_prices.back().empty() && format == ExportFormat::JsonLines) m_prices.back() = "null";
    }
    for (const Column column : m_columns) {
        const bool isFirst = column == m_columns.front();
        m_before.push_back(format == ExportFormat::JsonLines
                               ? fmt::format("{}\"{}\":", isFirst ? '{' : ',', nameOf(column))
                               : std::string(isFirst ? 0 : 1, m_delimiter));
    }
    std::vector<std::string> sessions;
    for (std::size_t session = 0; session < log.sessionCount(); ++session)
        sessions.push_back(sessionName(log, session));
    m_sessions = quoted(std::move(sessions));
}

std::vector<std::string> RowWriter::quoted(std::vector<std::string> names) const
{
    for (std::string& name : names)
        name = m_format == ExportFormat::JsonLines ? jsonQuoted(name) : csvQuoted(name, m_delimiter);
    return names;
}

std::string RowWriter::nameOf(Column column) const
{
    const bool isRecBole = m_format == ExportFormat::RecBole; // a name with its type
    switch (column) {
    case Column::User:
        return isRecBole ? "user_id:token" : "user";
    case Column::Session:
        return isRecBole ? "session_id:token" : "session";
    case Column::Time:
        return isRecBole ? "timestamp:float" : "time";
    case Column::Action:
        return isRecBole ? "action:token" : "action";
    case Column::Item:
        return isRecBole ? "item_id:token" : "item";
    case Column::Category:
        return isRecBole ? "category:token" : "category";
    case Column::Price:
        return isRecBole ? "price:float" : "price";
    }
    return {};
}

std::string_view RowWriter::category(std::int32_t category) const
{
    if (category >= 0) return m_categories[std::size_t(category)];
    return m_format == ExportFormat::JsonLines ? "null" : "";
}

void RowWriter::append(std::string& row, Column column, std::size_t event) const
{
    switch (column) {
    case Column::User:
        row += m_users[std::size_t(m_log.user[event])];
        return;
    case Column::Session:
        row += m_sessions[std::size_t(m_log.session[event])];
        return;
    case Column::Time:
        if (m_format == ExportFormat::RecBole)
            row += unixSeconds(m_log.time[event]);
        else if (m_format == ExportFormat::JsonLines)
            row.append("\"").append(formatIsoTime(m_log.time[event])).append("\"");
        else
            row += formatIsoTime(m_log.time[event]);
        return;
    case Column::Action:
        row += m_actions[std::size_t(m_log.action[event])];
        return;
    case Column::Item:
        row += m_items[std::size_t(m_log.item[event])];
        return;
    case Column::Category:
        row += category(m_log.category[event]);
        return;
    case Column::Price:
        row += m_prices[std::size_t(m_log.item[event])];
        return;
    }
}

std::string RowWriter::header() const
{
    if (m_format == ExportFormat::JsonLines) return {};
    std::string line;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        line += m_before[i] + nameOf(m_columns[i]);
    return line + m_lineEnd;
}

void RowWriter::appendRow(std::string& text, std::size_t event) const
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        text += m_before[i];
        append(text, m_columns[i], event);
    }
    if (m_format == ExportFormat::JsonLines) text += '}';
    text += m_lineEnd;
}

std::string RowWriter::itemHeader() const
{
    std::string header = nameOf(Column::Item);
    for (const auto& [isThere, column] :
         {std::pair(m_log.hasCategory(), Column::Category), {m_log.hasPrice(), Column::Price}})
        if (isThere) header += m_delimiter + nameOf(column);
    return header + m_lineEnd;
}

void RowWriter::appendItem(std::string& text, std::int32_t item, std::int32_t category) const
{
    text += m_items[std::size_t(item)];
    if (m_log.hasCategory()) text.append(1, m_delimiter).append(this->category(category));
    if (m_log.hasPrice()) text.append(1, m_delimiter).append(m_prices[std::size_t(item)]);
    text += m_lineEnd;
}

} // namespace sessionsmith::exchange
