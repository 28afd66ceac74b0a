// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/behaviourmodel.h"

#include "engine/base/hash.h"
#include "engine/base/jsontext.h"
#include "engine/hmm/evidencejson.h"
#include "engine/hmm/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace sessionsmith::synthesis {

namespace {

using Json = nlohmann::json;

Json toJson(const ItemSettings& items)
{
    return {{"source", items.source},
            {"source_hash", items.sourceHash},
            {"smoothing", items.smoothing},
            {"invented_items", items.inventedItems},
            {"invented_categories", items.inventedCategories},
            {"zipf_exponent", items.zipfExponent}};
}

Json toJson(const GapSettings& gaps)
{
    return {{"log_mean", std::vector<double>(gaps.logMean.begin(), gaps.logMean.end())},
            {"log_deviation", std::vector<double>(gaps.logDeviation.begin(), gaps.logDeviation.end())}};
}

/// Takes `section[key]` into `value` where it is there. Errors: another type, or a number outside low ... high.
template <typename T>
Result<> take(const Json& section, const char* key, T& value, double low, double high)
{
    const auto found = section.find(key);
    if (found == section.end()) return {};
    if (!found->is_number()) return fail(SS_TEXT("engine", "\"{0}\" is not a number"), key);
    const double number = found->template get<double>();
    if (!(number >= low && number <= high))
        return fail(SS_TEXT("engine", "\"{0}\" is {1}; it must lie between {2} and {3}"), key, number, low, high);
    value = T(number);
    return {};
}

std::string textOf(const Json& section, const char* key)
{
    const auto found = section.find(key);
    return found != section.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<ItemSettings> readItems(const Json& document)
{
    ItemSettings items;
    const auto section = document.find("items");
    if (section == document.end()) return items;
    if (!section->is_object()) return fail(SS_TEXT("engine", "\"{0}\" is not a JSON object"), "items");
    items.source = textOf(*section, "source");
    items.sourceHash = textOf(*section, "source_hash");
    for (const auto& taken : {take(*section, "smoothing", items.smoothing, 0, 1e9),
                              take(*section, "invented_items", items.inventedItems, 1, 1e7),
                              take(*section, "invented_categories", items.inventedCategories, 1, 1e5),
                              take(*section, "zipf_exponent", items.zipfExponent, 0, 10)})
        if (!taken) return tl::unexpected(taken.error());
    return items;
}

Result<hmm::Vector> readColumn(const Json& section, const char* key, std::size_t states, double low, double high)
{
    const auto found = section.find(key);
    if (found == section.end() || (found->is_array() && found->empty())) return hmm::Vector();
    if (!found->is_array() || found->size() != states)
        return fail(SS_TEXT("engine", "\"{0}\" must have one number for each of the {1} states"), key, states);
    hmm::Vector values{Eigen::Index(states)};
    for (std::size_t i = 0; i < states; ++i) {
        const double value = (*found)[i].is_number() ? (*found)[i].get<double>() : NAN;
        if (!(value >= low && value <= high))
            return fail(SS_TEXT("engine", "\"{0}\", entry {1} must be a number between {2} and {3}"), key, i + 1, low,
                        high);
        values[Eigen::Index(i)] = value;
    }
    return values;
}

Result<GapSettings> readGaps(const Json& document, std::size_t states)
{
    const auto section = document.find("gaps");
    if (section == document.end()) return GapSettings{};
    if (!section->is_object()) return fail(SS_TEXT("engine", "\"{0}\" is not a JSON object"), "gaps");
    auto mean = readColumn(*section, "log_mean", states, -50, 50);
    if (!mean) return tl::unexpected(mean.error());
    auto deviation = readColumn(*section, "log_deviation", states, 0, 20);
    if (!deviation) return tl::unexpected(deviation.error());
    if (mean->size() != deviation->size())
        return fail(SS_TEXT("engine", "\"gaps\" needs both \"log_mean\" and \"log_deviation\""));
    return GapSettings{std::move(*mean), std::move(*deviation)};
}

Result<BehaviourModel> fromJson(const Json& document)
{
    auto hmm = hmm::fromJson(document);
    if (!hmm) return tl::unexpected(hmm.error());
    auto items = readItems(document);
    if (!items) return tl::unexpected(items.error());
    auto gaps = readGaps(document, hmm->states.size());
    if (!gaps) return tl::unexpected(gaps.error());
    BehaviourModel model{std::move(*hmm), std::move(*items), std::move(*gaps), nullptr};
    if (const auto section = document.find("evidence"); section != document.end()) {
        auto evidence = hmm::evidenceFromJson(*section);
        if (!evidence) return tl::unexpected(evidence.error());
        model.evidence = std::make_shared<hmm::Evidence>(std::move(*evidence));
    }
    return model;
}

std::vector<std::string> keysOf(const Json& object)
{
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items())
        keys.push_back(key);
    return keys;
}

/// A key from outside as it may be printed: without control characters, and not without end.
std::string shown(const std::string& key)
{
    constexpr std::size_t longest = 60; // bytes
    const std::string quoted = jsonText(key.size() <= longest ? Json(key) : Json(key.substr(0, longest) + "..."));
    return quoted.substr(1, quoted.size() - 2);
}

/// Adds the keys of `object` that are not among `known`, with `prefix` before them.
void addUnknown(std::vector<std::string>& unknown, const Json& object, const std::string& prefix,
                const std::vector<std::string>& known)
{
    for (const auto& [key, value] : object.items())
        if (std::ranges::find(known, key) == known.end()) unknown.push_back(prefix + shown(key));
}

std::vector<std::string> unknownKeys(const Json& document)
{
    std::vector<std::string> known = hmm::modelKeys();
    known.insert(known.end(), {"items", "gaps", "evidence"});
    std::vector<std::string> unknown;
    addUnknown(unknown, document, "", known);
    if (const auto items = document.find("items"); items != document.end())
        addUnknown(unknown, *items, "items.", keysOf(toJson(ItemSettings())));
    if (const auto gaps = document.find("gaps"); gaps != document.end())
        addUnknown(unknown, *gaps, "gaps.", keysOf(toJson(GapSettings())));
    return unknown;
}

} // namespace

Result<ReadDocument> readDocument(std::string_view text, const std::string& where)
{
    const auto document = parseJson(text);
    if (!document) return fail(Error(document.error()).at(where));
    auto model = fromJson(*document);
    if (!model) return fail(model.error().at(where));
    return ReadDocument{std::move(*model), unknownKeys(*document)};
}

Result<BehaviourModel> parseDocument(std::string_view text, const std::string& where)
{
    auto document = readDocument(text, where);
    if (!document) return tl::unexpected(document.error());
    return std::move(document->model);
}

std::string writeDocument(const BehaviourModel& model)
{
    Json document = hmm::toJson(model.hmm);
    document["items"] = toJson(model.items);
    if (!model.gaps.isDefault()) document["gaps"] = toJson(model.gaps);
    if (model.evidence) document["evidence"] = hmm::toJson(*model.evidence);
    return jsonText(document);
}

std::string contentHash(const BehaviourModel& model)
{
    ContentHash hash;
    hash.add(std::string_view(hmm::contentHash(model.hmm)));
    hash.add(std::string_view(jsonText(toJson(model.items))));
    hash.add(std::string_view(jsonText(toJson(model.gaps))));
    if (model.evidence) hash.add(std::string_view(jsonText(hmm::toJson(*model.evidence))));
    return hash.hex();
}

} // namespace sessionsmith::synthesis
