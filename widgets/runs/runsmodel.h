// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/records.h"

#include <QAbstractTableModel>

#include <map>
#include <vector>

namespace sessionsmith::widgets {

/// The runs of the workspace, newest first.
class RunsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Status, Name, Kind, Data, From, Ndcg, HitRate, Loss, Created, Time, ColumnCount };
    enum Role { SortRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;
    /// Rows that stay keep their place in selections. `datasets`: names by id.
    void setRuns(std::vector<store::RunRecord> runs, std::map<store::Id, std::string> datasets);
    const store::RunRecord& run(int row) const { return m_runs[std::size_t(row)]; }
    int rowOf(const QString& name) const; ///< -1: none
    /// The run that it began from.
    QString startName(const store::RunRecord& run) const;
    QString datasetName(const store::RunRecord& run) const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_runs.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString cell(const store::RunRecord& run, int column) const;
    QVariant sortKey(const store::RunRecord& run, int column) const;
    static bool isNumber(int column) { return column >= Ndcg; }

    std::vector<store::RunRecord> m_runs;
    std::map<store::Id, std::string> m_datasets;
};

} // namespace sessionsmith::widgets
