// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/atomicfile.h"
#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/events/eventlog.h"

namespace sessionsmith::exchange {

/// A log as an SQLite database: the tables `users`, `actions`, `items`, `categories` (id, name; of an item also its
/// price), `sessions` (id, user, name: NULL where the log names none) and `events` (id, session, time in milliseconds
/// since 1970 UTC, action, item, category), numbered from 1 in the order of the log; columns that it lacks are left
/// out. The view `log` has one event a row, by names. The file is whole and on the disk, but not under its name yet:
/// commit() gives it that. Errors: not writable, disk full, cancelled.
Result<AtomicFile> stageSqlite(const events::EventLog& log, const std::filesystem::path& path,
                               const ProgressSink& progress = {}, const Control& control = {});
/// Whether a file says that it is an SQLite database.
bool isSqlite(const std::filesystem::path& path);
/// Gives the very log that stageSqlite() wrote. Errors: unreadable, damaged, another database, or whatever
/// EventLog::validate() finds; cancelled.
Result<events::EventLog> readSqlite(const std::filesystem::path& path, const ProgressSink& progress = {},
                                    const Control& control = {});

} // namespace sessionsmith::exchange
