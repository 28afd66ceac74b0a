// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/datasetsummary.h"

#include <QAbstractTableModel>

namespace sessionsmith::widgets {

/// The rows that an import left out: line and reason.
class RejectedModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setRows(QList<RejectedLine> rows);
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 2; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<RejectedLine> m_rows;
};

} // namespace sessionsmith::widgets
