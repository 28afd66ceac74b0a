// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/shardset.h"

#include "engine/base/jsontext.h"
#include "engine/base/phase.h"
#include "engine/workflow/datacard.h"
#include "engine/workflow/shardplan.h"

#include <algorithm>

namespace sessionsmith::workflow {

using Json = nlohmann::json;
using Path = std::filesystem::path;

ShardSet::ShardSet(Path path, Json plan, std::uint64_t first, std::uint64_t last, std::uint64_t shards)
    : m_path(std::move(path)), m_plan(std::move(plan)), m_first(first), m_last(last), m_shards(shards),
      m_name(first == last ? fileOf(first) : m_path)
{}

Path ShardSet::fileOf(std::uint64_t shard) const
{
    return exchange::shardPath(m_path, shard - 1, m_shards);
}

bool ShardSet::has(std::uint64_t shard) const
{
    return std::ranges::count(m_finished, shard, &FinishedShard::shard) > 0;
}

/// The lines of the journal behind the plan.
Json ShardSet::recorded() const
{
    Json lines = Json::array();
    for (std::size_t line = 1; line < m_journal->lines().size(); ++line)
        lines.push_back(Json::parse(m_journal->lines()[line], nullptr, false));
    return lines;
}

/// Each shard as it was last written, whether or not it is still there.
std::vector<FinishedShard> ShardSet::shardsIn(const Json& lines) const
{
    std::vector<FinishedShard> shards;
    for (const Json& line : lines) {
        auto finished = FinishedShard::from(line, m_name.parent_path());
        if (!finished) continue;
        std::erase_if(shards, [&](const FinishedShard& one) { return one.shard == finished->shard; });
        shards.push_back(std::move(*finished));
    }
    std::ranges::sort(shards, {}, &FinishedShard::shard);
    return shards;
}

/// Takes those that are there for finished. Errors: somebody changed one; cancelled.
Result<> ShardSet::find(const Json& lines, const ProgressSink& progress, const Control& control)
{
    m_finished = shardsIn(lines);
    std::erase_if(m_finished, [](const FinishedShard& shard) { return !shard.isThere(); });
    m_found = m_finished.size();
    Phase phase(progress, control, Message(SS_TEXT("engine", "Checking the finished shards")), m_found,
                Message(SS_TEXT("engine", "shards")));
    for (const FinishedShard& shard : m_finished) {
        const auto changed = shard.changedFile(control);
        if (!changed) return tl::unexpected(changed.error());
        if (!changed->empty())
            return fail(Error(SS_TEXT("engine", "This file is no longer what was written here: somebody changed it"))
                            .at(changed->string())
                            .advise(SS_TEXT("engine", "Move it away, and it is written once more; or replace them "
                                                      "all")));
        if (!phase.advance(1)) return fail(Error::cancelled());
    }
    return {};
}

bool ShardSet::isAnythingThere() const
{
    std::error_code unknown;
    for (const Path& path : cardPaths(m_name))
        if (std::filesystem::exists(path, unknown)) return true;
    for (std::uint64_t shard = m_first; shard <= m_last; ++shard)
        if (std::filesystem::exists(fileOf(shard), unknown)) return true;
    return false;
}

/// Deletes whatever was begun or written under the name.
Result<> ShardSet::removeAll()
{
    std::vector<FinishedShard> shards = shardsIn(recorded());
    if (const Json written = shardCard(m_name); !written.is_null())
        for (FinishedShard& shard : shardsIn(written["shards"]))
            shards.push_back(std::move(shard));
    std::error_code gone; // the cards first: they would speak of what is no more
    for (const Path& path : cardPaths(m_name))
        std::filesystem::remove(path, gone);
    for (const FinishedShard& shard : shards)
        for (const exchange::ExportedFile& file : shard.files)
            std::filesystem::remove(file.path, gone);
    for (std::uint64_t shard = m_first; shard <= m_last; ++shard)
        std::filesystem::remove(fileOf(shard), gone);
    return m_journal->clear();
}

/// Errors: the journal is that of another plan.
Result<> ShardSet::compareWithRecord() const
{
    const std::string& first = m_journal->lines().front();
    const Json before = Json::parse(first, nullptr, false);
    if (isSamePlan(before, m_plan)) return {};
    return fail(
        Error(SS_TEXT("engine", "These files were begun with other settings: {0}"),
              before.is_object() ? planDifferences(before, m_plan) : first.substr(0, 100))
            .at(m_name.string())
            .advise(SS_TEXT("engine", "Go on with the same settings, choose another name, or replace what was begun")));
}

/// One shard alone, as a job array asks for it, goes with those that other tasks wrote or are writing beside it.
/// Errors: the first of them is of another plan.
Result<> ShardSet::compareWithOthers() const
{
    for (std::uint64_t shard = 1; m_first == m_last && shard <= m_shards; ++shard) {
        if (shard == m_first) continue;
        Json other = planOfShard(fileOf(shard));
        if (other.is_null()) continue;
        other["shard"] = m_plan["shard"];
        if (isSamePlan(other, m_plan)) return {};
        return fail(Error(SS_TEXT("engine", "Shard {0} beside this one was made with other settings: {1}"), shard,
                          planDifferences(other, m_plan))
                        .at(m_name.string())
                        .advise(SS_TEXT("engine", "All shards of a whole need the same settings: choose those of the "
                                                  "others, or another name")));
    }
    return {};
}

/// Puts on record what is to be done, and what of it is there.
Result<> ShardSet::beginRecord()
{
    m_isBegun = true;
    Result<> recorded = m_journal->add(jsonText(m_plan));
    for (std::size_t shard = 0; recorded && shard < m_finished.size(); ++shard)
        recorded = m_journal->add(jsonText(m_finished[shard].toJson()));
    return recorded;
}

Result<> ShardSet::begin(bool replace, const ProgressSink& progress, const Control& control)
{
    auto journal = Journal::open(m_name.string() + ".progress");
    if (!journal) return tl::unexpected(journal.error());
    if (!*journal) return fail(Error(SS_TEXT("engine", "Another process is writing these files")).at(m_name.string()));
    m_journal.emplace(std::move(**journal));
    if (replace)
        if (auto removed = removeAll(); !removed) return removed;
    if (!m_journal->lines().empty()) {
        if (auto same = compareWithRecord(); !same) return same;
        m_isBegun = true;
        return find(recorded(), progress, control);
    }
    const Json written = shardCard(m_name);
    if (!written.is_null() && isSamePlan(written.value("made_by", Json()), m_plan)) {
        if (auto found = find(written["shards"], progress, control); !found) return found;
        m_isOld = isWhole();
        if (m_isOld) return {};
    } else if (isAnythingThere()) {
        return fail(Error(SS_TEXT("engine", "There are files of this name already, and they are no part of this"))
                        .at(m_name.string())
                        .advise(SS_TEXT("engine", "Choose another name, or replace them")));
    }
    // Two tasks that begin at the same time see each other only if the record comes first.
    return beginRecord().and_then([&] { return replace ? Result<>() : compareWithOthers(); });
}

Result<> ShardSet::add(FinishedShard shard)
{
    if (auto recorded = m_journal->add(jsonText(shard.toJson())); !recorded) return recorded;
    m_finished.insert(std::ranges::upper_bound(m_finished, shard.shard, {}, &FinishedShard::shard), std::move(shard));
    return {};
}

void ShardSet::close(bool isDone)
{
    if (!m_journal) return;
    // A record of another plan stays.
    if (isDone || m_journal->lines().empty() || (m_isBegun && m_finished.empty())) m_journal->remove();
    m_journal.reset();
}

} // namespace sessionsmith::workflow
