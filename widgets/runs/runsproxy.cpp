// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/runsproxy.h"

namespace sessionsmith::widgets {

RunsProxy::RunsProxy(RunsModel& runs, QObject* parent) : QSortFilterProxyModel(parent), m_runs(runs)
{
    // Before the proxy hears of it and filters by what is there now.
    connect(&runs, &RunsModel::modelReset, this, &RunsProxy::decide);
    connect(&runs, &RunsModel::dataChanged, this, &RunsProxy::decide);
    setSourceModel(&runs);
}

Result<> RunsProxy::setFilter(const QString& words)
{
    auto filter = comparison::RunFilter::parse(words.toStdString());
    if (!filter) return tl::unexpected(filter.error());
    if (const auto rows = filter->rows(m_runs.table()); !rows) return tl::unexpected(rows.error());
    m_filter = *std::move(filter);
    decide();
    invalidateFilter();
    return {};
}

void RunsProxy::setArchivedShown(bool shown)
{
    m_archivedShown = shown;
    decide();
    invalidateFilter();
}

/// All of them where the last run with a field that the filter names has gone.
void RunsProxy::decide()
{
    const auto rows = m_filter.rows(m_runs.table());
    m_kept.assign(m_runs.table().size(), !rows);
    m_hiddenArchived = 0;
    for (const std::size_t row : rows.value_or(std::vector<std::size_t>())) {
        m_kept[row] = m_archivedShown || !m_runs.table().run(row).marks.isArchived;
        m_hiddenArchived += !m_kept[row];
    }
}

bool RunsProxy::filterAcceptsRow(int row, const QModelIndex&) const
{
    return std::size_t(row) >= m_kept.size() || m_kept[std::size_t(row)];
}

bool RunsProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const auto a = m_runs.value(left.row(), left.column()), b = m_runs.value(right.row(), right.column());
    // The view turns the order round; what is missing must stay behind.
    const bool isMissingA = comparison::isMissing(a), isMissingB = comparison::isMissing(b);
    if (isMissingA != isMissingB) return (sortOrder() == Qt::AscendingOrder) == isMissingB;
    return comesBefore(a, b);
}

} // namespace sessionsmith::widgets
