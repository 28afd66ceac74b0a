// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/metricgrid.h"

#include "engine/workflow/trainingtask.h"
#include "widgets/charts/chartmenu.h"
#include "widgets/charts/linechart.h"
#include "widgets/charts/runmarks.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/runwords.h"
#include "widgets/common/texts.h"
#include "widgets/runs/evaluationtables.h"
#include "widgets/runs/groupcurve.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QGridLayout>
#include <QMenu>
#include <QUrl>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

const char* const usual[] = {"valid/ndcg@10", "valid/hr@10",      "valid/loss",    "valid/accuracy",
                             "train/loss",    "sparsity/ndcg@10", "sparsity/loss", "system/positions_per_second"};
constexpr int mostColumns = 3;
const QString spreadKey = QStringLiteral("spread=");

bool isOverSparsity(const std::string& metric)
{
    return metric.starts_with("sparsity/");
}

} // namespace

struct MetricGrid::Cell
{
    std::string metric;
    QWidget* widget;
    QLabel* title;
    ElidedLabel* subtitle;
    LineChart* chart;
};

MetricGrid::MetricGrid(RunCurves& curves, QWidget* parent)
    : QWidget(parent), m_curves(curves), m_grid(new QGridLayout(this)), m_button(new QToolButton)
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(12);
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_button->setMenu(new QMenu(m_button));
    connect(m_button->menu(), &QMenu::aboutToShow, this, &MetricGrid::fillMenu);
    connect(&m_group, &ChartGroup::pointed, this, &MetricGrid::pointed);
}

MetricGrid::~MetricGrid() = default;

MetricGrid::Cell& MetricGrid::cellOf(const std::string& metric)
{
    const auto known = std::ranges::find(m_cells, metric, &Cell::metric);
    if (known != m_cells.end()) return **known;
    auto* widget = new QWidget(this);
    auto* chart = new LineChart;
    auto* menu = new ChartMenu(*chart, QStringLiteral("runs/") + text(metric));
    auto cell = std::make_unique<Cell>(Cell{metric, widget, new QLabel, subtitleLabel(), chart});
    cell->title->setProperty("strong", true);
    auto* header = new QHBoxLayout;
    header->setSpacing(8);
    header->addWidget(cell->title);
    header->addWidget(cell->subtitle, 1);
    header->addWidget(menu);
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(header);
    layout->addWidget(chart, 1);
    if (isOverSparsity(metric)) menu->setAxes({ChartAxis::Step});
    m_group.add(*chart, isOverSparsity(metric));
    connect(chart, &LineChart::processingChanged, cell->subtitle,
            [subtitle = cell->subtitle, chart] { subtitle->setText(chart->processing()); });
    connect(chart, &LineChart::settingsChanged, this, [this, own = cell.get()] { draw(*own); });
    connect(menu, &ChartMenu::noticed, this, &MetricGrid::noticed);
    connect(menu, &ChartMenu::errorOccurred, this, &MetricGrid::errorOccurred);
    m_cells.push_back(std::move(cell));
    return *m_cells.back();
}

std::vector<std::string> MetricGrid::metrics() const
{
    if (!m_chosen.empty()) return m_chosen;
    for (const store::RunRecord& run : m_runs)
        if (auto present = m_curves.firstPresent(run.id, offered()); !present.empty()) return {present};
    return {usual[0]};
}

std::vector<std::string> MetricGrid::offered() const
{
    std::vector<std::string> metrics;
    for (const char* metric : usual)
        if (!isOverSparsity(metric) ||
            std::ranges::any_of(m_runs, [&](const store::RunRecord& run) { return m_curves.has(run.id, metric); }))
            metrics.push_back(metric);
    const auto first = std::ptrdiff_t(metrics.size());
    for (const store::RunRecord& run : m_runs)
        for (std::string& metric : m_curves.metrics(run.id))
            if (!isAlert(metric) && std::ranges::find(metrics, metric) == metrics.end())
                metrics.push_back(std::move(metric));
    std::ranges::sort(metrics.begin() + first, metrics.end());
    return metrics;
}

void MetricGrid::setRuns(std::vector<store::RunRecord> runs)
{
    m_runs = std::move(runs);
    group();
    arrange();
    draw();
}

void MetricGrid::setGrouping(std::function<std::vector<workflow::RunGroup>(const std::vector<store::RunRecord>&)> group)
{
    m_grouping = std::move(group);
}

void MetricGrid::setSpread(std::optional<learning::SpreadKind> spread)
{
    m_spread = spread;
    group();
    draw();
}

void MetricGrid::group()
{
    m_groups.clear();
    if (m_spread && m_grouping)
        m_groups = m_grouping(m_runs);
    else
        for (std::size_t run = 0; run < m_runs.size(); ++run)
            m_groups.push_back({m_runs[run].name, {run}});
}

void MetricGrid::setMetrics(std::vector<std::string> metrics)
{
    m_chosen = std::move(metrics);
    arrange();
    draw();
}

void MetricGrid::setColumns(int columns)
{
    m_columns = columns;
    arrange();
}

void MetricGrid::setEmptyTexts(const QString& what, const QString& how)
{
    m_emptyWhat = what;
    m_emptyHow = how;
    for (const auto& cell : m_cells)
        cell->chart->setEmptyTexts(what, how);
}

void MetricGrid::arrange()
{
    const std::vector<std::string> shown = metrics();
    const int count = int(shown.size());
    const int columns = m_columns > 0 ? m_columns : count <= 1 ? 1 : count <= 4 ? 2 : mostColumns;
    for (const auto& cell : m_cells)
        cell->widget->setVisible(std::ranges::find(shown, cell->metric) != shown.end());
    for (int i = 0; i < count; ++i) {
        const Cell& cell = cellOf(shown[std::size_t(i)]);
        cell.chart->setEmptyTexts(m_emptyWhat, m_emptyHow);
        m_grid->addWidget(cell.widget, i / columns, i % columns); // moves it where it was elsewhere
        cell.widget->show();
    }
    for (int column = 0; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, column < std::min(columns, count) ? 1 : 0);
}

void MetricGrid::draw()
{
    for (const std::string& metric : metrics())
        draw(cellOf(metric));
}

void MetricGrid::draw(Cell& cell)
{
    std::vector<ChartSeries> series;
    for (const workflow::RunGroup& whole : m_groups) {
        workflow::RunGroup group = whole;
        std::erase_if(group.runs, [&](std::size_t run) { return !m_curves.has(m_runs[run].id, cell.metric); });
        if (group.runs.empty()) continue;
        series.push_back(group.runs.size() == 1 ? seriesOf(cell, m_runs[group.runs[0]]) : seriesOf(cell, group));
    }
    cell.title->setText(metricWord(cell.metric));
    cell.chart->setTitle(metricWord(cell.metric));
    cell.chart->setAxisTitles(isOverSparsity(cell.metric) ? tr("zeros in %") : tr("step"), QString());
    cell.chart->setSeries(std::move(series));
    cell.chart->setReferences(ceilingsOf(cell.metric));
    cell.subtitle->setText(cell.chart->processing());
}

/// What can be known of synthetic data at all, where the models behind them were at hand.
QList<ChartReference> MetricGrid::ceilingsOf(const std::string& metric) const
{
    QList<ChartReference> ceilings;
    if (!metric.starts_with("valid/")) return ceilings;
    for (const store::RunRecord& run : m_runs)
        if (const auto value = valueIn(run.metrics, "ceiling", metric.substr(6))) {
            const ChartReference ceiling{*value, tr("what can be known: %1").arg(formatMetric(metric, *value))};
            if (!ceilings.contains(ceiling)) ceilings << ceiling;
        }
    return ceilings;
}

ChartSeries MetricGrid::seriesOf(Cell& cell, const store::RunRecord& run)
{
    const workflow::TaskPace pace = workflow::paceOf(run);
    m_curves.setBatch(run.id, pace.batch);
    if (run.kind != store::RunKind::Import) m_curves.setStart(run.id, run.createdAt);
    const bool stoppedEarly = run.status == store::RunStatus::Finished && pace.patience > 0 &&
                              m_curves.latestEpoch(run.id, cell.metric) < pace.epochs;
    ChartSeries series{text(run.name), runColour(run.id),
                       m_curves.curve(run.id, cell.metric, cell.chart->settings().axis),
                       cell.metric.starts_with("train/")};
    series.marks = runMarks(*series.curve, cell.metric, stoppedEarly) +
                   alertMarks(m_curves, run.id, cell.metric, cell.chart->settings().axis);
    return series;
}

/// Seeds have no times in common: over time as well, their means are taken step by step.
ChartSeries MetricGrid::seriesOf(Cell& cell, const workflow::RunGroup& group)
{
    const ChartAxis wanted = cell.chart->settings().axis;
    const bool isTime = wanted == ChartAxis::Relative || wanted == ChartAxis::Wall;
    std::vector<CurvePointer> curves;
    for (const std::size_t run : group.runs) {
        m_curves.setBatch(m_runs[run].id, workflow::paceOf(m_runs[run]).batch);
        curves.push_back(m_curves.curve(m_runs[run].id, cell.metric, isTime ? ChartAxis::Step : wanted));
    }
    const GroupCurve curve = groupCurve(curves, *m_spread);
    ChartSeries series{tr("%1 · %n seed(s)", nullptr, int(group.runs.size())).arg(text(group.name)),
                       runColour(m_runs[group.runs[0]].id), curve.mean, cell.metric.starts_with("train/")};
    series.low = curve.low;
    series.high = curve.high;
    return series;
}

void MetricGrid::fillSpreads(QMenu& menu)
{
    using Kind = learning::SpreadKind;
    auto* spreads = new QActionGroup(&menu);
    const std::pair<QString, std::optional<Kind>> choices[] = {
        {tr("Each run by itself"), std::nullopt},
        {tr("Mean of the seeds ± standard deviation"), Kind::StandardDeviation},
        {tr("Mean of the seeds ± standard error"), Kind::StandardError},
        {tr("Mean of the seeds, interval of 95 %"), Kind::Confidence},
        {tr("Mean of the seeds, smallest to largest"), Kind::Range}};
    for (const auto& [words, spread] : choices) {
        QAction* action = menu.addAction(words, this, [this, spread = spread] { setSpread(spread); });
        spreads->addAction(action);
        action->setCheckable(true);
        action->setChecked(spread == m_spread);
    }
}

void MetricGrid::fillMenu()
{
    QMenu& menu = *m_button->menu();
    menu.clear();
    const std::vector<std::string> shown = metrics();
    for (const std::string& metric : offered()) {
        QAction* action = menu.addAction(metricWord(metric));
        action->setCheckable(true);
        action->setChecked(std::ranges::find(shown, metric) != shown.end());
        connect(action, &QAction::toggled, this, [this, metric](bool isOn) {
            std::vector<std::string> chosen = metrics();
            if (isOn)
                chosen.push_back(metric);
            else if (chosen.size() > 1)
                std::erase(chosen, metric);
            setMetrics(std::move(chosen));
        });
    }
    menu.addSeparator();
    fillSpreads(menu);
    menu.addSeparator();
    auto* columns = new QActionGroup(&menu);
    for (int count = 0; count <= mostColumns; ++count) {
        QAction* action = menu.addAction(count == 0 ? tr("Columns that fit") : tr("%n column(s)", nullptr, count));
        columns->addAction(action);
        action->setCheckable(true);
        action->setChecked(count == m_columns);
        connect(action, &QAction::triggered, this, [this, count] { setColumns(count); });
    }
}

QString MetricGrid::layoutText() const
{
    QStringList parts{QString::number(m_columns)};
    if (m_spread) parts.append(spreadKey + QString::number(int(*m_spread)));
    for (const std::string& metric : m_chosen)
        parts.append(QString::fromUtf8(QUrl::toPercentEncoding(text(metric), "/@"))); // it may hold blanks
    return parts.join(u' ');
}

void MetricGrid::restoreLayout(const QString& text)
{
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    if (parts.isEmpty()) return;
    m_columns = std::clamp(parts.front().toInt(), 0, mostColumns);
    std::vector<std::string> metrics;
    m_spread.reset();
    for (const QString& part : parts.mid(1)) {
        const int spread = part.startsWith(spreadKey) ? part.mid(spreadKey.size()).toInt() : -1;
        if (spread >= 0 && spread <= int(learning::SpreadKind::Range))
            m_spread = learning::SpreadKind(spread);
        else if (!part.startsWith(spreadKey))
            metrics.push_back(QUrl::fromPercentEncoding(part.toUtf8()).toStdString());
    }
    group();
    setMetrics(std::move(metrics));
}

void MetricGrid::retranslate()
{
    m_button->setText(tr("Metrics"));
    m_button->setToolTip(tr("Choose which metrics are drawn, and in how many columns"));
    draw();
}

} // namespace sessionsmith::widgets
