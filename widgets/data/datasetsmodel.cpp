// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/datasetsmodel.h"

#include "widgets/common/texts.h"
#include "widgets/data/datasetsummary.h"

namespace sessionsmith::widgets {

void DatasetsModel::setRecords(std::vector<store::DatasetRecord> records)
{
    beginResetModel();
    m_records = std::move(records);
    m_events.clear();
    for (const store::DatasetRecord& record : m_records)
        m_events.push_back(summaryOf(record).events);
    endResetModel();
}

int DatasetsModel::rowOf(const QString& name) const
{
    for (std::size_t row = 0; row < m_records.size(); ++row)
        if (text(m_records[row].name) == name) return int(row);
    return -1;
}

int DatasetsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

QVariant DatasetsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const store::DatasetRecord& record = m_records[std::size_t(index.row())];
    const std::int64_t events = m_events[std::size_t(index.row())];
    const bool synthetic = record.kind == store::DatasetKind::Synthetic;
    switch (role) {
    case Qt::DisplayRole:
        return text(record.name);
    case Qt::ToolTipRole:
        return text(record.source);
    case IconRole:
        return synthetic ? QStringLiteral("behaviour") : QStringLiteral("data");
    case EventsRole:
        return qlonglong(events);
    case DetailRole:
        return (record.isAugmented() ? tr("augmented · %1 events")
                : synthetic          ? tr("synthetic · %1 events")
                                     : tr("imported · %1 events"))
            .arg(formatInteger(events));
    case Qt::AccessibleTextRole:
        return text(record.name) + QStringLiteral(", ") + data(index, DetailRole).toString();
    default:
        return {};
    }
}

} // namespace sessionsmith::widgets
