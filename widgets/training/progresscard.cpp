// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/progresscard.h"

#include "engine/workflow/trainingtask.h"
#include "widgets/common/choicebox.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/figures.h"
#include "widgets/common/runwords.h"
#include "widgets/common/segments.h"
#include "widgets/common/texts.h"
#include "widgets/jobs/trainingjob.h"
#include "widgets/training/machinefigures.h"
#include "widgets/training/predictionsview.h"
#include "widgets/training/runlogview.h"

#include <QApplication>
#include <QBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr int progressSteps = 1000;

} // namespace

ProgressCard::ProgressCard(Workbench& workbench, QWidget* parent)
    : Card(QString(), QString(), parent), m_workbench(workbench), m_progress(new QProgressBar),
      m_state(new ElidedLabel), m_pause(new QPushButton), m_cancel(new QPushButton), m_resume(new QPushButton),
      m_choice(new ChoiceBox), m_reason(new QLabel), m_figures(new Figures), m_part(new Segments),
      m_parts(new QStackedWidget), m_log(new RunLogView(workbench)), m_machine(new MachineFigures),
      m_predictions(new PredictionsView(workbench))
{
    layOut();
    connect(&workbench.jobs(), &JobRunner::changed, this, &ProgressCard::showProgress);
    connect(m_part, &Segments::currentChanged, m_parts, &QStackedWidget::setCurrentIndex);
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
}

void ProgressCard::layOut()
{
    m_progress->setTextVisible(false);
    m_reason->setWordWrap(true);
    m_reason->setProperty("bad", true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addHeaderWidget(m_choice);
    for (QPushButton* button : {m_resume, m_pause, m_cancel})
        addHeaderWidget(button);
    for (QWidget* part : std::initializer_list<QWidget*>{m_log, m_machine, m_predictions})
        m_parts->addWidget(part);
    m_parts->setMinimumHeight(76);
    body()->addWidget(m_progress);
    body()->addWidget(m_state);
    body()->addWidget(m_reason);
    body()->addWidget(m_figures);
    body()->addWidget(m_part, 0, Qt::AlignLeft);
    body()->addWidget(m_parts, 1);
}

Job* ProgressCard::job() const
{
    return m_run ? trainingJob(m_workbench.jobs(), m_run->id) : nullptr;
}

store::RunStatus ProgressCard::status() const
{
    const Job* running = job();
    if (running && running->state() == Job::State::Paused) return store::RunStatus::Paused;
    return m_run ? m_run->status : store::RunStatus::Finished;
}

void ProgressCard::watch(const store::RunRecord& run)
{
    m_run = run;
    m_log->watch(run);
    m_machine->clear();
    m_predictions->watch(run.id);
    showChoice();
    showProgress();
}

void ProgressCard::setState(const store::RunRecord& run, RunCurves& curves)
{
    m_run = run;
    m_elsewhere = elsewhere(run, curves);
    m_log->readOn(run);
    m_machine->setCurves(curves, run.id);
    m_predictions->readOn();
    showProgress();
}

void ProgressCard::setRunsUnderWay(std::vector<store::RunRecord> runs)
{
    m_underWay = std::move(runs);
    showChoice();
}

void ProgressCard::showChoice()
{
    m_choice->clear();
    for (const store::RunRecord& run : m_underWay)
        m_choice->addItem(text(run.name), qint64(run.id));
    const bool isOneOfThem = m_run && m_choice->findData(qint64(m_run->id)) >= 0;
    if (m_run && !isOneOfThem) m_choice->insertItem(0, text(m_run->name), qint64(m_run->id));
    m_choice->setVisible(m_choice->count() > 1);
    if (m_run) m_choice->setCurrentIndex(m_choice->findData(qint64(m_run->id)));
}

void ProgressCard::showProgress()
{
    const Job* running = job();
    const bool active = running && running->isActive();
    const QWidget* focused = QApplication::focusWidget();
    setTitle(m_run ? text(m_run->name) : tr("Progress"));
    setSubtitle(m_run ? QStringLiteral("%1 · %2").arg(kindWord(m_run->kind), statusWord(status())) : QString());
    m_pause->setVisible(active && running->canPause());
    m_pause->setText(active && running->state() == Job::State::Paused ? tr("Resume") : tr("Pause"));
    m_cancel->setVisible(active);
    m_cancel->setEnabled(active && running->state() != Job::State::Stopping);
    m_resume->setVisible(!active && m_run && canResume(*m_run));
    keepFocus(focused);
    const bool isElsewhere = !active && m_run && store::isActive(m_run->status);
    m_progress->setVisible(active || isElsewhere);
    if (active) {
        const Progress& progress = running->progress();
        showBar(progress.total > 0 ? double(progress.done) / double(progress.total) : 0);
        m_state->setText(progressText(*running));
    } else if (isElsewhere) {
        showBar(m_elsewhere.share());
        m_state->setText(textElsewhere());
    } else if (m_run) {
        m_state->setText(tr("trained for %1").arg(formatDuration(m_run->seconds)));
    } else {
        m_state->setText(tr("No run yet. Choose what to train at the left, then start."));
    }
    // A baseline is not trained, and a run that failed at once neither.
    m_state->setVisible(active || isElsewhere || !m_run ||
                        (m_run->kind != store::RunKind::Baseline && m_run->seconds > 0));
    m_reason->setText(m_run && !m_run->message.empty() ? translated(Error::unpacked(m_run->message)) : QString());
    m_reason->setVisible(!m_reason->text().isEmpty());
    showFigures();
}

/// Without any share that is known it only says that something goes on, if it does.
void ProgressCard::showBar(double share)
{
    const bool isKnown = share > 0 || status() == store::RunStatus::Paused;
    m_progress->setRange(0, isKnown ? progressSteps : 0);
    if (isKnown) m_progress->setValue(int(progressSteps * share));
}

ProgressCard::Elsewhere ProgressCard::elsewhere(const store::RunRecord& run, RunCurves& curves)
{
    Elsewhere elsewhere;
    elsewhere.epochs = workflow::paceOf(run).epochs;
    elsewhere.epoch = curves.latestEpoch(run.id, "train/loss");
    elsewhere.rate = curves.latest(run.id, "train/sequences_per_second");
    if (const Line line = curves.curve(run.id, "train/loss", ChartAxis::Wall)->line(); line.size() > 0)
        elsewhere.passed = (line.x.back() - line.x.front()) / 1000;
    return elsewhere;
}

QString ProgressCard::textElsewhere() const
{
    QStringList parts;
    if (const double share = m_elsewhere.share(); share > 0) {
        parts.append(tr("Epoch %1 of %2").arg(int(m_elsewhere.epoch) + (share < 1 ? 1 : 0)).arg(m_elsewhere.epochs));
        if (std::isfinite(m_elsewhere.rate)) parts.append(tr("%1 sequences/s").arg(formatNumber(m_elsewhere.rate, 0)));
        if (m_run->status == store::RunStatus::Running && share < 1 && m_elsewhere.passed > 0)
            parts.append(tr("%1 left", "time").arg(formatDuration(m_elsewhere.passed * (1 - share) / share)));
    }
    parts.append(tr("in another program"));
    return parts.join(QStringLiteral(" · "));
}

/// A button that goes away passes the focus on, to anywhere in the window; here it stays among the buttons.
void ProgressCard::keepFocus(const QWidget* before)
{
    const std::array<QWidget*, 3> buttons{m_pause, m_cancel, m_resume};
    if (std::ranges::find(buttons, before) == buttons.end() || before->hasFocus()) return;
    const auto next = std::ranges::find_if(
        buttons, [this](const QWidget* button) { return button->isVisibleTo(this) && button->isEnabled(); });
    (next == buttons.end() ? this : *next)->setFocus();
}

QString ProgressCard::progressText(const Job& running) const
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
void ProgressCard::showFigures()
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

void ProgressCard::retranslate()
{
    m_pause->setText(tr("Pause"));
    m_cancel->setText(tr("Cancel"));
    m_resume->setText(tr("Resume"));
    m_choice->setAccessibleName(tr("Run that is shown"));
    m_choice->setToolTip(tr("Several runs are under way: choose which one is shown"));
    m_part->setWords({tr("Log"), tr("Machine"), tr("Predictions")});
    m_log->retranslate();
    m_machine->retranslate();
    m_predictions->retranslate();
    showProgress();
}

} // namespace sessionsmith::widgets
