// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/journal.h"
#include "engine/workflow/shardfiles.h"

#include <nlohmann/json.hpp>

namespace sessionsmith::workflow {

/// The shards of one plan that go into one folder: which of them are there, as a journal beside them says while they
/// are written (".progress") and their data card afterwards.
class ShardSet
{
public:
    /// `path`: of the whole, see exchange::shardPath(); `first` ... `last` of `shards` are to be there.
    ShardSet(std::filesystem::path path, nlohmann::json plan, std::uint64_t first, std::uint64_t last,
             std::uint64_t shards);

    /// Takes the journal, finds what an earlier call has left and puts on record what is to be done: what is missing of
    /// it. Errors: another process holds it; files that are no part of this, that somebody changed or that another plan
    /// began, shards of another plan beside this one, unless they are to be replaced; cancelled.
    Result<> begin(bool replace, const ProgressSink& progress, const Control& control);
    /// Errors: those of Journal::add().
    Result<> add(FinishedShard shard);
    /// Nothing is to be kept on record any longer, or nothing is there to be kept.
    void close(bool isDone);

    bool has(std::uint64_t shard) const;
    bool isWhole() const { return m_finished.size() == m_last - m_first + 1; }
    /// All was there before, its card too.
    bool isOld() const { return m_isOld; }
    std::uint64_t found() const { return m_found; } ///< how many were there before
    const std::vector<FinishedShard>& finished() const { return m_finished; }
    const nlohmann::json& plan() const { return m_plan; }
    std::filesystem::path fileOf(std::uint64_t shard) const;
    /// What the journal and the cards are named after: the whole, or the file where it is one alone.
    const std::filesystem::path& name() const { return m_name; }

private:
    nlohmann::json recorded() const;
    std::vector<FinishedShard> shardsIn(const nlohmann::json& lines) const;
    Result<> find(const nlohmann::json& lines, const ProgressSink& progress, const Control& control);
    bool isAnythingThere() const;
    Result<> removeAll();
    Result<> compareWithRecord() const;
    Result<> compareWithOthers() const;
    Result<> beginRecord();

    std::filesystem::path m_path;
    nlohmann::json m_plan;
    std::uint64_t m_first, m_last, m_shards;
    std::filesystem::path m_name;
    std::optional<Journal> m_journal;
    bool m_isBegun = false, m_isOld = false;
    std::vector<FinishedShard> m_finished; // in order
    std::uint64_t m_found = 0;
};

} // namespace sessionsmith::workflow
