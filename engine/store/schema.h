// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

namespace sessionsmith::store {

class Database;

/// The version of the tables that this program writes: the number of its migrations, kept in SQLite's user_version.
int schemaVersion();

/// Errors: the database belongs to another program or was written by a newer version, its version makes no sense; one
/// that is only read, and older. Nothing is written.
Result<> checkSchema(Database& database);

/// There is no table in it yet.
Result<bool> isBlank(Database& database);

/// Brings the tables from any older version to `version`, each step in a transaction of its own.
Result<> migrate(Database& database, int version = schemaVersion());

} // namespace sessionsmith::store
