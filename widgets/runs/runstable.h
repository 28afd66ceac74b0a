// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/card.h"
#include "widgets/jobs/workbench.h"

#include <optional>

class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace sessionsmith::widgets {

class ConfirmBar;
class EmptyState;
class GroupedRuns;
class MarkBar;
class RunsModel;
class RunsProxy;
class Sparklines;

/// The runs as a table: which of them and which columns are shown, how they are sorted, which are selected, and what a
/// person says of these: a star, tags, a note, out of the way. Actions that are added to it stand in the menu of a row.
class RunsTable : public Card
{
    Q_OBJECT
public:
    explicit RunsTable(Workbench& workbench, QWidget* parent = nullptr);

    RunsModel& model() { return *m_model; }
    const RunsModel& model() const { return *m_model; }
    std::vector<store::RunRecord> selected() const;
    /// The one whose details are shown: the current row among the selected ones.
    std::optional<store::RunRecord> shown() const;
    /// Rows of the model that the filter keeps.
    std::vector<std::size_t> filtered() const;
    void open(const QString& name);
    void select(const QStringList& names);
    void refresh();
    /// Moves the selected runs into the bin, once a person has agreed.
    void askToRemove();
    /// Entries for the selected runs: star, tags, note, archive.
    void fillMarkMenu(QMenu* menu);
    void retranslate();
    void saveState() const;
    void restoreState();

Q_SIGNALS:
    void selectionChanged();
    void errorOccurred(const QString& words);
    void noticed(const QString& words);
    void exportRequested();
    void reportRequested();

private:
    void layOut();
    void fitColumns();
    void filter();
    void showEmpty();
    void removeSelected();
    void mark(const std::function<void(store::RunMarks&)>& change);
    void askForTags();
    void askForNote();
    void press(const QModelIndex& place);
    void spanHeadings();
    void showFields(const QStringList& fields);

    Workbench& m_workbench;
    RunsModel* m_model;
    RunsProxy* m_sorted;
    GroupedRuns* m_grouped;
    QTableView* m_table;
    Sparklines* m_curves;
    QLineEdit* m_filter;
    QToolButton* m_columns;
    QLabel* m_problem; ///< of the filter
    ConfirmBar* m_confirm;
    MarkBar* m_markBar;
    QStackedWidget* m_rows; ///< the table, or why it is empty
    EmptyState* m_empty;
};

} // namespace sessionsmith::widgets
