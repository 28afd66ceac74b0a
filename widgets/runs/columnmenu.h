// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace sessionsmith::widgets {

class GroupedRuns;
class RunsModel;
class RunsProxy;

/// Which fields a table of runs has as columns besides those that it always has, what its rows are grouped by, and
/// whether archived runs are among them. Filled as it opens.
class ColumnMenu : public QMenu
{
    Q_OBJECT
public:
    ColumnMenu(RunsModel& model, RunsProxy& sorted, GroupedRuns& grouped, QWidget* parent = nullptr);

Q_SIGNALS:
    void fieldsChosen(const QStringList& fields);
    void archivedToggled();

private:
    void fill();
    void offerFields();
    void offerGroups();

    RunsModel& m_model;
    RunsProxy& m_sorted;
    GroupedRuns& m_grouped;
};

} // namespace sessionsmith::widgets
