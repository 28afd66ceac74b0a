// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/groupedruns.h"

#include "widgets/common/runwords.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QFont>

#include <cmath>
#include <utility>

namespace sessionsmith::widgets {

GroupedRuns::GroupedRuns(RunsModel& runs, RunsProxy& sorted, QObject* parent)
    : QAbstractProxyModel(parent), m_runs(runs), m_sorted(sorted)
{
    setSourceModel(&sorted);
    connect(&sorted, &RunsProxy::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&sorted, &RunsProxy::modelReset, this, [this] {
        arrange();
        endResetModel();
    });
    for (const auto begins : {&RunsProxy::rowsAboutToBeInserted, &RunsProxy::rowsAboutToBeRemoved})
        connect(&sorted, begins, this, &GroupedRuns::keepPlaces);
    for (const auto ends : {&RunsProxy::rowsInserted, &RunsProxy::rowsRemoved})
        connect(&sorted, ends, this, &GroupedRuns::rebuild);
    connect(&sorted, &RunsProxy::layoutAboutToBeChanged, this, &GroupedRuns::keepPlaces);
    connect(&sorted, &RunsProxy::layoutChanged, this, &GroupedRuns::rebuild);
    connect(&sorted, &RunsProxy::dataChanged, this, [this] {
        if (!m_field.isEmpty()) { // a run may belong to another group now
            keepPlaces();
            rebuild();
        }
        if (!m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
    connect(&sorted, &RunsProxy::headerDataChanged, this, &GroupedRuns::headerDataChanged);
    arrange();
}

void GroupedRuns::setField(const QString& field)
{
    keepPlaces();
    m_field = field;
    m_closed.clear();
    rebuild();
}

void GroupedRuns::toggle(int row)
{
    const QString& name = m_groups[std::size_t(-1 - m_rows[std::size_t(row)])].name;
    keepPlaces();
    if (m_closed.erase(name) == 0) m_closed.insert(name);
    rebuild();
}

QList<int> GroupedRuns::rowsBelow(int heading) const
{
    QList<int> rows;
    for (int row = heading + 1; row < rowCount() && !isHeading(row); ++row)
        rows.append(row);
    return rows;
}

/// The rows are about to be others: what is selected must find its place again.
void GroupedRuns::keepPlaces()
{
    Q_EMIT layoutAboutToBeChanged();
    m_before = persistentIndexList();
    m_kept.clear();
    for (const QModelIndex& place : std::as_const(m_before))
        m_kept.append(mapToSource(place));
}

void GroupedRuns::rebuild()
{
    arrange();
    QModelIndexList after;
    for (const QPersistentModelIndex& source : std::as_const(m_kept))
        after.append(mapFromSource(source));
    changePersistentIndexList(m_before, after);
    m_before.clear();
    m_kept.clear();
    Q_EMIT layoutChanged();
}

void GroupedRuns::arrange()
{
    const int count = m_sorted.rowCount();
    m_groups.clear();
    m_rows.clear();
    m_places.assign(std::size_t(count), -1);
    if (m_field.isEmpty()) {
        for (int row = 0; row < count; ++row) {
            m_places[std::size_t(row)] = row;
            m_rows.push_back(row);
        }
        return;
    }
    std::map<QString, std::size_t> known;
    for (int row = 0; row < count; ++row) {
        const QString name = m_runs.groupText(m_sorted.mapToSource(m_sorted.index(row, 0)).row(), m_field);
        const auto [group, isNew] = known.try_emplace(name, m_groups.size());
        if (isNew) m_groups.push_back({name, {}});
        m_groups[group->second].rows.push_back(row);
    }
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        m_rows.push_back(-1 - int(group));
        if (m_closed.contains(m_groups[group].name)) continue;
        for (const int row : m_groups[group].rows) {
            m_places[std::size_t(row)] = int(m_rows.size());
            m_rows.push_back(row);
        }
    }
}

int GroupedRuns::runAt(const QModelIndex& place) const
{
    const QModelIndex source = mapToSource(place);
    return source.isValid() ? m_sorted.mapToSource(source).row() : -1;
}

QModelIndex GroupedRuns::placeOf(int run)
{
    const QModelIndex sorted = m_sorted.mapFromSource(m_runs.index(run, 0));
    if (sorted.isValid() && m_places[std::size_t(sorted.row())] < 0) {
        keepPlaces();
        m_closed.erase(m_runs.groupText(run, m_field));
        rebuild();
    }
    return mapFromSource(sorted);
}

QModelIndex GroupedRuns::mapToSource(const QModelIndex& place) const
{
    if (!place.isValid() || place.row() >= rowCount() || isHeading(place.row())) return {};
    return m_sorted.index(m_rows[std::size_t(place.row())], place.column());
}

QModelIndex GroupedRuns::mapFromSource(const QModelIndex& source) const
{
    if (!source.isValid() || std::size_t(source.row()) >= m_places.size()) return {};
    const int row = m_places[std::size_t(source.row())];
    return row < 0 ? QModelIndex() : index(row, source.column());
}

QModelIndex GroupedRuns::index(int row, int column, const QModelIndex& parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

int GroupedRuns::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_sorted.columnCount();
}

/// "▾ GPT · 12 runs · NDCG@10 0.0412": the mean over those that have one of a test.
QString GroupedRuns::headingOf(const Group& group) const
{
    double sum = 0;
    int count = 0;
    for (const int row : group.rows) {
        const int run = m_sorted.mapToSource(m_sorted.index(row, 0)).row();
        if (m_runs.isStandIn(run, RunsModel::Ndcg)) continue;
        const auto value = m_runs.value(run, RunsModel::Ndcg);
        const double* figure = std::get_if<double>(&value);
        if (!figure || !std::isfinite(*figure)) continue;
        sum += *figure;
        ++count;
    }
    QString words = QStringLiteral("%1  %2 · %3")
                        .arg(m_closed.contains(group.name) ? QStringLiteral("▸") : QStringLiteral("▾"), group.name,
                             tr("%n run(s)", nullptr, int(group.rows.size())));
    if (count > 0) words += tr(" · NDCG@10 %1 on average").arg(formatMetric("ndcg@10", sum / count));
    return words;
}

QVariant GroupedRuns::data(const QModelIndex& place, int role) const
{
    if (!place.isValid()) return {};
    if (!isHeading(place.row())) return QAbstractProxyModel::data(place, role);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (place.column() > 0) return {};
        return headingOf(m_groups[std::size_t(-1 - m_rows[std::size_t(place.row())])]);
    case Qt::FontRole: {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    case Qt::BackgroundRole:
        return Theme::instance().colours().ground;
    default:
        return {};
    }
}

QVariant GroupedRuns::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_sorted.headerData(section, orientation, role);
}

Qt::ItemFlags GroupedRuns::flags(const QModelIndex& place) const
{
    return place.isValid() && isHeading(place.row()) ? Qt::ItemIsEnabled : QAbstractProxyModel::flags(place);
}

} // namespace sessionsmith::widgets
