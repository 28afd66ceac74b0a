// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/datapage.h"

#include "widgets/common/card.h"
#include "widgets/common/confirmbar.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/data/datasetdelegate.h"
#include "widgets/data/datasetsmodel.h"
#include "widgets/data/datasetview.h"
#include "widgets/data/exportpanel.h"
#include "widgets/data/importpanel.h"
#include "widgets/jobs/workbench.h"

#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QListView>
#include <QMimeData>
#include <QProgressBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>

namespace sessionsmith::widgets {

DataPage::DataPage(Workbench& workbench, QWidget* parent)
    : Page(parent), m_workbench(workbench), m_model(new DatasetsModel(this)), m_import(new QAction(this)),
      m_export(new QAction(this)), m_delete(new QAction(this)), m_columns(new QSplitter(Qt::Horizontal)),
      m_listCard(new Card({})), m_list(new QListView), m_confirm(new ConfirmBar), m_progress(new QProgressBar),
      m_stack(new QStackedWidget), m_empty(new EmptyState), m_view(new DatasetView)
{
    buildLayout();
    m_importPanel = new ImportPanel(this);
    m_exportPanel = new ExportPanel(this);
    m_import->setProperty("primary", true);
    setAcceptDrops(true);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (current.isValid()) load(current.data().toString());
    });
    connect(m_import, &QAction::triggered, this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Import a log"));
        if (!path.isEmpty()) importFile(path);
    });
    connect(m_export, &QAction::triggered, m_exportPanel, &ExportPanel::open);
    connect(m_delete, &QAction::triggered, this,
            [this] { m_confirm->ask(tr("Delete the data set \"%1\"? It cannot be undone.").arg(m_shown)); });
    connect(m_confirm, &ConfirmBar::accepted, this, &DataPage::removeShown);
    connect(m_importPanel, &SidePanel::accepted, this, &DataPage::startImport);
    connect(m_exportPanel, &SidePanel::accepted, this, &DataPage::startExport);
    connect(&workbench, &Workbench::datasetsChanged, this, &DataPage::refresh);
    retranslate();
    refresh();
}

void DataPage::buildLayout()
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new DatasetDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setMinimumWidth(180);
    m_listCard->body()->addWidget(m_list, 1);
    auto* right = new QWidget;
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    layout->addWidget(m_progress);
    layout->addWidget(m_confirm);
    layout->addWidget(m_stack, 1);

    m_columns->addWidget(m_listCard);
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
    m_confirm->retranslate();
    m_empty->setTexts(
        tr("No data set yet"),
        tr("Drop a log here, or choose Import…: a CSV, JSON Lines, a Taobao or OTTO log, or one sequence a line, "
           "plain or compressed."));
    m_view->retranslate();
    m_importPanel->retranslate();
    m_exportPanel->retranslate();
    m_listCard->setSubtitle(tr("%n, newest first", nullptr, m_model->rowCount()));
    m_list->viewport()->update();
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
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    const int row = std::max(0, m_model->rowOf(wanted));
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(row));
    else
        show(nullptr);
    m_export->setEnabled(m_model->rowCount() > 0);
    m_delete->setEnabled(m_model->rowCount() > 0);
}

void DataPage::select(const QString& name)
{
    if (const int row = m_model->rowOf(name); row >= 0) m_list->setCurrentIndex(m_model->index(row));
}

QList<StatusItem> DataPage::statusItems() const
{
    if (!m_content) return {};
    const events::Statistics& statistics = m_content->statistics;
    return {{tr("Events"), formatInteger(std::int64_t(statistics.events))},
            {tr("Sessions"), formatInteger(std::int64_t(statistics.sessions))},
            {tr("Mean length"), formatNumber(statistics.meanSessionLength, 1)}};
}

void DataPage::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().isLocalFile()) event->acceptProposedAction();
}

void DataPage::dropEvent(QDropEvent* event)
{
    importFile(event->mimeData()->urls().front().toLocalFile());
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
