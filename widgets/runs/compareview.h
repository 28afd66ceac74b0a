// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/comparison/importance.h"
#include "engine/workflow/groupcomparison.h"
#include "widgets/jobs/workbench.h"

#include <QPointer>
#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QSplitter;
class QToolButton;

namespace sessionsmith::widgets {

class BarList;
class Card;
class DifferenceMatrix;
class DifferenceTable;
class EmptyState;
class FieldCharts;
class GroupTable;

/// The selected runs side by side: their figures beside a baseline, what they were made differently by, how the
/// behaviour models behind them differ and what came of it, which parameters go with a figure, and any two fields
/// against each other. Runs that differ by seeds alone are one group.
class CompareView : public QWidget
{
    Q_OBJECT
public:
    explicit CompareView(Workbench& workbench, QWidget* parent = nullptr);
    /// What is compared; computed in a thread. `table` is of all runs, `shown` the rows that the filter keeps.
    void setRuns(const std::vector<store::RunRecord>& runs, const comparison::RunTable& table,
                 const std::vector<std::size_t>& shown);
    /// Whether it compares these already: no other ones, and none of them has ended since.
    bool isOf(std::vector<store::RunRecord> runs) const;
    void retranslate();
    void saveState() const;
    void restoreState();

Q_SIGNALS:
    void opened(const QString& run);
    void reportRequested(const QString& baseline); ///< of the runs that are compared
    void chosen(const QStringList& runs);          ///< to be selected
    void errorOccurred(const QString& words);

private:
    struct Outcome
    {
        workflow::GroupComparison comparison;
        std::vector<comparison::FieldImportance> importance;
    };
    void layOut();
    void compute();
    void show();
    void fillChoices();
    void showTables();
    void showModels();
    void showImportance();
    void suggestAxes();
    int metric() const;

    Workbench& m_workbench;
    std::vector<store::RunRecord> m_runs;
    comparison::RunTable m_table;
    std::vector<std::size_t> m_shown;
    std::string m_baseline; ///< the name of a run
    QPointer<Job> m_job;
    std::shared_ptr<const Outcome> m_outcome;

    Card* m_groupsCard;
    Card* m_parametersCard;
    Card* m_modelsCard;
    Card* m_importanceCard;
    FieldCharts* m_fields;
    QToolButton* m_report;
    QComboBox* m_metric;
    QComboBox* m_baselineBox;
    QComboBox* m_modelBox; ///< whose model is held against the baseline's
    GroupTable* m_groups;
    DifferenceTable* m_parameters;
    DifferenceMatrix* m_models;
    QLabel* m_modelWords;
    EmptyState* m_noModels;
    BarList* m_importance;
    QSplitter* m_columns;
    QSplitter* m_left;
    QSplitter* m_right;
};

} // namespace sessionsmith::widgets
