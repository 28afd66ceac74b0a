// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/database.h"
#include "engine/store/records.h"

namespace sessionsmith::store {

// Records by their keys, for use within read() or write() of the database. They throw SQLite::Exception.

std::optional<ModelRecord> findModel(Database& database, Id id);
std::optional<ModelRecord> findModel(Database& database, const std::string& name);
std::vector<ModelRecord> findModels(Database& database);
std::vector<ModelRecord> findModelVersions(Database& database, const std::string& name);

std::optional<DatasetRecord> findDataset(Database& database, Id id);
std::optional<DatasetRecord> findDataset(Database& database, const std::string& name);
std::vector<DatasetRecord> findDatasets(Database& database);

std::optional<RunRecord> findRun(Database& database, Id id);
std::optional<RunRecord> findRun(Database& database, const std::string& name);
std::vector<RunRecord> findRuns(Database& database);
std::vector<Id> findActiveRuns(Database& database);

/// The first column of a statement that asks for the names of what depends on `id`.
std::vector<std::string> findNames(Database& database, const char* sql, Id id);
std::vector<std::string> findNames(Database& database, const char* sql, const std::string& name);

} // namespace sessionsmith::store
