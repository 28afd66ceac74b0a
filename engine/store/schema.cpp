// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/schema.h"

#include "engine/store/database.h"

#include <array>

namespace sessionsmith::store {

namespace {

constexpr std::int64_t applicationId = 0x5365536d; // "SeSm", in SQLite's header: tells our files from others

/// Step n leads from version n to version n + 1. A step that was released is never changed; a new one is added below.
constexpr std::array migrations{
    R"(PRAGMA application_id = 0x5365536d;

    CREATE TABLE models (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        version INTEGER NOT NULL,
        content_hash TEXT NOT NULL,
        document TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        UNIQUE (name, version));

    CREATE TABLE datasets (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        source TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        file TEXT NOT NULL,
        summary TEXT NOT NULL,
        spec TEXT NOT NULL,
        model INTEGER REFERENCES models,
        source_dataset INTEGER REFERENCES datasets,
        created_at INTEGER NOT NULL);

    CREATE TABLE runs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        status TEXT NOT NULL,
        spec TEXT NOT NULL,
        message TEXT NOT NULL,
        dataset INTEGER REFERENCES datasets,
        parent INTEGER REFERENCES runs,
        checkpoint TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        seconds REAL NOT NULL);

    CREATE TABLE results (
        run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
        part TEXT NOT NULL,
        metric TEXT NOT NULL,
        value REAL NOT NULL,
        special INTEGER NOT NULL,
        PRIMARY KEY (run, part, metric)) WITHOUT ROWID;

    CREATE TABLE metric_names (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE);

    CREATE TABLE metrics (
        run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
        metric INTEGER NOT NULL REFERENCES metric_names,
        step INTEGER NOT NULL,
        epoch REAL NOT NULL,
        value REAL NOT NULL,
        special INTEGER NOT NULL, -- 0 finite, 1 NaN, 2 plus infinity, 3 minus infinity
        time INTEGER NOT NULL,
        PRIMARY KEY (run, metric, step)) WITHOUT ROWID;)",

    R"(CREATE TABLE notes (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL) WITHOUT ROWID;)",

    R"(ALTER TABLE models ADD COLUMN note TEXT NOT NULL DEFAULT '';
    ALTER TABLE models ADD COLUMN edits INTEGER NOT NULL DEFAULT 0;)",

    R"(ALTER TABLE datasets ADD COLUMN run INTEGER REFERENCES runs;)",

    // 32-bit floats, little-endian.
    R"(CREATE TABLE run_cases (
        run INTEGER PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
        questions TEXT NOT NULL,
        ranks BLOB NOT NULL,
        losses BLOB NOT NULL);)",

    // The bin: what was thrown away has another name, so that its own is free, and is found nowhere else.
    R"(ALTER TABLE models ADD COLUMN binned_at INTEGER;
    ALTER TABLE models ADD COLUMN binned_name TEXT;
    ALTER TABLE datasets ADD COLUMN binned_at INTEGER;
    ALTER TABLE datasets ADD COLUMN binned_name TEXT;
    ALTER TABLE runs ADD COLUMN binned_at INTEGER;
    ALTER TABLE runs ADD COLUMN binned_name TEXT;)",

    R"(ALTER TABLE runs ADD COLUMN note TEXT NOT NULL DEFAULT '';
    ALTER TABLE runs ADD COLUMN tags TEXT NOT NULL DEFAULT '[]'; -- JSON
    ALTER TABLE runs ADD COLUMN is_starred INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE runs ADD COLUMN is_archived INTEGER NOT NULL DEFAULT 0;)",

    // The outline of a curve: where it is lowest, highest and broken in each stretch of 2^shift steps.
    R"(CREATE TABLE metric_extremes (
        run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
        metric INTEGER NOT NULL REFERENCES metric_names,
        shift INTEGER NOT NULL,
        stretch INTEGER NOT NULL, -- step >> shift
        low REAL, low_step INTEGER,
        high REAL, high_step INTEGER,
        broken_step INTEGER, -- the first value that is not finite
        PRIMARY KEY (run, metric, shift, stretch)) WITHOUT ROWID;

    -- In a query with one min() or max() the other columns are of the row where it was found.
    INSERT INTO metric_extremes
        SELECT run, metric, 6, stretch, low, low_step, high, high_step, broken_step FROM
            (SELECT run, metric, step >> 6 AS stretch, min(step) FROM metrics GROUP BY 1, 2, 3)
        LEFT JOIN
            (SELECT run, metric, step >> 6 AS stretch, min(value) AS low, step AS low_step FROM metrics
                WHERE special = 0 GROUP BY 1, 2, 3) USING (run, metric, stretch)
        LEFT JOIN
            (SELECT run, metric, step >> 6 AS stretch, max(value) AS high, step AS high_step FROM metrics
                WHERE special = 0 GROUP BY 1, 2, 3) USING (run, metric, stretch)
        LEFT JOIN
            (SELECT run, metric, step >> 6 AS stretch, min(step) AS broken_step FROM metrics
                WHERE special != 0 GROUP BY 1, 2, 3) USING (run, metric, stretch);)",

    R"(INSERT INTO metric_extremes
        SELECT run, metric, 10, wide, low, low_step, high, high_step, broken_step FROM
            (SELECT run, metric, stretch >> 4 AS wide, min(broken_step) AS broken_step FROM metric_extremes
                WHERE shift = 6 GROUP BY 1, 2, 3)
        LEFT JOIN
            (SELECT run, metric, stretch >> 4 AS wide, min(low) AS low, low_step FROM metric_extremes
                WHERE shift = 6 AND low IS NOT NULL GROUP BY 1, 2, 3) USING (run, metric, wide)
        LEFT JOIN
            (SELECT run, metric, stretch >> 4 AS wide, max(high) AS high, high_step FROM metric_extremes
                WHERE shift = 6 AND high IS NOT NULL GROUP BY 1, 2, 3) USING (run, metric, wide);
    INSERT INTO metric_extremes
        SELECT run, metric, 14, wide, low, low_step, high, high_step, broken_step FROM
            (SELECT run, metric, stretch >> 4 AS wide, min(broken_step) AS broken_step FROM metric_extremes
                WHERE shift = 10 GROUP BY 1, 2, 3)
        LEFT JOIN
            (SELECT run, metric, stretch >> 4 AS wide, min(low) AS low, low_step FROM metric_extremes
                WHERE shift = 10 AND low IS NOT NULL GROUP BY 1, 2, 3) USING (run, metric, wide)
        LEFT JOIN
            (SELECT run, metric, stretch >> 4 AS wide, max(high) AS high, high_step FROM metric_extremes
                WHERE shift = 10 AND high IS NOT NULL GROUP BY 1, 2, 3) USING (run, metric, wide);)"};

std::int64_t number(Database& database, const char* sql)
{
    Query query = database.query(sql);
    return query.next() ? query.integer(0) : 0;
}

std::int64_t storedVersion(Database& database)
{
    return number(database, "PRAGMA user_version");
}

std::int64_t tableCount(Database& database)
{
    return number(database, "SELECT count(*) FROM sqlite_schema");
}

bool isForeign(Database& database)
{
    const auto id = number(database, "PRAGMA application_id");
    if (id == applicationId) return false;
    return id != 0 || tableCount(database) > 0;
}

Result<> step(Database& database, int from)
{
    return database.write(Durability::Full, [&]() -> Result<> {
        // Another process may have been faster since we looked.
        if (storedVersion(database) != from) return {};
        database.executeScript(migrations[std::size_t(from)]);
        database.executeScript(fmt::format("PRAGMA user_version = {}", from + 1).c_str());
        return {};
    });
}

} // namespace

int schemaVersion()
{
    return int(migrations.size());
}

Result<> checkSchema(Database& database)
{
    // At once: another process may make the tables of a new workspace while we look.
    return database.readAtOnce([&]() -> Result<> {
        const std::string file = database.file().string();
        if (isForeign(database))
            return fail(Error(SS_TEXT("engine", "This is no workspace: the database belongs to another program"))
                            .at(file)
                            .advise(SS_TEXT("engine", "Choose another folder, or move the file away")));
        const auto version = storedVersion(database);
        if (version < 0 || (version == 0 && tableCount(database) > 0))
            return fail(
                Error(SS_TEXT("engine", "The workspace's database is damaged: it says that its format is {0}"), version)
                    .at(file)
                    .advise(SS_TEXT("engine", "Restore it from a copy, or choose another folder")));
        if (version > schemaVersion())
            return fail(
                Error(SS_TEXT("engine", "The workspace was written by a newer version of Sessionsmith (format {0}; "
                                        "this version knows up to {1})"),
                      version, schemaVersion())
                    .at(file)
                    .advise(SS_TEXT("engine",
                                    "Install that version, or choose another folder; the file was left as it is")));
        if (database.isReadOnly() && version < schemaVersion())
            return fail(
                Error(SS_TEXT("engine", "The workspace has an older format and cannot be brought up to date, because "
                                        "its folder cannot be written"))
                    .at(file)
                    .advise(SS_TEXT("engine", "Change the permissions of the folder, or choose another one")));
        return {};
    });
}

Result<bool> isBlank(Database& database)
{
    return database.read([&]() -> Result<bool> { return tableCount(database) == 0; });
}

Result<> migrate(Database& database, int version)
{
    while (true) {
        const auto stored = database.read([&]() -> Result<std::int64_t> { return storedVersion(database); });
        if (!stored) return tl::unexpected(stored.error());
        if (*stored >= version) return {};
        if (const auto done = step(database, int(*stored)); !done) return done;
    }
}

} // namespace sessionsmith::store
