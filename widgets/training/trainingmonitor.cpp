// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/trainingmonitor.h"

#include "engine/workflow/preparation.h"
#include "engine/workflow/trainingtask.h"
#include "widgets/charts/chartmenu.h"
#include "widgets/charts/linechart.h"
#include "widgets/charts/runmarks.h"
#include "widgets/common/card.h"
#include "widgets/common/choicebox.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/figures.h"
#include "widgets/common/runwords.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/jobs/trainingjob.h"

#include <QApplication>
#include <QBoxLayout>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr int progressSteps = 1000;

} // namespace

TrainingMonitor::TrainingMonitor(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_follower(workbench.workspace().folder()),
      m_splitter(new QSplitter(Qt::Vertical)), m_lossCard(new Card(QString())), m_qualityCard(new Card(QString())),
      m_progressCard(buildProgressCard()), m_loss(new LineChart), m_quality(new LineChart)
{
    buildLayout();
    connect(&m_follower, &MetricFollower::arrived, this, &TrainingMonitor::takePoints);
    connect(&m_follower, &MetricFollower::runChanged, this, &TrainingMonitor::takeRun);
    connect(&workbench.jobs(), &JobRunner::changed, this, &TrainingMonitor::showProgress);
    buildChart(*m_loss, *m_lossCard, QStringLiteral("training/loss"));
    buildChart(*m_quality, *m_qualityCard, QStringLiteral("training/quality"));
    connect(&m_group, &ChartGroup::pointed, this, &TrainingMonitor::pointed);
    retranslate();
}

void TrainingMonitor::buildChart(LineChart& chart, Card& card, const QString& key)
{
    auto* menu = new ChartMenu(chart, key);
    card.addHeaderWidget(menu);
    card.body()->addWidget(&chart);
    m_group.add(chart);
    connect(&chart, &LineChart::settingsChanged, this, &TrainingMonitor::showCurves);
    connect(&chart, &LineChart::processingChanged, this, &TrainingMonitor::showSubtitles);
    connect(menu, &ChartMenu::noticed, this, &TrainingMonitor::noticed);
    connect(menu, &ChartMenu::errorOccurred, this, &TrainingMonitor::errorOccurred);
}

void TrainingMonitor::buildLayout()
{
    for (Card* card : {m_lossCard, m_qualityCard, m_progressCard})
        m_splitter->addWidget(card);
    m_splitter->setHandleWidth(12);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({300, 300, 190});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
}

Card* TrainingMonitor::buildProgressCard()
{
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_state = new ElidedLabel;
    m_pause = new QPushButton;
    m_cancel = new QPushButton;
    m_choice = new ChoiceBox;
    m_reason = new QLabel;
    m_reason->setWordWrap(true);
    m_reason->setProperty("bad", true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_figures = new Figures;
    m_resume = new QPushButton;
    m_events = new QListWidget;
    m_events->setSelectionMode(QAbstractItemView::NoSelection);
    m_events->setFocusPolicy(Qt::NoFocus);
    m_events->setMinimumHeight(48);

    auto* card = new Card(QString());
    card->addHeaderWidget(m_choice);
    for (QPushButton* button : {m_resume, m_pause, m_cancel})
        card->addHeaderWidget(button);
    card->body()->addWidget(m_progress);
    card->body()->addWidget(m_state);
    card->body()->addWidget(m_reason);
    card->body()->addWidget(m_figures);
    card->body()->addWidget(m_events, 1);
    connect(m_choice, &QComboBox::activated, this,
            [this] { Q_EMIT watchRequested(m_choice->currentData().toLongLong()); });
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (Job* running = job()) running->state() == Job::State::Paused ? running->resume() : running->pause();
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (Job* running = job()) running->stop();
    });
    connect(m_resume, &QPushButton::clicked, this, [this] {
        // The second press of a double click is to resume nothing: it comes before the run is seen to go on.
        m_resume->setEnabled(false);
        QTimer::singleShot(QApplication::doubleClickInterval(), m_resume, [this] { m_resume->setEnabled(true); });
        if (m_run) Q_EMIT resumeRequested(*m_run);
    });
    return card;
}

Job* TrainingMonitor::job() const
{
    return m_run ? trainingJob(m_workbench.jobs(), m_run->id) : nullptr;
}

void TrainingMonitor::watch(const store::RunRecord& run)
{
    m_run = run;
    m_curves.clear();
    m_log.clear();
    m_follower.follow({run.id});
    log(run.createdAt, [] { return tr("started"); });
    if (run.status != store::RunStatus::Running)
        log(run.updatedAt, [status = run.status] { return statusWord(status); });
    showChoice();
    showCurves();
    showProgress();
}

void TrainingMonitor::setRunsUnderWay(std::vector<store::RunRecord> runs)
{
    m_underWay = std::move(runs);
    showChoice();
}

void TrainingMonitor::showChoice()
{
    m_choice->clear();
    for (const store::RunRecord& run : m_underWay)
        m_choice->addItem(text(run.name), qint64(run.id));
    const bool isOneOfThem = m_run && m_choice->findData(qint64(m_run->id)) >= 0;
    if (m_run && !isOneOfThem) m_choice->insertItem(0, text(m_run->name), qint64(m_run->id));
    m_choice->setVisible(m_choice->count() > 1);
    if (m_run) m_choice->setCurrentIndex(m_choice->findData(qint64(m_run->id)));
}

void TrainingMonitor::takePoints(qint64 run, const std::vector<store::MetricPoint>& points)
{
    m_curves.add(run, points);
    showCurves();
    showProgress();
    Q_EMIT changed();
}

void TrainingMonitor::takeRun(const store::RunRecord& run)
{
    if (!m_run || run.id != m_run->id) return;
    const store::RunRecord before = std::exchange(*m_run, run);
    if (run.status != before.status)
        log(run.updatedAt, [status = run.status] { return statusWord(status); });
    else if (run.seconds > before.seconds && !run.checkpoint.empty())
        log(run.updatedAt, [seconds = run.seconds] { return tr("checkpoint after %1").arg(formatDuration(seconds)); });
    showProgress();
    Q_EMIT changed();
}

void TrainingMonitor::log(Milliseconds time, std::function<QString()> words)
{
    m_log.push_back({time, std::move(words)});
    showLog();
}

void TrainingMonitor::showLog()
{
    m_events->clear();
    for (const LogLine& line : m_log)
        m_events->addItem(QStringLiteral("%1   %2").arg(formatTime(line.time), line.words()));
    m_events->scrollToBottom();
}

/// A pause shows at once: the job that carries the run out knows it, the workspace is read a moment later.
store::RunStatus TrainingMonitor::status() const
{
    const Job* running = job();
    return running && running->state() == Job::State::Paused ? store::RunStatus::Paused : m_run->status;
}

TrainingMonitor::SecondChart TrainingMonitor::secondChart() const
{
    if (!m_run)
        return {{},
                tr("Validation"),
                tr("after every epoch"),
                tr("What the validation says appears here after every epoch")};
    const auto task = workflow::trainingTaskOf(*m_run);
    if (task && std::holds_alternative<workflow::ClickRequest>(*task))
        return {{"valid/auc", "valid/r2"},
                tr("Validation"),
                tr("by the L2 of the regression"),
                tr("What each L2 that is tried comes to appears here")};
    const auto* finetune = task ? std::get_if<workflow::FinetuneRequest>(&*task) : nullptr;
    if (finetune && finetune->spec.objective == learning::Objective::NextAction)
        return {{"valid/accuracy", "valid/macro_f1"},
                tr("Validation"),
                tr("share of the questions"),
                tr("Accuracy and F1 appear here after every epoch")};
    const auto* generator = task ? std::get_if<workflow::GeneratorRequest>(&*task) : nullptr;
    if (!generator)
        return {{"valid/ndcg@10", "valid/hr@10", "valid/accuracy"},
                tr("Validation"),
                tr("share of the questions"),
                tr("Hit rate and NDCG appear here after every epoch")};
    if (generator->spec.kind == learning::GeneratorKind::Vae)
        return {{"valid/divergence"},
                tr("Latent space"),
                tr("nats a session"),
                tr("How much the latent space tells of a session appears here after every epoch")};
    return {{"train/critic_accuracy"},
            tr("Critic"),
            tr("share of the sessions it tells right"),
            tr("How often the critic is right appears here once the log has been learnt")};
}

ChartSeries TrainingMonitor::seriesOf(const std::string& metric, const QString& name, int category, ChartAxis axis)
{
    const CurvePointer curve = m_curves.curve(m_run->id, metric, axis);
    const workflow::TaskPace pace = workflow::paceOf(*m_run);
    const bool stoppedEarly = status() == store::RunStatus::Finished && pace.patience > 0 &&
                              m_curves.latestEpoch(m_run->id, metric) < pace.epochs;
    ChartSeries series{name, Theme::instance().category(category), curve, metric.starts_with("train/loss")};
    // One chart may show the same validation by several metrics: they would all say the same twice.
    if (metric == "valid/loss" || metric == secondChart().metrics.front())
        series.marks = runMarks(*curve, metric, stoppedEarly);
    return series;
}

void TrainingMonitor::showCurves()
{
    std::vector<ChartSeries> loss, quality;
    const SecondChart second = secondChart();
    if (m_run) {
        m_curves.setBatch(m_run->id, workflow::paceOf(*m_run).batch);
        m_curves.setStart(m_run->id, m_run->createdAt);
        loss = {seriesOf("train/loss", tr("training"), 1, m_loss->settings().axis),
                seriesOf("valid/loss", tr("validation"), 3, m_loss->settings().axis)};
        for (std::size_t i = 0; i < second.metrics.size(); ++i)
            if (const std::string& metric = second.metrics[i]; m_curves.has(m_run->id, metric))
                quality.push_back(seriesOf(metric, metricWord(metric), int(i) + 3, m_quality->settings().axis));
    }
    m_loss->setSeries(std::move(loss));
    m_loss->setTitle(tr("Loss"));
    const bool isBaseline = m_run && m_run->kind == store::RunKind::Baseline;
    const bool tellsTags = m_run && workflow::taskOf(*m_run) == "tags";
    m_qualityCard->setTitle(second.title);
    m_quality->setTitle(second.title);
    m_quality->setEmptyTexts(second.empty, isBaseline  ? tr("A baseline has no curve: its figures stand below")
                                           : tellsTags ? tr("Regressions have no curve: their figures stand below")
                                                       : QString());
    m_quality->setSeries(std::move(quality));
    showSubtitles();
    showCeiling(*m_loss, "loss");
    const std::string first = m_curves.firstPresent(m_run ? m_run->id : 0, second.metrics);
    showCeiling(*m_quality, first.starts_with("valid/") ? first.substr(6) : std::string());
}

void TrainingMonitor::showSubtitles()
{
    m_lossCard->setSubtitle(tr("nats · %1").arg(m_loss->processing()));
    m_qualityCard->setSubtitle(QStringLiteral("%1 · %2").arg(secondChart().unit, m_quality->processing()));
}

/// What can be known of synthetic data at all, where the model behind them is at hand, and how much of it the run
/// knows.
void TrainingMonitor::showCeiling(LineChart& chart, const std::string& metric)
{
    const store::Id run = m_run ? m_run->id : 0;
    const double ceiling = m_curves.latest(run, "ceiling/" + metric), now = m_curves.latest(run, "valid/" + metric);
    if (!std::isfinite(ceiling)) return chart.setReferences({});
    const QString word = metricWord(metric);
    const bool isShare = metric != "loss" && ceiling > 0 && std::isfinite(now);
    chart.setReferences(
        {{ceiling, isShare ? tr("%1: %2 of what can be known").arg(word, formatPercent(now / ceiling, 1))
                           : tr("%1: the least that is possible").arg(word)}});
}

void TrainingMonitor::showProgress()
{
    const Job* running = job();
    const bool active = running && running->isActive();
    const QWidget* focused = QApplication::focusWidget();
    m_progressCard->setTitle(m_run ? text(m_run->name) : tr("Progress"));
    m_progressCard->setSubtitle(m_run ? QStringLiteral("%1 · %2").arg(kindWord(m_run->kind), statusWord(status()))
                                      : QString());
    m_pause->setVisible(active && running->canPause());
    m_pause->setText(active && running->state() == Job::State::Paused ? tr("Resume") : tr("Pause"));
    m_cancel->setVisible(active);
    m_cancel->setEnabled(active && running->state() != Job::State::Stopping);
    m_resume->setVisible(!active && m_run && canResume(*m_run));
    keepFocus(focused);
    m_progress->setVisible(active);
    if (active) {
        const Progress& progress = running->progress();
        m_progress->setRange(0, progress.total > 0 ? progressSteps : 0);
        if (progress.total > 0)
            m_progress->setValue(int(progressSteps * double(progress.done) / double(progress.total)));
        m_state->setText(progressText(*running));
    } else if (m_run) {
        m_state->setText(tr("trained for %1").arg(formatDuration(m_run->seconds)));
    } else {
        m_state->setText(tr("No run yet. Choose what to train at the left, then start."));
    }
    // A baseline is not trained, and a run that failed at once neither.
    m_state->setVisible(active || !m_run || (m_run->kind != store::RunKind::Baseline && m_run->seconds > 0));
    m_reason->setText(m_run && !m_run->message.empty() ? translated(Error::unpacked(m_run->message)) : QString());
    m_reason->setVisible(!m_reason->text().isEmpty());
    showFigures();
}

/// A button that goes away passes the focus on, to anywhere in the window; here it stays among the buttons.
void TrainingMonitor::keepFocus(const QWidget* before)
{
    const std::array<QWidget*, 3> buttons{m_pause, m_cancel, m_resume};
    if (std::ranges::find(buttons, before) == buttons.end() || before->hasFocus()) return;
    const auto next = std::ranges::find_if(
        buttons, [this](const QWidget* button) { return button->isVisibleTo(this) && button->isEnabled(); });
    (next == buttons.end() ? this : *next)->setFocus();
}

QString TrainingMonitor::progressText(const Job& running) const
{
    if (running.state() == Job::State::Paused) return tr("Paused");
    if (running.state() == Job::State::Stopping) return tr("Stopping…");
    const Progress& progress = running.progress();
    QStringList parts{progress.phase.isEmpty() ? tr("Reading the data") : translated(progress.phase)};
    if (running.rate() > 0)
        parts.append(tr("%1 %2/s", "rate, unit").arg(formatNumber(running.rate(), 0), translated(progress.unit)));
    if (const auto left = running.secondsLeft()) parts.append(tr("%1 left", "time").arg(formatDuration(*left)));
    return parts.join(QStringLiteral(" · "));
}

/// What a run came to, once it has ended.
void TrainingMonitor::showFigures()
{
    QList<Figures::Figure> figures;
    if (m_run)
        for (const char* part : {"test", "valid"}) {
            const auto values = m_run->metrics.find(part);
            if (values == m_run->metrics.end()) continue;
            for (const char* metric :
                 {"ndcg@10", "hr@10", "mrr", "accuracy", "macro_f1", "loss", "auc", "log_loss", "calibration_error",
                  "r2", "rmse", "mae", "micro_f1", "precision@1", "precision@5", "behaviour", "items", "divergence"})
                if (const auto found = values->second.find(metric); found != values->second.end())
                    figures.append({formatMetric(metric, found->second),
                                    metricWord(std::string(part) + "/" + std::string(metric))});
            break; // the test says more than the validation, by which the best weights were chosen
        }
    m_figures->setFigures(figures);
    m_figures->setVisible(!figures.isEmpty());
}

void TrainingMonitor::retranslate()
{
    m_lossCard->setTitle(tr("Loss"));
    m_loss->setAxisTitles(tr("step"), QString());
    m_quality->setAxisTitles(tr("step"), QString());
    m_loss->setEmptyTexts(tr("The loss of the run appears here"), tr("Start a training at the left"));
    m_pause->setText(tr("Pause"));
    m_cancel->setText(tr("Cancel"));
    m_resume->setText(tr("Resume"));
    m_choice->setAccessibleName(tr("Run that is shown"));
    m_choice->setToolTip(tr("Several runs are under way: choose which one is shown"));
    showCurves();
    showProgress();
    showLog();
}

} // namespace sessionsmith::widgets
