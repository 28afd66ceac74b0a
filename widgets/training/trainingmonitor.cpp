// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/trainingmonitor.h"

#include "engine/workflow/preparation.h"
#include "engine/workflow/trainingtask.h"
#include "widgets/charts/chartmenu.h"
#include "widgets/charts/linechart.h"
#include "widgets/charts/runmarks.h"
#include "widgets/common/card.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/training/progresscard.h"

#include <QBoxLayout>
#include <QSplitter>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

TrainingMonitor::TrainingMonitor(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_follower(workbench.workspace().folder()), m_splitter(new QSplitter(Qt::Vertical)),
      m_lossCard(new Card(QString())), m_qualityCard(new Card(QString())), m_progress(new ProgressCard(workbench)),
      m_loss(new LineChart), m_quality(new LineChart)
{
    buildLayout();
    connect(&m_follower, &MetricFollower::arrived, this, &TrainingMonitor::takePoints);
    connect(&m_follower, &MetricFollower::runChanged, this, &TrainingMonitor::takeRun);
    connect(m_progress, &ProgressCard::watchRequested, this, &TrainingMonitor::watchRequested);
    connect(m_progress, &ProgressCard::resumeRequested, this, &TrainingMonitor::resumeRequested);
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
    for (Card* card : std::initializer_list<Card*>{m_lossCard, m_qualityCard, m_progress})
        m_splitter->addWidget(card);
    m_splitter->setHandleWidth(12);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({280, 280, 230});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
}

void TrainingMonitor::watch(const store::RunRecord& run)
{
    m_run = run;
    m_curves.clear();
    m_follower.follow({run.id});
    m_progress->watch(run);
    showCurves();
}

void TrainingMonitor::setRunsUnderWay(std::vector<store::RunRecord> runs)
{
    m_progress->setRunsUnderWay(std::move(runs));
}

void TrainingMonitor::takePoints(qint64 run, const std::vector<store::MetricPoint>& points)
{
    if (!m_run || run != m_run->id) return;
    m_curves.add(run, points);
    showCurves();
    m_progress->setState(*m_run, m_curves);
    Q_EMIT changed();
}

void TrainingMonitor::takeRun(const store::RunRecord& run)
{
    if (!m_run || run.id != m_run->id) return;
    m_run = run;
    m_progress->setState(run, m_curves);
    Q_EMIT changed();
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
    const bool stoppedEarly = m_progress->status() == store::RunStatus::Finished && pace.patience > 0 &&
                              m_curves.latestEpoch(m_run->id, metric) < pace.epochs;
    ChartSeries series{name, Theme::instance().category(category), curve, metric.starts_with("train/loss")};
    // One chart may show the same validation by several metrics: they would all say the same twice.
    if (metric == "valid/loss" || metric == secondChart().metrics.front())
        series.marks = runMarks(*curve, metric, stoppedEarly);
    series.marks += alertMarks(m_curves, m_run->id, metric, axis);
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
        {{ceiling, isShare ? tr("%1: %2 of what can be known").arg(word, formatPercent(std::min(now / ceiling, 1.0), 1))
                           : tr("%1: at least %2").arg(word, formatMetric(metric, ceiling))}});
}

void TrainingMonitor::retranslate()
{
    m_lossCard->setTitle(tr("Loss"));
    m_loss->setAxisTitles(tr("step"), QString());
    m_quality->setAxisTitles(tr("step"), QString());
    m_loss->setEmptyTexts(tr("The loss of the run appears here"), tr("Start a training at the left"));
    m_progress->retranslate();
    showCurves();
}

} // namespace sessionsmith::widgets
