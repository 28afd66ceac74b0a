// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/compareview.h"

#include "widgets/common/barlist.h"
#include "widgets/common/card.h"
#include "widgets/common/choicebox.h"
#include "widgets/common/differencematrix.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/scrolling.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/runs/differencetable.h"
#include "widgets/runs/fieldcharts.h"
#include "widgets/runs/grouptable.h"
#include "widgets/runs/modelchange.h"
#include "widgets/runs/runsmodel.h"

#include <QBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

const QString columnsKey = QStringLiteral("compare/columns"), leftKey = QStringLiteral("compare/left"),
              rightKey = QStringLiteral("compare/right");
constexpr std::size_t mostImportant = 8, mostSuggested = 5;

} // namespace

CompareView::CompareView(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_groupsCard(new Card(QString())), m_parametersCard(new Card(QString())),
      m_modelsCard(new Card(QString())), m_importanceCard(new Card(QString())), m_fields(new FieldCharts),
      m_report(new QToolButton), m_metric(new ChoiceBox), m_baselineBox(new ChoiceBox), m_modelBox(new ChoiceBox),
      m_groups(new GroupTable), m_parameters(new DifferenceTable), m_models(new DifferenceMatrix),
      m_modelWords(new QLabel), m_noModels(new EmptyState), m_importance(new BarList), m_columns(new QSplitter),
      m_left(new QSplitter(Qt::Vertical)), m_right(new QSplitter(Qt::Vertical))
{
    layOut();
    connect(m_metric, &QComboBox::activated, this, [this] {
        compute(); // the importance is of this figure
    });
    connect(m_report, &QToolButton::clicked, this, [this] {
        if (!m_outcome) return;
        const auto& comparison = m_outcome->comparison;
        Q_EMIT reportRequested(text(comparison.runs[comparison.groups[comparison.baseline].runs[0]].name));
    });
    connect(m_baselineBox, &QComboBox::activated, this, [this](int group) {
        if (!m_outcome) return;
        m_baseline = m_outcome->comparison.runs[m_outcome->comparison.groups[std::size_t(group)].runs[0]].name;
        compute();
    });
    connect(m_modelBox, &QComboBox::activated, this, &CompareView::showModels);
    connect(m_fields, &FieldCharts::opened, this, &CompareView::opened);
    connect(m_fields, &FieldCharts::chosen, this, &CompareView::chosen);
    connect(&Theme::instance(), &Theme::changed, this, &CompareView::show);
}

void CompareView::layOut()
{
    m_modelWords->setWordWrap(true);
    m_modelWords->setTextFormat(Qt::RichText);
    m_modelWords->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QComboBox* box : {m_metric, m_baselineBox, m_modelBox})
        box->setFixedWidth(150);
    m_groupsCard->addHeaderWidget(m_report);
    m_groupsCard->addHeaderWidget(m_metric);
    m_groupsCard->addHeaderWidget(m_baselineBox);
    m_groupsCard->body()->addWidget(m_groups);
    m_parametersCard->body()->addWidget(m_parameters);
    m_modelsCard->addHeaderWidget(m_modelBox);
    m_modelsCard->body()->addWidget(m_models, 1);
    m_modelsCard->body()->addWidget(m_modelWords);
    m_modelsCard->body()->addWidget(m_noModels, 1);
    m_importanceCard->body()->addWidget(m_importance);
    m_importanceCard->body()->addStretch();
    for (Card* card : {m_groupsCard, m_parametersCard, m_importanceCard})
        m_left->addWidget(card);
    m_right->addWidget(m_modelsCard);
    m_right->addWidget(m_fields);
    m_columns->addWidget(m_left);
    m_columns->addWidget(m_right);
    m_columns->setSizes({700, 500});
    m_left->setSizes({260, 220, 220});
    m_right->setSizes({380, 320});
    for (QSplitter* splitter : {m_columns, m_left, m_right}) {
        splitter->setHandleWidth(12);
        splitter->setChildrenCollapsible(false);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_columns);
}

void CompareView::setRuns(const std::vector<store::RunRecord>& runs, const comparison::RunTable& table,
                          const std::vector<std::size_t>& shown)
{
    m_runs = runs;
    std::ranges::sort(m_runs, {}, &store::RunRecord::id);
    m_table = table;
    m_fields->setRuns(m_table, shown);
    m_shown = shown;
    compute();
}

bool CompareView::isOf(std::vector<store::RunRecord> runs) const
{
    std::ranges::sort(runs, {}, &store::RunRecord::id);
    return std::ranges::equal(runs, m_runs, [](const store::RunRecord& one, const store::RunRecord& other) {
        return one.id == other.id && one.status == other.status;
    });
}

void CompareView::compute()
{
    if (m_job) m_job->stop();
    if (m_runs.empty()) {
        m_outcome.reset();
        show();
        return;
    }
    std::vector<std::string> names;
    for (const store::RunRecord& run : m_runs)
        names.push_back(run.name);
    const std::string metric = m_metric->currentData().toString().toStdString();
    auto outcome = std::make_shared<Outcome>();
    m_job = m_workbench.jobs().start(
        [] { return tr("Comparing runs"); }, false,
        [outcome, names, baseline = m_baseline, metric, table = m_table,
         rows = m_shown](store::Workspace& workspace, const ProgressSink&, const Control& control) -> Result<> {
            auto compared = workflow::compareGroups(workspace, names, baseline, {}, control);
            if (!compared) return tl::unexpected(compared.error());
            outcome->comparison = *std::move(compared);
            const auto& metrics = outcome->comparison.metrics;
            const bool isKnown = std::ranges::find(metrics, metric) != metrics.end();
            if (const auto figure = metrics.empty() ? std::nullopt : table.find(isKnown ? metric : metrics[0]))
                outcome->importance = comparison::importance(table, rows, *figure);
            return {};
        },
        this,
        [this, outcome](Job* job) {
            if (m_job == job) m_job = nullptr;
            if (job->state() == Job::State::Failed) Q_EMIT errorOccurred(translated(*job->error()));
            if (job->state() != Job::State::Finished) return;
            m_outcome = outcome;
            show();
        });
    if (!m_outcome) show(); // that it is being computed
}

void CompareView::show()
{
    m_report->setEnabled(m_outcome != nullptr);
    fillChoices();
    showTables();
    showModels();
    showImportance();
    suggestAxes();
}

/// What goes with the figure, else what the runs were made differently by, and the figure last.
void CompareView::suggestAxes()
{
    std::vector<std::string> fields;
    if (m_outcome)
        for (const comparison::FieldImportance& one : m_outcome->importance)
            if (fields.size() < mostSuggested) fields.push_back(m_table.fields()[one.field]);
    if (fields.empty() && !m_shown.empty())
        for (const std::size_t field : m_table.differing(m_shown)) {
            const std::string& name = m_table.fields()[field];
            const bool isOwn = std::ranges::find(comparison::ownFields, name) != std::end(comparison::ownFields);
            const bool isFigure = name.find('/') != std::string::npos;
            if (!isOwn && !isFigure && fields.size() < mostSuggested) fields.push_back(name);
        }
    const bool hasMetric = m_outcome && !m_outcome->comparison.metrics.empty();
    if (const auto figure = m_table.find(hasMetric ? m_outcome->comparison.metrics[std::size_t(metric())] : "ndcg@10"))
        fields.push_back(m_table.fields()[*figure]);
    m_fields->suggest(fields);
}

void CompareView::fillChoices()
{
    const auto refill = [](QComboBox* box, const QList<std::pair<QString, QString>>& entries, int current) {
        const QString kept = box->currentData().toString();
        const QSignalBlocker quiet(box);
        box->clear();
        for (const auto& [words, data] : entries)
            box->addItem(words, data);
        const int same = kept.isEmpty() ? -1 : box->findData(kept);
        box->setCurrentIndex(same >= 0 ? same : std::min(current, box->count() - 1));
        box->setEnabled(box->count() > 1);
    };
    QList<std::pair<QString, QString>> metrics, groups;
    if (m_outcome) {
        for (const std::string& metric : m_outcome->comparison.metrics)
            metrics.append({metricWord(metric), text(metric)});
        for (std::size_t group = 0; group < m_outcome->comparison.groups.size(); ++group)
            groups.append({groupWord(m_outcome->comparison, group), text(m_outcome->comparison.groups[group].name)});
    }
    refill(m_metric, metrics, 0);
    {
        const QSignalBlocker quiet(m_baselineBox);
        m_baselineBox->clear();
        for (const auto& [words, data] : groups)
            m_baselineBox->addItem(tr("Baseline: %1").arg(words), data);
        m_baselineBox->setCurrentIndex(m_outcome ? int(m_outcome->comparison.baseline) : -1);
        m_baselineBox->setEnabled(groups.size() > 1);
    }
    const int other = m_outcome && m_outcome->comparison.baseline == 0 ? 1 : 0;
    refill(m_modelBox, groups, other);
}

int CompareView::metric() const
{
    return std::max(0, m_metric->currentIndex());
}

void CompareView::showTables()
{
    if (m_outcome)
        m_groups->show(m_outcome->comparison, std::size_t(metric()));
    else
        m_groups->showNothing();
    if (m_outcome)
        m_parameters->show(m_outcome->comparison);
    else
        m_parameters->showNothing();
}

void CompareView::showModels()
{
    std::optional<ModelChange> change;
    const auto group = std::size_t(std::max(0, m_modelBox->currentIndex()));
    m_noModels->setTexts(m_job ? tr("Comparing…") : tr("The difference of the behaviour models appears here"),
                         tr("Select runs whose sessions were drawn from two versions of a model"));
    if (m_outcome && group < m_outcome->comparison.groups.size()) {
        const auto& models = m_outcome->comparison.models;
        const auto& before = models[m_outcome->comparison.baseline];
        const bool isSame = before && models[group] && before->id == models[group]->id;
        if (before && models[group] && !isSame) change = changeBetween(*before, *models[group]);
        m_noModels->setTexts(
            isSame ? tr("Both learnt from sessions of %1, version %2").arg(text(before->name)).arg(before->version)
                   : tr("The difference of the behaviour models appears here"),
            isSame ? tr("Choose another group, or another baseline")
                   : tr("Select runs whose sessions were drawn from two versions of a model"));
    }
    m_models->setVisible(change.has_value());
    m_modelWords->setVisible(change.has_value());
    m_noModels->setVisible(!change);
    if (!change) {
        m_modelsCard->setSubtitle(QString());
        return;
    }
    m_modelsCard->setSubtitle(tr("%1 − %2, in points").arg(change->after, change->before));
    m_models->setDifference(change->difference, change->states);
    QString words = change->words;
    const auto& comparison = m_outcome->comparison;
    if (!comparison.metrics.empty()) {
        const std::string& name = comparison.metrics[std::size_t(metric())];
        if (const auto& test = comparison.figures[group][std::size_t(metric())].difference)
            words += QStringLiteral("<br><b>%1 %2 (%3 … %4)</b>")
                         .arg(metricWord(name), signedMetric(name, test->difference),
                              signedMetric(name, test->interval.low), signedMetric(name, test->interval.high));
    }
    m_modelWords->setText(words);
}

void CompareView::showImportance()
{
    std::vector<BarList::Bar> bars;
    for (const comparison::FieldImportance& one :
         m_outcome ? m_outcome->importance : std::vector<comparison::FieldImportance>()) {
        if (bars.size() == mostImportant) break;
        const QString field = text(m_table.fields()[one.field]);
        QString words = formatPercent(one.explained);
        if (!std::isnan(one.correlation))
            words += QStringLiteral("  ρ %1%2")
                         .arg(one.correlation < 0 ? QStringLiteral("−") : QStringLiteral("+"))
                         .arg(formatNumber(std::abs(one.correlation), 2));
        words += tr("  p %1").arg(pWord(one.p));
        const Colours& colours = Theme::instance().colours();
        bars.push_back(
            {RunsModel::fieldWord(field), one.explained, words, one.p < 0.05 ? colours.accent : colours.muted});
    }
    m_importance->setPlaceholder(m_job ? tr("Comparing…")
                                       : tr("Needs four runs with this figure that differ in a parameter"));
    m_importance->setBars(std::move(bars));
}

void CompareView::retranslate()
{
    m_groupsCard->setTitle(tr("Groups"));
    m_groupsCard->setSubtitle(tr("test · runs that differ by seeds alone are one"));
    m_parametersCard->setTitle(tr("Only what differs"));
    m_modelsCard->setTitle(tr("What changed"));
    m_importanceCard->setTitle(tr("Which parameters go with it"));
    m_importanceCard->setSubtitle(tr("share of the ranking explained, over all runs that the filter keeps"));
    m_fields->retranslate();
    m_report->setText(tr("Report…"));
    m_report->setToolTip(tr("All of this comparison as one page or PDF to send around"));
    m_metric->setAccessibleName(tr("Metric"));
    m_baselineBox->setAccessibleName(tr("Baseline"));
    m_modelBox->setAccessibleName(tr("Group whose model is shown"));
    m_groups->setAccessibleName(tr("Groups"));
    m_parameters->setAccessibleName(tr("Only what differs"));
    show();
}

void CompareView::saveState() const
{
    QSettings settings;
    settings.setValue(columnsKey, m_columns->saveState());
    settings.setValue(leftKey, m_left->saveState());
    settings.setValue(rightKey, m_right->saveState());
    m_fields->saveState();
}

void CompareView::restoreState()
{
    const QSettings settings;
    m_columns->restoreState(settings.value(columnsKey).toByteArray());
    m_left->restoreState(settings.value(leftKey).toByteArray());
    m_right->restoreState(settings.value(rightKey).toByteArray());
    m_fields->restoreState();
}

} // namespace sessionsmith::widgets
