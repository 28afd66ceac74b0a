// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/comparison/runfilter.h"
#include "widgets/runs/runsmodel.h"

#include <QSortFilterProxyModel>

namespace sessionsmith::widgets {

/// The runs that a filter keeps, sorted by a column; what a run does not have comes last either way.
class RunsProxy : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit RunsProxy(RunsModel& runs, QObject* parent = nullptr);
    /// Errors: no filter, or one for fields that no run has; what was shown stays.
    Result<> setFilter(const QString& words);
    void setArchivedShown(bool shown);
    bool isArchivedShown() const { return m_archivedShown; }
    /// Archived runs that the filter would keep, and that are not shown.
    int hiddenArchived() const { return m_hiddenArchived; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    void decide();

    RunsModel& m_runs;
    comparison::RunFilter m_filter;
    std::vector<bool> m_kept; ///< (rows)
    bool m_archivedShown = false;
    int m_hiddenArchived = 0;
};

} // namespace sessionsmith::widgets
