// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/workspace.h"

#include "engine/base/hash.h"
#include "engine/store/connection.h"
#include "engine/store/machineclaim.h"
#include "engine/store/schema.h"
#include "engine/store/statements.h"

#include <fcntl.h>
#include <pwd.h>
#include <unistd.h>

#include <cstdlib>

namespace sessionsmith::store {

namespace {

Result<> makeFolder(const std::filesystem::path& folder)
{
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (!problem) return {};
    return fail(Error(SS_TEXT("engine", "The folder cannot be made: {0}"), problem.message()).at(folder.string()));
}

bool isWritable(const std::filesystem::path& path)
{
    return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

std::filesystem::path databaseOf(const std::filesystem::path& folder)
{
    return folder / "workspace.sqlite";
}

/// With the log and the index that SQLite puts beside it.
std::unique_ptr<KeptFiles> keptIn(const std::filesystem::path& folder)
{
    return std::make_unique<KeptFiles>(
        std::vector{databaseOf(folder), folder / "datasets/", folder / "checkpoints/", folder / "locks/"});
}

/// Data sets or checkpoints lie in the folder: it has been a workspace.
bool holdsData(const std::filesystem::path& folder)
{
    std::error_code ignored;
    for (const char* part : {"datasets", "checkpoints"})
        for (const auto& entry : std::filesystem::directory_iterator(folder / part, ignored))
            if (entry.path().extension() == ".safetensors") return true;
    return false;
}

Error databaseLost(const std::filesystem::path& folder)
{
    return Error(SS_TEXT("engine", "The workspace's database is missing or empty, although its data lie beside it"))
        .at(databaseOf(folder).string())
        .advise(SS_TEXT("engine", "Restore it from a copy, or choose another folder"));
}

/// The user's home: `named` by the environment, else what the system knows.
std::filesystem::path home(const std::filesystem::path& named)
{
    if (named.is_absolute()) return named;
    const passwd* user = ::getpwuid(::getuid());
    return user ? user->pw_dir : "/";
}

Result<> prepare(Database& database, const std::filesystem::path& folder, bool hadData)
{
    if (const auto checked = checkSchema(database); !checked) return checked;
    const auto blank = isBlank(database);
    if (!blank) return tl::unexpected(blank.error());
    if (*blank && hadData) return fail(databaseLost(folder));
    if (database.isReadOnly()) return {};
    for (const char* part : {"datasets", "checkpoints", "locks"})
        if (const auto made = makeFolder(folder / part); !made) return made;
    if (const auto logged = database.useWriteAheadLog(); !logged) return logged;
    return migrate(database);
}

Result<Database> openPrepared(const std::filesystem::path& folder, bool hadData, Access access)
{
    auto database = Database::open(databaseOf(folder), access);
    if (!database) return database;
    if (const auto prepared = prepare(*database, folder, hadData); !prepared) return tl::unexpected(prepared.error());
    return database;
}

} // namespace

Workspace::Workspace(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

Result<Workspace> Workspace::open(const std::filesystem::path& folder)
{
    if (const auto made = makeFolder(folder); !made) return tl::unexpected(made.error());
    return connect(folder, true);
}

bool Workspace::isIn(const std::filesystem::path& folder)
{
    std::error_code ignored;
    return std::filesystem::exists(databaseOf(folder), ignored) || holdsData(folder);
}

Result<Workspace> Workspace::openExisting(const std::filesystem::path& folder)
{
    std::error_code ignored;
    if (!std::filesystem::exists(databaseOf(folder), ignored))
        return fail(Error(SS_TEXT("engine", "The workspace is no longer there: it was deleted or moved"))
                        .at(folder.string())
                        .advise(SS_TEXT("engine", "Put its folder back, or open a workspace anew")));
    return connect(folder, false);
}

Result<Workspace> Workspace::connect(const std::filesystem::path& folder, bool mayCreate)
{
    // Before the look at the database: another process may make it and the first data set meanwhile.
    const bool hadData = holdsData(folder);
    const auto file = databaseOf(folder);
    std::error_code ignored;
    const bool exists = std::filesystem::exists(file, ignored);
    if (!exists && hadData) return fail(databaseLost(folder));
    bool readOnly = !isWritable(folder) || (exists && !isWritable(file));
    if (readOnly && !exists)
        return fail(Error(SS_TEXT("engine", "This folder cannot be written, and holds no workspace to be read"))
                        .at(folder.string())
                        .advise(SS_TEXT("engine", "Change the permissions of the folder, or choose another one")));
    if (!readOnly)
        if (auto claimed = claimIfShared(folder); !claimed) {
            // Another machine's: it can be read as long as nobody writes there, as the tasks of a job array do.
            if (!exists || Database::hasPendingLog(file)) return tl::unexpected(claimed.error());
            readOnly = true;
        }
    auto database = openPrepared(folder, hadData, readOnly ? Access::Read : mayCreate ? Access::Create : Access::Write);
    // SQLite needs some room even to read what others may write; what cannot be written can be read without.
    if (!database && exists && Database::saysDiskFull(database.error()))
        if (auto readable = openPrepared(folder, hadData, Access::Read); readable) database = std::move(readable);
    if (!database) return tl::unexpected(database.error());
    auto connection = std::make_unique<Connection>(Connection{folder, std::move(*database), {}, keptIn(folder)});
    if (!connection->database.isReadOnly()) connection->removeLeftovers();
    return Workspace(std::move(connection));
}

const std::filesystem::path& Workspace::folder() const
{
    return m_connection->folder;
}

bool Workspace::isReadOnly() const
{
    return m_connection->database.isReadOnly();
}

std::filesystem::path Workspace::defaultFolder()
{
    const auto environment = [](const char* name) {
        const char* value = std::getenv(name);
        return std::filesystem::path(value ? value : "");
    };
    // The XDG Base Directory Specification: a path that is not absolute is to be ignored.
    auto data = environment("XDG_DATA_HOME");
    if (!data.is_absolute()) data = home(environment("HOME")) / ".local/share";
    return data / "sessionsmith" / "workspace";
}

std::filesystem::path Workspace::absolute(const std::string& relative) const
{
    return folder() / relative;
}

std::filesystem::path Workspace::datasetPath(const std::string& contentHash) const
{
    return absolute("datasets/" + contentHash + ".safetensors");
}

std::filesystem::path Workspace::checkpointPath(Id run) const
{
    return absolute(fmt::format("checkpoints/run-{}.safetensors", run));
}

Result<std::optional<RunLock>> Workspace::lockForEditing(const std::string& model) const
{
    ContentHash hash; // a name may hold what a file's cannot
    hash.add(model);
    return RunLock::take(m_connection->folder / "locks" / fmt::format("model-{}.lock", hash.hex()));
}

Result<std::string> Workspace::note(const std::string& key) const
{
    Database& database = m_connection->database;
    return database.read([&]() -> Result<std::string> {
        Query row = database.query(sql::noteByKey, key);
        return row.next() ? row.text(0) : std::string();
    });
}

Result<> Workspace::setNote(const std::string& key, const std::string& value)
{
    Database& database = m_connection->database;
    return database.write(Durability::Normal, [&]() -> Result<> {
        database.execute(sql::insertNote, key, value);
        return {};
    });
}

} // namespace sessionsmith::store
