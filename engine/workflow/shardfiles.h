// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"
#include "engine/exchange/exporter.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <optional>

namespace sessionsmith::workflow {

/// What is known of a shard once its files are written: a line of the record beside them.
struct FinishedShard
{
    std::uint64_t shard = 1; ///< from 1 on
    std::vector<exchange::ExportedFile> files;
    std::string contentHash; ///< of its log; empty where it has no events
    std::uint64_t events = 0, sessions = 0, users = 0;
    std::map<std::string, std::uint64_t> actions;
    std::optional<Milliseconds> firstTime, lastTime;

    FinishedShard() = default;
    FinishedShard(std::uint64_t shard, const events::EventLog& log, std::vector<exchange::ExportedFile> files);

    nlohmann::json toJson() const;
    /// Of what toJson() gave; the files stand in `folder`. Nothing where it is something else.
    static std::optional<FinishedShard> from(const nlohmann::json& json, const std::filesystem::path& folder);
    /// Whether its files are there, changed or not.
    bool isThere() const;
    /// Keeps the hash of each file, by which a change is seen later. Errors: those of hashOfFile().
    Result<> seal();
    /// The first of its files that has other bytes than were written; empty where none has. Without seal() their number
    /// alone counts. Errors: those of hashOfFile().
    Result<std::filesystem::path> changedFile(const Control& control) const;
};

/// The figures of all together as on a data card: those that can be added up.
nlohmann::json figuresOf(const std::vector<FinishedShard>& shards);

} // namespace sessionsmith::workflow
