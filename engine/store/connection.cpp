// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/connection.h"

#include "engine/base/atomicfile.h"
#include "engine/store/lookups.h"
#include "engine/store/statements.h"

#include <chrono>

namespace sessionsmith::store {

void Workspace::Connection::removeUnusedFile(const char* countUsers, const std::string& relative)
{
    if (relative.empty()) return;
    // As a writer: files come with their record in one transaction, so that none can come between count and removal.
    (void)database.write(Durability::Normal, [&]() -> Result<> {
        Query users = database.query(countUsers, relative);
        std::error_code ignored;
        if (users.next() && users.integer(0) == 0) std::filesystem::remove(folder / relative, ignored);
        return {};
    });
}

std::uintmax_t Workspace::Connection::removeFilesOf(const BinEntry& erased, const std::string& file)
{
    std::error_code ignored;
    if (erased.kind == "run") std::filesystem::remove(lockPath(erased.id), ignored);
    removeUnusedFile(erased.kind == "run" ? sql::usersOfCheckpoint : sql::usersOfDatasetFile, file);
    return !file.empty() && std::filesystem::exists(folder / file, ignored) ? 0 : erased.bytes;
}

void Workspace::Connection::removeLeftovers() const
{
    constexpr auto longest = std::chrono::hours(1); // between two writes of a process that lives
    std::error_code ignored;
    for (const char* part : {"datasets", "checkpoints"})
        for (const auto& entry : std::filesystem::directory_iterator(folder / part, ignored)) {
            if (!entry.path().filename().string().starts_with(AtomicFile::temporaryPrefix)) continue;
            const auto written = entry.last_write_time(ignored);
            if (!ignored && std::filesystem::file_time_type::clock::now() - written > longest)
                std::filesystem::remove(entry.path(), ignored);
        }
}

std::filesystem::path Workspace::Connection::lockPath(Id run) const
{
    return folder / "locks" / fmt::format("run-{}.lock", run);
}

Result<> Workspace::Connection::lockRun(Id run)
{
    auto lock = RunLock::take(lockPath(run));
    if (!lock) return tl::unexpected(lock.error());
    if (!*lock)
        return fail(Error(SS_TEXT("engine", "The run is already running, here or in another program"))
                        .advise(SS_TEXT("engine", "Wait for it, or stop it there")));
    locks.emplace(run, *std::move(*lock));
    return {};
}

Result<> Workspace::Connection::interruptDeadRuns()
{
    const auto dead = [&] {
        auto runs = findActiveRuns(database);
        std::erase_if(runs, [&](Id run) { return RunLock::isHeld(lockPath(run)); });
        return runs;
    };
    const auto suspects = database.read([&]() -> Result<std::vector<Id>> { return dead(); });
    if (!suspects) return tl::unexpected(suspects.error());
    if (suspects->empty() || database.isReadOnly()) return {};
    return database.write(Durability::Full, [&]() -> Result<> {
        // Asked again: a run begins, resumes and ends in transactions like this one, so that now nothing can slip
        // between its status and its lock.
        for (const Id run : dead())
            database.execute(sql::interruptRun, currentTime(), run);
        return {};
    });
}

void Workspace::Connection::showIfDead(RunRecord& record) const
{
    if (database.isReadOnly() && isActive(record.status) && !RunLock::isHeld(lockPath(record.id)))
        record.status = RunStatus::Interrupted;
}

} // namespace sessionsmith::store
