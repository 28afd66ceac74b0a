// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/verdict.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sessionsmith::fidelity {

namespace {

constexpr double copyShare = 0.5;

/// The beginnings of the names of figures that follow from what single actions do, and of those that a part governs.
constexpr std::array ofActions{"actions_", "transitions_", "trigrams_", "fourgrams_", "funnel_", "action_", "order_"};
constexpr std::array ofParts{std::pair("length_", Part::End),
                             std::pair("gap_", Part::Gaps),
                             std::pair("item_popularity_", Part::Items),
                             std::pair("item_rank_", Part::Items),
                             std::pair("item_gini", Part::Items),
                             std::pair("item_coverage", Part::Items),
                             std::pair("category_", Part::ItemTransitions),
                             std::pair("item_pair_", Part::ItemTransitions),
                             std::pair("tstr_item_", Part::ItemTransitions),
                             std::pair("repeat_", Part::Revisits)};

bool isExplained(const Metric& metric, const std::vector<Difference>& differences)
{
    const auto begins = [&](const char* with) { return metric.name.starts_with(with); };
    return std::ranges::any_of(differences, [&](const Difference& difference) {
        if (!difference.from.empty()) return std::ranges::any_of(ofActions, begins);
        return std::ranges::any_of(ofParts,
                                   [&](const auto& of) { return of.second == difference.part && begins(of.first); });
    });
}

} // namespace

bool isCopy(const Report& report)
{
    const Metric* copies = report.find("copies");
    return copies && copies->isBad && copies->value >= copyShare;
}

Message copyWarning(const Report& report)
{
    if (!isCopy(report)) return {};
    return Message(SS_TEXT("engine",
                           "The synthetic log is a copy: {0} % of its sessions of five events or more are real "
                           "ones, item by item. However near it comes, it must not be handed on, and there is "
                           "no overall figure"),
                   fmt::format("{:.0f}", 100 * report.find("copies")->value));
}

Message seenWarning(const Report& report)
{
    if (!report.isOfReal) return {};
    return Message(SS_TEXT("engine",
                           "The synthetic log was made after this very real log: none of it was held out from "
                           "the model, so that the figures are better than they would be beside unseen "
                           "sessions, and what concerns privacy tells nothing. Split the log by its users, fit "
                           "the model to one part and compare with the other"));
}

Message unexplainedFigures(const Report& report)
{
    Message titles;
    for (const Metric& metric : report.metrics) {
        if (!metric.isBad || isExplained(metric, report.differences)) continue;
        titles = titles.isEmpty() ? metric.title : Message(SS_TEXT("engine", "{0}; {1}"), titles, metric.title);
    }
    if (titles.isEmpty()) return {};
    if (report.differences.empty())
        return Message(SS_TEXT("engine",
                               "Bad all the same, but the work of several parts at once, or nothing that a part "
                               "of the model holds: {0}"),
                       titles);
    return Message(SS_TEXT("engine", "Bad too, but the work of several parts at once, nothing that a part of the model "
                                     "holds, or smaller than what is listed: {0}"),
                   titles);
}

} // namespace sessionsmith::fidelity
