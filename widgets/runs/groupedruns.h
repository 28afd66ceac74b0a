// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/runs/runsproxy.h"

#include <QAbstractProxyModel>

#include <map>
#include <set>
#include <vector>

namespace sessionsmith::widgets {

/// The runs as they are sorted, under a heading for each value of a field where a person wants it: groups stand in the
/// order of their first runs, and close and open.
class GroupedRuns : public QAbstractProxyModel
{
    Q_OBJECT
public:
    GroupedRuns(RunsModel& runs, RunsProxy& sorted, QObject* parent = nullptr);

    /// By a field of the table; empty: not at all.
    void setField(const QString& field);
    const QString& field() const { return m_field; }
    bool isHeading(int row) const { return m_rows[std::size_t(row)] < 0; }
    void toggle(int row); ///< of a heading
    /// The places of all runs below a heading; of a closed one there are none.
    QList<int> rowsBelow(int heading) const;
    /// The row of the RunsModel; -1 for a heading.
    int runAt(const QModelIndex& place) const;
    QModelIndex placeOf(int run); ///< of a row of the RunsModel; opens its group

    QModelIndex mapToSource(const QModelIndex& place) const override;
    QModelIndex mapFromSource(const QModelIndex& source) const override;
    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex&) const override { return {}; }
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& place, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& place) const override;
    void sort(int column, Qt::SortOrder order) override { m_sorted.sort(column, order); }

private:
    struct Group
    {
        QString name;
        std::vector<int> rows; ///< of the sorted runs
    };
    void keepPlaces();
    void rebuild();
    void arrange();
    QString headingOf(const Group& group) const;

    RunsModel& m_runs;
    RunsProxy& m_sorted;
    QString m_field;
    std::vector<Group> m_groups;
    std::set<QString> m_closed;
    std::vector<int> m_rows;   ///< a row of the sorted runs, or -1 - group for a heading
    std::vector<int> m_places; ///< of the sorted runs among m_rows; -1: in a closed group
    QModelIndexList m_before;  ///< persistent ones, and where they were among the sorted runs
    QList<QPersistentModelIndex> m_kept;
};

} // namespace sessionsmith::widgets
