// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/settingsjson.h"

#include "engine/synthesis/jsonfields.h"

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

Json toJson(const RevisitSettings& revisits)
{
    Json section{{"probability", listOf(revisits.probability)}, {"recency", revisits.recency}};
    if (!revisits.viewedBefore.empty()) section["viewed_before"] = revisits.viewedBefore;
    if (const auto& evidence = revisits.evidence)
        section["evidence"] = {{"events", listOf(evidence->events)},
                               {"revisits", listOf(evidence->revisits)},
                               {"choices", evidence->choices},
                               {"recency_low", evidence->recencyLow},
                               {"recency_high", evidence->recencyHigh}};
    return section;
}

Result<RevisitSettings> readRevisits(const Json& document, int actions)
{
    RevisitSettings revisits;
    const auto found = sectionOf(document, "revisits");
    if (!found) return tl::unexpected(found.error());
    if (!*found) return revisits;
    const Json& section = **found;
    const auto column = [&](const Json& of, const char* key, double most) {
        return readColumn(of, key, std::size_t(actions), 0, most,
                          SS_TEXT("engine", "\"{0}\" must have one entry for each of the {1} actions"));
    };
    auto probability = column(section, "probability", 1);
    if (!probability) return tl::unexpected(probability.error());
    revisits.probability = std::move(*probability);
    if (revisits.isDefault() && !section.empty())
        return fail(SS_TEXT("engine", "\"revisits\" needs \"probability\", one for each action"));
    if (auto taken = take(section, "recency", revisits.recency, RevisitSettings::leastRecency, 1); !taken)
        return tl::unexpected(taken.error());
    auto viewedBefore = readFlags(section, "viewed_before");
    if (!viewedBefore) return tl::unexpected(viewedBefore.error());
    revisits.viewedBefore = std::move(*viewedBefore);
    const auto told = sectionOf(section, "evidence");
    if (!told) return tl::unexpected(told.error());
    if (*told) {
        auto events = column(**told, "events", mostCounted), again = column(**told, "revisits", mostCounted);
        if (!events) return tl::unexpected(events.error());
        if (!again) return tl::unexpected(again.error());
        RevisitEvidence evidence{std::move(*events), std::move(*again)};
        for (const auto& taken : {take(**told, "choices", evidence.choices, 0, mostCounted),
                                  take(**told, "recency_low", evidence.recencyLow, 0, 1),
                                  take(**told, "recency_high", evidence.recencyHigh, 0, 1)})
            if (!taken) return tl::unexpected(taken.error());
        revisits.evidence = std::move(evidence);
    }
    if (auto valid = revisits.validate(actions); !valid) return tl::unexpected(valid.error());
    return revisits;
}

Json toJson(const VisitSettings& visits)
{
    Json section{{"hours", visits.hours},
                 {"sessions_per_user", visits.sessionsPerUser},
                 {"pause_log_mean", visits.pauseLogMean},
                 {"pause_log_deviation", visits.pauseLogDeviation},
                 {"days", visits.days}};
    if (!visits.weekdays.empty()) section["weekdays"] = visits.weekdays;
    if (const auto& evidence = visits.evidence)
        section["evidence"] = {
            {"users", evidence->users}, {"sessions", evidence->sessions}, {"pauses", evidence->pauses}};
    return section;
}

Result<VisitSettings> readVisits(const Json& document)
{
    VisitSettings visits;
    const auto found = sectionOf(document, "visits");
    if (!found) return tl::unexpected(found.error());
    if (!*found) return visits;
    const Json& section = **found;
    for (const auto& taken :
         {takeNumbers(section, "hours", visits.hours), takeNumbers(section, "weekdays", visits.weekdays),
          takeNumbers(section, "sessions_per_user", visits.sessionsPerUser),
          take(section, "pause_log_mean", visits.pauseLogMean, -50, 50),
          take(section, "pause_log_deviation", visits.pauseLogDeviation, 0, 20),
          take(section, "days", visits.days, 1, VisitSettings::mostDays)})
        if (!taken) return tl::unexpected(taken.error());
    if (visits.isDefault() && !section.empty())
        return fail(SS_TEXT("engine", "\"visits\" needs \"hours\", the 24 shares of a day"));
    const auto told = sectionOf(section, "evidence");
    if (!told) return tl::unexpected(told.error());
    if (*told) {
        VisitEvidence evidence;
        for (const auto& taken : {take(**told, "users", evidence.users, 0, mostCounted),
                                  take(**told, "sessions", evidence.sessions, 0, mostCounted),
                                  take(**told, "pauses", evidence.pauses, 0, mostCounted)})
            if (!taken) return tl::unexpected(taken.error());
        visits.evidence = evidence;
    }
    if (auto valid = visits.validate(); !valid) return tl::unexpected(valid.error());
    return visits;
}

Json toJson(const GapSettings& gaps)
{
    Json section{{"log_mean", listOf(gaps.logMean)}, {"log_deviation", listOf(gaps.logDeviation)}};
    if (gaps.counts.size() > 0) section["counts"] = listOf(gaps.counts);
    if (gaps.together.size() > 0) section["together"] = listOf(gaps.together);
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
    const auto column = [&](const char* key, double low, double high) {
        return readColumn(**section, key, states, low, high,
                          SS_TEXT("engine", "\"{0}\" must have one number for each of the {1} states"));
    };
    auto mean = column("log_mean", -50, 50);
    if (!mean) return tl::unexpected(mean.error());
    auto deviation = column("log_deviation", 0, 20);
    if (!deviation) return tl::unexpected(deviation.error());
    auto counts = column("counts", 0, mostCounted);
    if (!counts) return tl::unexpected(counts.error());
    auto together = column("together", 0, 1);
    if (!together) return tl::unexpected(together.error());
    if (mean->size() != deviation->size())
        return fail(SS_TEXT("engine", "\"gaps\" needs both \"log_mean\" and \"log_deviation\""));
    return GapSettings{std::move(*mean), std::move(*deviation), std::move(*counts), std::move(*together)};
}

} // namespace sessionsmith::synthesis
