// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/runsmodel.h"

#include "widgets/common/runwords.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sessionsmith::widgets {

namespace {

const char* metricOf(int column)
{
    switch (column) {
    case RunsModel::Ndcg:
        return "ndcg@10";
    case RunsModel::HitRate:
        return "hr@10";
    default:
        return "loss";
    }
}

QColor colourOf(store::RunStatus status)
{
    const Colours& colours = Theme::instance().colours();
    switch (status) {
    case store::RunStatus::Finished:
        return colours.good;
    case store::RunStatus::Failed:
        return colours.bad;
    case store::RunStatus::Running:
        return colours.accent;
    default:
        return colours.muted;
    }
}

} // namespace

void RunsModel::setRuns(std::vector<store::RunRecord> runs, std::map<store::Id, std::string> datasets)
{
    m_datasets = std::move(datasets);
    const bool sameRows = std::ranges::equal(runs, m_runs, {}, &store::RunRecord::id, &store::RunRecord::id);
    if (!sameRows) beginResetModel();
    m_runs = std::move(runs);
    if (!sameRows)
        endResetModel();
    else if (!m_runs.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int RunsModel::rowOf(const QString& name) const
{
    const auto found = std::ranges::find(m_runs, name.toStdString(), &store::RunRecord::name);
    return found == m_runs.end() ? -1 : int(found - m_runs.begin());
}

QString RunsModel::datasetName(const store::RunRecord& run) const
{
    const auto found = run.dataset ? m_datasets.find(*run.dataset) : m_datasets.end();
    return found == m_datasets.end() ? QStringLiteral("—") : text(found->second);
}

QString RunsModel::startName(const store::RunRecord& run) const
{
    if (run.parent) {
        const auto parent = std::ranges::find(m_runs, *run.parent, &store::RunRecord::id);
        return parent == m_runs.end() ? tr("a deleted run") : text(parent->name);
    }
    const bool everBegins = run.kind == store::RunKind::Pretrain || run.kind == store::RunKind::Finetune;
    return everBegins ? tr("scratch") : QStringLiteral("—");
}

void RunsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_runs.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString RunsModel::cell(const store::RunRecord& run, int column) const
{
    switch (column) {
    case Status:
        return QStringLiteral("%1 %2").arg(statusSign(run.status)).arg(statusWord(run.status));
    case Name:
        return text(run.name);
    case Kind:
        return kindWord(run.kind);
    case Data:
        return datasetName(run);
    case From:
        return startName(run);
    case Created:
        return formatTime(run.createdAt);
    case Time:
        return formatDuration(run.seconds);
    default:
        return formatMetric(metricOf(column), finalMetric(run, metricOf(column)));
    }
}

QVariant RunsModel::sortKey(const store::RunRecord& run, int column) const
{
    switch (column) {
    case Ndcg:
    case HitRate:
    case Loss: {
        // What has no value comes last when the best is first, and NaN has no order of its own.
        const double value = finalMetric(run, metricOf(column));
        return std::isnan(value) ? -std::numeric_limits<double>::infinity() : value;
    }
    case Created:
        return qint64(run.createdAt);
    case Time:
        return run.seconds;
    default:
        return cell(run, column);
    }
}

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const store::RunRecord& shown = run(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cell(shown, index.column());
    case SortRole:
        return sortKey(shown, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
        return index.column() == Status ? QVariant(colourOf(shown.status)) : QVariant();
    case Qt::ToolTipRole:
        return shown.message.empty() ? cell(shown, index.column()) : translated(Error::unpacked(shown.message));
    default:
        return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole) return {};
    const QStringList words{tr("Status"),
                            tr("Name"),
                            tr("Kind"),
                            tr("Data"),
                            tr("From"),
                            QStringLiteral("NDCG@10"),
                            QStringLiteral("HR@10"),
                            tr("Loss"),
                            tr("Created"),
                            tr("Time")};
    return words.value(section);
}

} // namespace sessionsmith::widgets
