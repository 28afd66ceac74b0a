// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/runspage.h"

#include "engine/workflow/workflow.h"
#include "widgets/charts/cursoritems.h"
#include "widgets/common/card.h"
#include "widgets/common/choicebox.h"
#include "widgets/common/confirmbar.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/filedialogs.h"
#include "widgets/common/runwords.h"
#include "widgets/common/scrolling.h"
#include "widgets/common/texts.h"
#include "widgets/jobs/trainingjob.h"
#include "widgets/runs/rundetails.h"
#include "widgets/runs/runsmodel.h"
#include "widgets/runs/studypanel.h"

#include <QBoxLayout>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollArea>
#include <QSettings>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>
#include <iterator>

namespace sessionsmith::widgets {

namespace {

const char* const chartMetrics[] = {
    "valid/ndcg@10", "valid/hr@10",      "valid/loss",    "valid/accuracy",
    "train/loss",    "sparsity/ndcg@10", "sparsity/loss", "system/positions_per_second"};
const QString splitterKey = QStringLiteral("runs/splitter");
const QString belowKey = QStringLiteral("runs/below");
const QString shownKey = QStringLiteral("runs/shown");
const QString headerKey = QStringLiteral("runs/columns");

} // namespace

RunsPage::RunsPage(Workbench& workbench, QWidget* parent)
    : Page(parent), m_workbench(workbench), m_follower(workbench.workspace().folder()), m_model(new RunsModel(this)),
      m_sorted(new QSortFilterProxyModel(this)), m_table(new QTableView), m_filter(new QLineEdit),
      m_confirm(new ConfirmBar), m_rows(new QStackedWidget), m_empty(new EmptyState), m_tableCard(new Card(QString())),
      m_chartCard(new Card(QString())), m_metric(new ChoiceBox), m_chart(new LineChart), m_details(new RunDetails),
      m_splitter(new QSplitter(Qt::Vertical)), m_below(new QSplitter), m_delete(new QAction(this)),
      m_export(new QAction(this)), m_open(new QAction(this)), m_resume(new QAction(this)),
      m_studyAction(new QAction(this)), m_study(new StudyPanel(workbench, this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(RunsModel::SortRole);
    m_sorted->setFilterKeyColumn(-1);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_resume->setProperty("primary", true);
    m_metric->setMinimumContentsLength(18);
    for (const char* metric : chartMetrics)
        m_metric->addItem(QString(), QLatin1String(metric));
    buildLayout();

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_sorted->setFilterFixedString(words);
        showEmpty();
    });
    connect(m_empty, &EmptyState::pressed, m_filter, &QLineEdit::clear);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsPage::showSelection);
    connect(m_model, &RunsModel::dataChanged, this, &RunsPage::showSelection);
    connect(m_metric, &QComboBox::activated, this, [this] {
        m_metricChosen = true;
        showCurves();
    });
    connect(m_delete, &QAction::triggered, this,
            [this] { m_confirm->ask(tr("Delete the run \"%1\" with its curves and its checkpoint?").arg(object())); });
    connect(m_confirm, &ConfirmBar::accepted, this, &RunsPage::removeShown);
    connect(m_open, &QAction::triggered, this, [this] {
        if (const auto run = shown()) Q_EMIT openRequested(QStringLiteral("training"), text(run->name));
    });
    connect(m_export, &QAction::triggered, this, &RunsPage::exportShown);
    connect(m_resume, &QAction::triggered, this, &RunsPage::resumeShown);
    connect(m_studyAction, &QAction::triggered, m_study, &StudyPanel::open);
    connect(&m_follower, &MetricFollower::arrived, this,
            [this](qint64 run, const std::vector<store::MetricPoint>& points) {
                m_curves.add(run, points);
                showCurves();
            });
    connect(m_chart, &LineChart::cursorMoved, this,
            [this](std::optional<double> step, const QList<CursorValue>& values) {
                m_pointed = cursorItems(step, values);
                Q_EMIT statusChanged();
            });
    showSelection();
}

void RunsPage::buildLayout()
{
    m_chartCard->addHeaderWidget(m_metric);
    m_chartCard->body()->addWidget(m_chart);
    m_below->addWidget(m_chartCard);
    m_below->addWidget(m_details);
    m_below->setSizes({900, 380});
    m_below->setStretchFactor(0, 1);
    m_splitter->addWidget(buildTableCard());
    m_splitter->addWidget(m_below);
    m_splitter->setSizes({300, 440});
    for (QSplitter* splitter : {m_below, m_splitter}) {
        splitter->setHandleWidth(12);
        splitter->setChildrenCollapsible(false);
    }
    m_details->setMinimumWidth(280);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(scrolling(m_splitter));
}

QWidget* RunsPage::buildTableCard()
{
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(RunsModel::Created, Qt::DescendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMaximumSectionSize(280);
    m_table->horizontalHeader()->setMinimumSectionSize(72);
    fitColumns();
    m_filter->setClearButtonEnabled(true);
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setFixedWidth(200);
    m_tableCard->addHeaderWidget(m_filter);
    m_rows->addWidget(m_table);
    m_rows->addWidget(m_empty);
    m_tableCard->body()->addWidget(m_confirm);
    m_tableCard->body()->addWidget(m_rows, 1);
    m_tableCard->setMinimumHeight(160);
    return m_tableCard;
}

/// All columns hold their contents but one, which takes the rest of the width, or is elided where there is too little.
void RunsPage::fitColumns()
{
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(RunsModel::Data, QHeaderView::Stretch);
}

QString RunsPage::object() const
{
    const auto run = shown();
    return run ? text(run->name) : QString();
}

QList<StatusItem> RunsPage::statusItems() const
{
    if (!m_pointed.isEmpty()) return m_pointed;
    return {{tr("Runs"), formatInteger(m_model->rowCount())},
            {tr("Selected"), formatInteger(std::int64_t(selected().size()))}};
}

std::vector<store::RunRecord> RunsPage::selected() const
{
    std::vector<store::RunRecord> runs;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex& row : rows)
        runs.push_back(m_model->run(m_sorted->mapToSource(row).row()));
    return runs;
}

/// The one whose details are shown: the current row among the selected ones.
std::optional<store::RunRecord> RunsPage::shown() const
{
    const QModelIndex current = m_table->selectionModel()->currentIndex();
    if (!current.isValid() || !m_table->selectionModel()->isRowSelected(current.row())) return std::nullopt;
    return m_model->run(m_sorted->mapToSource(current).row());
}

void RunsPage::refresh()
{
    const auto runs = m_workbench.workspace().runs();
    const auto datasets = m_workbench.workspace().datasets();
    if (!runs || !datasets) {
        Q_EMIT errorOccurred(translated(runs ? datasets.error() : runs.error()));
        return;
    }
    std::map<store::Id, std::string> names;
    for (const store::DatasetRecord& dataset : *datasets)
        names[dataset.id] = dataset.name;
    const QString kept = object();
    m_model->setRuns(*runs, std::move(names));
    if (!shown() && m_model->rowCount() > 0) openObject(m_model->rowOf(kept) >= 0 ? kept : text(runs->front().name));
    m_chart->setEmptyTexts(runs->empty() ? tr("The curves of runs appear here") : tr("No curve of this kind"),
                           runs->empty()
                               ? tr("Start one on the page Training")
                               : tr("Choose another metric above, or select other runs; baselines have none"));
    showEmpty();
    Q_EMIT statusChanged();
}

void RunsPage::showEmpty()
{
    const bool filtered = m_model->rowCount() > 0;
    m_empty->setTexts(filtered ? tr("No run matches \"%1\"").arg(m_filter->text()) : tr("No run yet"),
                      filtered ? QString() : tr("Start one on the page Training"));
    m_empty->setButton(filtered ? tr("Show all runs") : QString());
    m_rows->setCurrentIndex(m_sorted->rowCount() > 0 ? 0 : 1);
}

void RunsPage::openObject(const QString& name)
{
    const int row = m_model->rowOf(name);
    if (row < 0) return;
    const QModelIndex place = m_sorted->mapFromSource(m_model->index(row, 0));
    m_table->setCurrentIndex(place);
    m_table->selectRow(place.row());
}

void RunsPage::showSelection()
{
    const auto run = shown();
    const auto runs = selected();
    std::vector<store::Id> ids;
    std::ranges::transform(runs, std::back_inserter(ids), &store::RunRecord::id);
    m_curves.clear();
    m_follower.follow(ids);
    const auto lineage = run ? m_workbench.workspace().lineage(run->id) : std::vector<store::LineageEntry>();
    m_details->setRun(run, lineage.value_or(std::vector<store::LineageEntry>()));
    if (runs.size() > 1) {
        std::vector<std::optional<store::CaseResults>> cases;
        for (const store::RunRecord& one : runs)
            cases.push_back(m_workbench.workspace().runCases(one.id).value_or(std::nullopt));
        m_details->setComparison(runs, std::move(cases));
    }
    m_confirm->hide();
    m_delete->setEnabled(run && !store::isActive(run->status));
    m_export->setEnabled(run && !run->checkpoint.empty() && run->kind != store::RunKind::Generator);
    m_open->setEnabled(run.has_value());
    m_resume->setEnabled(run && canResume(*run));
    showCurves();
    Q_EMIT headerChanged();
    Q_EMIT statusChanged();
}

/// Until a person chooses a metric, the first one that the selected runs have.
std::string RunsPage::metric() const
{
    if (!m_metricChosen)
        for (const store::RunRecord& run : selected())
            if (auto present = m_curves.firstPresent(run.id, {std::begin(chartMetrics), std::end(chartMetrics)});
                !present.empty())
                return present;
    return m_metric->currentData().toString().toStdString();
}

void RunsPage::showCurves()
{
    const std::string metric = this->metric();
    m_metric->setCurrentIndex(m_metric->findData(text(metric)));
    const bool smooth = metric.starts_with("train/");
    double smoothing = 0;
    std::vector<ChartSeries> series;
    for (const store::RunRecord& run : selected()) {
        const Curve& curve = m_curves.curve(run.id, metric);
        if (curve.empty()) continue;
        series.push_back({text(run.name), runColour(run.id), curve, smooth});
        if (smooth) smoothing = std::max(smoothing, smoothingFor(curve));
    }
    m_chart->setAxisTitles(metric.starts_with("sparsity/") ? tr("zeros in %") : tr("step"), QString());
    m_chart->setSmoothing(smoothing);
    m_chart->setSeries(std::move(series));
    m_chartCard->setSubtitle(m_chart->processing());
}

void RunsPage::resumeShown()
{
    const auto run = shown();
    if (!run) return;
    const auto opened = [this, name = text(run->name)](store::Id) {
        Q_EMIT openRequested(QStringLiteral("training"), name);
    };
    resumeTraining(m_workbench, *run, this, opened, [this](Job* job) {
        if (job->error()) Q_EMIT errorOccurred(translated(*job->error()));
    });
}

void RunsPage::exportShown()
{
    const auto run = shown();
    if (!run) return;
    const QString file = askForNewFile(this, FileKind::Weights, tr("Export weights"), QStringLiteral("model"),
                                       QStringLiteral("safetensors"), tr("Weights (*.safetensors);;All files (*)"));
    if (file.isEmpty()) return;
    m_workbench.jobs().start(
        [name = text(run->name)] { return tr("Exporting the weights of %1").arg(name); }, false,
        [name = run->name, path = std::filesystem::path(QFile::encodeName(file).toStdString())](
            store::Workspace& workspace, const ProgressSink&, const Control&) -> Result<> {
            return workflow::exportWeights(workspace, name, path).map([](const std::filesystem::path&) {});
        },
        this,
        [this, file](Job* job) {
            if (job->error())
                Q_EMIT errorOccurred(translated(*job->error()));
            else
                Q_EMIT noticed(tr("Exported to %1").arg(file));
        });
}

void RunsPage::removeShown()
{
    const auto run = shown();
    if (!run) return;
    if (const auto removed = m_workbench.workspace().removeRun(run->id); !removed) {
        Q_EMIT errorOccurred(translated(removed.error()));
        return;
    }
    Q_EMIT noticed(tr("Deleted: %1").arg(text(run->name)));
    m_workbench.notifyRunsChanged();
}

void RunsPage::retranslate()
{
    m_tableCard->setTitle(tr("Runs"));
    m_tableCard->setSubtitle(tr("NDCG and hit rate of the test, full ranking · select several to compare"));
    m_chartCard->setTitle(tr("Curves"));
    m_filter->setPlaceholderText(tr("Filter"));
    for (int i = 0; i < m_metric->count(); ++i)
        m_metric->setItemText(i, metricWord(chartMetrics[i]));
    m_delete->setText(tr("Delete…"));
    m_export->setText(tr("Export weights…"));
    m_export->setToolTip(tr("For Hugging Face, or to begin another training from; config.json is written beside them"));
    m_open->setText(tr("Open in Training"));
    m_resume->setText(tr("Resume"));
    m_studyAction->setText(tr("Transfer study…"));
    m_study->retranslate();
    m_confirm->retranslate();
    m_model->retranslate();
    m_details->retranslate();
    refresh();
}

void RunsPage::saveState()
{
    QSettings settings;
    settings.setValue(splitterKey, m_splitter->saveState());
    settings.setValue(belowKey, m_below->saveState());
    settings.setValue(headerKey, m_table->horizontalHeader()->saveState());
    settings.setValue(shownKey, object());
}

void RunsPage::restoreState()
{
    const QSettings settings;
    m_splitter->restoreState(settings.value(splitterKey).toByteArray());
    m_below->restoreState(settings.value(belowKey).toByteArray());
    m_table->horizontalHeader()->restoreState(settings.value(headerKey).toByteArray());
    fitColumns(); // the state holds how columns were sized when it was saved
    refresh();
    openObject(settings.value(shownKey).toString());
}

} // namespace sessionsmith::widgets
