// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/textencoding.h"
#include "engine/fidelity/differences.h"
#include "engine/workflow/requests.h"
#include "widgets/common/page.h"

#include <memory>

class QListView;
class QProgressBar;
class QSplitter;
class QStackedWidget;

namespace sessionsmith::widgets {

class AugmentPanel;
class Card;
class ComparePanel;
class ConfirmBar;
class DatasetView;
class DatasetsModel;
class EmptyState;
class ExportPanel;
class ImportPanel;
class Job;
class LineageView;
class ReportsModel;
class ReportView;
class SplitPanel;
class Workbench;
struct DatasetContent;
struct ShownReport;

/// The data sets of the workspace: a list, and what there is to see of the chosen one; import, export, delete. Below
/// them the fidelity reports, each of which takes the place of the data set when it is opened.
class DataPage : public Page
{
    Q_OBJECT
public:
    explicit DataPage(Workbench& workbench, QWidget* parent = nullptr);

    QString word() const override { return tr("Data"); }
    QString iconName() const override { return QStringLiteral("data"); }
    QString object() const override;
    QList<QAction*> pageActions() const override;
    enum View { Overview, Lineage };
    QStringList views() const override;
    int view() const override;
    void showView(int index) override;
    void openObject(const QString& name, int version = 0) override;
    QList<StatusItem> statusItems() const override;
    void retranslate() override;
    void refresh() override;
    void saveState() override;
    void restoreState() override;

    void select(const QString& name);
    /// Reads the head of a file and opens the import panel.
    /// Shows the head of the first of some files, which are one log.
    void importFiles(const QStringList& paths, const events::TextForm& form = {});
    ImportPanel& importPanel() { return *m_importPanel; }
    ComparePanel& comparePanel() { return *m_comparePanel; }
    AugmentPanel& augmentPanel() { return *m_augmentPanel; }
    SplitPanel& splitPanel() { return *m_splitPanel; }
    ReportView& reportView() { return *m_reportView; }
    bool showsReport() const;
    /// Writes the report that is shown as one page.
    void saveReport(const QString& path);

Q_SIGNALS:
    /// The analyst wants to see the part of that model that governs a difference from the log `real`.
    void partRequested(const QString& model, const QString& real, const sessionsmith::fidelity::Difference& difference);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildLayout();
    QWidget* buildLists();
    void connectReports();
    void load(const QString& name);
    void showLineage();
    void show(std::shared_ptr<const DatasetContent> content);
    void startImport(const workflow::ImportRequest& request);
    void startExport();
    void showExported(const std::vector<exchange::ExportedFile>& files);
    void startAugmentation();
    void askForSplit();
    void startSplit();
    void removeShown();

    // reportjobs.cpp
    void refreshReports();
    void askForComparison();
    void startComparison();
    void openReport(int row);
    void show(ShownReport report);
    void closeReport();
    void askForHtml();
    void removeReport();

    Workbench& m_workbench;
    DatasetsModel* m_model;
    ReportsModel* m_reports;
    QAction* m_import;
    QAction* m_export;
    QAction* m_compare;
    QAction* m_augment;
    QAction* m_split;
    QAction* m_delete;
    QAction* m_saveReport;
    QAction* m_deleteReport;
    QSplitter* m_columns;
    Card* m_listCard;
    QListView* m_list;
    Card* m_reportsCard;
    QListView* m_reportList;
    ConfirmBar* m_confirm;
    QProgressBar* m_progress;
    QStackedWidget* m_stack; ///< what is shown, how to begin, or a report
    EmptyState* m_empty;
    QStackedWidget* m_views; ///< of the chosen data set
    DatasetView* m_view;
    LineageView* m_lineage;
    ReportView* m_reportView;
    ImportPanel* m_importPanel;
    ExportPanel* m_exportPanel;
    ComparePanel* m_comparePanel;
    AugmentPanel* m_augmentPanel;
    SplitPanel* m_splitPanel;
    QString m_importProblem; ///< why the last file could not be looked at
    QString m_shown;         ///< name of the chosen data set
    Job* m_loading = nullptr;
    std::shared_ptr<const DatasetContent> m_content;
};

} // namespace sessionsmith::widgets
