// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

#include <memory>

class QListView;
class QProgressBar;
class QSplitter;
class QStackedWidget;

namespace sessionsmith::widgets {

class Card;
class ConfirmBar;
class DatasetView;
class DatasetsModel;
class EmptyState;
class ExportPanel;
class ImportPanel;
class Job;
class Workbench;
struct DatasetContent;

/// The data sets of the workspace: a list, and what there is to see of the chosen one; import, export, delete.
class DataPage : public Page
{
    Q_OBJECT
public:
    explicit DataPage(Workbench& workbench, QWidget* parent = nullptr);

    QString word() const override { return tr("Data"); }
    QString iconName() const override { return QStringLiteral("data"); }
    QString object() const override { return m_shown; }
    QList<QAction*> pageActions() const override { return {m_delete, m_export, m_import}; }
    QList<StatusItem> statusItems() const override;
    void retranslate() override;
    void refresh() override;
    void saveState() override;
    void restoreState() override;

    void select(const QString& name);
    /// Reads the head of a file and opens the import panel.
    void importFile(const QString& path);
    ImportPanel& importPanel() { return *m_importPanel; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildLayout();
    void load(const QString& name);
    void show(std::shared_ptr<const DatasetContent> content);
    void startImport();
    void startExport();
    void removeShown();

    Workbench& m_workbench;
    DatasetsModel* m_model;
    QAction* m_import;
    QAction* m_export;
    QAction* m_delete;
    QSplitter* m_columns;
    Card* m_listCard;
    QListView* m_list;
    ConfirmBar* m_confirm;
    QProgressBar* m_progress;
    QStackedWidget* m_stack; ///< what is shown, or how to begin
    EmptyState* m_empty;
    DatasetView* m_view;
    ImportPanel* m_importPanel;
    ExportPanel* m_exportPanel;
    QString m_shown; ///< name of the chosen data set
    Job* m_loading = nullptr;
    std::shared_ptr<const DatasetContent> m_content;
};

} // namespace sessionsmith::widgets
