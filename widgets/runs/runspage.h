// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/runcurves.h"
#include "widgets/common/page.h"
#include "widgets/jobs/metricfollower.h"
#include "widgets/jobs/workbench.h"

class QSplitter;
class QStackedWidget;

namespace sessionsmith::widgets {

class Card;
class CompareView;
class LineageView;
class MetricGrid;
class ReportPanel;
class RunDetails;
class RunsModel;
class RunsTable;
class RunTransfers;
class StudyPanel;

/// All runs of the workspace: a table, what there is to know of the chosen one, and the curves of those that are
/// selected.
class RunsPage : public Page
{
    Q_OBJECT
public:
    explicit RunsPage(Workbench& workbench, QWidget* parent = nullptr);

    QString word() const override { return tr("Runs"); }
    QString iconName() const override { return QStringLiteral("runs"); }
    QString object() const override;
    QList<QAction*> pageActions() const override
    {
        return {m_delete, m_mark, m_exchange, m_open, m_studyAction, m_resume};
    }
    enum View { Table, Compare, Lineage };
    QStringList views() const override { return {tr("Table"), tr("Compare"), tr("Lineage")}; }
    int view() const override;
    void showView(int index) override;
    QList<StatusItem> statusItems() const override;
    void retranslate() override;
    void refresh() override;
    void openObject(const QString& name, int version = 0) override;
    void saveState() override;
    void restoreState() override;

    RunsModel& model();
    RunTransfers& transfers() { return *m_transfers; }

private:
    void buildLayout();
    void showSelection();
    void showLineage();
    void resumeShown();
    void exportWeights();
    void buildAgain();
    void startAgain();
    void copyCommand();
    void openReport(const std::string& baseline);

    Workbench& m_workbench;
    MetricFollower m_follower;
    RunCurves m_curves;
    RunsTable* m_table;
    RunTransfers* m_transfers;
    Card* m_chartCard;
    MetricGrid* m_charts;
    RunDetails* m_details;
    CompareView* m_compare;
    LineageView* m_lineage;
    QStackedWidget* m_views; ///< table with curves and details, the comparison, or where the shown run came from
    QSplitter* m_splitter;
    QSplitter* m_below;
    QAction* m_delete;
    QAction* m_mark;
    QAction* m_exchange; ///< a menu
    QAction* m_exportRuns;
    QAction* m_exportWeights;
    QAction* m_importFiles;
    QAction* m_importFolder;
    QAction* m_open;
    QAction* m_resume;
    QAction *m_again, *m_change, *m_copy;
    QAction* m_studyAction;
    StudyPanel* m_study;
    ReportPanel* m_report;
    QList<StatusItem> m_pointed;
};

} // namespace sessionsmith::widgets
