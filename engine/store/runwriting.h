// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/database.h"
#include "engine/store/records.h"

#include <utility>
#include <vector>

namespace sessionsmith::store {

// What is written of runs, for use within write() of the database. They throw SQLite::Exception.

/// All of it but its curves, as it stands; sets its id.
void insertRun(Database& database, RunRecord& record);
void replaceResults(Database& database, Id run, const RunMetrics& metrics);

/// Of a metric's name, which is added where it is new.
Id metricId(Database& database, const std::string& name);
/// The metrics that a run has, by name.
std::vector<std::pair<Id, std::string>> metricsOf(Database& database, Id run);
/// Those of a (metric, step) that exists are replaced; the outlines follow.
void insertPoints(Database& database, Id run, const std::vector<MetricPoint>& points);

/// Errors: a tag is empty or of more than one line.
Result<> checkMarks(const RunMarks& marks);
std::string storedTags(const RunMarks& marks); ///< JSON

} // namespace sessionsmith::store
