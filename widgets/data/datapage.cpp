// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/datapage.h"

#include "widgets/augmentation/augmentpanel.h"
#include "widgets/common/card.h"
#include "widgets/common/confirmbar.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/filedialogs.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/common/twolinedelegate.h"
#include "widgets/data/datasetsmodel.h"
#include "widgets/data/datasetview.h"
#include "widgets/data/exportpanel.h"
#include "widgets/data/importpanel.h"
#include "widgets/data/splitpanel.h"
#include "widgets/fidelity/comparepanel.h"
#include "widgets/fidelity/reportsmodel.h"
#include "widgets/fidelity/reportview.h"
#include "widgets/jobs/workbench.h"
#include "widgets/lineage/lineageview.h"

#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QFile>
#include <QListView>
#include <QMimeData>
#include <QProgressBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

namespace sessionsmith::widgets {

DataPage::DataPage(Workbench& workbench, QWidget* parent)
    : Page(parent), m_workbench(workbench), m_model(new DatasetsModel(this)), m_reports(new ReportsModel(this)),
      m_import(new QAction(this)), m_export(new QAction(this)), m_compare(new QAction(this)),
      m_augment(new QAction(this)), m_split(new QAction(this)), m_delete(new QAction(this)),
      m_saveReport(new QAction(this)), m_deleteReport(new QAction(this)), m_columns(new QSplitter(Qt::Horizontal)),
      m_listCard(new Card({})), m_list(new QListView), m_reportsCard(new Card({})), m_reportList(new QListView),
      m_confirm(new ConfirmBar), m_progress(new QProgressBar), m_stack(new QStackedWidget), m_empty(new EmptyState),
      m_views(new QStackedWidget), m_view(new DatasetView), m_lineage(new LineageView(workbench)),
      m_reportView(new ReportView)
{
    buildLayout();
    m_importPanel = new ImportPanel(this);
    m_exportPanel = new ExportPanel(this);
    m_comparePanel = new ComparePanel(this);
    m_augmentPanel = new AugmentPanel(workbench, this);
    m_splitPanel = new SplitPanel(this);
    m_import->setProperty("primary", true);
    m_saveReport->setProperty("primary", true);
    setAcceptDrops(true);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (current.isValid()) load(current.data().toString());
    });
    connect(m_list, &QListView::clicked, this, &DataPage::closeReport);
    connect(m_list, &QListView::activated, this, &DataPage::closeReport);
    connect(m_import, &QAction::triggered, this, [this] {
        const QStringList paths = askForFiles(this, FileKind::Log, tr("Import a log"), logFilters());
        if (!paths.isEmpty()) importFiles(paths);
    });
    connect(m_export, &QAction::triggered, m_exportPanel, &ExportPanel::open);
    connect(m_augment, &QAction::triggered, m_augmentPanel, &AugmentPanel::open);
    connect(m_augmentPanel, &SidePanel::accepted, this, &DataPage::startAugmentation);
    connect(m_split, &QAction::triggered, this, &DataPage::askForSplit);
    connect(m_splitPanel, &SidePanel::accepted, this, &DataPage::startSplit);
    connect(m_delete, &QAction::triggered, this,
            [this] { m_confirm->ask(tr("Put the data set \"%1\" into the bin?").arg(m_shown)); });
    connect(m_confirm, &ConfirmBar::accepted, this, [this] { showsReport() ? removeReport() : removeShown(); });
    connect(m_importPanel, &SidePanel::accepted, this, [this] {
        if (const auto request = m_importPanel->request()) startImport(*request);
    });
    connect(m_importPanel, &ImportPanel::formChosen, this, [this](const events::TextForm& form) {
        QStringList paths;
        for (const std::filesystem::path& path : m_importPanel->paths())
            paths << QFile::decodeName(path.c_str());
        importFiles(paths, form);
    });
    connect(m_exportPanel, &SidePanel::accepted, this, &DataPage::startExport);
    connect(&workbench, &Workbench::datasetsChanged, this, &DataPage::refresh);
    connect(m_lineage, &LineageView::openRequested, this, &Page::openRequested);
    connect(m_lineage, &LineageView::errorOccurred, this, &Page::errorOccurred);
    connectReports();
    retranslate();
    refresh();
}

void DataPage::connectReports()
{
    connect(m_compare, &QAction::triggered, this, &DataPage::askForComparison);
    connect(m_comparePanel, &SidePanel::accepted, this, &DataPage::startComparison);
    const auto open = [this](const QModelIndex& index) {
        if (index.isValid()) openReport(index.row());
    };
    connect(m_reportList->selectionModel(), &QItemSelectionModel::currentChanged, this, open);
    connect(m_reportList, &QListView::clicked, this, open);
    connect(m_reportList, &QListView::activated, this, open);
    connect(m_reportView, &ReportView::backRequested, this, [this] {
        closeReport();
        m_list->setFocus();
    });
    connect(m_reportView, &ReportView::partRequested, this, &DataPage::partRequested);
    connect(m_saveReport, &QAction::triggered, this, &DataPage::askForHtml);
    connect(m_deleteReport, &QAction::triggered, this,
            [this] { m_confirm->ask(tr("Delete the report \"%1\"? The data sets stay.").arg(object())); });
}

/// The data sets above the reports.
QWidget* DataPage::buildLists()
{
    for (const auto& [list, model, card] : std::initializer_list<std::tuple<QListView*, QAbstractItemModel*, Card*>>{
             {m_list, m_model, m_listCard}, {m_reportList, m_reports, m_reportsCard}}) {
        list->setModel(model);
        list->setItemDelegate(new TwoLineDelegate(list));
        list->setFrameShape(QFrame::NoFrame);
        list->setMouseTracking(true);
        list->setMinimumWidth(180);
        card->body()->addWidget(list, 1);
    }
    auto* lists = new QWidget;
    auto* layout = new QVBoxLayout(lists);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_listCard, 3);
    layout->addWidget(m_reportsCard, 2);
    return lists;
}

void DataPage::buildLayout()
{
    auto* right = new QWidget;
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_views->addWidget(m_view);
    m_views->addWidget(m_lineage);
    m_stack->addWidget(m_views);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_reportView);
    layout->addWidget(m_progress);
    layout->addWidget(m_confirm);
    layout->addWidget(m_stack, 1);

    m_columns->addWidget(buildLists());
    m_columns->addWidget(right);
    m_columns->setHandleWidth(12);
    m_columns->setChildrenCollapsible(false);
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({240, 1000});
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(12, 12, 12, 12);
    page->addWidget(m_columns);
}

void DataPage::retranslate()
{
    m_listCard->setTitle(tr("Data sets"));
    m_list->setAccessibleName(tr("Data sets"));
    m_import->setText(tr("Import…"));
    m_export->setText(tr("Export…"));
    m_delete->setText(tr("Delete…"));
    m_augment->setText(tr("Augment…"));
    m_augment->setToolTip(tr("Make a data set from this one, with its sessions changed step by step"));
    m_split->setText(tr("Split…"));
    m_split->setToolTip(tr("Part the users of this data set into two"));
    m_compare->setText(tr("Compare…"));
    m_compare->setToolTip(tr("Tell how near a synthetic data set comes to a real log"));
    m_saveReport->setText(tr("Save as HTML…"));
    m_deleteReport->setText(tr("Delete report…"));
    m_reportsCard->setTitle(tr("Fidelity reports"));
    m_reportsCard->setSubtitle(tr("%n, newest first", nullptr, m_reports->rowCount()));
    m_reportList->setAccessibleName(tr("Fidelity reports"));
    m_reportView->retranslate();
    m_comparePanel->retranslate();
    m_augmentPanel->retranslate();
    m_splitPanel->retranslate();
    m_confirm->retranslate();
    m_empty->setTexts(
        tr("No data set yet"),
        tr("Drop a log here, or choose Import…: a CSV, JSON Lines, a Taobao or OTTO log, or one sequence a line, "
           "plain or compressed."));
    m_view->retranslate();
    m_lineage->retranslate();
    m_importPanel->retranslate();
    m_exportPanel->retranslate();
    m_listCard->setSubtitle(tr("%n, newest first", nullptr, m_model->rowCount()));
    m_list->viewport()->update();
    m_reportList->viewport()->update();
    Q_EMIT headerChanged();
    Q_EMIT statusChanged();
}

void DataPage::refresh()
{
    auto records = m_workbench.workspace().datasets();
    if (!records) {
        Q_EMIT errorOccurred(translated(records.error()));
        return;
    }
    const QString wanted = m_shown;
    m_model->setRecords(std::move(*records));
    m_listCard->setSubtitle(tr("%n, newest first", nullptr, m_model->rowCount()));
    if (!showsReport()) m_stack->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget*>(m_views) : m_empty);
    const int row = std::max(0, m_model->rowOf(wanted));
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(row));
    else
        show(nullptr);
    for (QAction* action : {m_export, m_augment, m_split, m_compare, m_delete})
        action->setEnabled(m_model->rowCount() > 0);
    showLineage();
    refreshReports();
}

QString DataPage::object() const
{
    return showsReport() ? ReportView::titleOf(m_reportView->shown().kept) : m_shown;
}

QList<QAction*> DataPage::pageActions() const
{
    if (showsReport()) return {m_deleteReport, m_compare, m_saveReport};
    return {m_delete, m_export, m_split, m_augment, m_compare, m_import};
}

QStringList DataPage::views() const
{
    return showsReport() ? QStringList() : QStringList{tr("Overview"), tr("Lineage")};
}

int DataPage::view() const
{
    return m_views->currentIndex();
}

void DataPage::showView(int index)
{
    m_views->setCurrentIndex(index);
    showLineage();
    Q_EMIT headerChanged();
}

/// It is read when it is looked at.
void DataPage::showLineage()
{
    if (view() != Lineage) return;
    const auto dataset = m_workbench.workspace().dataset(m_shown.toStdString());
    m_lineage->choose(dataset ? std::optional(comparison::LineageGraph::Chosen{false, dataset->id}) : std::nullopt);
}

void DataPage::openObject(const QString& name, int)
{
    closeReport();
    showView(Overview);
    select(name);
}

bool DataPage::showsReport() const
{
    return m_stack->currentWidget() == m_reportView;
}

void DataPage::select(const QString& name)
{
    if (const int row = m_model->rowOf(name); row >= 0) m_list->setCurrentIndex(m_model->index(row));
}

QList<StatusItem> DataPage::statusItems() const
{
    if (showsReport()) return {{tr("Overall fidelity"), formatNumber(m_reportView->shown().report.overall, 2)}};
    if (!m_content) return {};
    const events::Statistics& statistics = m_content->statistics;
    return {{tr("Events"), formatInteger(std::int64_t(statistics.events))},
            {tr("Sessions"), formatInteger(std::int64_t(statistics.sessions))},
            {tr("Mean length"), formatNumber(statistics.meanSessionLength, 1)}};
}

void DataPage::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && std::ranges::all_of(urls, &QUrl::isLocalFile)) event->acceptProposedAction();
}

void DataPage::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        paths << url.toLocalFile();
    paths.sort(); // parts of a log are numbered in their names
    importFiles(paths);
    event->acceptProposedAction();
}

void DataPage::saveState()
{
    QSettings settings;
    settings.setValue(QStringLiteral("data/columns"), m_columns->saveState());
    settings.setValue(QStringLiteral("data/shown"), m_shown);
}

void DataPage::restoreState()
{
    const QSettings settings;
    m_columns->restoreState(settings.value(QStringLiteral("data/columns")).toByteArray());
    select(settings.value(QStringLiteral("data/shown")).toString());
}

} // namespace sessionsmith::widgets
