// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/toldrun.h"

#include "engine/base/jsontext.h"
#include "engine/comparison/runtable.h"

namespace sessionsmith::runfiles {

namespace {

using Json = nlohmann::json;
using comparison::importedKey;

std::string textIn(const Json& told, const char* key)
{
    const auto found = told.find(key);
    return found != told.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

std::string withTold(Json spec, const ToldRun& told, const std::string& source, const std::string& format)
{
    Json kept{{"source", source}, {"format", format}, {"kind", told.kind}, {"status", told.status}};
    if (!told.data.empty()) kept["data"] = told.data;
    if (!told.start.empty()) kept["start"] = told.start;
    if (!told.models.empty()) kept["model"] = told.models;
    if (!told.lineage.empty()) kept["lineage"] = told.lineage;
    if (!spec.is_object()) {
        kept["spec"] = nullptr; // it had none that could be read
        spec = Json::object();
    }
    spec[importedKey] = std::move(kept);
    return jsonText(spec);
}

std::optional<ToldRun> takeTold(Json& spec)
{
    const auto found = spec.is_object() ? spec.find(importedKey) : spec.end();
    if (found == spec.end() || !found->is_object() || !found->contains("kind")) return std::nullopt;
    const Json kept = *found;
    spec.erase(found);
    if (kept.contains("spec")) spec = nullptr;
    ToldRun told;
    told.kind = textIn(kept, "kind");
    told.status = textIn(kept, "status");
    told.lineage = kept.value("lineage", Json::array());
    return told;
}

} // namespace sessionsmith::runfiles
