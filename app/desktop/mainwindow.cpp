// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/mainwindow.h"

#include "app/desktop/errorbar.h"
#include "app/desktop/rail.h"
#include "app/desktop/statusline.h"
#include "app/desktop/topbar.h"
#include "app/desktop/workspaceproblem.h"
#include "engine/workflow/workflow.h"
#include "widgets/behaviour/behaviourpage.h"
#include "widgets/common/filedialogs.h"
#include "widgets/common/texts.h"
#include "widgets/data/datapage.h"
#include "widgets/runs/runspage.h"
#include "widgets/runs/runtransfers.h"
#include "widgets/training/trainingpage.h"
#include "widgets/workspace/workspacepanel.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>

namespace sessionsmith::desktop {

using namespace widgets;

namespace {

constexpr double noticedJob = 3; // seconds, from which on the end of a job is told in the window
constexpr double longJob = 10;   // and on the desktop
const char* const exampleNote = "example";

} // namespace

MainWindow::MainWindow(Language& language)
    : m_language(language), m_topBar(new TopBar(m_undo)), m_errorBar(new ErrorBar), m_rail(new Rail),
      m_stack(new QStackedWidget), m_problem(new WorkspaceProblem), m_statusLine(new StatusLine)
{
    setWindowTitle(QStringLiteral("Sessionsmith"));
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addWidget(m_stack, 1);
    auto* central = new QWidget;
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_topBar);
    layout->addWidget(m_errorBar);
    layout->addLayout(middle, 1);
    layout->addWidget(m_statusLine);
    setCentralWidget(central);
    m_stack->addWidget(m_problem);

    connect(&m_undo, &QUndoGroup::indexChanged, m_statusLine, &StatusLine::forgetWarning);
    connect(m_rail, &Rail::chosen, this, &MainWindow::showPage);
    connect(m_topBar, &TopBar::viewChosen, this, [this](int index) { currentPage()->showView(index); });
    connect(m_problem, &WorkspaceProblem::retryRequested, this, [this] { openWorkspace(m_folder); });
    connect(m_problem, &WorkspaceProblem::otherRequested, this, &MainWindow::chooseWorkspace);
    if (!restoreGeometry(settings::geometry())) resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    retranslate();
}

MainWindow::~MainWindow()
{
    // The pages hold on to the workbench, so they go first.
    delete m_workspacePanel;
    qDeleteAll(m_pages);
}

void MainWindow::openWorkspace(const std::filesystem::path& folder)
{
    if (!closeWorkspace()) return;
    m_folder = folder;
    auto workspace = store::Workspace::open(folder);
    if (!workspace) {
        m_problem->setProblem(QString::fromStdString(folder.string()), workspace.error());
        m_stack->setCurrentWidget(m_problem);
        showHeader();
        return;
    }
    const bool readOnly = workspace->isReadOnly();
    m_workbench = std::make_unique<Workbench>(std::move(*workspace));
    settings::addRecentWorkspace(QString::fromStdString(folder.string()));
    buildPages();
    m_statusLine->follow(&m_workbench->jobs());
    connect(m_workbench.get(), &Workbench::alerted, this, &MainWindow::tellAlert);
    connect(&m_workbench->jobs(), &JobRunner::ended, this, [this](Job* job) { tellEnd(*job); });
    if (readOnly)
        m_errorBar->tell(
            tr("The workspace %1 can only be read: nothing can be saved in it").arg(text(folder.string())));
    else
        prepareExample();
}

void MainWindow::buildPages()
{
    m_dataPage = new DataPage(*m_workbench);
    m_runsPage = new RunsPage(*m_workbench);
    auto* behaviour = new BehaviourPage(*m_workbench);
    m_pages = {behaviour, m_dataPage, new TrainingPage(*m_workbench), m_runsPage};
    int last = 0;
    for (Page* page : std::as_const(m_pages)) {
        if (page->iconName() == settings::page()) last = int(m_pages.indexOf(page));
        m_rail->addPage(page->iconName());
        m_stack->addWidget(page);
        connectPage(page);
        page->restoreState();
    }
    connect(m_dataPage, &DataPage::partRequested, behaviour,
            [this, behaviour](const QString& model, const QString& real, const auto& difference) {
                showPage(int(m_pages.indexOf(behaviour)));
                behaviour->showPart(model, real, difference);
            });
    m_workspacePanel = new WorkspacePanel(*m_workbench, m_stack);
    connect(m_workspacePanel, &WorkspacePanel::noticed, m_statusLine, &StatusLine::notice);
    connect(m_workbench.get(), &Workbench::modelsChanged, this, [this] { currentPage()->refresh(); });
    connect(m_workbench.get(), &Workbench::datasetsChanged, this, [this] { currentPage()->refresh(); });
    connect(m_workbench.get(), &Workbench::runsChanged, this, [this] { currentPage()->refresh(); });
    retranslate();
    showPage(last);
}

void MainWindow::connectPage(Page* page)
{
    connect(page, &Page::undoStackChanged, this, [this, page] {
        if (page == currentPage()) followUndo();
    });
    connect(page, &Page::headerChanged, this, [this, page] {
        if (page == currentPage()) showHeader();
    });
    connect(page, &Page::statusChanged, this, [this, page] {
        if (page == currentPage()) showStatus();
    });
    connect(page, &Page::openRequested, this, &MainWindow::openObject);
    connect(page, &Page::errorOccurred, m_errorBar, &ErrorBar::tell);
    connect(page, &Page::errorSettled, m_errorBar, &ErrorBar::settle);
    connect(page, &Page::noticed, m_statusLine, &StatusLine::notice);
    connect(page, &Page::refused, m_statusLine, &StatusLine::warn);
}

/// False if the person would rather stay.
bool MainWindow::closeWorkspace()
{
    if (!m_workbench) return true;
    for (Page* page : std::as_const(m_pages))
        if (!page->mayClose()) return false;
    if (!confirmStop()) return false;
    saveState();
    m_workbench->jobs().stopAllAndWait();
    m_statusLine->follow(nullptr);
    m_topBar->setViews({}, 0);
    m_topBar->setActions({});
    m_rail->clear();
    m_dataPage = nullptr;
    m_runsPage = nullptr;
    delete std::exchange(m_workspacePanel, nullptr);
    qDeleteAll(std::exchange(m_pages, {}));
    m_workbench.reset();
    m_errorBar->clear();
    return true;
}

bool MainWindow::confirmStop()
{
    const QList<Job*> running = m_workbench->jobs().running();
    if (running.isEmpty()) return true;
    QStringList titles;
    bool isTraining = false, isOther = false;
    for (const Job* job : running) {
        titles.append(job->title());
        (job->canPause() ? isTraining : isOther) = true;
    }
    QStringList lines{tr("Still running: %1.").arg(titles.join(QStringLiteral(", ")))};
    if (isTraining) lines << tr("A training keeps its checkpoint and can be resumed later.");
    if (isOther) lines << tr("Other work begins anew the next time.");
    QMessageBox box(QMessageBox::Question, tr("Work is running"), lines.join(u'\n'), QMessageBox::NoButton, this);
    QPushButton* stop = box.addButton(tr("Stop and close"), QMessageBox::AcceptRole);
    box.addButton(tr("Keep running"), QMessageBox::RejectRole);
    box.exec();
    return box.clickedButton() == static_cast<QAbstractButton*>(stop);
}

void MainWindow::chooseWorkspace()
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Open or create a workspace folder"), text(m_folder.string()));
    if (!folder.isEmpty()) openWorkspace(folder.toStdString());
}

void MainWindow::importLog()
{
    if (!m_dataPage) return;
    const QStringList files = askForFiles(this, FileKind::Log, tr("Import a log"), logFilters());
    if (files.isEmpty()) return;
    showPage(int(m_pages.indexOf(m_dataPage)));
    m_dataPage->importFiles(files);
}

void MainWindow::importRuns(bool fromFolder)
{
    if (!m_runsPage) return;
    showPage(int(m_pages.indexOf(m_runsPage)));
    fromFolder ? m_runsPage->transfers().askForFolder() : m_runsPage->transfers().askForFiles();
}

void MainWindow::openWorkspacePanel()
{
    if (m_workspacePanel) m_workspacePanel->open();
}

/// Fills the default workspace once, so that the first window is not empty; what a person deletes later stays deleted.
void MainWindow::prepareExample()
{
    const auto done = m_workbench->workspace().note(exampleNote);
    if (m_folder != store::Workspace::defaultFolder() || !done || !done->empty()) return;
    const auto work = [](store::Workspace& workspace, const ProgressSink&, const Control&) -> Result<> {
        if (auto ready = workflow::ensureExample(workspace); !ready) return ready;
        return workspace.setNote(exampleNote, "made");
    };
    const Wording title = [] { return tr("Preparing the example"); };
    m_workbench->jobs().start(title, false, work, this, [this](Job* job) {
        if (job->error()) m_errorBar->tell(translated(*job->error()));
        m_workbench->notifyDatasetsChanged();
        m_workbench->notifyModelsChanged();
    });
}

Page* MainWindow::currentPage() const
{
    return qobject_cast<Page*>(m_stack->currentWidget());
}

void MainWindow::showPage(int index)
{
    Page* page = m_pages.value(index);
    if (!page) return;
    m_workspacePanel->close();
    m_stack->setCurrentWidget(page);
    m_rail->setCurrent(index);
    followUndo();
    page->setFocus();
    page->refresh();
    showHeader();
    showStatus();
}

void MainWindow::followUndo()
{
    QUndoStack* stack = currentPage()->undoStack();
    if (stack) m_undo.addStack(stack);
    m_undo.setActiveStack(stack);
}

void MainWindow::openObject(const QString& name, const QString& object, int version)
{
    for (int i = 0; i < m_pages.size(); ++i) {
        if (m_pages[i]->iconName() != name) continue;
        showPage(i);
        if (!object.isEmpty()) m_pages[i]->openObject(object, version);
    }
}

void MainWindow::showHeader()
{
    const Page* page = currentPage();
    m_topBar->setVisible(page);
    m_rail->setVisible(page);
    if (!page) return;
    m_topBar->setPlace(text(m_folder.filename().string()), page->word(), page->object());
    m_topBar->setViews(page->views(), page->view());
    m_topBar->setActions(page->pageActions());
    m_topBar->setUndoVisible(page->undoStack());
}

void MainWindow::showStatus()
{
    const Page* page = currentPage();
    m_statusLine->setItems(page ? page->statusItems() : QList<StatusItem>());
}

void MainWindow::tellEnd(const Job& job)
{
    if (job.state() == Job::State::Stopped || job.elapsedSeconds() < noticedJob) return;
    const QString sentence =
        job.state() == Job::State::Failed ? tr("Failed: %1").arg(job.title()) : tr("Finished: %1").arg(job.title());
    m_statusLine->notice(sentence);
    if (!isActiveWindow() && job.elapsedSeconds() >= longJob) m_notifier.notify(sentence);
}

/// On the desktop whether or not the window is looked at: the run may be another one than that on show.
void MainWindow::tellAlert(const QString& run, const Message& words)
{
    const QString sentence = tr("%1: %2", "run, what is wrong").arg(run, translated(words));
    m_statusLine->warn(sentence);
    m_notifier.notify(sentence);
}

void MainWindow::retranslate()
{
    buildMenus();
    for (int i = 0; i < m_pages.size(); ++i) {
        m_pages[i]->retranslate();
        m_rail->setWord(i, m_pages[i]->word());
    }
    if (m_workspacePanel) m_workspacePanel->retranslate();
    m_topBar->retranslate();
    m_errorBar->retranslate();
    m_problem->retranslate();
    m_statusLine->retranslate();
    showHeader();
    showStatus();
}

void MainWindow::saveState()
{
    settings::setGeometry(saveGeometry());
    if (const Page* page = currentPage()) settings::setPage(page->iconName());
    for (Page* page : std::as_const(m_pages))
        page->saveState();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    event->setAccepted(closeWorkspace());
}

} // namespace sessionsmith::desktop
