// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/logmodel.h"

#include "engine/events/prices.h"
#include "widgets/common/texts.h"

#include <algorithm>

namespace sessionsmith::widgets {

void LogModel::setLog(std::shared_ptr<const events::EventLog> log)
{
    beginResetModel();
    m_log = std::move(log);
    m_columns.clear();
    m_rows = 0;
    if (m_log) {
        m_columns = {Column::User, Column::Session};
        if (m_log->hasTime()) m_columns.push_back(Column::Time);
        m_columns.insert(m_columns.end(), {Column::Action, Column::Item});
        if (m_log->hasCategory()) m_columns.push_back(Column::Category);
        if (m_log->hasPrice()) m_columns.push_back(Column::Price);
        m_rows = int(std::min<std::size_t>(m_log->size(), pageSize));
    }
    endResetModel();
}

bool LogModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_log && std::size_t(m_rows) < m_log->size();
}

void LogModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent)) return;
    const auto left = m_log->size() - std::size_t(m_rows);
    const int more = int(std::min<std::size_t>(left, pageSize));
    beginInsertRows({}, m_rows, m_rows + more - 1);
    m_rows += more;
    endInsertRows();
}

QString LogModel::cell(std::size_t event, Column column) const
{
    const events::EventLog& log = *m_log;
    switch (column) {
    case Column::User:
        return text(log.users[log.user[event]]);
    case Column::Session: {
        const auto session = std::size_t(log.session[event]);
        return log.sessionNames.empty() ? formatInteger(std::int64_t(session) + 1) : text(log.sessionNames[session]);
    }
    case Column::Time:
        return formatTime(log.time[event]);
    case Column::Action:
        return actionWord(log.actions[log.action[event]]);
    case Column::Item:
        return text(log.items[log.item[event]]);
    case Column::Category:
        return log.category[event] < 0 ? QStringLiteral("—") : text(log.categories[log.category[event]]);
    case Column::Price: {
        const std::string price = events::priceText(log.price[std::size_t(log.item[event])]);
        return price.empty() ? QStringLiteral("—") : text(price);
    }
    }
    return {};
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) ||
        role != Qt::DisplayRole)
        return {};
    return cell(std::size_t(index.row()), m_columns[std::size_t(index.column())]);
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole || section < 0) return {};
    if (orientation == Qt::Vertical) return section + 1;
    if (std::size_t(section) >= m_columns.size()) return {};
    switch (m_columns[std::size_t(section)]) {
    case Column::User:
        return tr("User");
    case Column::Session:
        return tr("Session");
    case Column::Time:
        return tr("Time");
    case Column::Action:
        return tr("Action");
    case Column::Item:
        return tr("Item");
    case Column::Category:
        return tr("Category");
    case Column::Price:
        return tr("Price");
    }
    return {};
}

} // namespace sessionsmith::widgets
