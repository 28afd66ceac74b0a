// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/shardfiles.h"

#include "engine/base/filehash.h"
#include "engine/base/time.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

Json orNull(const std::optional<Milliseconds>& time)
{
    return time ? Json(*time) : Json();
}

std::optional<Milliseconds> timeOf(const Json& json)
{
    return json.is_null() ? std::nullopt : std::optional(json.get<Milliseconds>());
}

Json isoOrNull(const std::optional<Milliseconds>& time)
{
    return time ? Json(formatIsoTime(*time)) : Json();
}

} // namespace

FinishedShard::FinishedShard(std::uint64_t number, const events::EventLog& log,
                             std::vector<exchange::ExportedFile> written)
    : shard(number), files(std::move(written)), events(log.size()), sessions(log.sessionCount())
{
    if (log.size() == 0) return;
    contentHash = events::contentHash(log);
    users = std::uint64_t(log.users.size());
    std::vector<std::uint64_t> counts(std::size_t(log.actions.size()), 0);
    for (const std::int32_t action : log.action)
        ++counts[std::size_t(action)];
    for (std::size_t action = 0; action < counts.size(); ++action)
        if (counts[action] > 0) actions[log.actions[std::int32_t(action)]] = counts[action];
    if (log.hasTime()) {
        const auto [first, last] = std::ranges::minmax(log.time);
        firstTime = first;
        lastTime = last;
    }
}

Json FinishedShard::toJson() const
{
    Json written = Json::array();
    for (const exchange::ExportedFile& file : files)
        written.push_back(
            {{"name", file.path.filename().string()}, {"bytes", file.bytes}, {"rows", file.rows}, {"hash", file.hash}});
    return {{"shard", shard},
            {"files", written},
            {"content_hash", contentHash},
            {"events", events},
            {"sessions", sessions},
            {"users", users},
            {"actions", actions},
            {"first_time", orNull(firstTime)},
            {"last_time", orNull(lastTime)}};
}

std::optional<FinishedShard> FinishedShard::from(const Json& json, const std::filesystem::path& folder)
{
    FinishedShard finished;
    try {
        finished.shard = json.at("shard").get<std::uint64_t>();
        finished.contentHash = json.at("content_hash").get<std::string>();
        finished.events = json.at("events").get<std::uint64_t>();
        finished.sessions = json.at("sessions").get<std::uint64_t>();
        finished.users = json.at("users").get<std::uint64_t>();
        finished.actions = json.at("actions").get<std::map<std::string, std::uint64_t>>();
        finished.firstTime = timeOf(json.at("first_time"));
        finished.lastTime = timeOf(json.at("last_time"));
        for (const Json& file : json.at("files"))
            finished.files.push_back({folder / std::filesystem::path(file.at("name").get<std::string>()).filename(),
                                      file.at("bytes").get<std::uint64_t>(), file.at("rows").get<std::uint64_t>(),
                                      file.value("hash", std::string())});
    } catch (const Json::exception&) {
        return std::nullopt;
    }
    return finished;
}

bool FinishedShard::isThere() const
{
    return std::ranges::all_of(files, [](const exchange::ExportedFile& file) {
        std::error_code unknown;
        return std::filesystem::exists(file.path, unknown);
    });
}

Result<> FinishedShard::seal()
{
    for (exchange::ExportedFile& file : files) {
        auto hash = hashOfFile(file.path);
        if (!hash) return tl::unexpected(hash.error());
        file.hash = std::move(*hash);
    }
    return {};
}

Result<std::filesystem::path> FinishedShard::changedFile(const Control& control) const
{
    for (const exchange::ExportedFile& file : files) {
        std::error_code unknown;
        if (std::filesystem::file_size(file.path, unknown) != file.bytes) return file.path;
        if (file.hash.empty()) continue;
        const auto hash = hashOfFile(file.path, control);
        if (!hash) return tl::unexpected(hash.error());
        if (*hash != file.hash) return file.path;
    }
    return {};
}

Json figuresOf(const std::vector<FinishedShard>& shards)
{
    FinishedShard sum;
    for (const FinishedShard& one : shards) {
        sum.events += one.events;
        sum.sessions += one.sessions;
        sum.users += one.users;
        for (const auto& [action, count] : one.actions)
            sum.actions[action] += count;
        if (one.firstTime) sum.firstTime = std::min(sum.firstTime.value_or(*one.firstTime), *one.firstTime);
        if (one.lastTime) sum.lastTime = std::max(sum.lastTime.value_or(*one.lastTime), *one.lastTime);
    }
    return {{"events", sum.events},
            {"sessions", sum.sessions},
            {"users", sum.users},
            {"actions", sum.actions},
            {"first_time", isoOrNull(sum.firstTime)},
            {"last_time", isoOrNull(sum.lastTime)},
            {"mean_session_length", sum.sessions > 0 ? double(sum.events) / double(sum.sessions) : 0}};
}

} // namespace sessionsmith::workflow
