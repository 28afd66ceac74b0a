// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/atomicfile.h"
#include "engine/base/control.h"
#include "engine/base/limits.h"
#include "engine/base/progress.h"
#include "engine/events/eventlog.h"

#include <filesystem>

namespace sessionsmith::exchange {

using events::EventLog;

/// RecBole: an atomic file of interactions (.inter), beside it one of the items' categories and prices (.item).
/// Safetensors: the columns and vocabularies, as data sets are stored. Sqlite: see sqlitelog.h.
enum class ExportFormat { Csv, JsonLines, RecBole, Safetensors, Sqlite };
/// "csv", "jsonl", "recbole", "safetensors", "sqlite".
const std::vector<std::string>& exportFormatNames();
/// ".csv", ".jsonl", ".inter", ".safetensors", ".sqlite".
const char* extensionOf(ExportFormat format);
/// Lines of text, which can be compressed and cut into shards.
bool isText(ExportFormat format);

struct ExportSpec
{
    std::filesystem::path path;
    ExportFormat format = ExportFormat::Csv;
    bool compressed = false; ///< by zstd: ".zst" is added to the name where it is not there
    unsigned shards = 1;     ///< files of about as many events each; every user is in one of them
    unsigned threads = 0;    ///< 0: one a core

    static constexpr Limits shardLimits{1, 100'000};
    /// Errors: no text, compressed or in shards; shards out of range; a name of RecBole's file without .inter.
    Result<> validate() const;
    /// With the ".zst" of what is compressed, unless it is a pipe or a device.
    std::filesystem::path fullPath() const;
};

struct ExportedFile
{
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    std::uint64_t rows = 0; ///< events; of RecBole's .item file items
    std::string hash = {};  ///< of its bytes, see hashOfFile(); empty where nobody asked for it
};

/// Files that are whole and on the disk, but not under their names yet: AtomicFile::commitTogether() gives them those.
struct StagedExport
{
    std::vector<ExportedFile> files;
    std::vector<AtomicFile> written; ///< the same
};

/// One event a row: user, session, time (ISO 8601, UTC; RecBole: Unix seconds), action, item, category, price; columns
/// that the log lacks are left out. CSV follows RFC 4180 with a header; a JSON line is an object with the same keys.
/// Importing a file gives the same log again; a shard is a log of its own. A log without events is a file without rows.
/// Errors: those of the spec, more shards than users, a name with a zero byte where the format cannot hold one, not
/// writable, disk full, cancelled.
Result<StagedExport> stageExport(const EventLog& log, const ExportSpec& spec, const ProgressSink& progress = {},
                                 const Control& control = {});
/// The same, and under their names: all files or none.
Result<std::vector<ExportedFile>> exportLog(const EventLog& log, const ExportSpec& spec,
                                            const ProgressSink& progress = {}, const Control& control = {});

/// The name of one of several shards, counted from 0: of "log.csv" "log-00000-of-00004.csv". Of one alone its own.
std::filesystem::path shardPath(const std::filesystem::path& path, std::uint64_t shard, std::uint64_t shards);

} // namespace sessionsmith::exchange
