// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/trainingpage.h"

#include "engine/workflow/workflow.h"
#include "widgets/common/texts.h"
#include "widgets/jobs/trainingjob.h"
#include "widgets/training/drawpanel.h"
#include "widgets/training/trainingform.h"
#include "widgets/training/trainingmonitor.h"

#include <QApplication>
#include <QBoxLayout>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QTimer>

#include <algorithm>
#include <iterator>

namespace sessionsmith::widgets {

namespace {

const QString splitterKey = QStringLiteral("training/splitter");
const QString monitorKey = QStringLiteral("training/monitor");

} // namespace

TrainingPage::TrainingPage(Workbench& workbench, QWidget* parent)
    : Page(parent), m_workbench(workbench), m_form(new TrainingForm(workbench)),
      m_monitor(new TrainingMonitor(workbench)), m_splitter(new QSplitter), m_draw(new QAction(this)),
      m_openDrawn(new QAction(this))
{
    m_splitter->addWidget(m_form);
    auto* scroll = new QScrollArea;      // in a small window the curves keep their height
    scroll->setFocusPolicy(Qt::NoFocus); // what stands in it has it
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_monitor);
    m_splitter->addWidget(scroll);
    m_splitter->setHandleWidth(12);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({368, 912});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(m_splitter);

    m_drawPanel = new DrawPanel(this);
    m_draw->setProperty("primary", true);
    m_draw->setVisible(false);
    m_draw->setText(tr("Synthesise"));
    m_openDrawn->setVisible(false);

    connect(m_openDrawn, &QAction::triggered, this, [this] { Q_EMIT openRequested(QStringLiteral("data"), m_drawn); });
    connect(m_draw, &QAction::triggered, this, [this] {
        m_drawPanel->setRun(object());
        m_drawPanel->open();
    });
    connect(m_drawPanel, &DrawPanel::accepted, this, &TrainingPage::startDrawing);
    connect(m_form, &TrainingForm::startRequested, this, &TrainingPage::start);
    connect(m_form, &TrainingForm::errorOccurred, this, &TrainingPage::errorOccurred);
    connect(m_monitor, &TrainingMonitor::resumeRequested, this, &TrainingPage::resume);
    connect(m_monitor, &TrainingMonitor::watchRequested, this, &TrainingPage::watch);
    connect(m_monitor, &TrainingMonitor::changed, this, [this] {
        offerDrawing();
        Q_EMIT statusChanged();
    });
    connect(m_monitor, &TrainingMonitor::pointed, this, [this](const QList<StatusItem>& items) {
        m_pointed = items;
        Q_EMIT statusChanged();
    });
    connect(m_monitor, &TrainingMonitor::noticed, this, &TrainingPage::noticed);
    connect(m_monitor, &TrainingMonitor::errorOccurred, this, &TrainingPage::errorOccurred);
}

QString TrainingPage::object() const
{
    return m_monitor->run() ? text(m_monitor->run()->name) : QString();
}

QList<QAction*> TrainingPage::pageActions() const
{
    QList<QAction*> actions;
    for (QAction* action : {m_openDrawn, m_draw})
        if (action->isVisible()) actions << action;
    return actions;
}

QList<StatusItem> TrainingPage::statusItems() const
{
    if (!m_pointed.isEmpty() || !m_monitor->run()) return m_pointed;
    QList<StatusItem> items;
    for (const char* metric : {"train/loss", "valid/loss", "valid/ndcg@10", "valid/accuracy"}) {
        const double value = m_monitor->curves().latest(m_monitor->run()->id, metric);
        if (value == value) items.append({metricWord(metric), formatMetric(metric, value)});
    }
    return items;
}

void TrainingPage::retranslate()
{
    m_form->retranslate();
    m_monitor->retranslate();
    m_draw->setText(tr("Synthesise"));
    m_draw->setToolTip(tr("Draw sessions from this generator as a data set"));
    m_openDrawn->setText(tr("Open %1").arg(m_drawn));
    m_openDrawn->setToolTip(tr("Show the data set that was drawn from this generator"));
    m_drawPanel->retranslate();
}

void TrainingPage::refresh()
{
    const auto datasets = m_workbench.workspace().datasets();
    const auto runs = m_workbench.workspace().runs();
    if (!datasets || !runs) {
        Q_EMIT errorOccurred(translated(datasets ? runs.error() : datasets.error()));
        return;
    }
    m_form->setChoices(*datasets, *runs);
    const auto isShown = [this](const store::RunRecord& run) {
        return m_monitor->run() && run.id == m_monitor->run()->id;
    };
    const bool shownExists = std::any_of(runs->begin(), runs->end(), isShown);
    const auto trained =
        std::ranges::find_if(*runs, [](const auto& run) { return run.kind != store::RunKind::Import; });
    if (!shownExists && trained != runs->end()) watch(trained->id);
    std::vector<store::RunRecord> underWay;
    std::ranges::copy_if(*runs, std::back_inserter(underWay),
                         [](const store::RunRecord& run) { return store::isActive(run.status); });
    m_monitor->setRunsUnderWay(std::move(underWay));
}

void TrainingPage::openObject(const QString& name, int)
{
    const auto run = m_workbench.workspace().run(name.toStdString());
    if (!run) {
        Q_EMIT errorOccurred(translated(run.error()));
        return;
    }
    watch(run->id);
    if (const auto task = workflow::trainingTaskOf(*run)) m_form->setTask(*task);
}

void TrainingPage::watch(store::Id id)
{
    const auto run = m_workbench.workspace().run(id);
    if (!run) {
        Q_EMIT errorOccurred(translated(run.error()));
        return;
    }
    m_monitor->watch(*run);
    offerDrawn({});
    offerDrawing();
    Q_EMIT headerChanged();
    Q_EMIT statusChanged();
}

void TrainingPage::start()
{
    m_form->setStarting(true);
    const std::vector<workflow::TrainingTask> tasks = m_form->tasks();
    startSeries(std::make_shared<Series>(Series{{tasks.begin(), tasks.end()}, {}}));
}

/// As long as each is finished. Who watches one goes on to the next.
void TrainingPage::startSeries(const std::shared_ptr<Series>& series)
{
    const workflow::TrainingTask task = series->left.front();
    series->left.pop_front();
    startTraining(
        m_workbench, task, this,
        [this, series](store::Id run) {
            if (!series->last || (m_monitor->run() && m_monitor->run()->id == *series->last)) watch(run);
            series->last = run;
            allowStart();
        },
        [this, series](Job* job) {
            tellEnd(*job);
            allowStart();
            if (!series->left.empty()) goOn(series, *job);
        });
}

void TrainingPage::goOn(const std::shared_ptr<Series>& series, const Job& job)
{
    bool isFinished = !job.error() && series->last;
    if (isFinished) {
        const auto run = m_workbench.workspace().run(*series->last);
        isFinished = run && run->status == store::RunStatus::Finished;
    }
    if (isFinished)
        startSeries(series);
    else
        Q_EMIT noticed(tr("%n further run(s) of this series were not started", nullptr, int(series->left.size())));
}

/// A run may begin before the second press of a double click, which is to start no other.
void TrainingPage::allowStart()
{
    QTimer::singleShot(QApplication::doubleClickInterval(), m_form, [this] { m_form->setStarting(false); });
}

void TrainingPage::resume(const store::RunRecord& run)
{
    resumeTraining(
        m_workbench, run, this, [this](store::Id id) { watch(id); }, [this](Job* job) { tellEnd(*job); });
}

void TrainingPage::tellEnd(const Job& job)
{
    if (job.error()) Q_EMIT errorOccurred(translated(*job.error()));
}

void TrainingPage::offerDrawing()
{
    const auto& run = m_monitor->run();
    const bool canDraw = run && run->kind == store::RunKind::Generator && run->status == store::RunStatus::Finished;
    if (m_draw->isVisible() == canDraw) return;
    m_draw->setVisible(canDraw);
    if (!canDraw) m_drawPanel->close();
    Q_EMIT headerChanged();
}

void TrainingPage::startDrawing()
{
    const workflow::DrawRequest request = m_drawPanel->request();
    const auto made = std::make_shared<workflow::SynthesizedDataset>();
    Job* job = m_workbench.jobs().start(
        [name = text(request.run)] { return tr("Synthesising from %1").arg(name); }, false,
        [request, made](store::Workspace& workspace, const ProgressSink& progress, const Control& control) -> Result<> {
            auto result = workflow::synthesize(workspace, request, progress, control);
            if (!result) return tl::unexpected(result.error());
            *made = std::move(*result);
            return {};
        },
        this,
        [this, made, run = m_monitor->run()->id](Job*) {
            if (made->record.name.empty()) return;
            m_drawPanel->close();
            if (m_monitor->run()->id == run) offerDrawn(text(made->record.name));
            Q_EMIT noticed(tr("%1: %2 sessions, %3 events in %4")
                               .arg(text(made->record.name), formatInteger(std::int64_t(made->sessions)),
                                    formatInteger(std::int64_t(made->events)), formatDuration(made->seconds)));
            m_workbench.notifyDatasetsChanged();
        });
    m_drawPanel->follow(job);
}

void TrainingPage::offerDrawn(const QString& dataset)
{
    m_drawn = dataset;
    m_openDrawn->setText(tr("Open %1").arg(m_drawn));
    if (m_openDrawn->isVisible() == !m_drawn.isEmpty()) return;
    m_openDrawn->setVisible(!m_drawn.isEmpty());
    Q_EMIT headerChanged();
}

void TrainingPage::saveState()
{
    QSettings settings;
    settings.setValue(splitterKey, m_splitter->saveState());
    settings.setValue(monitorKey, m_monitor->splitter()->saveState());
}

void TrainingPage::restoreState()
{
    const QSettings settings;
    m_splitter->restoreState(settings.value(splitterKey).toByteArray());
    m_monitor->splitter()->restoreState(settings.value(monitorKey).toByteArray());
}

} // namespace sessionsmith::widgets
