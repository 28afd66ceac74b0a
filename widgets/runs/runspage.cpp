// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/runspage.h"

#include "engine/workflow/workflow.h"
#include "widgets/common/card.h"
#include "widgets/common/filedialogs.h"
#include "widgets/common/runwords.h"
#include "widgets/common/scrolling.h"
#include "widgets/common/texts.h"
#include "widgets/jobs/trainingjob.h"
#include "widgets/lineage/lineageview.h"
#include "widgets/runs/compareview.h"
#include "widgets/runs/metricgrid.h"
#include "widgets/runs/reportpanel.h"
#include "widgets/runs/rundetails.h"
#include "widgets/runs/runsmodel.h"
#include "widgets/runs/runstable.h"
#include "widgets/runs/runtransfers.h"
#include "widgets/runs/studypanel.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <iterator>

namespace sessionsmith::widgets {

namespace {

const QString splitterKey = QStringLiteral("runs/splitter");
const QString belowKey = QStringLiteral("runs/below");
const QString shownKey = QStringLiteral("runs/shown");
const QString chartsKey = QStringLiteral("runs/charts");

} // namespace

RunsPage::RunsPage(Workbench& workbench, QWidget* parent)
    : Page(parent), m_workbench(workbench), m_follower(workbench.workspace().folder()),
      m_table(new RunsTable(workbench)), m_transfers(new RunTransfers(workbench, this)),
      m_chartCard(new Card(QString())), m_charts(new MetricGrid(m_curves)), m_details(new RunDetails),
      m_compare(new CompareView(workbench)), m_lineage(new LineageView(workbench)), m_views(new QStackedWidget),
      m_splitter(new QSplitter(Qt::Vertical)), m_below(new QSplitter), m_delete(new QAction(this)),
      m_mark(new QAction(this)), m_exchange(new QAction(this)), m_exportRuns(new QAction(this)),
      m_exportWeights(new QAction(this)), m_importFiles(new QAction(this)), m_importFolder(new QAction(this)),
      m_open(new QAction(this)), m_resume(new QAction(this)), m_again(new QAction(this)), m_change(new QAction(this)),
      m_copy(new QAction(this)), m_studyAction(new QAction(this)), m_study(new StudyPanel(workbench, this)),
      m_report(new ReportPanel(workbench, this))
{
    m_mark->setMenu(new QMenu(this));
    auto* exchange = new QMenu(this);
    exchange->addActions({m_exportRuns, m_exportWeights});
    exchange->addSeparator();
    exchange->addActions({m_importFiles, m_importFolder});
    m_exchange->setMenu(exchange);
    m_resume->setProperty("primary", true);
    buildLayout();
    buildAgain();

    m_charts->setGrouping([this](const std::vector<store::RunRecord>& runs) {
        return workflow::groupRuns(m_workbench.workspace(), runs);
    });

    connect(m_table, &RunsTable::selectionChanged, this, &RunsPage::showSelection);
    connect(m_table, &RunsTable::errorOccurred, this, &Page::errorOccurred);
    connect(m_table, &RunsTable::noticed, this, &Page::noticed);
    connect(m_compare, &CompareView::errorOccurred, this, &Page::errorOccurred);
    connect(m_compare, &CompareView::opened, this, [this](const QString& run) {
        m_table->open(run);
        showView(Table);
    });
    connect(m_compare, &CompareView::chosen, this, [this](const QStringList& runs) {
        m_table->select(runs);
        showView(Compare); // of these now
    });
    connect(m_details, &RunDetails::lineageRequested, this, [this] { showView(Lineage); });
    connect(m_lineage, &LineageView::errorOccurred, this, &Page::errorOccurred);
    connect(m_lineage, &LineageView::openRequested, this, &Page::openRequested);
    connect(m_compare, &CompareView::reportRequested, this,
            [this](const QString& baseline) { openReport(baseline.toStdString()); });
    connect(m_delete, &QAction::triggered, m_table, &RunsTable::askToRemove);
    connect(m_mark->menu(), &QMenu::aboutToShow, this, [this] {
        m_mark->menu()->clear();
        m_table->fillMarkMenu(m_mark->menu());
    });
    connect(m_open, &QAction::triggered, this, [this] {
        if (const auto run = m_table->shown()) Q_EMIT openRequested(QStringLiteral("training"), text(run->name));
    });
    const auto exportSelected = [this] { m_transfers->askToExport(m_table->selected()); };
    connect(m_exportRuns, &QAction::triggered, this, exportSelected);
    connect(m_table, &RunsTable::exportRequested, this, exportSelected);
    connect(m_exportWeights, &QAction::triggered, this, &RunsPage::exportWeights);
    connect(m_importFiles, &QAction::triggered, m_transfers, &RunTransfers::askForFiles);
    connect(m_importFolder, &QAction::triggered, m_transfers, &RunTransfers::askForFolder);
    connect(m_table, &RunsTable::reportRequested, this, [this] { openReport({}); });
    connect(m_report, &ReportPanel::noticed, this, &Page::noticed);
    connect(m_transfers, &RunTransfers::imported, this, [this](const QString& run) { openObject(run); });
    connect(m_transfers, &RunTransfers::noticed, this, &Page::noticed);
    connect(m_transfers, &RunTransfers::errorOccurred, this, &Page::errorOccurred);
    connect(m_resume, &QAction::triggered, this, &RunsPage::resumeShown);
    connect(m_studyAction, &QAction::triggered, m_study, &StudyPanel::open);
    connect(&m_follower, &MetricFollower::arrived, this,
            [this](qint64 run, const std::vector<store::MetricPoint>& points) {
                m_curves.add(run, points);
                m_charts->setRuns(m_table->selected());
            });
    m_follower.watchAll();
    connect(&m_follower, &MetricFollower::listChanged, this, [this] {
        if (isVisible()) refresh();
    });
    connect(m_charts, &MetricGrid::pointed, this, [this](const QList<StatusItem>& items) {
        m_pointed = items;
        Q_EMIT statusChanged();
    });
    connect(m_charts, &MetricGrid::noticed, this, &RunsPage::noticed);
    connect(m_charts, &MetricGrid::errorOccurred, this, &RunsPage::errorOccurred);
    showSelection();
}

void RunsPage::buildLayout()
{
    m_chartCard->addHeaderWidget(&m_charts->button());
    m_chartCard->body()->addWidget(m_charts);
    m_below->addWidget(m_chartCard);
    m_below->addWidget(m_details);
    m_below->setSizes({900, 380});
    m_below->setStretchFactor(0, 1);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_below);
    m_splitter->setSizes({300, 440});
    for (QSplitter* splitter : {m_below, m_splitter}) {
        splitter->setHandleWidth(12);
        splitter->setChildrenCollapsible(false);
    }
    m_details->setMinimumWidth(280);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    m_views->addWidget(scrolling(m_splitter));
    m_views->addWidget(scrolling(m_compare));
    m_views->addWidget(m_lineage);
    layout->addWidget(m_views);
}

RunsModel& RunsPage::model()
{
    return m_table->model();
}

QString RunsPage::object() const
{
    const auto run = m_table->shown();
    return run ? text(run->name) : QString();
}

QList<StatusItem> RunsPage::statusItems() const
{
    if (!m_pointed.isEmpty()) return m_pointed;
    return {{tr("Runs"), formatInteger(m_table->model().rowCount())},
            {tr("Selected"), formatInteger(std::int64_t(m_table->selected().size()))}};
}

void RunsPage::refresh()
{
    m_table->refresh();
    const bool isEmpty = m_table->model().rowCount() == 0;
    m_charts->setEmptyTexts(isEmpty ? tr("The curves of runs appear here") : tr("No curve of this kind"),
                            isEmpty ? tr("Start one on the page Training")
                                    : tr("Choose another metric above, or select other runs; baselines have none"));
    if (view() == Compare && !m_compare->isOf(m_table->selected())) showView(Compare);
    Q_EMIT statusChanged();
}

int RunsPage::view() const
{
    return m_views->currentIndex();
}

void RunsPage::showView(int index)
{
    m_views->setCurrentIndex(index);
    if (index == Compare) m_compare->setRuns(m_table->selected(), m_table->model().table(), m_table->filtered());
    showLineage();
    Q_EMIT headerChanged();
}

/// It is read when it is looked at.
void RunsPage::showLineage()
{
    if (view() != Lineage) return;
    const auto run = m_table->shown();
    m_lineage->choose(run ? std::optional(comparison::LineageGraph::Chosen{true, run->id}) : std::nullopt);
}

void RunsPage::openObject(const QString& name, int)
{
    m_table->open(name);
    if (view() == Lineage) showView(Table);
}

void RunsPage::showSelection()
{
    const auto run = m_table->shown();
    const auto runs = m_table->selected();
    std::vector<store::Id> ids;
    std::ranges::transform(runs, std::back_inserter(ids), &store::RunRecord::id);
    m_curves.clear();
    m_follower.follow(ids);
    const RunOrigin origin = run ? readOrigin(m_workbench.workspace(), *run) : RunOrigin();
    m_details->setRun(run, origin);
    for (QAction* action : {m_again, m_change, m_copy})
        action->setEnabled(!origin.command.isEmpty());
    if (runs.size() > 1) {
        std::vector<std::optional<store::CaseResults>> cases;
        for (const store::RunRecord& one : runs)
            cases.push_back(m_workbench.workspace().runCases(one.id).value_or(std::nullopt));
        m_details->setComparison(runs, std::move(cases));
    }
    m_delete->setEnabled(!runs.empty() && std::ranges::none_of(runs, store::isActive, &store::RunRecord::status));
    m_mark->setEnabled(!runs.empty());
    m_exportRuns->setEnabled(!runs.empty());
    m_exportWeights->setEnabled(run && !run->checkpoint.empty() && store::trainsSequenceModel(run->kind));
    m_open->setEnabled(run && run->kind != store::RunKind::Import);
    m_resume->setEnabled(run && canResume(*run));
    m_charts->setRuns(runs);
    showLineage();
    Q_EMIT headerChanged();
    Q_EMIT statusChanged();
}

void RunsPage::resumeShown()
{
    const auto run = m_table->shown();
    if (!run) return;
    const auto opened = [this, name = text(run->name)](store::Id) {
        Q_EMIT openRequested(QStringLiteral("training"), name);
    };
    resumeTraining(m_workbench, *run, this, opened, [this](Job* job) {
        if (job->error()) Q_EMIT errorOccurred(translated(*job->error()));
    });
}

void RunsPage::buildAgain()
{
    const QList<QAction*> actions{m_again, m_change, m_copy};
    m_table->addActions(actions);
    m_details->setActions(actions);
    connect(m_again, &QAction::triggered, this, &RunsPage::startAgain);
    connect(m_change, &QAction::triggered, this, [this] {
        if (const auto run = m_table->shown()) Q_EMIT openRequested(QStringLiteral("training"), text(run->name));
    });
    connect(m_copy, &QAction::triggered, this, &RunsPage::copyCommand);
}

void RunsPage::startAgain()
{
    const auto run = m_table->shown();
    if (!run) return;
    const auto task = workflow::taskAgain(m_workbench.workspace(), *run);
    if (!task) return Q_EMIT errorOccurred(translated(task.error()));
    const auto begun = [this](store::Id id) {
        const auto again = m_workbench.workspace().run(id);
        if (!again) return;
        m_table->open(text(again->name));
        Q_EMIT noticed(tr("Started: %1").arg(text(again->name)));
    };
    startTraining(m_workbench, *task, this, begun, [this](Job* job) {
        if (job->error()) Q_EMIT errorOccurred(translated(*job->error()));
    });
}

void RunsPage::copyCommand()
{
    const auto run = m_table->shown();
    if (!run) return;
    QGuiApplication::clipboard()->setText(readOrigin(m_workbench.workspace(), *run).command);
    Q_EMIT noticed(tr("The command is in the clipboard"));
}

void RunsPage::openReport(const std::string& baseline)
{
    m_report->openFor(m_table->selected(), baseline, m_charts->chosen());
}

void RunsPage::exportWeights()
{
    const auto run = m_table->shown();
    if (!run) return;
    const QString file = askForNewFile(this, FileKind::Weights, tr("Export weights"), QStringLiteral("model"),
                                       QStringLiteral("safetensors"), tr("Weights (*.safetensors);;All files (*)"));
    if (file.isEmpty()) return;
    auto written = std::make_shared<std::vector<std::filesystem::path>>();
    m_workbench.jobs().start(
        [name = text(run->name)] { return tr("Exporting the weights of %1").arg(name); }, false,
        [written, name = run->name, path = std::filesystem::path(QFile::encodeName(file).toStdString())](
            store::Workspace& workspace, const ProgressSink&, const Control&) -> Result<> {
            auto files = workflow::exportWeights(workspace, name, path);
            if (!files) return tl::unexpected(files.error());
            *written = std::move(*files);
            return {};
        },
        this,
        [this, written](Job* job) {
            if (job->error())
                Q_EMIT errorOccurred(translated(*job->error()));
            else
                Q_EMIT noticed(tr("Exported to %1").arg(text(written->front().string())));
        });
}

void RunsPage::retranslate()
{
    m_table->retranslate();
    m_chartCard->setTitle(tr("Curves"));
    m_chartCard->setSubtitle(tr("drag across a chart to enlarge it, double click to see all of it"));
    m_charts->retranslate();
    m_delete->setText(tr("Delete…"));
    m_mark->setText(tr("Mark"));
    m_mark->setToolTip(tr("A star, tags, a note, or out of the way: for all selected runs"));
    m_exchange->setText(tr("Import, export"));
    m_exchange->setToolTip(tr("Runs into files, and runs of other programs out of files"));
    m_exportRuns->setText(tr("Export runs…"));
    m_exportRuns->setToolTip(
        tr("Curves, figures, specification and lineage of the selected runs, as CSV or JSON Lines"));
    m_importFiles->setText(tr("Import runs…"));
    m_importFiles->setToolTip(tr("Event files of TensorBoard, or tables of curves"));
    m_importFolder->setText(tr("Import a folder of runs…"));
    m_importFolder->setToolTip(tr("Each folder below that holds event files of TensorBoard is a run"));
    m_exportWeights->setText(tr("Export weights…"));
    m_exportWeights->setToolTip(
        tr("For Hugging Face, or to begin another training from; config.json is written beside them"));
    m_open->setText(tr("Open in Training"));
    m_resume->setText(tr("Resume"));
    m_again->setText(tr("Run again"));
    m_change->setText(tr("Run again with one change…"));
    m_copy->setText(tr("Copy as command"));
    m_studyAction->setText(tr("Transfer study…"));
    m_study->retranslate();
    m_report->retranslate();
    m_details->retranslate();
    m_compare->retranslate();
    m_lineage->retranslate();
    refresh();
}

void RunsPage::saveState()
{
    QSettings settings;
    settings.setValue(splitterKey, m_splitter->saveState());
    settings.setValue(belowKey, m_below->saveState());
    m_table->saveState();
    m_compare->saveState();
    settings.setValue(shownKey, object());
    settings.setValue(chartsKey, m_charts->layoutText());
}

void RunsPage::restoreState()
{
    const QSettings settings;
    m_splitter->restoreState(settings.value(splitterKey).toByteArray());
    m_below->restoreState(settings.value(belowKey).toByteArray());
    m_table->restoreState();
    m_charts->restoreLayout(settings.value(chartsKey).toString());
    m_compare->restoreState();
    refresh();
    openObject(settings.value(shownKey).toString());
}

} // namespace sessionsmith::widgets
