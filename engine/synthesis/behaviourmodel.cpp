// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/behaviourmodel.h"

#include "engine/base/hash.h"
#include "engine/base/jsontext.h"
#include "engine/hmm/evidencejson.h"
#include "engine/hmm/json.h"
#include "engine/synthesis/settingsjson.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace sessionsmith::synthesis {

namespace {

using Json = nlohmann::json;

Result<BehaviourModel> fromJson(const Json& document)
{
    auto hmm = hmm::fromJson(document);
    if (!hmm) return tl::unexpected(hmm.error());
    auto items = readItems(document);
    if (!items) return tl::unexpected(items.error());
    auto revisits = readRevisits(document, int(hmm->actions.size()));
    if (!revisits) return tl::unexpected(revisits.error());
    auto visits = readVisits(document);
    if (!visits) return tl::unexpected(visits.error());
    auto gaps = readGaps(document, hmm->states.size());
    if (!gaps) return tl::unexpected(gaps.error());
    auto lengths = readLengths(document);
    if (!lengths) return tl::unexpected(lengths.error());
    BehaviourModel model{std::move(*hmm),
                         std::move(*items),
                         std::move(*revisits),
                         std::move(*visits),
                         std::move(*gaps),
                         std::move(*lengths),
                         nullptr};
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

/// The parts of a document with everything in them that is not always there.
std::vector<std::pair<std::string, Json>> fullParts()
{
    ItemSettings items;
    items.inventedSeed = 0;
    items.smoothingEvidence.emplace();
    items.ways = {1, 0};
    items.waysEvidence.emplace();
    items.catalogueEvidence.emplace();
    items.prices.median = 1;
    items.pricesEvidence.emplace();
    items.transitions.resize(1);
    RevisitSettings revisits;
    revisits.viewedBefore.resize(1);
    revisits.evidence.emplace();
    revisits.recencyWeight = 1;
    revisits.returnsEvidence.emplace();
    VisitSettings visits;
    visits.weekdays.resize(7);
    visits.evidence.emplace();
    GapSettings gaps;
    gaps.together = gaps.hours = hmm::Vector::Zero(1);
    gaps.evidence.emplace();
    Json gapKeys = toJson(gaps);
    gapKeys["counts"] = nullptr; // of documents before there was evidence
    LengthSettings lengths;
    lengths.shares.resize(1);
    lengths.evidence.emplace();
    return {{"items", toJson(items)},
            {"revisits", toJson(revisits)},
            {"visits", toJson(visits)},
            {"gaps", gapKeys},
            {"length", toJson(lengths)}};
}

std::vector<std::string> unknownKeys(const Json& document)
{
    std::vector<std::string> known = hmm::modelKeys();
    known.insert(known.end(), {"items", "revisits", "visits", "gaps", "length", "evidence"});
    std::vector<std::string> unknown;
    addUnknown(unknown, document, "", known);
    for (const auto& [key, part] : fullParts())
        if (const auto section = document.find(key); section != document.end()) {
            addUnknown(unknown, *section, key + ".", keysOf(part));
            for (const char* within : {"prices", "ways"}) // of numbers alone, all of them always there
                if (part.contains(within) && section->is_object() && section->contains(within))
                    addUnknown(unknown, (*section)[within], fmt::format("{}.{}.", key, within), keysOf(part[within]));
        }
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
    if (!model.revisits.isDefault()) document["revisits"] = toJson(model.revisits);
    if (!model.visits.isDefault()) document["visits"] = toJson(model.visits);
    if (!model.gaps.isDefault()) document["gaps"] = toJson(model.gaps);
    if (!model.lengths.isDefault()) document["length"] = toJson(model.lengths);
    if (model.evidence) document["evidence"] = hmm::toJson(*model.evidence);
    return jsonText(document);
}

std::string contentHash(const BehaviourModel& model)
{
    ContentHash hash;
    hash.add(std::string_view(hmm::contentHash(model.hmm)));
    hash.add(std::string_view(jsonText(toJson(model.items))));
    hash.add(std::string_view(jsonText(toJson(model.gaps))));
    if (!model.revisits.isDefault()) hash.add(std::string_view(jsonText(toJson(model.revisits))));
    if (!model.visits.isDefault()) hash.add(std::string_view(jsonText(toJson(model.visits))));
    if (!model.lengths.isDefault()) hash.add(std::string_view(jsonText(toJson(model.lengths))));
    if (model.evidence) hash.add(std::string_view(jsonText(hmm::toJson(*model.evidence))));
    return hash.hex();
}

} // namespace sessionsmith::synthesis
