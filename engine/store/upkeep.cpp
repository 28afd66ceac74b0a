// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/atomicfile.h"
#include "engine/base/phase.h"
#include "engine/base/text.h"
#include "engine/store/connection.h"
#include "engine/store/statements.h"

#include <array>
#include <fstream>
#include <set>

namespace sessionsmith::store {

namespace {

std::set<std::string> filesOfRecords(Database& database)
{
    std::set<std::string> files;
    Query row = database.query(sql::allFiles);
    while (row.next())
        files.insert(row.text(0));
    return files;
}

std::set<Id> runIds(Database& database)
{
    std::set<Id> ids;
    Query row = database.query(sql::runIds);
    while (row.next())
        ids.insert(row.integer(0));
    return ids;
}

/// The number in "run-17.safetensors".
std::optional<Id> runOfCheckpoint(const std::filesystem::path& file)
{
    constexpr std::string_view prefix = "run-";
    const std::string stem = file.stem().string();
    if (!stem.starts_with(prefix)) return std::nullopt;
    return parseInteger(std::string_view(stem).substr(prefix.size(), stem.find_first_of("-.", prefix.size()) - 4));
}

/// Files that no record knows, relative to the workspace: left by processes that were killed between the two.
std::vector<std::string> strayFiles(Database& database, const std::filesystem::path& folder)
{
    const auto known = filesOfRecords(database);
    const auto runs = runIds(database);
    std::vector<std::string> strays;
    std::error_code ignored;
    for (const char* part : {"datasets", "checkpoints"})
        for (const auto& entry : std::filesystem::directory_iterator(folder / part, ignored)) {
            const std::string relative = std::string(part) + "/" + entry.path().filename().string();
            if (entry.path().filename().string().starts_with(AtomicFile::temporaryPrefix)) continue;
            if (!entry.is_regular_file(ignored) || known.contains(relative)) continue;
            // A run writes its checkpoint before its record tells of it.
            if (const auto run = runOfCheckpoint(entry.path()); run && runs.contains(*run)) continue;
            strays.push_back(relative);
        }
    return strays;
}

std::uintmax_t bytesIn(const std::filesystem::path& path)
{
    std::error_code ignored;
    std::uintmax_t bytes = 0;
    if (std::filesystem::is_regular_file(path, ignored)) {
        const auto size = std::filesystem::file_size(path, ignored);
        return ignored ? 0 : size;
    }
    for (const auto& entry : std::filesystem::directory_iterator(path, ignored))
        bytes += bytesIn(entry.path());
    return bytes;
}

std::uintmax_t databaseBytes(const std::filesystem::path& file)
{
    return bytesIn(file) + bytesIn(file.string() + "-wal");
}

/// Of the copy all or nothing is there in the end: it grows beside its place.
class Backup
{
public:
    Backup(std::filesystem::path from, std::filesystem::path to)
        : m_from(std::move(from)), m_to(std::move(to)),
          m_growing(m_to.parent_path() / (std::string(AtomicFile::temporaryPrefix) + m_to.filename().string()))
    {}
    ~Backup()
    {
        std::error_code ignored;
        if (m_isBegun) std::filesystem::remove_all(m_growing, ignored);
    }
    Backup(const Backup&) = delete;
    Backup& operator=(const Backup&) = delete;

    std::filesystem::path database() const { return m_growing / "workspace.sqlite"; }

    Result<> begin()
    {
        std::error_code problem;
        const auto inside = std::filesystem::weakly_canonical(m_to, problem)
                                .lexically_relative(std::filesystem::weakly_canonical(m_from, problem));
        if (!inside.empty() && *inside.begin() != "..")
            return fail(Error(SS_TEXT("engine", "A copy within the workspace itself would go with it"))
                            .at(m_to.string())
                            .advise(SS_TEXT("engine", "Choose a folder elsewhere")));
        if (std::filesystem::exists(m_to, problem) && !std::filesystem::is_empty(m_to, problem))
            return fail(Error(SS_TEXT("engine", "There is something in this folder already"))
                            .at(m_to.string())
                            .advise(SS_TEXT("engine", "Choose a folder that is empty or not there yet")));
        std::filesystem::remove_all(m_growing, problem); // of an attempt that was killed
        for (const char* part : {"datasets", "checkpoints", "locks"})
            if (!std::filesystem::create_directories(m_growing / part, problem) && problem)
                return fail(
                    Error(SS_TEXT("engine", "The folder cannot be made: {0}"), problem.message()).at(m_to.string()));
        m_isBegun = true;
        return {};
    }
    /// Once each; one that is gone in the meantime is left out.
    Result<> copy(const std::string& relative, Phase& phase)
    {
        if (!m_copied.insert(relative).second) return {};
        std::ifstream source(m_from / relative, std::ios::binary);
        if (!source) return {};
        auto target = AtomicFile::create(m_growing / relative);
        if (!target) return tl::unexpected(target.error());
        std::vector<char> block(std::size_t(1) << 20);
        while (source) {
            source.read(block.data(), std::streamsize(block.size()));
            const auto bytes = std::size_t(source.gcount());
            if (auto written = target->write(block.data(), bytes); !written) return written;
            if (!phase.advance(bytes)) return fail(Error::cancelled());
        }
        if (!source.eof())
            return fail(Error(SS_TEXT("engine", "The file cannot be read")).at((m_from / relative).string()));
        return target->commit();
    }
    Result<> finish()
    {
        std::error_code problem;
        std::filesystem::remove(m_to, problem); // an empty folder
        std::filesystem::rename(m_growing, m_to, problem);
        if (problem)
            return fail(
                Error(SS_TEXT("engine", "The folder cannot be made: {0}"), problem.message()).at(m_to.string()));
        m_isBegun = false;
        return {};
    }

private:
    std::filesystem::path m_from, m_to, m_growing;
    std::set<std::string> m_copied;
    bool m_isBegun = false;
};

} // namespace

Result<WorkspaceSize> Workspace::size() const
{
    const auto binned = bin();
    if (!binned) return tl::unexpected(binned.error());
    Database& database = m_connection->database;
    return database.readAtOnce([&]() -> Result<WorkspaceSize> {
        WorkspaceSize size;
        size.database = databaseBytes(database.file());
        size.datasets = bytesIn(folder() / "datasets");
        size.checkpoints = bytesIn(folder() / "checkpoints");
        for (const BinEntry& entry : *binned)
            size.bin += entry.bytes;
        if (Query row = database.query(sql::emptyPages); row.next()) size.reclaimable = std::uintmax_t(row.integer(0));
        for (const std::string& stray : strayFiles(database, folder()))
            size.reclaimable += bytesIn(folder() / stray);
        return size;
    });
}

Result<std::uintmax_t> Workspace::reclaim()
{
    Database& database = m_connection->database;
    const std::uintmax_t before = databaseBytes(database.file());
    std::uintmax_t gained = 0;
    // As a writer: whoever adds a data set places its file in a transaction like this one.
    const auto removed = database.write(Durability::Full, [&]() -> Result<> {
        for (const std::string& stray : strayFiles(database, folder())) {
            const std::uintmax_t bytes = bytesIn(folder() / stray);
            std::error_code problem;
            if (std::filesystem::remove(folder() / stray, problem)) gained += bytes;
        }
        return {};
    });
    if (!removed) return tl::unexpected(removed.error());
    const auto packed = database.read([&]() -> Result<> {
        database.execute(sql::vacuum);
        database.executeScript(sql::emptyLog);
        return {};
    });
    if (!packed) return tl::unexpected(packed.error());
    const std::uintmax_t after = databaseBytes(database.file());
    return gained + (before > after ? before - after : 0);
}

Result<> Workspace::backUp(const std::filesystem::path& to, const ProgressSink& progress, const Control& control) const
{
    Database& database = m_connection->database;
    std::error_code ignored;
    std::filesystem::path target = std::filesystem::absolute(to, ignored);
    if (target.filename().empty()) target = target.parent_path(); // "folder/"
    Backup backup(folder(), target);
    if (auto begun = backup.begin(); !begun) return begun;
    Phase phase(progress, control, Message(SS_TEXT("engine", "Copying")),
                bytesIn(folder() / "datasets") + bytesIn(folder() / "checkpoints"),
                Message(SS_TEXT("engine", "bytes")));
    const auto copyFilesOf = [&](Database& records) -> Result<> {
        const auto files = records.read([&]() -> Result<std::set<std::string>> { return filesOfRecords(records); });
        if (!files) return tl::unexpected(files.error());
        for (const std::string& file : *files)
            if (auto copied = backup.copy(file, phase); !copied) return copied;
        return {};
    };
    // Files first: a run that resumes from an older checkpoint than its curves forgets what lies beyond.
    if (auto copied = copyFilesOf(database); !copied) return copied;
    const auto written = database.read([&]() -> Result<> {
        database.execute(sql::vacuumInto, backup.database().string());
        return {};
    });
    if (!written) return written;
    {
        auto records = Database::open(backup.database(), Access::Read);
        if (!records) return tl::unexpected(records.error());
        if (auto copied = copyFilesOf(*records); !copied) return copied; // of what came in the meantime
    }
    return backup.finish();
}

} // namespace sessionsmith::store
