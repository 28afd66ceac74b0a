// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/settingsjson.h"

#include <cmath>
#include <limits>

namespace sessionsmith::synthesis {

namespace {

using Json = nlohmann::json;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double mostCounted = 1e15; // beyond, a double is no whole number to the last digit

std::vector<double> listOf(const hmm::Vector& values)
{
    return {values.begin(), values.end()};
}

/// The object `parent[key]`, or nothing where there is none. Errors: it is none.
Result<const Json*> sectionOf(const Json& parent, const char* key)
{
    const auto section = parent.find(key);
    if (section == parent.end()) return nullptr;
    if (!section->is_object()) return fail(SS_TEXT("engine", "\"{0}\" is not a JSON object"), key);
    return &*section;
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

/// One number for each state; none where the key is missing or its list empty.
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

Json toJson(const SmoothingEvidence& evidence)
{
    return {{"estimate", evidence.estimate},
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

} // namespace

Json toJson(const ItemSettings& items)
{
    Json section{{"source", items.source},
                 {"source_hash", items.sourceHash},
                 {"smoothing", items.smoothing},
                 {"invented_items", items.inventedItems},
                 {"invented_categories", items.inventedCategories},
                 {"zipf_exponent", items.zipfExponent}};
    if (items.smoothingEvidence) section["smoothing_evidence"] = toJson(*items.smoothingEvidence);
    return section;
}

Json toJson(const GapSettings& gaps)
{
    Json section{{"log_mean", listOf(gaps.logMean)}, {"log_deviation", listOf(gaps.logDeviation)}};
    if (gaps.counts.size() > 0) section["counts"] = listOf(gaps.counts);
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
    for (const auto& taken : {take(section, "smoothing", items.smoothing, 0, 1e9),
                              take(section, "invented_items", items.inventedItems, 1, 1e7),
                              take(section, "invented_categories", items.inventedCategories, 1, 1e5),
                              take(section, "zipf_exponent", items.zipfExponent, 0, 10)})
        if (!taken) return tl::unexpected(taken.error());
    const auto told = sectionOf(section, "smoothing_evidence");
    if (!told) return tl::unexpected(told.error());
    if (*told) {
        auto evidence = readSmoothingEvidence(**told);
        if (!evidence) return tl::unexpected(evidence.error());
        items.smoothingEvidence = *evidence;
    }
    return items;
}

Result<GapSettings> readGaps(const Json& document, std::size_t states)
{
    const auto section = sectionOf(document, "gaps");
    if (!section) return tl::unexpected(section.error());
    if (!*section) return GapSettings{};
    auto mean = readColumn(**section, "log_mean", states, -50, 50);
    if (!mean) return tl::unexpected(mean.error());
    auto deviation = readColumn(**section, "log_deviation", states, 0, 20);
    if (!deviation) return tl::unexpected(deviation.error());
    auto counts = readColumn(**section, "counts", states, 0, mostCounted);
    if (!counts) return tl::unexpected(counts.error());
    if (mean->size() != deviation->size())
        return fail(SS_TEXT("engine", "\"gaps\" needs both \"log_mean\" and \"log_deviation\""));
    return GapSettings{std::move(*mean), std::move(*deviation), std::move(*counts)};
}

} // namespace sessionsmith::synthesis
