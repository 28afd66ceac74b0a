// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/connection.h"
#include "engine/store/lookups.h"
#include "engine/store/runwriting.h"
#include "engine/store/statements.h"
#include "engine/store/texts.h"

#include "engine/base/text.h"

namespace sessionsmith::store {

namespace {

Error noSuchRun(Id run)
{
    return Error(SS_TEXT("engine", "There is no run with the number {0}"), run);
}

/// A run without a checkpoint may resume too: it begins anew. One that has lost its checkpoint must not do so silently.
Result<> checkResumable(const RunRecord& run, const std::filesystem::path& folder)
{
    if (run.kind == RunKind::Baseline)
        return fail(Error(SS_TEXT("engine", "The run \"{0}\" is a baseline, which cannot be resumed"), run.name)
                        .advise(SS_TEXT("engine", "Start it again: it takes little time")));
    if (run.kind == RunKind::Import)
        return fail(Error(SS_TEXT("engine", "The run \"{0}\" was imported and cannot be resumed"), run.name)
                        .advise(SS_TEXT("engine", "Import it again")));
    if (run.status == RunStatus::Finished)
        return fail(Error(SS_TEXT("engine", "The run \"{0}\" is finished"), run.name)
                        .advise(SS_TEXT("engine", "Start a new run from it instead")));
    std::error_code ignored;
    if (!run.checkpoint.empty() && !std::filesystem::exists(folder / run.checkpoint, ignored))
        return fail(Error(SS_TEXT("engine", "The checkpoint of the run \"{0}\" is gone"), run.name)
                        .at((folder / run.checkpoint).string())
                        .advise(SS_TEXT("engine", "Put the file back, or start a new run")));
    return {};
}

} // namespace

Result<RunRecord> Workspace::beginRun(RunRecord record, Naming naming)
{
    Database& database = m_connection->database;
    record.id = 0;
    auto begun = database.write(Durability::Full, [&]() -> Result<RunRecord> {
        auto name = nameFor(record.name, naming,
                            [&](const std::string& taken) { return findRun(database, taken).has_value(); });
        if (!name) return tl::unexpected(name.error());
        if (auto there = checkOrigins(database, {}, record.dataset, record.parent); !there)
            return tl::unexpected(there.error());
        record.name = *std::move(name);
        record.status = RunStatus::Running;
        record.createdAt = record.updatedAt = currentTime();
        insertRun(database, record);
        // Before the commit: nobody may see a run that is running and has no lock.
        if (const auto locked = m_connection->lockRun(record.id); !locked) return tl::unexpected(locked.error());
        return record;
    });
    if (!begun) m_connection->locks.erase(record.id);
    return begun;
}

Result<RunRecord> Workspace::resumeRun(Id run)
{
    Database& database = m_connection->database;
    if (m_connection->locks.contains(run)) return fail(SS_TEXT("engine", "The run is already running"));
    auto resumed = database.write(Durability::Full, [&]() -> Result<RunRecord> {
        auto record = findRun(database, run);
        if (!record) return fail(noSuchRun(run));
        if (const auto checked = checkResumable(*record, m_connection->folder); !checked)
            return tl::unexpected(checked.error());
        if (const auto locked = m_connection->lockRun(run); !locked) return tl::unexpected(locked.error());
        record->status = RunStatus::Running;
        record->message.clear();
        record->updatedAt = currentTime();
        database.execute(sql::finishRun, name(record->status), record->message, record->seconds, record->updatedAt,
                         run);
        return *std::move(record);
    });
    if (!resumed) m_connection->locks.erase(run);
    return resumed;
}

Result<> Workspace::setRunStatus(Id run, RunStatus status)
{
    Database& database = m_connection->database;
    return database.write(Durability::Full, [&]() -> Result<> {
        // A run that has ended in the meantime stays ended.
        database.execute(sql::setActiveRunStatus, name(status), currentTime(), run);
        return {};
    });
}

Result<> Workspace::setRunCheckpoint(Id run, const std::string& relativePath, double seconds)
{
    Database& database = m_connection->database;
    return database.write(Durability::Full, [&]() -> Result<> {
        if (database.execute(sql::setRunCheckpoint, relativePath, seconds, currentTime(), run) == 0)
            return fail(noSuchRun(run));
        return {};
    });
}

Result<> Workspace::finishRun(Id run, RunStatus status, const RunMetrics& metrics, const std::string& message,
                              double seconds)
{
    Database& database = m_connection->database;
    auto finished = database.write(Durability::Full, [&]() -> Result<> {
        if (database.execute(sql::finishRun, name(status), message, seconds, currentTime(), run) == 0)
            return fail(noSuchRun(run));
        replaceResults(database, run, metrics);
        return {};
    });
    // Whatever happened: nothing works on this run any more. Without a commit it will be seen as interrupted.
    m_connection->locks.erase(run);
    return finished;
}

Result<std::vector<RunRecord>> Workspace::runs()
{
    if (const auto done = m_connection->interruptDeadRuns(); !done) return tl::unexpected(done.error());
    Database& database = m_connection->database;
    return database.read([&]() -> Result<std::vector<RunRecord>> {
        auto records = findRuns(database);
        for (RunRecord& record : records)
            m_connection->showIfDead(record);
        return records;
    });
}

Result<RunRecord> Workspace::run(const std::string& nameOrId)
{
    const auto all = runs();
    if (!all) return tl::unexpected(all.error());
    const auto number = parseInteger(nameOrId);
    std::vector<std::string> names;
    const RunRecord* found = nullptr;
    for (const RunRecord& record : *all) {
        if (record.name == nameOrId) return record;
        if (record.id == number) found = &record;
        names.push_back(record.name);
    }
    if (found) return *found;
    return fail(withChoice(Error(SS_TEXT("engine", "There is no run \"{0}\""), nameOrId), names));
}

Result<RunRecord> Workspace::run(Id id)
{
    if (const auto done = m_connection->interruptDeadRuns(); !done) return tl::unexpected(done.error());
    Database& database = m_connection->database;
    return database.read([&]() -> Result<RunRecord> {
        auto record = findRun(database, id);
        if (!record) return fail(noSuchRun(id));
        m_connection->showIfDead(*record);
        return *std::move(record);
    });
}

Result<> Workspace::removeRun(Id id)
{
    const auto record = run(id);
    if (!record) return tl::unexpected(record.error());
    Database& database = m_connection->database;
    return database.write(Durability::Full, [&]() -> Result<> {
        if (RunLock::isHeld(m_connection->lockPath(id)))
            return fail(Error(SS_TEXT("engine", "The run \"{0}\" is still running"), record->name)
                            .advise(SS_TEXT("engine", "Stop it first")));
        if (const auto users = findUsers(database, sql::usersOfRun, id); !users.empty())
            return fail(Error(SS_TEXT("engine", "The run \"{0}\" is needed by what was made from it: {1}"),
                              record->name, quotedList(users))
                            .advise(SS_TEXT("engine", "Delete these first")));
        database.execute(sql::binRun, id, currentTime());
        return {};
    });
}

Result<> Workspace::setRunMarks(Id run, const RunMarks& marks)
{
    if (auto good = checkMarks(marks); !good) return good;
    Database& database = m_connection->database;
    return database.write(Durability::Full, [&]() -> Result<> {
        if (database.execute(sql::setRunMarks, marks.note, storedTags(marks), int(marks.isStarred),
                             int(marks.isArchived), run) == 0)
            return fail(noSuchRun(run));
        return {};
    });
}

} // namespace sessionsmith::store
