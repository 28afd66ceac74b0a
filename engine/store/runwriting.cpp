// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/runwriting.h"

#include "engine/base/text.h"
#include "engine/store/metricoutline.h"
#include "engine/store/statements.h"
#include "engine/store/storednumber.h"

#include <nlohmann/json.hpp>

#include <map>
#include <set>

namespace sessionsmith::store {

void insertRun(Database& database, RunRecord& record)
{
    const RunMarks& marks = record.marks;
    database.execute(sql::insertRun, record.name, name(record.kind), name(record.status), record.spec, record.message,
                     record.dataset, record.parent, record.checkpoint, record.createdAt, record.updatedAt,
                     record.seconds, marks.note, storedTags(marks), int(marks.isStarred), int(marks.isArchived));
    record.id = database.lastInsertedId();
    replaceResults(database, record.id, record.metrics);
}

void replaceResults(Database& database, Id run, const RunMetrics& metrics)
{
    database.execute(sql::deleteResults, run);
    for (const auto& [part, values] : metrics)
        for (const auto& [metric, value] : values) {
            const auto stored = StoredNumber::from(value);
            database.execute(sql::insertResult, run, part, metric, stored.value, stored.special);
        }
}

Id metricId(Database& database, const std::string& name)
{
    if (Query row = database.query(sql::metricByName, name); row.next()) return row.integer(0);
    database.execute(sql::insertMetricName, name);
    return database.lastInsertedId();
}

std::vector<std::pair<Id, std::string>> metricsOf(Database& database, Id run)
{
    std::vector<std::pair<Id, std::string>> names;
    Query row = database.query(sql::metricsOfRun, run);
    while (row.next())
        names.emplace_back(row.integer(0), row.text(1));
    return names;
}

void insertPoints(Database& database, Id run, const std::vector<MetricPoint>& points)
{
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
}

Result<> checkMarks(const RunMarks& marks)
{
    for (const std::string& tag : marks.tags)
        if (auto good = checkName(tag); !good) return good;
    return {};
}

std::string storedTags(const RunMarks& marks)
{
    return nlohmann::json(marks.tags).dump();
}

} // namespace sessionsmith::store
