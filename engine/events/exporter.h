// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/limits.h"
#include "engine/base/progress.h"
#include "engine/events/eventlog.h"

#include <filesystem>

namespace sessionsmith::events {

/// RecBole: an atomic file of interactions (.inter), beside it one of the items' categories (.item). Safetensors: the
/// columns and vocabularies, as data sets are stored.
enum class ExportFormat { Csv, JsonLines, RecBole, Safetensors };
/// "csv", "jsonl", "recbole", "safetensors".
const std::vector<std::string>& exportFormatNames();

struct ExportSpec
{
    std::filesystem::path path;
    ExportFormat format = ExportFormat::Csv;
    bool compressed = false; ///< by zstd: ".zst" is added to the name where it is not there
    unsigned shards = 1;     ///< files of about as many events each; every user is in one of them

    static constexpr Limits shardLimits{1, 100'000};
    /// Errors: safetensors compressed or in shards, shards out of range, a name of RecBole's file without .inter.
    Result<> validate() const;
};

struct ExportedFile
{
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    std::uint64_t rows = 0; ///< events; of RecBole's .item file items
};

/// One event a row: user, session, time (ISO 8601, UTC; RecBole: Unix seconds), action, item, category; columns that
/// the log lacks are left out. CSV follows RFC 4180 with a header; a JSON line is an object with the same keys.
/// Importing a file gives the same log again; a shard is a log of its own. With shards "log.csv" becomes
/// "log-00000-of-00004.csv", and so on. Nothing stands under a final name unless all files are written. Errors: those
/// of the spec, more shards than users, not writable, disk full, cancelled.
Result<std::vector<ExportedFile>> exportLog(const EventLog& log, const ExportSpec& spec,
                                            const ProgressSink& progress = {}, const Control& control = {});

} // namespace sessionsmith::events
