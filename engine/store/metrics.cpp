// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/connection.h"
#include "engine/store/metricoutline.h"
#include "engine/store/runwriting.h"
#include "engine/store/statements.h"
#include "engine/store/storednumber.h"

#include <limits>

namespace sessionsmith::store {

Result<> Workspace::writeMetrics(Id run, const std::vector<MetricPoint>& points)
{
    if (points.empty()) return {};
    Database& database = m_connection->database;
    return database.write(Durability::Normal, [&]() -> Result<> {
        insertPoints(database, run, points);
        return {};
    });
}

Result<> Workspace::truncateMetrics(Id run, std::int64_t step)
{
    Database& database = m_connection->database;
    return database.write(Durability::Normal, [&]() -> Result<> {
        database.execute(sql::deleteMetricsBeyond, run, step);
        MetricOutline::truncate(database, run, step);
        return {};
    });
}

Result<std::vector<MetricPoint>> Workspace::readMetrics(Id run, MetricCursor& cursor) const
{
    Database& database = m_connection->database;
    return database.read([&]() -> Result<std::vector<MetricPoint>> {
        std::vector<MetricPoint> points;
        for (const auto& [id, name] : metricsOf(database, run)) {
            const auto seen = cursor.find(name);
            const auto last = seen == cursor.end() ? std::numeric_limits<std::int64_t>::min() : seen->second;
            Query row = database.query(sql::metricsAfter, run, id, last);
            while (row.next()) {
                const double value = StoredNumber{row.real(2), int(row.integer(3))}.number();
                points.push_back({name, row.integer(0), row.real(1), value, row.integer(4)});
                cursor[name] = row.integer(0);
            }
        }
        return points;
    });
}

Result<std::vector<MetricPoint>> Workspace::outlineMetrics(Id run, int stretches) const
{
    Database& database = m_connection->database;
    return database.readAtOnce([&]() -> Result<std::vector<MetricPoint>> {
        std::vector<MetricPoint> points;
        for (const auto& [id, name] : metricsOf(database, run))
            for (MetricPoint& point : MetricOutline(database, run, id).read(stretches)) {
                point.metric = name;
                points.push_back(std::move(point));
            }
        return points;
    });
}

} // namespace sessionsmith::store
