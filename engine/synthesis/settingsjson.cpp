// SPDX-License-Identifier: GPL-3.0-or-later
// Revisits and visits; items are in itemsjson.cpp, gaps and lengths in gapsjson.cpp.
#include "engine/synthesis/settingsjson.h"

#include "engine/synthesis/jsonfields.h"

#include <limits>

namespace sessionsmith::synthesis {

using Json = nlohmann::json;

Json toJson(const RevisitSettings& revisits)
{
    Json section{{"probability", listOf(revisits.probability)}, {"recency", revisits.recency}};
    if (revisits.recencyWeight) section["recency_weight"] = *revisits.recencyWeight;
    if (!revisits.viewedBefore.empty()) section["viewed_before"] = revisits.viewedBefore;
    if (const auto& evidence = revisits.returnsEvidence)
        section["returns_evidence"] = {{"source", evidence->source},
                                       {"estimate", evidence->estimate},
                                       {"low", evidence->low},
                                       {"high", evidence->high},
                                       {"choices", evidence->choices},
                                       {"perplexity", evidence->perplexity},
                                       {"perplexity_by_recency", evidence->perplexityByRecency}};
    if (const auto& evidence = revisits.evidence)
        section["evidence"] = {{"source", evidence->source},
                               {"events", listOf(evidence->events)},
                               {"revisits", listOf(evidence->revisits)},
                               {"choices", evidence->choices},
                               {"recency_low", evidence->recencyLow},
                               {"recency_high", evidence->recencyHigh}};
    return section;
}

namespace {

Result<ReturnsEvidence> readReturnsEvidence(const Json& section)
{
    constexpr double most = 1e9, any = std::numeric_limits<double>::infinity();
    ReturnsEvidence evidence;
    evidence.source = textOf(section, "source");
    for (const auto& taken :
         {take(section, "estimate", evidence.estimate, 0, most), take(section, "low", evidence.low, 0, most),
          take(section, "high", evidence.high, 0, most), take(section, "choices", evidence.choices, 0, mostCounted),
          take(section, "perplexity", evidence.perplexity, 1, any),
          take(section, "perplexity_by_recency", evidence.perplexityByRecency, 1, any)})
        if (!taken) return tl::unexpected(taken.error());
    return evidence;
}

} // namespace

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
    if (section.contains("recency_weight")) {
        constexpr double least = ReturnsEvidence::least, most = ReturnsEvidence::most;
        if (auto taken = take(section, "recency_weight", revisits.recencyWeight.emplace(), least, most); !taken)
            return tl::unexpected(taken.error());
    }
    auto viewedBefore = readFlags(section, "viewed_before");
    if (!viewedBefore) return tl::unexpected(viewedBefore.error());
    revisits.viewedBefore = std::move(*viewedBefore);
    const auto returns = sectionOf(section, "returns_evidence");
    if (!returns) return tl::unexpected(returns.error());
    if (*returns) {
        auto evidence = readReturnsEvidence(**returns);
        if (!evidence) return tl::unexpected(evidence.error());
        revisits.returnsEvidence = std::move(*evidence);
    }
    const auto told = sectionOf(section, "evidence");
    if (!told) return tl::unexpected(told.error());
    if (*told) {
        auto events = column(**told, "events", mostCounted), again = column(**told, "revisits", mostCounted);
        if (!events) return tl::unexpected(events.error());
        if (!again) return tl::unexpected(again.error());
        RevisitEvidence evidence{textOf(**told, "source"), std::move(*events), std::move(*again)};
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
        section["evidence"] = {{"source", evidence->source},
                               {"users", evidence->users},
                               {"sessions", evidence->sessions},
                               {"pauses", evidence->pauses},
                               {"hours", evidence->hours},
                               {"weekdays", evidence->weekdays},
                               {"sessions_per_user", evidence->sessionsPerUser},
                               {"pause_log_mean", evidence->pauseLogMean},
                               {"pause_log_deviation", evidence->pauseLogDeviation}};
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
        evidence.source = textOf(**told, "source");
        evidence.pauseLogMean = visits.pauseLogMean; // of documents before it was kept
        evidence.pauseLogDeviation = visits.pauseLogDeviation;
        for (const auto& taken :
             {take(**told, "users", evidence.users, 0, mostCounted),
              take(**told, "sessions", evidence.sessions, 0, mostCounted),
              take(**told, "pauses", evidence.pauses, 0, mostCounted), takeNumbers(**told, "hours", evidence.hours),
              takeNumbers(**told, "weekdays", evidence.weekdays),
              takeNumbers(**told, "sessions_per_user", evidence.sessionsPerUser),
              take(**told, "pause_log_mean", evidence.pauseLogMean, -50, 50),
              take(**told, "pause_log_deviation", evidence.pauseLogDeviation, 0, 20)})
            if (!taken) return tl::unexpected(taken.error());
        visits.evidence = evidence;
    }
    if (auto valid = visits.validate(); !valid) return tl::unexpected(valid.error());
    return visits;
}

} // namespace sessionsmith::synthesis
