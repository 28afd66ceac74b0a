// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/shardplan.h"

#include "engine/base/inputfile.h"
#include "engine/base/jsontext.h"
#include "engine/workflow/datacard.h"

#include <fmt/format.h>

#include <algorithm>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

/// A plan without what makes no other files of it.
Json essence(Json plan)
{
    for (const char* key : {"model", "model_version"})
        plan.erase(key);
    return plan;
}

std::string textOf(const std::filesystem::path& path)
{
    const auto file = InputFile::open(path);
    if (!file) return {};
    std::string text(file->size(), ' ');
    return file->read(0, text).value_or(0) == text.size() ? text : std::string();
}

} // namespace

bool isSamePlan(const Json& before, const Json& now)
{
    return before.is_object() && essence(before) == essence(now);
}

std::string planDifferences(const Json& full, const Json& present)
{
    const Json before = essence(full), now = essence(present);
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

Json shardCard(const std::filesystem::path& name)
{
    Json card = Json::parse(textOf(cardPaths(name).back()), nullptr, false);
    return card.is_object() && card.value("shards", Json()).is_array() ? card : Json();
}

Json planOfShard(const std::filesystem::path& file)
{
    const std::string record = textOf(file.string() + ".progress");
    Json plan = Json::parse(record.substr(0, record.find('\n')), nullptr, false);
    if (plan.is_object()) return plan;
    const Json card = shardCard(file);
    return card.is_null() ? Json() : card.value("made_by", Json());
}

} // namespace sessionsmith::workflow
