// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/sqlitelog.h"

#include "engine/base/inputfile.h"
#include "engine/base/phase.h"
#include "engine/base/text.h"
#include "engine/events/prices.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <cmath>
#include <limits>

namespace sessionsmith::exchange {

namespace {

using events::EventLog;
using events::Vocabulary;

constexpr int applicationId = 0x53534c47; // "SSLG": in the header of the file
constexpr int formatVersion = 1;
constexpr std::size_t rowsPerCheck = 4096;

/// The names and the column of each table of names.
struct NameTable
{
    const char* table;
    const char* column;
    Vocabulary EventLog::*names;
};
constexpr std::array nameTables{
    NameTable{"users", "user", &EventLog::users}, NameTable{"actions", "action", &EventLog::actions},
    NameTable{"items", "item", &EventLog::items}, NameTable{"categories", "category", &EventLog::categories}};

/// Whether the names of the table have a price beside them.
bool hasPrices(const NameTable& entry, const EventLog& log)
{
    return entry.names == &EventLog::items && log.hasPrice();
}

Error errorOf(const SQLite::Exception& exception, const std::filesystem::path& path)
{
    Error error(SS_TEXT("engine", "The SQLite database cannot be read or written: {0}"), exception.what());
    if (exception.getErrorCode() == 13) // SQLITE_FULL
        error.advise(SS_TEXT("engine", "Free some space on the disk; nothing was left half-written"));
    return error.at(path.string());
}

std::string schemaFor(const EventLog& log)
{
    std::string schema;
    for (const NameTable& entry : nameTables)
        schema += fmt::format("CREATE TABLE {} (id INTEGER PRIMARY KEY, name TEXT NOT NULL{}) STRICT;\n", entry.table,
                              hasPrices(entry, log) ? ", price REAL" : "");
    schema += "CREATE TABLE sessions (id INTEGER PRIMARY KEY, user INTEGER NOT NULL REFERENCES users, name TEXT) "
              "STRICT;\n";
    schema += fmt::format("CREATE TABLE events (id INTEGER PRIMARY KEY, session INTEGER NOT NULL REFERENCES sessions, "
                          "{}action INTEGER NOT NULL REFERENCES actions, item INTEGER NOT NULL REFERENCES items{}) "
                          "STRICT;\n",
                          log.hasTime() ? "time INTEGER NOT NULL, " : "",
                          log.hasCategory() ? ", category INTEGER REFERENCES categories" : "");
    schema += fmt::format("CREATE VIEW log AS SELECT users.name AS user, coalesce(sessions.name, sessions.id) AS "
                          "session, {}actions.name AS action, items.name AS item{}{} FROM events JOIN sessions ON "
                          "sessions.id = events.session JOIN users ON users.id = sessions.user JOIN actions ON "
                          "actions.id = events.action JOIN items ON items.id = events.item{} ORDER BY events.id;\n",
                          log.hasTime() ? "strftime('%Y-%m-%dT%H:%M:%fZ', events.time / 1000.0, 'unixepoch') AS "
                                          "time, "
                                        : "",
                          log.hasCategory() ? ", categories.name AS category" : "",
                          log.hasPrice() ? ", items.price AS price" : "",
                          log.hasCategory() ? " LEFT JOIN categories ON categories.id = events.category" : "");
    return schema;
}

void insertNames(SQLite::Database& database, const EventLog& log)
{
    for (const NameTable& entry : nameTables) {
        const bool withPrices = hasPrices(entry, log);
        SQLite::Statement insert(database,
                                 fmt::format("INSERT INTO {} VALUES (?, ?{})", entry.table, withPrices ? ", ?" : ""));
        const Vocabulary& names = log.*entry.names;
        for (std::int32_t i = 0; i < names.size(); ++i) {
            insert.bind(1, i + 1);
            insert.bind(2, names[i]);
            if (withPrices && std::isnan(log.price[std::size_t(i)])) insert.bind(3);
            if (withPrices && !std::isnan(log.price[std::size_t(i)])) insert.bind(3, log.price[std::size_t(i)]);
            insert.exec();
            insert.reset();
        }
    }
}

void insertSessions(SQLite::Database& database, const EventLog& log)
{
    SQLite::Statement insert(database, "INSERT INTO sessions VALUES (?, ?, ?)");
    for (std::size_t e = 0; e < log.size(); ++e) {
        if (e > 0 && log.session[e] == log.session[e - 1]) continue;
        insert.bind(1, log.session[e] + 1);
        insert.bind(2, log.user[e] + 1);
        if (!log.sessionNames.empty()) insert.bind(3, log.sessionNames[std::size_t(log.session[e])]);
        insert.exec();
        insert.reset();
    }
}

/// Errors: cancelled.
Result<> insertEvents(SQLite::Database& database, const EventLog& log, Phase& phase)
{
    SQLite::Statement insert(
        database, fmt::format("INSERT INTO events (id, session, action, item{}{}) VALUES (?1, ?2, ?3, ?4{}{})",
                              log.hasTime() ? ", time" : "", log.hasCategory() ? ", category" : "",
                              log.hasTime() ? ", ?5" : "", log.hasCategory() ? ", ?6" : ""));
    for (std::size_t e = 0; e < log.size(); ++e) {
        if (e % rowsPerCheck == 0 && !phase.advance(e == 0 ? 0 : rowsPerCheck)) return fail(Error::cancelled());
        insert.bind(1, std::int64_t(e + 1));
        insert.bind(2, log.session[e] + 1);
        insert.bind(3, log.action[e] + 1);
        insert.bind(4, log.item[e] + 1);
        if (log.hasTime()) insert.bind(5, log.time[e]);
        if (log.hasCategory() && log.category[e] < 0) insert.bind(6);
        if (log.hasCategory() && log.category[e] >= 0) insert.bind(6, log.category[e] + 1);
        insert.exec();
        insert.reset();
    }
    return {};
}

bool hasColumn(SQLite::Database& database, const char* table, const char* column)
{
    SQLite::Statement query(database, "SELECT 1 FROM pragma_table_info(?) WHERE name = ?");
    query.bind(1, table);
    query.bind(2, column);
    return query.executeStep();
}

Error damaged(const std::string& what)
{
    return Error(SS_TEXT("engine", "The names of the {0} are damaged"), Message(what.c_str()));
}

/// A number from 1 on as an index; one that fits into none as -2, which no column of a log may hold.
std::int32_t indexOf(const SQLite::Column& number)
{
    if (number.isNull()) return -1;
    const std::int64_t value = number.getInt64();
    return value >= 1 && value <= std::numeric_limits<std::int32_t>::max() ? std::int32_t(value - 1) : -2;
}

Result<Vocabulary> readNames(SQLite::Database& database, const char* table)
{
    Vocabulary names;
    SQLite::Statement query(database, fmt::format("SELECT id, name FROM {} ORDER BY id", table));
    while (query.executeStep()) {
        const std::string name = query.getColumn(1).getString();
        const std::int32_t expected = names.size();
        if (indexOf(query.getColumn(0)) != expected || name.empty() || !isValidUtf8(name) ||
            names.add(name) != expected)
            return fail(damaged(table));
    }
    return names;
}

std::vector<double> readPrices(SQLite::Database& database)
{
    std::vector<double> prices;
    SQLite::Statement query(database, "SELECT price FROM items ORDER BY id");
    while (query.executeStep())
        prices.push_back(query.getColumn(0).isFloat() || query.getColumn(0).isInteger() ? query.getColumn(0).getDouble()
                                                                                        : events::unknownPrice);
    events::normalisePrices(prices);
    return prices;
}

/// The user of each session; the names go into the log where they have any.
Result<std::vector<std::int32_t>> readSessions(SQLite::Database& database, EventLog& log)
{
    std::vector<std::int32_t> users;
    SQLite::Statement query(database, "SELECT id, user, name FROM sessions ORDER BY id");
    while (query.executeStep()) {
        const bool isNamed = !query.getColumn(2).isNull();
        const std::string name = query.getColumn(2).getString();
        if (indexOf(query.getColumn(0)) != std::int32_t(users.size()) || !isValidUtf8(name) ||
            (!users.empty() && isNamed == log.sessionNames.empty()))
            return fail(damaged("sessions"));
        users.push_back(indexOf(query.getColumn(1)));
        if (isNamed) log.sessionNames.push_back(name);
    }
    return users;
}

Result<EventLog> readLog(SQLite::Database& database, const ProgressSink& progress, const Control& control)
{
    if (database.execAndGet("PRAGMA application_id").getInt() != applicationId)
        return fail(Error(SS_TEXT("engine", "This SQLite database holds no log that was exported here"))
                        .advise(SS_TEXT("engine", "Export the table with its events as CSV and import that")));
    if (database.execAndGet("PRAGMA user_version").getInt() != formatVersion)
        return fail(
            Error(SS_TEXT("engine", "This data set has a format that is not known here"))
                .advise(SS_TEXT("engine", "It was probably written by a newer version: open it with that one")));
    EventLog log;
    for (const NameTable& entry : nameTables) {
        auto names = readNames(database, entry.table);
        if (!names) return tl::unexpected(names.error());
        log.*entry.names = std::move(*names);
    }
    if (hasColumn(database, "items", "price")) log.price = readPrices(database);
    const auto users = readSessions(database, log);
    if (!users) return tl::unexpected(users.error());
    const bool hasTime = hasColumn(database, "events", "time"), hasCategory = hasColumn(database, "events", "category");
    const auto events = std::uint64_t(database.execAndGet("SELECT count(*) FROM events").getInt64());
    Phase phase(progress, control, Message(SS_TEXT("engine", "Reading")), events, Message(SS_TEXT("engine", "events")));
    SQLite::Statement query(database, fmt::format("SELECT session, action, item, {}, {} FROM events ORDER BY id",
                                                  hasTime ? "time" : "NULL", hasCategory ? "category" : "NULL"));
    while (query.executeStep()) {
        const std::int32_t session = indexOf(query.getColumn(0));
        if (session < 0 || std::size_t(session) >= users->size())
            return fail(SS_TEXT("engine", "Event {0}: sessions are not numbered one after the other"), log.size() + 1);
        log.session.push_back(session);
        log.user.push_back((*users)[std::size_t(session)]);
        log.action.push_back(indexOf(query.getColumn(1)));
        log.item.push_back(indexOf(query.getColumn(2)));
        if (hasTime && !query.getColumn(3).isInteger())
            return fail(SS_TEXT("engine", "Event {0}: the time is no whole number of milliseconds"), log.size() + 1);
        if (hasTime) log.time.push_back(query.getColumn(3).getInt64());
        if (hasCategory) log.category.push_back(indexOf(query.getColumn(4)));
        if (log.size() % rowsPerCheck == 0 && !phase.advance(rowsPerCheck)) return fail(Error::cancelled());
    }
    if (auto valid = log.validate(); !valid) return tl::unexpected(valid.error());
    if (auto likely = events::checkTimes(log); !likely) return tl::unexpected(likely.error());
    return log;
}

} // namespace

Result<AtomicFile> stageSqlite(const EventLog& log, const std::filesystem::path& path, const ProgressSink& progress,
                               const Control& control)
{
    auto file = AtomicFile::createNamed(path);
    if (!file) return file;
    Phase phase(progress, control, Message(SS_TEXT("engine", "Writing")), log.size(),
                Message(SS_TEXT("engine", "events")));
    try {
        SQLite::Database database(file->temporary().string(), SQLite::OPEN_READWRITE);
        // What is not whole gets no name: neither a way back nor a sync in between is needed.
        database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;");
        database.exec(
            fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", applicationId, formatVersion));
        database.exec("BEGIN");
        database.exec(schemaFor(log));
        insertNames(database, log);
        insertSessions(database, log);
        if (auto done = insertEvents(database, log, phase); !done) return tl::unexpected(done.error());
        database.exec("COMMIT");
    } catch (const SQLite::Exception& exception) {
        return fail(errorOf(exception, path));
    }
    if (auto synced = file->sync(); !synced) return tl::unexpected(synced.error());
    return file;
}

bool isSqlite(const std::filesystem::path& path)
{
    constexpr std::string_view magic("SQLite format 3\0", 16);
    std::error_code unknown;
    if (!std::filesystem::is_regular_file(path, unknown)) return false;
    const auto file = InputFile::open(path);
    std::string head(magic.size(), ' ');
    return file && file->read(0, head).value_or(0) == magic.size() && head == magic;
}

Result<EventLog> readSqlite(const std::filesystem::path& path, const ProgressSink& progress, const Control& control)
{
    try {
        SQLite::Database database(path.string(), SQLite::OPEN_READONLY);
        auto log = readLog(database, progress, control);
        if (!log && !log.error().isCancelled()) return fail(Error(log.error()).at(path.string()));
        return log;
    } catch (const SQLite::Exception& exception) {
        return fail(errorOf(exception, path));
    }
}

} // namespace sessionsmith::exchange
