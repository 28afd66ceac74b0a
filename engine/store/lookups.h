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

/// What something new is to be made from is there, and not thrown away since it was looked up. Errors: which is not.
Result<> checkOrigins(Database& database, std::optional<Id> model, std::optional<Id> dataset, std::optional<Id> run);

enum class Users { NotBinned, All };
/// The names of what depends on something, by a statement that asks for them.
std::vector<std::string> findUsers(Database& database, const char* sql, Id id, Users which = Users::NotBinned);
std::vector<std::string> findUsers(Database& database, const char* sql, const std::string& name,
                                   Users which = Users::NotBinned);

} // namespace sessionsmith::store
