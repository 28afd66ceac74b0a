// SPDX-License-Identifier: GPL-3.0-or-later
// Gaps and lengths: what is between the events of a session, and how many there are.
#include "engine/synthesis/jsonfields.h"
#include "engine/synthesis/settingsjson.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace sessionsmith::synthesis {

namespace {

constexpr double mostError = 1e3; // of an hour's effect on ln(seconds)
constexpr std::array<std::string_view, 3> kindNames{"end", "fixed", "drawn"};

} // namespace

using Json = nlohmann::json;

Json toJson(const GapSettings& gaps)
{
    Json section{{"log_mean", listOf(gaps.logMean)}, {"log_deviation", listOf(gaps.logDeviation)}};
    if (gaps.together.size() > 0) section["together"] = listOf(gaps.together);
    if (gaps.hours.size() > 0) section["hours"] = listOf(gaps.hours);
    if (const auto& evidence = gaps.evidence) {
        section["evidence"] = {{"source", evidence->source},
                               {"counts", listOf(evidence->counts)},
                               {"log_mean", listOf(evidence->logMean)},
                               {"log_deviation", listOf(evidence->logDeviation)}};
        for (const auto& [key, values] : {std::pair("together", &evidence->together),
                                          {"hour_counts", &evidence->hourCounts},
                                          {"hours", &evidence->hours},
                                          {"hour_errors", &evidence->hourErrors}})
            if (values->size() > 0) section["evidence"][key] = listOf(*values);
    }
    return section;
}

Result<GapSettings> readGaps(const Json& document, std::size_t states)
{
    const auto found = sectionOf(document, "gaps");
    if (!found) return tl::unexpected(found.error());
    if (!*found) return GapSettings{};
    const Json& section = **found;
    const auto told = sectionOf(section, "evidence");
    if (!told) return tl::unexpected(told.error());
    GapSettings gaps;
    GapEvidence evidence;
    const auto take = [&](const Json& of, const char* key, double low, double high, hmm::Vector& values) -> Result<> {
        auto column = readColumn(of, key, states, low, high,
                                 SS_TEXT("engine", "\"{0}\" must have one number for each of the {1} states"));
        if (!column) return tl::unexpected(column.error());
        values = std::move(*column);
        return {};
    };
    const auto takeHours = [](const Json& of, const char* key, double low, double high,
                              hmm::Vector& values) -> Result<> {
        auto column = readColumn(of, key, hoursOfADay, low, high,
                                 SS_TEXT("engine", "\"{0}\" must have one number for each of the {1} hours"));
        if (!column) return tl::unexpected(column.error());
        values = std::move(*column);
        return {};
    };
    const auto takeGaps = [&](const Json& of, auto& into) -> Result<> {
        for (const auto& taken :
             {take(of, "log_mean", -50, 50, into.logMean), take(of, "log_deviation", 0, 20, into.logDeviation),
              take(of, "together", 0, 1, into.together),
              takeHours(of, "hours", GapSettings::leastFactor, GapSettings::mostFactor, into.hours)})
            if (!taken) return taken;
        if (into.logMean.size() != into.logDeviation.size())
            return fail(SS_TEXT("engine", "\"gaps\" needs both \"log_mean\" and \"log_deviation\""));
        return {};
    };
    if (auto taken = takeGaps(section, gaps); !taken) return tl::unexpected(taken.error());
    // Documents from before there was evidence have its counts among the gaps.
    if (auto taken = take(*told ? **told : section, "counts", 0, mostCounted, evidence.counts); !taken)
        return tl::unexpected(taken.error());
    if (gaps.isDefault() && gaps.hours.size() > 0)
        return fail(SS_TEXT("engine", "\"gaps\" needs both \"log_mean\" and \"log_deviation\""));
    if (evidence.counts.size() == 0) return gaps;
    evidence.logMean = gaps.logMean;
    evidence.logDeviation = gaps.logDeviation;
    evidence.together = gaps.together;
    if (*told) {
        evidence.source = textOf(**told, "source");
        for (const auto& taken :
             {takeGaps(**told, evidence), takeHours(**told, "hour_counts", 0, mostCounted, evidence.hourCounts),
              takeHours(**told, "hour_errors", 0, mostError, evidence.hourErrors)})
            if (!taken) return tl::unexpected(taken.error());
        if (evidence.hours.size() != evidence.hourErrors.size())
            return fail(SS_TEXT("engine", "\"evidence\" needs both \"hours\" and \"hour_errors\""));
    }
    if (gaps.isDefault() || evidence.logMean.size() == 0)
        return fail(SS_TEXT("engine", "\"gaps\" needs both \"log_mean\" and \"log_deviation\""));
    gaps.evidence = std::move(evidence);
    return gaps;
}

Json toJson(const LengthSettings& lengths)
{
    Json section{{"kind", kindNames[std::size_t(lengths.kind)]}, {"events", lengths.events}};
    if (!lengths.shares.empty()) section["shares"] = lengths.shares;
    if (const auto& evidence = lengths.evidence)
        section["evidence"] = {{"source", evidence->source}, {"counts", evidence->counts}};
    return section;
}

Result<LengthSettings> readLengths(const Json& document)
{
    LengthSettings lengths;
    const auto found = sectionOf(document, "length");
    if (!found) return tl::unexpected(found.error());
    if (!*found) return lengths;
    const Json& section = **found;
    const auto kind = std::find(kindNames.begin(), kindNames.end(), textOf(section, "kind"));
    if (kind == kindNames.end())
        return fail(SS_TEXT("engine", "\"length\" needs a \"kind\": \"end\", \"fixed\" or \"drawn\""));
    lengths.kind = LengthSettings::Kind(kind - kindNames.begin());
    for (const auto& taken : {take(section, "events", lengths.events, 1, double(LengthSettings::mostEvents)),
                              takeNumbers(section, "shares", lengths.shares)})
        if (!taken) return tl::unexpected(taken.error());
    const auto told = sectionOf(section, "evidence");
    if (!told) return tl::unexpected(told.error());
    if (*told) {
        LengthEvidence evidence{textOf(**told, "source"), {}};
        if (auto taken = takeNumbers(**told, "counts", evidence.counts); !taken) return tl::unexpected(taken.error());
        lengths.evidence = std::move(evidence);
    }
    if (auto valid = lengths.validate(); !valid) return tl::unexpected(valid.error());
    return lengths;
}

} // namespace sessionsmith::synthesis
