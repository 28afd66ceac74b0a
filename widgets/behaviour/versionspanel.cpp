// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/versionspanel.h"

#include "engine/tuning/edits.h"
#include "widgets/behaviour/cellwords.h"
#include "widgets/behaviour/differenceview.h"
#include "widgets/behaviour/versionsmodel.h"
#include "widgets/common/segments.h"
#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr std::size_t mostChanges = 8;
enum ShownPart { Transition, Emission, Initial };

QStringList words(const std::vector<std::string>& names)
{
    QStringList list;
    for (const std::string& name : names)
        list << actionWord(name);
    return list;
}

/// As the page calls them; those that it calls like one of `others` with what they are called in the log.
QStringList wordsApart(const std::vector<std::string>& names, const QStringList& others)
{
    QStringList list;
    for (const std::string& name : names) {
        const QString word = actionWord(name);
        list << (others.contains(word) && word != text(name) ? QStringLiteral("%1 (%2)").arg(word, text(name)) : word);
    }
    return list;
}

} // namespace

VersionsPanel::VersionsPanel(OpenModel& open, ModelDocument& document, QWidget* page)
    : SidePanel(page, true), m_open(open), m_document(document), m_versions(new VersionsModel(this)),
      m_note(new QLineEdit), m_save(new QPushButton), m_table(new QTableView), m_compared(new QLabel),
      m_names(new QLabel), m_part(new Segments), m_differences(new DifferenceView), m_largest(new QLabel)
{
    buildLayout();
    connect(m_save, &QPushButton::clicked, this, &VersionsPanel::save);
    connect(m_note, &QLineEdit::returnPressed, this, &VersionsPanel::save);
    connect(this, &SidePanel::accepted, this, &VersionsPanel::restore);
    connect(m_part, &Segments::currentChanged, this, &VersionsPanel::showPart);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &VersionsPanel::showComparison);
    connect(m_versions, &VersionsModel::noteEdited, this,
            [this](qint64 version, const QString& note) { check(m_open.setNote(version, note.toStdString())); });
    connect(&m_open, &OpenModel::opened, this, [this] {
        if (isOpen()) refresh();
    });
    m_redraw.setSingleShot(true);
    m_redraw.setInterval(0);
    connect(&m_redraw, &QTimer::timeout, this, &VersionsPanel::showNow);
    connect(&m_document, &ModelDocument::changed, this, [this] {
        if (isOpen()) m_redraw.start();
    });
    retranslate();
}

void VersionsPanel::buildLayout()
{
    m_table->setModel(m_versions);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(64);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setFixedHeight(190);
    m_compared->setProperty("strong", true);
    m_names->setProperty("muted", true);
    m_names->setWordWrap(true);
    m_largest->setTextFormat(Qt::RichText);
    m_largest->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_largest->setMinimumWidth(230);
    m_largest->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* save = new QHBoxLayout;
    save->setSpacing(8);
    save->addWidget(m_note, 1);
    save->addWidget(m_save);
    auto* header = new QHBoxLayout;
    header->addWidget(m_compared, 1);
    header->addWidget(m_part);
    auto* comparison = new QHBoxLayout;
    comparison->setSpacing(16);
    comparison->addWidget(m_differences, 1);
    comparison->addWidget(m_largest);
    body()->addLayout(save);
    body()->addWidget(m_table);
    body()->addLayout(header);
    body()->addWidget(m_names);
    body()->addLayout(comparison, 1);
}

void VersionsPanel::retranslate()
{
    m_note->setPlaceholderText(tr("What changed? (a note, if you like)"));
    m_note->setAccessibleName(tr("Note of the version"));
    m_save->setText(tr("Save version"));
    m_table->setAccessibleName(tr("Versions"));
    m_table->setToolTip(tr("One version is compared with what is shown, two with each other. A double click on a note "
                           "edits it."));
    m_part->setWords({tr("Transition"), tr("Emission"), tr("Initial")});
    m_part->setAccessibleName(tr("Which probabilities are compared"));
    m_differences->setAccessibleName(tr("Differences in percentage points"));
    m_versions->retranslate();
    showComparison();
}

void VersionsPanel::present()
{
    refresh();
    open();
    m_note->setFocus();
}

void VersionsPanel::presentVersion(int version)
{
    present();
    for (int row = 0; row < m_versions->rowCount(); ++row)
        if (const store::ModelRecord* record = m_versions->version(row); record && record->version == version)
            m_table->selectRow(row);
}

void VersionsPanel::refresh()
{
    const auto versions = m_open.versions();
    if (!versions) {
        Q_EMIT failed(translated(versions.error()));
        return;
    }
    m_read.clear();
    m_versions->setVersions(*versions);
    m_save->setEnabled(!m_open.isReadOnly());
    // What changed last: since the newest version, or between it and the one before.
    const bool newest = m_document.isEdited() || versions->size() < 2;
    if (!versions->empty()) m_table->selectRow(newest ? 1 : 2);
    showNow();
}

void VersionsPanel::showNow()
{
    m_versions->setEditsNow(m_document.editsSinceSaved());
    showComparison();
}

void VersionsPanel::save()
{
    if (!check(m_open.save(m_note->text().trimmed().toStdString()))) return;
    m_note->clear();
    Q_EMIT saved();
}

void VersionsPanel::restore()
{
    if (const store::ModelRecord* version = chosenVersion()) check(m_open.restore(*version));
}

std::vector<VersionsPanel::Side> VersionsPanel::sides() const
{
    const Side now{nullptr, tr("now")};
    std::vector<Side> sides;
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.row() > b.row(); });
    for (const QModelIndex& row : std::as_const(rows)) {
        const store::ModelRecord* version = m_versions->version(row.row());
        sides.push_back(version ? Side{version, tr("version %1").arg(version->version)} : now);
    }
    if (sides.size() == 1 && sides.front().version) sides.push_back(now);
    return sides;
}

const store::ModelRecord* VersionsPanel::chosenVersion() const
{
    const store::ModelRecord* chosen = nullptr;
    for (const Side& side : sides()) {
        if (chosen && side.version) return nullptr;
        if (side.version) chosen = side.version;
    }
    return chosen;
}

const hmm::Model* VersionsPanel::modelOf(const Side& side)
{
    if (!side.version) return &m_document.hmm();
    if (const auto read = m_read.find(side.version->id); read != m_read.end()) return &read->second;
    auto model = m_open.modelOf(*side.version);
    if (!model) {
        Q_EMIT failed(translated(model.error()));
        return nullptr;
    }
    return &m_read.emplace(side.version->id, std::move(model->hmm)).first->second;
}

void VersionsPanel::showComparison()
{
    const auto sides = this->sides();
    const store::ModelRecord* chosen = chosenVersion();
    setTitle(tr("Versions"), chosen ? tr("Restore version %1").arg(chosen->version) : tr("Restore"));
    acceptButton()->setEnabled(chosen != nullptr);
    m_comparison = {};
    m_compared->setText(tr("Choose one version, or two, to see what differs"));
    if (sides.size() == 2) {
        const hmm::Model *before = modelOf(sides[0]), *after = modelOf(sides[1]);
        if (before && after) m_comparison = hmm::compare(*before, *after);
        m_compared->setText(tr("From %1 to %2, percentage points").arg(sides[0].words, sides[1].words));
    }
    QStringList only;
    const QStringList both = words(m_comparison.after.actions);
    const auto add = [&](const hmm::Comparison::Names& names, const hmm::Comparison::Names& others, std::size_t side) {
        if (names.isEmpty()) return;
        QStringList kinds;
        if (!names.states.empty()) kinds << tr("states %1").arg(words(names.states).join(tr(", ")));
        if (!names.actions.empty())
            kinds << tr("actions %1").arg(wordsApart(names.actions, both + words(others.actions)).join(tr(", ")));
        const QString list = kinds.join(tr("; "));
        only << (sides[side].version ? tr("Only in %1: %2").arg(sides[side].words, list)
                                     : tr("Only now: %1").arg(list));
    };
    add(m_comparison.onlyBefore, m_comparison.onlyAfter, 0);
    add(m_comparison.onlyAfter, m_comparison.onlyBefore, 1);
    if (m_comparison.isAcrossPersonas) only << tr("States are matched without the names of their personas");
    if (m_comparison.isByEmissions) only << tr("No state has the same name in both: they are matched by what they do");
    m_names->setText(only.join(QStringLiteral(" · ")));
    m_names->setVisible(!only.isEmpty());
    showPart();
    showLargest();
}

void VersionsPanel::showPart()
{
    const hmm::Model &before = m_comparison.before, &after = m_comparison.after;
    const int shown = m_part->current();
    hmm::Matrix differences = shown == Initial    ? hmm::Matrix((after.initial - before.initial).transpose())
                              : shown == Emission ? hmm::Matrix(after.emission - before.emission)
                                                  : hmm::Matrix(after.transition - before.transition);
    QStringList columns = words(shown == Emission ? after.actions : after.states);
    const int ownColumns = int(columns.size());
    if (shown == Transition && after.hasEnd()) {
        differences.conservativeResize(Eigen::NoChange, differences.cols() + 1);
        differences.rightCols(1) = after.end - before.end;
        columns << tr("end");
    }
    const auto cellAt = [shown, ownColumns](int row, int column) {
        if (column == ownColumns) return hmm::Cell{Part::End, row, 0};
        const Part part = shown == Initial ? Part::Initial : shown == Emission ? Part::Emission : Part::Transition;
        return hmm::Cell{part, row, column};
    };
    m_differences->setDifferences(std::move(differences),
                                  shown == Initial ? QStringList{tr("initial")} : words(after.states), columns,
                                  [this, cellAt](int row, int column) { return describe(cellAt(row, column)); });
}

QString VersionsPanel::describe(const hmm::Cell& cell) const
{
    return tr("%1: from %2 to %3")
        .arg(cellWords(m_comparison.after, cell), formatPercent(hmm::probabilityOf(m_comparison.before, cell), 1),
             formatPercent(hmm::probabilityOf(m_comparison.after, cell), 1));
}

void VersionsPanel::showLargest()
{
    const auto changes = hmm::largestChanges(m_comparison.before, m_comparison.after, mostChanges);
    QString rows;
    for (const hmm::Change& change : changes)
        rows += QStringLiteral("<tr><td>%1</td><td align='right' style='padding-left:12px'>%2</td></tr>")
                    .arg(cellWords(m_comparison.after, change.cell).toHtmlEscaped(),
                         tr("%1 pp").arg(pointsText(change.difference())));
    const bool hasNothingInCommon = m_comparison.after.states.empty() && !m_comparison.onlyAfter.states.empty();
    const QString title = hasNothingInCommon ? tr("The two have no states in common: no cell can be compared")
                          : changes.empty()  ? tr("No probability differs")
                                             : tr("Largest differences");
    m_largest->setText(QStringLiteral("<b>%1</b><table cellpadding='2'>%2</table>").arg(title, rows));
    m_differences->setAccessibleDescription(m_largest->text());
}

bool VersionsPanel::check(const Result<>& result)
{
    if (!result) Q_EMIT failed(translated(result.error()));
    return result.has_value();
}

} // namespace sessionsmith::widgets
