// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/connection.h"
#include "engine/store/metricoutline.h"
#include "engine/store/statements.h"
#include "engine/store/storednumber.h"

#include <limits>
#include <set>

namespace sessionsmith::store {

namespace {

Id metricId(Database& database, const std::string& name)
{
    if (Query row = database.query(sql::metricByName, name); row.next()) return row.integer(0);
    database.execute(sql::insertMetricName, name);
    return database.lastInsertedId();
}

/// Those that a run has, by name.
std::vector<std::pair<Id, std::string>> metricsOf(Database& database, Id run)
{
    std::vector<std::pair<Id, std::string>> names;
    Query row = database.query(sql::metricsOfRun, run);
    while (row.next())
        names.emplace_back(row.integer(0), row.text(1));
    return names;
}

} // namespace

Result<> Workspace::writeMetrics(Id run, const std::vector<MetricPoint>& points)
{
    if (points.empty()) return {};
    Database& database = m_connection->database;
    return database.write(Durability::Normal, [&]() -> Result<> {
        std::map<std::string, Id> ids;
        std::map<Id, std::set<std::int64_t>> steps;
        for (const MetricPoint& point : points) {
            const auto [id, isNew] = ids.try_emplace(point.metric);
            if (isNew) id->second = metricId(database, point.metric);
            const auto stored = StoredNumber::from(point.value);
            database.execute(sql::insertMetric, run, id->second, point.step, point.epoch, stored.value, stored.special,
                             point.time);
            steps[id->second].insert(point.step);
        }
        for (const auto& [metric, changed] : steps)
            MetricOutline(database, run, metric).update(changed);
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
