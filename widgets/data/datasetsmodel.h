// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/records.h"
#include "widgets/common/twolinedelegate.h"

#include <QAbstractListModel>

#include <vector>

namespace sessionsmith::widgets {

/// The data sets of the workspace, newest first.
class DatasetsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { IconRole = TwoLineDelegate::IconRole, DetailRole = TwoLineDelegate::DetailRole, EventsRole };

    using QAbstractListModel::QAbstractListModel;
    void setRecords(std::vector<store::DatasetRecord> records);
    const store::DatasetRecord& record(int row) const { return m_records[std::size_t(row)]; }
    int rowOf(const QString& name) const; ///< -1: none

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<store::DatasetRecord> m_records;
    std::vector<std::int64_t> m_events;
};

} // namespace sessionsmith::widgets
