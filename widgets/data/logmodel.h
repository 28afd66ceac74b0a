// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"

#include <QAbstractTableModel>

#include <memory>

namespace sessionsmith::widgets {

/// The events of a log as a table; rows are offered a page at a time and each cell is made when it is looked at.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int pageSize = 500;

    using QAbstractTableModel::QAbstractTableModel;
    void setLog(std::shared_ptr<const events::EventLog> log);

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

private:
    enum class Column { User, Session, Time, Action, Item, Category, Price };
    QString cell(std::size_t event, Column column) const;

    std::shared_ptr<const events::EventLog> m_log;
    std::vector<Column> m_columns; // those that the log has
    int m_rows = 0;
};

} // namespace sessionsmith::widgets
