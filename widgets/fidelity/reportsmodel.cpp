// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/reportsmodel.h"

#include "widgets/common/texts.h"
#include "widgets/common/twolinedelegate.h"

namespace sessionsmith::widgets {

void ReportsModel::setReports(std::vector<workflow::KeptReport> reports)
{
    beginResetModel();
    m_reports = std::move(reports);
    endResetModel();
}

int ReportsModel::rowOf(const std::string& key) const
{
    for (std::size_t row = 0; row < m_reports.size(); ++row)
        if (m_reports[row].key == key) return int(row);
    return -1;
}

int ReportsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_reports.size());
}

QVariant ReportsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const workflow::KeptReport& report = m_reports[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(report.synthetic);
    case TwoLineDelegate::IconRole:
        return QStringLiteral("compare");
    case TwoLineDelegate::DetailRole:
        return tr("%1 overall · beside %2").arg(formatNumber(report.overall, 2), text(report.real));
    case Qt::ToolTipRole:
        return tr("%1 beside %2\n%3").arg(text(report.synthetic), text(report.real), formatTime(report.createdAt));
    case Qt::AccessibleTextRole:
        return text(report.synthetic) + QStringLiteral(", ") + data(index, TwoLineDelegate::DetailRole).toString();
    default:
        return {};
    }
}

} // namespace sessionsmith::widgets
