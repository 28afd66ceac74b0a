// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/runstable.h"

#include "engine/workflow/fidelityreports.h"
#include "widgets/common/confirmbar.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/texts.h"
#include "widgets/runs/columnmenu.h"
#include "widgets/runs/groupedruns.h"
#include "widgets/runs/markbar.h"
#include "widgets/runs/runsmodel.h"
#include "widgets/runs/runsproxy.h"
#include "widgets/runs/sparklines.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

const QString headerKey = QStringLiteral("runs/header");
const QString fieldsKey = QStringLiteral("runs/fields");
const QString archivedKey = QStringLiteral("runs/archived"), groupKey = QStringLiteral("runs/group");
constexpr int filterWidth = 280, starWidth = 32;

} // namespace

RunsTable::RunsTable(Workbench& workbench, QWidget* parent)
    : Card(QString(), QString(), parent), m_workbench(workbench), m_model(new RunsModel(this)),
      m_sorted(new RunsProxy(*m_model, this)), m_grouped(new GroupedRuns(*m_model, *m_sorted, this)),
      m_table(new QTableView), m_curves(new Sparklines(workbench.workspace().folder(), this)), m_filter(new QLineEdit),
      m_columns(new QToolButton), m_problem(new QLabel), m_confirm(new ConfirmBar), m_markBar(new MarkBar),
      m_rows(new QStackedWidget), m_empty(new EmptyState)
{
    layOut();
    auto* columns = new ColumnMenu(*m_model, *m_sorted, *m_grouped, this);
    m_columns->setMenu(columns);
    m_table->setItemDelegateForColumn(RunsModel::Curve, new SparklineDelegate(*m_curves, this));
    connect(m_curves, &Sparklines::arrived, m_table->viewport(), qOverload<>(&QWidget::update));
    connect(m_filter, &QLineEdit::textChanged, this, &RunsTable::filter);
    connect(m_empty, &EmptyState::pressed, this, [this] {
        if (m_filter->text().isEmpty()) m_sorted->setArchivedShown(true);
        m_filter->clear();
        showEmpty();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_confirm->hide();
        m_markBar->hide();
        Q_EMIT selectionChanged();
    });
    connect(m_model, &RunsModel::dataChanged, this, &RunsTable::selectionChanged);
    connect(m_confirm, &ConfirmBar::accepted, this, &RunsTable::removeSelected);
    connect(columns, &ColumnMenu::fieldsChosen, this, &RunsTable::showFields);
    connect(columns, &ColumnMenu::archivedToggled, this, &RunsTable::showEmpty);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint& place) {
        QMenu menu;
        menu.addActions(actions());
        menu.addSeparator();
        fillMarkMenu(&menu);
        menu.exec(m_table->viewport()->mapToGlobal(place));
    });
    connect(m_table, &QTableView::clicked, this, &RunsTable::press);
    connect(m_grouped, &GroupedRuns::layoutChanged, this, &RunsTable::spanHeadings);
    connect(m_grouped, &GroupedRuns::modelReset, this, &RunsTable::spanHeadings);
}

void RunsTable::layOut()
{
    m_table->setObjectName(QStringLiteral("runs"));
    m_table->setModel(m_grouped);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(RunsModel::Created, Qt::DescendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(28);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setMaximumSectionSize(280);
    header->setMinimumSectionSize(starWidth);
    header->setResizeContentsPrecision(100); // of 10,000 rows
    header->setSectionsMovable(true);
    fitColumns();
    m_filter->setClearButtonEnabled(true);
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setFixedWidth(filterWidth);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    m_columns->setObjectName(QStringLiteral("columns"));
    addHeaderWidget(m_filter);
    addHeaderWidget(m_columns);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setProperty("bad", true);
    m_problem->setObjectName(QStringLiteral("filterProblem"));
    m_problem->hide();
    m_rows->addWidget(m_table);
    m_rows->addWidget(m_empty);
    body()->addWidget(m_problem);
    body()->addWidget(m_confirm);
    body()->addWidget(m_markBar);
    body()->addWidget(m_rows, 1);
    setMinimumHeight(160);
}

/// All columns hold their contents but one, which takes the rest of the width, or is elided where there is too little.
void RunsTable::fitColumns()
{
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(RunsModel::Data, QHeaderView::Stretch);
    header->setSectionResizeMode(RunsModel::Star, QHeaderView::Fixed);
    header->resizeSection(RunsModel::Star, starWidth);
}

/// A star is given, or a group opened or closed.
void RunsTable::press(const QModelIndex& place)
{
    if (m_grouped->isHeading(place.row()))
        m_grouped->toggle(place.row());
    else if (place.column() == RunsModel::Star && selected().size() == 1)
        mark([](store::RunMarks& marks) { marks.isStarred = !marks.isStarred; });
}

void RunsTable::spanHeadings()
{
    m_table->clearSpans();
    for (int row = 0; !m_grouped->field().isEmpty() && row < m_grouped->rowCount(); ++row)
        if (m_grouped->isHeading(row)) m_table->setSpan(row, 0, 1, m_grouped->columnCount());
}

std::vector<store::RunRecord> RunsTable::selected() const
{
    std::vector<store::RunRecord> runs;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex& row : rows)
        runs.push_back(m_model->run(m_grouped->runAt(row)));
    return runs;
}

std::optional<store::RunRecord> RunsTable::shown() const
{
    const QModelIndex current = m_table->selectionModel()->currentIndex();
    if (!current.isValid() || !m_table->selectionModel()->isRowSelected(current.row())) return std::nullopt;
    return m_model->run(m_grouped->runAt(current));
}

std::vector<std::size_t> RunsTable::filtered() const
{
    std::vector<std::size_t> rows;
    for (int row = 0; row < m_sorted->rowCount(); ++row)
        rows.push_back(std::size_t(m_sorted->mapToSource(m_sorted->index(row, 0)).row()));
    return rows;
}

void RunsTable::open(const QString& name)
{
    const int row = m_model->rowOf(name);
    if (row < 0) return;
    const QModelIndex place = m_grouped->placeOf(row);
    m_table->setCurrentIndex(place);
    m_table->selectRow(place.row());
}

void RunsTable::select(const QStringList& names)
{
    QItemSelection rows;
    for (const QString& name : names) {
        const int row = m_model->rowOf(name);
        const QModelIndex place = row < 0 ? QModelIndex() : m_grouped->placeOf(row);
        if (place.isValid()) rows.select(place, place);
    }
    if (rows.isEmpty()) return;
    m_table->selectionModel()->setCurrentIndex(rows.indexes().front(), QItemSelectionModel::NoUpdate);
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void RunsTable::refresh()
{
    auto table = workflow::readRunTable(m_workbench.workspace());
    if (!table) {
        Q_EMIT errorOccurred(translated(table.error()));
        return;
    }
    QStringList kept;
    if (const auto run = shown()) kept << text(run->name);
    for (const store::RunRecord& run : selected())
        if (const QString name = text(run.name); !kept.contains(name)) kept << name;
    m_model->setTable(*std::move(table));
    if (!shown()) select(kept);
    if (!shown() && m_sorted->rowCount() > 0)
        open(text(m_model->run(m_sorted->mapToSource(m_sorted->index(0, 0)).row()).name));
    showEmpty();
}

/// A filter that is half written keeps what is shown, and says what it lacks.
void RunsTable::filter()
{
    const std::size_t before = selected().size();
    const auto done = m_sorted->setFilter(m_filter->text());
    if (selected().size() != before) Q_EMIT selectionChanged(); // what a filter hides is not selected
    m_problem->setText(done ? QString() : translated(done.error()));
    m_problem->setVisible(!done);
    showEmpty();
}

void RunsTable::showEmpty()
{
    const bool hasRuns = m_model->rowCount() > 0;
    const int archived = m_sorted->hiddenArchived();
    if (!hasRuns)
        m_empty->setTexts(tr("No run yet"), tr("Start one on the page Training"));
    else if (archived > 0)
        m_empty->setTexts(tr("%n archived run(s) are not shown", nullptr, archived), QString());
    else
        m_empty->setTexts(tr("No run matches \"%1\"").arg(m_filter->text()), QString());
    m_empty->setButton(hasRuns ? tr("Show all runs") : QString());
    m_rows->setCurrentIndex(m_sorted->rowCount() > 0 ? 0 : 1);
}

void RunsTable::askToRemove()
{
    const auto runs = selected();
    if (runs.empty()) return;
    m_markBar->hide();
    m_confirm->ask(
        runs.size() == 1
            ? tr("Put the run \"%1\" with its curves and its checkpoint into the bin?").arg(text(runs[0].name))
            : tr("Put these %n run(s) with their curves and checkpoints into the bin?", nullptr, int(runs.size())));
}

void RunsTable::removeSelected()
{
    // Those that began from others first: a run that is needed stays.
    auto runs = selected();
    std::ranges::sort(runs, std::greater(), &store::RunRecord::id);
    int removed = 0;
    for (const store::RunRecord& run : runs) {
        if (const auto gone = m_workbench.workspace().removeRun(run.id); !gone) {
            Q_EMIT errorOccurred(translated(gone.error()));
            break;
        }
        ++removed;
    }
    if (removed == 1 && runs.size() == 1)
        Q_EMIT noticed(tr("Put into the bin: %1").arg(text(runs[0].name)));
    else if (removed > 0)
        Q_EMIT noticed(tr("%n run(s) put into the bin", nullptr, removed));
    m_workbench.notifyRunsChanged();
}

void RunsTable::mark(const std::function<void(store::RunMarks&)>& change)
{
    for (const store::RunRecord& run : selected()) {
        store::RunMarks marks = run.marks;
        change(marks);
        if (marks == run.marks) continue;
        if (const auto done = m_workbench.workspace().setRunMarks(run.id, marks); !done) {
            Q_EMIT errorOccurred(translated(done.error()));
            break;
        }
    }
    m_workbench.notifyRunsChanged();
}

void RunsTable::fillMarkMenu(QMenu* menu)
{
    const auto runs = selected();
    const auto all = [&](bool store::RunMarks::*flag) {
        return !runs.empty() && std::ranges::all_of(runs, [&](const auto& run) { return run.marks.*flag; });
    };
    const auto add = [&](const QString& words, auto act) {
        menu->addAction(words, this, act)->setEnabled(!runs.empty());
    };
    const bool unstar = all(&store::RunMarks::isStarred), back = all(&store::RunMarks::isArchived);
    add(unstar ? tr("Take the star away") : tr("Give a star"),
        [this, unstar] { mark([&](store::RunMarks& marks) { marks.isStarred = !unstar; }); });
    add(tr("Tags…"), [this] { askForTags(); });
    add(tr("Note…"), [this] { askForNote(); });
    add(back ? tr("Take out of the archive") : tr("Archive"),
        [this, back] { mark([&](store::RunMarks& marks) { marks.isArchived = !back; }); });
    menu->addSeparator();
    add(tr("Report…"), [this] { Q_EMIT reportRequested(); });
    add(tr("Export runs…"), [this] { Q_EMIT exportRequested(); });
    add(tr("Delete…"), [this] { askToRemove(); });
}

void RunsTable::askForTags()
{
    const auto runs = selected();
    if (runs.empty()) return;
    QStringList tags;
    for (const std::string& tag : runs[0].marks.tags)
        tags.append(text(tag));
    m_confirm->hide();
    m_markBar->ask(runs.size() == 1 ? tr("Tags, with commas between")
                                    : tr("Tags of %n run(s)", nullptr, int(runs.size())),
                   tags.join(QStringLiteral(", ")), [this](const QString& words) {
                       std::vector<std::string> kept;
                       for (const QString& word : words.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
                           std::string tag = word.simplified().toStdString();
                           if (!tag.empty() && std::ranges::find(kept, tag) == kept.end())
                               kept.push_back(std::move(tag));
                       }
                       mark([&](store::RunMarks& marks) { marks.tags = kept; });
                   });
}

void RunsTable::askForNote()
{
    const auto runs = selected();
    if (runs.empty()) return;
    m_confirm->hide();
    m_markBar->ask(
        runs.size() == 1 ? tr("Note") : tr("Note on %n run(s)", nullptr, int(runs.size())), text(runs[0].marks.note),
        [this](const QString& words) { mark([&](store::RunMarks& marks) { marks.note = words.toStdString(); }); });
}

void RunsTable::showFields(const QStringList& fields)
{
    const auto run = shown();
    m_model->setFields(fields);
    fitColumns();
    if (run) open(text(run->name));
}

void RunsTable::retranslate()
{
    setTitle(tr("Runs"));
    setSubtitle(tr("NDCG and hit rate of the test, full ranking · select several to compare"));
    m_filter->setPlaceholderText(tr("Filter, such as ndcg@10 > 0.05"));
    m_filter->setToolTip(tr("Words to look for, or conditions on any column or value of the specification:\n"
                            "ndcg@10 > 0.05 and model = shop\n"
                            "(gpt or bert) and not status = failed and created > 2026-11-01\n"
                            "~ stands for \"contains\"; values with blanks stand in quotes"));
    m_columns->setText(tr("Columns"));
    m_confirm->retranslate();
    m_markBar->retranslate();
    m_model->retranslate();
    showEmpty();
}

void RunsTable::saveState() const
{
    QSettings settings;
    settings.setValue(headerKey, m_table->horizontalHeader()->saveState());
    settings.setValue(fieldsKey, m_model->fields());
    settings.setValue(archivedKey, m_sorted->isArchivedShown());
    settings.setValue(groupKey, m_grouped->field());
}

void RunsTable::restoreState()
{
    const QSettings settings;
    m_model->setFields(settings.value(fieldsKey).toStringList());
    m_sorted->setArchivedShown(settings.value(archivedKey).toBool());
    m_grouped->setField(settings.value(groupKey).toString());
    m_table->horizontalHeader()->restoreState(settings.value(headerKey).toByteArray());
    fitColumns(); // the state holds how columns were sized when it was saved
}

} // namespace sessionsmith::widgets
