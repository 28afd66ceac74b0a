// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/datasetview.h"

#include "engine/workflow/datasets.h"
#include "widgets/common/barlist.h"
#include "widgets/common/card.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/figures.h"
#include "widgets/common/histogram.h"
#include "widgets/common/segments.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/data/actionbars.h"
#include "widgets/data/logmodel.h"
#include "widgets/data/popularitycurve.h"
#include "widgets/data/rejectedmodel.h"

#include <nlohmann/json.hpp>

#include <QGridLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace sessionsmith::widgets {

namespace {

constexpr int rowHeight = 26;
constexpr std::size_t shownTopItems = 10;
constexpr std::size_t shownHash = 8; // digits

} // namespace

DatasetView::DatasetView(QWidget* parent)
    : QScrollArea(parent), m_figures(new Figures), m_actions(new ActionBars), m_lengths(new Histogram),
      m_popularity(new PopularityCurve), m_topItems(new BarList), m_lineage(new ElidedLabel), m_warnings(new QLabel),
      m_rows(new Segments), m_tables(new QStackedWidget), m_log(new LogModel(this)), m_rejected(new RejectedModel(this))
{
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::TabFocus); // to be scrolled by keys
    setWidgetResizable(true);
    auto* content = new QWidget;
    m_grid = new QGridLayout(content);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(12);
    const auto add = [this](QWidget* widget, int row, int column, int columns, Qt::Alignment alignment = {}) {
        auto* card = new Card({});
        card->body()->addWidget(widget, 0, alignment);
        m_grid->addWidget(card, row, column, 1, columns);
        return card;
    };
    m_summaryCard = add(buildSummary(), 0, 0, 6);
    m_actionsCard = add(m_actions, 1, 0, 2, Qt::AlignTop);
    m_lengthsCard = add(m_lengths, 1, 2, 2);
    m_popularityCard = add(m_popularity, 1, 4, 2);
    m_rowsCard = add(buildRows(), 2, 0, 4);
    m_rowsCard->addHeaderWidget(m_rows);
    m_topCard = add(m_topItems, 2, 4, 2, Qt::AlignTop);
    for (int column = 0; column < 6; ++column)
        m_grid->setColumnStretch(column, 1);
    m_grid->setRowStretch(2, 1);
    m_grid->setRowMinimumHeight(1, 220);
    m_grid->setRowMinimumHeight(2, 300);
    setWidget(content);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    connect(&Theme::instance(), &Theme::changed, this, &DatasetView::showBars);
    connect(m_rows, &Segments::currentChanged, this, &DatasetView::showRows);
    retranslate();
}

QWidget* DatasetView::buildSummary()
{
    m_lineage->setProperty("small", true);
    m_lineage->setProperty("muted", true);
    auto* summary = new QWidget;
    auto* layout = new QVBoxLayout(summary);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_figures);
    layout->addWidget(m_lineage);
    m_warnings->setProperty("small", true);
    m_warnings->setWordWrap(true);
    layout->addWidget(m_warnings);
    return summary;
}

QWidget* DatasetView::buildRows()
{
    m_tables->addWidget(buildTable(m_log));
    m_tables->addWidget(buildTable(m_rejected));
    return m_tables;
}

QTableView* DatasetView::buildTable(QAbstractItemModel* model)
{
    auto* table = new QTableView;
    table->setModel(model);
    table->setFrameShape(NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(rowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setMinimumSectionSize(64);
    table->horizontalHeader()->setMaximumSectionSize(320); // names may be of any length
    table->horizontalHeader()->setResizeContentsPrecision(50);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->setMinimumHeight(120);
    return table;
}

void DatasetView::retranslate()
{
    m_summaryCard->setTitle(tr("Summary"));
    m_actionsCard->setTitle(tr("Actions"));
    m_actionsCard->setSubtitle(tr("share of events"));
    m_lengthsCard->setTitle(tr("Session length"));
    m_lengths->setAxisTitle(tr("events in a session"));
    m_lengths->setPlaceholder(tr("The lengths of the sessions appear here."));
    m_popularityCard->setTitle(tr("Popularity"));
    m_popularityCard->setSubtitle(tr("events by rank · log–log"));
    m_topCard->setTitle(tr("Top items"));
    m_topCard->setSubtitle(tr("events"));
    m_rows->setAccessibleName(tr("Which rows are shown"));
    const DatasetSummary summary = m_content ? summaryOf(m_content->record) : DatasetSummary{};
    m_rejectedCount = summary.rejectedCount;
    m_warnings->setText(summary.warnings.join(u'\n'));
    m_warnings->setVisible(!summary.warnings.isEmpty());
    m_rejected->setRows(summary.rejected); // with their reasons in the language of the window
    if (m_content) {
        showFigures();
        showBars();
        showLineage();
        showRows();
    }
}

void DatasetView::setContent(std::shared_ptr<const DatasetContent> content)
{
    m_content = std::move(content);
    widget()->setVisible(m_content != nullptr);
    m_log->setLog(m_content ? m_content->log : nullptr);
    m_rows->setCurrent(int(Rows::Events));
    retranslate();
}

void DatasetView::showRows()
{
    const bool hasRejected = m_rejectedCount > 0;
    const bool showsRejected = hasRejected && Rows(m_rows->current()) == Rows::Rejected;
    m_rowsCard->setTitle(hasRejected ? tr("Rows") : tr("Events"));
    m_rows->setVisible(hasRejected);
    m_rows->setWords({tr("Events"), tr("Rejected %1").arg(formatInteger(m_rejectedCount))});
    m_tables->setCurrentIndex(showsRejected ? 1 : 0);
    if (!showsRejected)
        m_rowsCard->setSubtitle(tr("by user, then by time"));
    else if (m_rejectedCount > m_rejected->rowCount())
        m_rowsCard->setSubtitle(tr("left out at the import, the first %1").arg(formatInteger(m_rejected->rowCount())));
    else
        m_rowsCard->setSubtitle(tr("left out at the import"));
}

void DatasetView::showFigures()
{
    const events::Statistics& s = m_content->statistics;
    const auto count = [](std::uint64_t value) { return formatInteger(std::int64_t(value)); };
    const auto time = [](const std::optional<Milliseconds>& value) {
        return value ? formatTime(*value) : QStringLiteral("—");
    };
    QList<Figures::Figure> figures{
        {count(s.events), tr("events")},
        {count(s.users), tr("users")},
        {count(s.items), tr("items")},
        {s.categories > 0 ? count(s.categories) : QStringLiteral("—"), tr("categories")},
        {count(s.sessions), tr("sessions")},
        {formatPercent(s.repeatShare, 1), tr("repeats in a session")},
        {time(s.firstTime), tr("first event")},
        {time(s.lastTime), tr("last event")},
    };
    if (s.prices) figures.append({formatNumber(s.prices->median, 2), tr("median price")});
    if (m_content->record.kind == store::DatasetKind::Imported)
        figures.append({formatInteger(m_rejectedCount), tr("rejected rows")});
    m_figures->setFigures(figures);
    m_lengthsCard->setSubtitle(
        tr("mean %1, median %2").arg(formatNumber(s.meanSessionLength, 1), formatNumber(s.medianSessionLength, 0)));
}

void DatasetView::showBars()
{
    if (!m_content) return;
    const events::Statistics& s = m_content->statistics;
    m_actions->setStatistics(s);
    std::vector<BarList::Bar> top;
    for (std::size_t i = 0; i < std::min(shownTopItems, s.topItems.size()); ++i)
        top.push_back({text(s.topItems[i].name), double(s.topItems[i].count),
                       formatInteger(std::int64_t(s.topItems[i].count)), Theme::instance().colours().muted});
    m_topItems->setBars(std::move(top));

    std::vector<double> shares;
    for (const std::uint64_t sessions : s.sessionLengths)
        shares.push_back(s.sessions > 0 ? double(sessions) / double(s.sessions) : 0);
    m_lengths->setShares(std::move(shares));
    m_popularity->setCounts(s.popularity);
}

void DatasetView::showLineage()
{
    const store::DatasetRecord& record = m_content->record;
    QStringList parts;
    const auto spec = nlohmann::json::parse(record.spec, nullptr, false);
    if (spec.is_object() && spec.contains("split_by")) {
        parts << tr("Some of the users of %1").arg(m_content->source);
    } else if (record.run) {
        parts << tr("Drawn by the generator %1").arg(text(record.source));
        if (!m_content->source.isEmpty()) parts << tr("learnt from %1").arg(m_content->source);
    } else if (record.isAugmented()) {
        parts << tr("Augmented from %1").arg(m_content->source);
    } else if (record.kind == store::DatasetKind::Synthetic) {
        parts << tr("Synthesised from the model %1")
                     .arg(m_content->model.isEmpty() ? text(record.source) : m_content->model);
        if (!m_content->source.isEmpty()) parts << tr("items of %1").arg(m_content->source);
    } else {
        // The example's source is a phrase of ours; a path has no translation and stays as it is.
        parts << tr("Imported from %1").arg(translated(Message(record.source.c_str())));
    }
    if (const std::string license = workflow::licenseOf(record); !license.empty())
        parts << tr("license %1").arg(text(license));
    parts << formatTime(record.createdAt);
    const auto withHash = [&parts](const std::string& hash) {
        return parts + QStringList(tr("content hash %1").arg(text(hash)));
    };
    m_lineage->setText(withHash(record.contentHash.substr(0, shownHash)).join(QStringLiteral(" · ")));
    m_lineage->setToolTip(withHash(record.contentHash).join(u'\n'));
}

} // namespace sessionsmith::widgets
