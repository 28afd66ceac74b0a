// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/jsonfields.h"
#include "engine/synthesis/settingsjson.h"
#include "engine/synthesis/shares.h"

#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace sessionsmith::synthesis {

namespace {

using Json = nlohmann::json;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// What may be infinite, as null.
Json finiteOrNull(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

/// The same back. Errors: also a key that is missing, for evidence is written whole.
Result<> takePerplexity(const Json& section, const char* key, double& value)
{
    const auto found = section.find(key);
    if (found != section.end() && found->is_null()) {
        value = infinity;
        return {};
    }
    return take(section, key, value, 1, infinity);
}

Json toJson(const SmoothingEvidence& evidence)
{
    return {{"source", evidence.source},
            {"estimate", evidence.estimate},
            {"low", evidence.low},
            {"high", evidence.high},
            {"held_out_sessions", evidence.sessions},
            {"steps", evidence.steps},
            {"impossible_steps", evidence.impossibleSteps},
            {"perplexity", finiteOrNull(evidence.perplexity)},
            {"perplexity_of_items", finiteOrNull(evidence.perplexityOfItems)},
            {"perplexity_by_default", finiteOrNull(evidence.perplexityByDefault)},
            {"perplexity_of_categories", finiteOrNull(evidence.perplexityOfCategories)}};
}

Result<SmoothingEvidence> readSmoothingEvidence(const Json& section)
{
    SmoothingEvidence evidence;
    evidence.source = textOf(section, "source");
    for (const auto& taken : {take(section, "estimate", evidence.estimate, 0, 1e9),
                              take(section, "low", evidence.low, 0, 1e9), take(section, "high", evidence.high, 0, 1e9),
                              take(section, "held_out_sessions", evidence.sessions, 0, mostCounted),
                              take(section, "steps", evidence.steps, 0, mostCounted),
                              take(section, "impossible_steps", evidence.impossibleSteps, 0, mostCounted),
                              takePerplexity(section, "perplexity", evidence.perplexity),
                              takePerplexity(section, "perplexity_of_items", evidence.perplexityOfItems),
                              takePerplexity(section, "perplexity_by_default", evidence.perplexityByDefault),
                              takePerplexity(section, "perplexity_of_categories", evidence.perplexityOfCategories)})
        if (!taken) return tl::unexpected(taken.error());
    return evidence;
}

Json toJson(const ItemWays& ways)
{
    return {{"backward", ways.backward}, {"related", ways.related}};
}

/// Where there is no such section, it is as it was.
Result<> takeWays(const Json& within, const char* key, ItemWays& ways)
{
    const auto found = sectionOf(within, key);
    if (!found) return tl::unexpected(found.error());
    if (!*found) return {};
    for (const auto& taken :
         {take(**found, "backward", ways.backward, 0, 1), take(**found, "related", ways.related, 0, 1)})
        if (!taken) return taken;
    return {};
}

Json toJson(const WaysEvidence& evidence)
{
    return {{"source", evidence.source},
            {"steps", evidence.steps},
            {"estimate", toJson(evidence.estimate)},
            {"low", toJson(evidence.low)},
            {"high", toJson(evidence.high)},
            {"perplexity", finiteOrNull(evidence.perplexity)},
            {"perplexity_of_followers", finiteOrNull(evidence.perplexityOfFollowers)}};
}

Result<WaysEvidence> readWaysEvidence(const Json& section)
{
    WaysEvidence evidence;
    evidence.source = textOf(section, "source");
    for (const auto& taken :
         {take(section, "steps", evidence.steps, 0, mostCounted), takeWays(section, "estimate", evidence.estimate),
          takeWays(section, "low", evidence.low), takeWays(section, "high", evidence.high),
          takePerplexity(section, "perplexity", evidence.perplexity),
          takePerplexity(section, "perplexity_of_followers", evidence.perplexityOfFollowers)})
        if (!taken) return tl::unexpected(taken.error());
    return evidence;
}

Json toJson(const CatalogueEvidence& evidence)
{
    return {{"source", evidence.source}, {"events", evidence.events},
            {"items", evidence.items},   {"categories", evidence.categories},
            {"low", evidence.low},       {"zipf_exponent", evidence.zipfExponent},
            {"high", evidence.high}};
}

Result<CatalogueEvidence> readCatalogueEvidence(const Json& section)
{
    CatalogueEvidence evidence;
    evidence.source = textOf(section, "source");
    for (const auto& taken : {take(section, "events", evidence.events, 0, mostCounted),
                              take(section, "items", evidence.items, 0, mostCounted),
                              take(section, "categories", evidence.categories, 0, mostCounted),
                              take(section, "zipf_exponent", evidence.zipfExponent, 0, 10),
                              take(section, "low", evidence.low, 0, 10), take(section, "high", evidence.high, 0, 10)})
        if (!taken) return tl::unexpected(taken.error());
    return evidence;
}

Result<std::vector<CategoryTransition>> readTransitions(const Json& section)
{
    std::vector<CategoryTransition> transitions;
    const auto found = section.find("transitions");
    if (found == section.end()) return transitions;
    const auto isEntry = [](const Json& entry) {
        return entry.is_object() && entry.contains("from") && entry["from"].is_string() && entry.contains("to") &&
               entry["to"].is_string() && entry.contains("probability");
    };
    if (!found->is_array() || !std::all_of(found->begin(), found->end(), isEntry))
        return fail(SS_TEXT("engine", "\"{0}\" is not a list of \"from\", \"to\" and \"probability\""), "transitions");
    for (const Json& entry : *found) {
        CategoryTransition set{entry["from"].get<std::string>(), entry["to"].get<std::string>()};
        if (auto taken = take(entry, "probability", set.probability, 0, 1); !taken)
            return tl::unexpected(taken.error());
        transitions.push_back(std::move(set));
    }
    return transitions;
}

} // namespace

Result<> ItemSettings::validate() const
{
    constexpr double rounding = 1e-9;
    for (const auto& checked : {checkNumber("smoothing", smoothing, 0, 1e9),
                                checkNumber("invented_items", inventedItems, 1, mostInventedItems),
                                checkNumber("invented_categories", inventedCategories, 1, mostInventedCategories),
                                checkNumber("zipf_exponent", zipfExponent, 0, 10)})
        if (!checked) return checked;
    for (const auto& checked :
         {checkNumber("backward", ways.backward, 0, 1), checkNumber("related", ways.related, 0, 1)})
        if (!checked) return checked;
    if (auto valid = validatePrices(prices); !valid) return valid;
    if (ways.sum() > 1 + rounding) return fail(SS_TEXT("engine", "The \"ways\" of the items come to more than one"));
    std::map<std::string, double> sums;
    std::set<std::pair<std::string, std::string>> seen;
    for (const CategoryTransition& set : transitions) {
        if (auto checked = checkNumber("probability", set.probability, 0, 1); !checked) return checked;
        if (!seen.emplace(set.from, set.to).second)
            return fail(SS_TEXT("engine", "\"transitions\" has {0} to {1} twice"), set.from, set.to);
        if ((sums[set.from] += set.probability) > 1 + rounding)
            return fail(SS_TEXT("engine", "The \"transitions\" from {0} come to more than one"), set.from);
    }
    return {};
}

Json toJson(const ItemSettings& items)
{
    Json section{{"source", items.source},
                 {"source_hash", items.sourceHash},
                 {"smoothing", items.smoothing},
                 {"invented_items", items.inventedItems},
                 {"invented_categories", items.inventedCategories},
                 {"zipf_exponent", items.zipfExponent}};
    if (items.inventedSeed != ItemSettings{}.inventedSeed) section["invented_seed"] = items.inventedSeed;
    for (const CategoryTransition& set : items.transitions)
        section["transitions"].push_back({{"from", set.from}, {"to", set.to}, {"probability", set.probability}});
    if (items.ways.sum() > 0) section["ways"] = toJson(items.ways);
    if (items.prices.median > 0) section["prices"] = toJson(items.prices);
    if (items.pricesEvidence) section["prices_evidence"] = toJson(*items.pricesEvidence);
    if (items.waysEvidence) section["ways_evidence"] = toJson(*items.waysEvidence);
    if (items.catalogueEvidence) section["catalogue_evidence"] = toJson(*items.catalogueEvidence);
    if (items.smoothingEvidence) section["smoothing_evidence"] = toJson(*items.smoothingEvidence);
    return section;
}

Result<ItemSettings> readItems(const Json& document)
{
    ItemSettings items;
    const auto found = sectionOf(document, "items");
    if (!found) return tl::unexpected(found.error());
    if (!*found) return items;
    const Json& section = **found;
    items.source = textOf(section, "source");
    items.sourceHash = textOf(section, "source_hash");
    for (const auto& taken :
         {take(section, "smoothing", items.smoothing, 0, 1e9),
          take(section, "invented_items", items.inventedItems, 1, ItemSettings::mostInventedItems),
          take(section, "invented_categories", items.inventedCategories, 1, ItemSettings::mostInventedCategories),
          take(section, "zipf_exponent", items.zipfExponent, 0, 10),
          take(section, "invented_seed", items.inventedSeed, 0, mostCounted)})
        if (!taken) return tl::unexpected(taken.error());
    const auto takePart = [&section](const char* key, const auto& read, auto& part) -> Result<> {
        auto value = readSection(section, key, read);
        if (!value) return tl::unexpected(value.error());
        if (*value) part = std::move(**value);
        return {};
    };
    auto transitions = readTransitions(section);
    if (!transitions) return tl::unexpected(transitions.error());
    items.transitions = std::move(*transitions);
    for (const auto& taken : {takeWays(section, "ways", items.ways), takePart("prices", readPrices, items.prices),
                              takePart("smoothing_evidence", readSmoothingEvidence, items.smoothingEvidence),
                              takePart("ways_evidence", readWaysEvidence, items.waysEvidence),
                              takePart("catalogue_evidence", readCatalogueEvidence, items.catalogueEvidence),
                              takePart("prices_evidence", readPriceEvidence, items.pricesEvidence)})
        if (!taken) return tl::unexpected(taken.error());
    if (auto valid = items.validate(); !valid) return tl::unexpected(valid.error());
    return items;
}

} // namespace sessionsmith::synthesis
