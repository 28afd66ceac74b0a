// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/database.h"
#include "engine/store/records.h"

#include <set>

namespace sessionsmith::store {

/// The curve of a metric seen from afar: beside the points, the steps at which it is lowest, highest and first broken
/// in each stretch of 64, 1024 and 16384 steps. For use within read() or write() of the database; throws
/// SQLite::Exception.
class MetricOutline
{
public:
    MetricOutline(Database& database, Id run, Id metric) : m_database(database), m_run(run), m_metric(metric) {}

    /// After the points of these steps were written or went.
    void update(const std::set<std::int64_t>& steps);
    /// After all points beyond `step` of all metrics of the run went.
    static void truncate(Database& database, Id run, std::int64_t step);
    /// As Workspace::outlineMetrics(), without the metric's name.
    std::vector<MetricPoint> read(int stretches) const;

private:
    Database& m_database;
    Id m_run, m_metric;
};

} // namespace sessionsmith::store
