// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/about.h"
#include "app/desktop/mainwindow.h"
#include "widgets/common/page.h"
#include "widgets/common/shortcutsheet.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>

namespace sessionsmith::desktop {

using widgets::Theme;

namespace {

/// A submenu of which one entry holds; `choose(i)` is called for another.
template <typename Choose>
void addChoices(QMenu* menu, const QStringList& words, int current, Choose choose)
{
    auto* group = new QActionGroup(menu);
    for (int i = 0; i < words.size(); ++i) {
        QAction* action = menu->addAction(words[i]);
        action->setCheckable(true);
        action->setChecked(i == current);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, menu, [choose, i] { choose(i); });
    }
}

} // namespace

void MainWindow::buildMenus()
{
    // All menus are made again in a new language; the old ones may be open at this moment.
    const QList<QMenu*> old = menuBar()->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    menuBar()->clear();
    for (QMenu* menu : old)
        menu->deleteLater();
    for (QMenu* menu : {buildFileMenu(), buildEditMenu(), buildViewMenu(), buildHelpMenu()})
        menuBar()->addMenu(menu);
}

QMenu* MainWindow::buildFileMenu()
{
    auto* menu = new QMenu(tr("&File"), menuBar());
    menu->addAction(tr("&Open or create workspace…"), QKeySequence::Open, this, &MainWindow::chooseWorkspace);
    QMenu* recent = menu->addMenu(tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecentMenu(recent); });
    menu->addAction(tr("Workspace and &bin…"), this, &MainWindow::openWorkspacePanel)
        ->setEnabled(m_workbench != nullptr);
    menu->addSeparator();
    menu->addAction(tr("&Import log…"), QKeySequence(Qt::CTRL | Qt::Key_I), this, &MainWindow::importLog);
    menu->addAction(tr("Import &runs…"), this, [this] { importRuns(false); })->setEnabled(m_runsPage != nullptr);
    menu->addAction(tr("Import a &folder of runs…"), this, [this] { importRuns(true); })
        ->setEnabled(m_runsPage != nullptr);
    menu->addSeparator();
    menu->addAction(tr("&Quit"), QKeySequence::Quit, this, &MainWindow::close);
    return menu;
}

void MainWindow::fillRecentMenu(QMenu* menu)
{
    menu->clear();
    const QStringList folders = settings::recentWorkspaces();
    for (const QString& folder : folders)
        menu->addAction(folder, this, [this, folder] { openWorkspace(folder.toStdString()); });
}

QMenu* MainWindow::buildEditMenu()
{
    auto* menu = new QMenu(tr("&Edit"), menuBar());
    QAction* undo = m_undo.createUndoAction(menu, tr("&Undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* redo = m_undo.createRedoAction(menu, tr("&Redo"));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    menu->addActions({undo, redo});
    return menu;
}

QMenu* MainWindow::buildViewMenu()
{
    auto* menu = new QMenu(tr("&View"), menuBar());
    for (int i = 0; i < m_pages.size(); ++i)
        menu->addAction(m_pages[i]->word(), QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)), this,
                        [this, i] { showPage(i); });
    menu->addSeparator();
    addThemeMenu(menu->addMenu(tr("&Theme")));
    addLanguageMenu(menu->addMenu(tr("&Language")));
    menu->addSeparator();
    QAction* full = menu->addAction(tr("&Full screen"), QKeySequence(Qt::Key_F11), this,
                                    [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    full->setCheckable(true);
    full->setChecked(isFullScreen());
    return menu;
}

void MainWindow::addThemeMenu(QMenu* menu)
{
    addChoices(menu, {tr("System"), tr("Light"), tr("Dark")}, int(settings::themeMode()), [](int choice) {
        settings::setThemeMode(Theme::Mode(choice));
        Theme::instance().setMode(Theme::Mode(choice));
    });
}

void MainWindow::addLanguageMenu(QMenu* menu)
{
    // A language is called by its own name, so that it is found by those who read no other.
    addChoices(menu, {tr("System"), QStringLiteral("English"), QStringLiteral("中文")}, int(settings::language()),
               [this](int choice) {
                   settings::setLanguage(LanguageChoice(choice));
                   m_language.apply(LanguageChoice(choice));
               });
}

QMenu* MainWindow::buildHelpMenu()
{
    auto* menu = new QMenu(tr("&Help"), menuBar());
    menu->addAction(tr("&Keyboard shortcuts"), QKeySequence(Qt::Key_F1), this,
                    [this] { (new widgets::ShortcutSheet(int(m_pages.size()), this))->show(); });
    menu->addAction(tr("&About Sessionsmith"), this, [this] { showAbout(this); });
    return menu;
}

} // namespace sessionsmith::desktop
