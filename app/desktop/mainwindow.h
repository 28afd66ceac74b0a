// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/language.h"
#include "app/desktop/notifier.h"
#include "widgets/jobs/workbench.h"

#include <QMainWindow>
#include <QUndoGroup>

#include <filesystem>
#include <memory>

class QMenu;
class QStackedWidget;

namespace sessionsmith::widgets {
class DataPage;
class Page;
class RunsPage;
class WorkspacePanel;
} // namespace sessionsmith::widgets

namespace sessionsmith::desktop {

class ErrorBar;
class Rail;
class StatusLine;
class TopBar;
class WorkspaceProblem;

/// The frame around the pages: it owns the workspace and the settings, and composes; the pages do the work.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(Language& language);
    ~MainWindow() override;

    void openWorkspace(const std::filesystem::path& folder);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    // mainmenu.cpp
    void buildMenus();
    QMenu* buildFileMenu();
    QMenu* buildEditMenu();
    QMenu* buildViewMenu();
    QMenu* buildHelpMenu();
    void addThemeMenu(QMenu* menu);
    void addLanguageMenu(QMenu* menu);
    void fillRecentMenu(QMenu* menu);

    void buildPages();
    void connectPage(widgets::Page* page);
    bool closeWorkspace();
    void chooseWorkspace();
    void importLog();
    void importRuns(bool fromFolder);
    void openWorkspacePanel();
    void prepareExample();
    void showPage(int index);
    /// Undo and redo are those of the page that shows.
    void followUndo();
    void openObject(const QString& page, const QString& object, int version);
    void showHeader();
    void showStatus();
    void tellEnd(const widgets::Job& job);
    void tellAlert(const QString& run, const Message& words);
    void retranslate();
    bool confirmStop();
    void saveState();
    widgets::Page* currentPage() const;

    Language& m_language;
    std::filesystem::path m_folder;
    std::unique_ptr<widgets::Workbench> m_workbench;
    QList<widgets::Page*> m_pages;
    widgets::DataPage* m_dataPage = nullptr;
    widgets::RunsPage* m_runsPage = nullptr;
    widgets::WorkspacePanel* m_workspacePanel = nullptr;
    QUndoGroup m_undo;
    Notifier m_notifier;
    TopBar* m_topBar;
    ErrorBar* m_errorBar;
    Rail* m_rail;
    QStackedWidget* m_stack;
    WorkspaceProblem* m_problem;
    StatusLine* m_statusLine;
};

} // namespace sessionsmith::desktop
