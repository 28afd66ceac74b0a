// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/rejectedmodel.h"

#include "widgets/common/texts.h"

namespace sessionsmith::widgets {

void RejectedModel::setRows(QList<RejectedLine> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

QVariant RejectedModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const RejectedLine& row = m_rows[index.row()];
    if (role == Qt::TextAlignmentRole && index.column() == 0) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DisplayRole && index.column() == 1) return row.reason;
    if (role == Qt::DisplayRole)
        return row.file.isEmpty() ? formatInteger(row.line) : row.file + QStringLiteral(": ") + formatInteger(row.line);
    return role == Qt::ToolTipRole ? QVariant(row.reason) : QVariant();
}

QVariant RejectedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return int((section == 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    return section == 0 ? tr("Line") : tr("Reason");
}

} // namespace sessionsmith::widgets
