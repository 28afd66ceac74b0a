// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/shardset.h"

#include "engine/base/inputfile.h"
#include "engine/base/jsontext.h"
#include "engine/workflow/datacard.h"

#include <algorithm>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;
using Path = std::filesystem::path;

/// What two plans say otherwise: "seed: 1, now 2; ...".
std::string differences(const Json& before, const Json& now)
{
    std::string list;
    const auto add = [&](const std::string& key, const Json& was, const Json& is) {
        list += fmt::format("{}{}: {}, now {}", list.empty() ? "" : "; ", key, jsonText(was), jsonText(is));
    };
    for (const auto& [key, value] : now.items())
        if (before.value(key, Json()) != value) add(key, before.value(key, Json()), value);
    for (const auto& [key, value] : before.items())
        if (!now.contains(key)) add(key, value, Json());
    return list;
}

} // namespace

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

/// Null where there is none.
Json ShardSet::card() const
{
    const auto file = InputFile::open(cardPaths(m_name).back());
    if (!file) return {};
    std::string text(file->size(), ' ');
    if (file->read(0, text).value_or(0) != text.size()) return {};
    Json card = Json::parse(text, nullptr, false);
    return card.is_object() && card.value("shards", Json()).is_array() ? card : Json();
}

/// The lines of the journal behind the plan.
Json ShardSet::recorded() const
{
    Json lines = Json::array();
    for (std::size_t line = 1; line < m_journal->lines().size(); ++line)
        lines.push_back(Json::parse(m_journal->lines()[line], nullptr, false));
    return lines;
}

/// Each shard as it was last written, if all of it is there.
std::vector<FinishedShard> ShardSet::finishedIn(const Json& lines) const
{
    std::vector<FinishedShard> shards;
    for (const Json& line : lines) {
        auto finished = FinishedShard::from(line, m_name.parent_path());
        if (!finished || !finished->isThere()) continue;
        std::erase_if(shards, [&](const FinishedShard& one) { return one.shard == finished->shard; });
        shards.push_back(std::move(*finished));
    }
    std::ranges::sort(shards, {}, &FinishedShard::shard);
    return shards;
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
    std::vector<FinishedShard> shards = finishedIn(recorded());
    if (const Json written = card(); !written.is_null())
        for (FinishedShard& shard : finishedIn(written["shards"]))
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

/// Goes on with what the journal says. Errors: it is that of another plan.
Result<> ShardSet::compareWithRecord()
{
    const std::string& first = m_journal->lines().front();
    const Json before = Json::parse(first, nullptr, false);
    if (!(before == m_plan)) // a line that is no JSON is neither equal nor unequal to anything
        return fail(Error(SS_TEXT("engine", "These files were begun with other settings: {0}"),
                          before.is_object() ? differences(before, m_plan) : first.substr(0, 100))
                        .at(m_name.string())
                        .advise(SS_TEXT("engine", "Go on with the same settings, choose another name, or replace what "
                                                  "was begun")));
    m_finished = finishedIn(recorded());
    m_found = m_finished.size();
    m_isBegun = true;
    return {};
}

Result<> ShardSet::begin(bool replace)
{
    auto journal = Journal::open(m_name.string() + ".progress");
    if (!journal) return tl::unexpected(journal.error());
    if (!*journal) return fail(Error(SS_TEXT("engine", "Another process is writing these files")).at(m_name.string()));
    m_journal.emplace(std::move(**journal));
    if (replace)
        if (auto removed = removeAll(); !removed) return removed;
    if (!m_journal->lines().empty()) return compareWithRecord();
    if (const Json written = card(); !written.is_null() && written.value("made_by", Json()) == m_plan)
        m_finished = finishedIn(written["shards"]);
    m_isOld = isWhole();
    if (m_isOld) {
        m_found = m_finished.size();
        return {};
    }
    m_finished.clear();
    if (isAnythingThere())
        return fail(Error(SS_TEXT("engine", "There are files of this name already, and they are no part of this"))
                        .at(m_name.string())
                        .advise(SS_TEXT("engine", "Choose another name, or replace them")));
    m_isBegun = true;
    return m_journal->add(jsonText(m_plan));
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
