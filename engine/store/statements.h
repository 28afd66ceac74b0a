// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Every statement of the workspace, in one place beside the tables of schema.cpp. Columns are read by their order
/// here.
namespace sessionsmith::store::sql {

#define SS_MODEL_COLUMNS "id, name, content_hash, document, created_at, version, note, edits"
inline constexpr auto newestModels =
    "SELECT " SS_MODEL_COLUMNS " FROM models AS m"
    " WHERE binned_at IS NULL AND version = (SELECT max(version) FROM models WHERE name = m.name) ORDER BY name";
inline constexpr auto newestModel =
    "SELECT " SS_MODEL_COLUMNS " FROM models WHERE name = ? AND binned_at IS NULL ORDER BY version DESC LIMIT 1";
inline constexpr auto modelById = "SELECT " SS_MODEL_COLUMNS " FROM models WHERE id = ? AND binned_at IS NULL";
inline constexpr auto insertModel =
    "INSERT INTO models (name, content_hash, document, created_at, version, edits) VALUES (?, ?, ?, ?, ?, ?)";
/// Without their documents, which may be large.
inline constexpr auto versionsOfModel =
    "SELECT id, name, content_hash, '', created_at, version, note, edits FROM models"
    " WHERE name = ? ORDER BY version DESC";
inline constexpr auto setModelNote = "UPDATE models SET note = ? WHERE id = ?";
/// A model's name stands in its document too, and in the data sets that say where they come from.
inline constexpr auto renameModel =
    "UPDATE models SET name = ?2, document = CASE WHEN json_valid(document) THEN json_set(document, '$.name', ?2)"
    " ELSE document END WHERE name = ?1";
inline constexpr auto renameSourceModel =
    "UPDATE datasets SET source = ?2 WHERE model IN (SELECT id FROM models WHERE name = ?1)";
inline constexpr auto deleteModel = "DELETE FROM models WHERE name = ?";
/// Of what is in the bin too, where ?2 is 1; by the name that it had.
inline constexpr auto usersOfModel =
    "SELECT coalesce(binned_name, name) FROM datasets WHERE model IN (SELECT id FROM models WHERE name = ?1)"
    " AND (?2 OR binned_at IS NULL)";
#undef SS_MODEL_COLUMNS

#define SS_DATASET_COLUMNS                                                                                             \
    "id, name, kind, source, content_hash, file, summary, spec, model, source_dataset, created_at, run"
inline constexpr auto allDatasets =
    "SELECT " SS_DATASET_COLUMNS " FROM datasets WHERE binned_at IS NULL ORDER BY id DESC";
inline constexpr auto datasetByName =
    "SELECT " SS_DATASET_COLUMNS " FROM datasets WHERE name = ? AND binned_at IS NULL";
inline constexpr auto datasetById = "SELECT " SS_DATASET_COLUMNS " FROM datasets WHERE id = ? AND binned_at IS NULL";
inline constexpr auto insertDataset =
    "INSERT INTO datasets (name, kind, source, content_hash, file, summary, spec, model, source_dataset, run, "
    "created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
inline constexpr auto deleteDataset = "DELETE FROM datasets WHERE id = ?";
/// What needs a data set: runs, data sets whose items follow it, and models that will follow it when they are used.
/// Of a model the newest version counts, and only if it means this content.
inline constexpr auto usersOfDataset =
    "SELECT coalesce(binned_name, name) FROM runs WHERE dataset = ?1 AND (?2 OR binned_at IS NULL)"
    " UNION ALL SELECT coalesce(binned_name, name) FROM datasets WHERE source_dataset = ?1"
    " AND (?2 OR binned_at IS NULL)"
    " UNION ALL SELECT m.name FROM models AS m, datasets AS d WHERE d.id = ?1 AND m.binned_at IS NULL"
    " AND d.binned_at IS NULL AND m.version = (SELECT max(version) FROM models WHERE name = m.name)"
    " AND CASE WHEN json_valid(m.document) THEN json_extract(m.document, '$.items.source') = d.name"
    " AND coalesce(nullif(json_extract(m.document, '$.items.source_hash'), ''), d.content_hash) = d.content_hash END";
inline constexpr auto usersOfDatasetFile = "SELECT count(*) FROM datasets WHERE file = ?";
#undef SS_DATASET_COLUMNS

#define SS_RUN_COLUMNS                                                                                                 \
    "id, name, kind, status, spec, message, dataset, parent, checkpoint, created_at, updated_at, seconds, note, tags," \
    " is_starred, is_archived"
inline constexpr auto allRuns = "SELECT " SS_RUN_COLUMNS " FROM runs WHERE binned_at IS NULL ORDER BY id DESC";
inline constexpr auto runByName = "SELECT " SS_RUN_COLUMNS " FROM runs WHERE name = ? AND binned_at IS NULL";
inline constexpr auto runById = "SELECT " SS_RUN_COLUMNS " FROM runs WHERE id = ? AND binned_at IS NULL";
inline constexpr auto activeRuns = "SELECT id FROM runs WHERE status IN ('running', 'paused')";
inline constexpr auto insertRun =
    "INSERT INTO runs (name, kind, status, spec, message, dataset, parent, checkpoint, created_at, updated_at, seconds,"
    " note, tags, is_starred, is_archived) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
inline constexpr auto setActiveRunStatus =
    "UPDATE runs SET status = ?, updated_at = ? WHERE id = ? AND status IN ('running', 'paused')";
/// A run that died before its first checkpoint told no time: it lasted at least until its last metric.
inline constexpr auto interruptRun =
    "UPDATE runs SET status = 'interrupted', updated_at = ?, seconds = CASE WHEN seconds > 0 THEN seconds ELSE"
    " max(0, (SELECT coalesce(max(time), runs.created_at) FROM metrics WHERE run = runs.id) - created_at) / 1000.0 END"
    " WHERE id = ?";
inline constexpr auto setRunCheckpoint = "UPDATE runs SET checkpoint = ?, seconds = ?, updated_at = ? WHERE id = ?";
inline constexpr auto finishRun = "UPDATE runs SET status = ?, message = ?, seconds = ?, updated_at = ? WHERE id = ?";
inline constexpr auto deleteRun = "DELETE FROM runs WHERE id = ?";
inline constexpr auto usersOfRun =
    "SELECT coalesce(binned_name, name) FROM runs WHERE parent = ?1 AND (?2 OR binned_at IS NULL)"
    " UNION ALL SELECT coalesce(binned_name, name) FROM datasets WHERE run = ?1 AND (?2 OR binned_at IS NULL)";
/// A mark changes nothing of what a run is, nor when it was last heard of.
inline constexpr auto setRunMarks =
    "UPDATE runs SET note = ?, tags = ?, is_starred = ?, is_archived = ? WHERE id = ? AND binned_at IS NULL";
inline constexpr auto usersOfCheckpoint = "SELECT count(*) FROM runs WHERE checkpoint = ?";
#undef SS_RUN_COLUMNS

inline constexpr auto allResults = "SELECT run, part, metric, value, special FROM results";
inline constexpr auto resultsOfRun = "SELECT part, metric, value, special FROM results WHERE run = ?";
inline constexpr auto deleteResults = "DELETE FROM results WHERE run = ?";
inline constexpr auto insertResult = "INSERT INTO results (run, part, metric, value, special) VALUES (?, ?, ?, ?, ?)";

inline constexpr auto setRunCases =
    "INSERT OR REPLACE INTO run_cases (run, questions, ranks, losses) VALUES (?, ?, ?, ?)";
inline constexpr auto runCases = "SELECT questions, ranks, losses FROM run_cases WHERE run = ?";

inline constexpr auto metricByName = "SELECT id FROM metric_names WHERE name = ?";
inline constexpr auto insertMetricName = "INSERT INTO metric_names (name) VALUES (?)";
inline constexpr auto insertMetric =
    "INSERT OR REPLACE INTO metrics (run, metric, step, epoch, value, special, time) VALUES (?, ?, ?, ?, ?, ?, ?)";
inline constexpr auto deleteMetricsBeyond = "DELETE FROM metrics WHERE run = ? AND step > ?";
inline constexpr auto metricsAfter =
    "SELECT step, epoch, value, special, time FROM metrics WHERE run = ? AND metric = ? AND step > ? ORDER BY step";

inline constexpr auto metricsWithin =
    "SELECT step, value, special FROM metrics WHERE run = ? AND metric = ? AND step BETWEEN ? AND ?";
inline constexpr auto metricRange = "SELECT min(step), max(step) FROM metrics WHERE run = ? AND metric = ?";
inline constexpr auto metricsOfRun = "SELECT id, name FROM metric_names WHERE EXISTS (SELECT 1 FROM metrics WHERE run "
                                     "= ? AND metric = id) ORDER BY name";
inline constexpr auto extremesWithin = "SELECT low, low_step, high, high_step, broken_step FROM metric_extremes"
                                       " WHERE run = ? AND metric = ? AND shift = ? AND stretch BETWEEN ? AND ?";
inline constexpr auto allExtremes = "SELECT shift, stretch, low, low_step, high, high_step, broken_step"
                                    " FROM metric_extremes WHERE run = ? AND metric = ? ORDER BY shift, stretch";
inline constexpr auto insertExtremes =
    "INSERT OR REPLACE INTO metric_extremes (run, metric, shift, stretch, low, low_step, high, high_step, broken_step)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
inline constexpr auto deleteExtremesBeyond = "DELETE FROM metric_extremes WHERE run = ? AND shift = ? AND stretch >= ?";
/// The points that the extremes of some stretches name, and the ends of the curve.
#define SS_STRETCHES " FROM metric_extremes WHERE run = ?1 AND metric = ?2 AND shift = ?3"
inline constexpr auto outline =
    "WITH shown(step) AS (SELECT low_step" SS_STRETCHES " UNION SELECT high_step" SS_STRETCHES
    " UNION SELECT broken_step" SS_STRETCHES " UNION VALUES (?4), (?5))"
    " SELECT m.step, epoch, value, special, time FROM shown CROSS JOIN metrics AS m"
    " ON m.run = ?1 AND m.metric = ?2 AND m.step = shown.step ORDER BY m.step";
#undef SS_STRETCHES

/// What is in the bin; of a model its newest version stands for all.
inline constexpr auto binned =
    "SELECT 'run', id, binned_name, binned_at, checkpoint FROM runs WHERE binned_at IS NOT NULL"
    " UNION ALL SELECT 'dataset', id, binned_name, binned_at, file FROM datasets WHERE binned_at IS NOT NULL"
    " UNION ALL SELECT 'model', max(id), binned_name, binned_at, '' FROM models WHERE binned_at IS NOT NULL"
    " GROUP BY name ORDER BY 4 DESC, 2 DESC";
inline constexpr auto binRun = "UPDATE runs SET binned_at = ?2, binned_name = name, name = char(1) || id WHERE id = ?1";
inline constexpr auto binDataset =
    "UPDATE datasets SET binned_at = ?2, binned_name = name, name = char(1) || id WHERE id = ?1";
inline constexpr auto binModel = "UPDATE models SET binned_at = ?3, binned_name = name, name = ?2 WHERE name = ?1";
inline constexpr auto restoreRun = "UPDATE runs SET binned_at = NULL, binned_name = NULL, name = ?2 WHERE id = ?1";
inline constexpr auto restoreDataset =
    "UPDATE datasets SET binned_at = NULL, binned_name = NULL, name = ?2 WHERE id = ?1";
inline constexpr auto restoreModel =
    "UPDATE models SET binned_at = NULL, binned_name = NULL, name = ?2 WHERE name = ?1";
inline constexpr auto binnedRun =
    "SELECT binned_name, dataset, parent FROM runs WHERE id = ? AND binned_at IS NOT NULL";
inline constexpr auto binnedDataset =
    "SELECT binned_name, model, source_dataset, run FROM datasets WHERE id = ? AND binned_at IS NOT NULL";
inline constexpr auto binnedModel = "SELECT binned_name, name FROM models WHERE id = ? AND binned_at IS NOT NULL";
inline constexpr auto allFiles = "SELECT file FROM datasets UNION SELECT checkpoint FROM runs WHERE checkpoint != ''";

inline constexpr auto runIds = "SELECT id FROM runs";
inline constexpr auto emptyPages =
    "SELECT f.freelist_count * p.page_size FROM pragma_freelist_count AS f, pragma_page_size AS p";
inline constexpr auto vacuum = "VACUUM";
inline constexpr auto vacuumInto = "VACUUM INTO ?";
inline constexpr auto emptyLog = "PRAGMA wal_checkpoint(TRUNCATE)";

inline constexpr auto noteByKey = "SELECT value FROM notes WHERE key = ?";
inline constexpr auto insertNote = "INSERT OR REPLACE INTO notes (key, value) VALUES (?, ?)";
/// The notes "behaviour/<what>/<model>" of one model; <what> has no slash, the name of a model may.
#define SS_NOTES_OF_MODEL " WHERE key LIKE 'behaviour/%/%' AND substr(key, 11 + instr(substr(key, 11), '/')) = ?1"
inline constexpr auto renameNotesOfModel =
    "UPDATE OR REPLACE notes SET key = substr(key, 1, 10 + instr(substr(key, 11), '/')) || ?2" SS_NOTES_OF_MODEL;
inline constexpr auto deleteNotesOfModel = "DELETE FROM notes" SS_NOTES_OF_MODEL;
#undef SS_NOTES_OF_MODEL
/// "run/<id>/...": its log and what it predicted.
inline constexpr auto deleteNotesOfRun = "DELETE FROM notes WHERE key GLOB 'run/' || ?1 || '/*'";

} // namespace sessionsmith::store::sql
