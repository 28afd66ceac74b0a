// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/generatorparts.h"

#include "app/cli/tables.h"

#include "engine/synthesis/settingsjson.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::cli {

namespace {

std::string smoothingText(const synthesis::ItemSettings& items)
{
    const auto& evidence = items.smoothingEvidence;
    if (!evidence)
        return fmt::format("smoothing of item transitions: {:g} events as by default, no held-out session shows a "
                           "step\n",
                           items.smoothing);
    const std::string estimate =
        !evidence->followsItems()
            ? fmt::format("{:.0e} events, where the search ends: items follow their categories alone",
                          evidence->estimate)
        : evidence->isOpen()
            ? fmt::format("{:.4g} events (95 %: {:.4g} or more)", evidence->estimate, evidence->low)
            : fmt::format("{:.4g} events (95 %: {:.4g} to {:.4g})", evidence->estimate, evidence->low, evidence->high);
    return fmt::format(
        "smoothing of item transitions: {}, from {} steps of {} held-out sessions;\n"
        "  {} more go to items or categories that the other sessions do not know\n"
        "  held-out perplexity of the next item: {:.2f}; with {:g} events {:.2f}, by item transitions alone {:.2f}, by "
        "category transitions alone {:.2f}\n",
        estimate, evidence->steps, evidence->sessions, evidence->impossibleSteps, evidence->perplexity,
        synthesis::ItemSettings{}.smoothing, evidence->perplexityByDefault, evidence->perplexityOfItems,
        evidence->perplexityOfCategories);
}

std::string waysText(const synthesis::ItemSettings& items)
{
    const auto& evidence = items.waysEvidence;
    if (!evidence) return {};
    std::vector<std::vector<std::string>> rows;
    for (const auto& [name, way] : {std::pair("back to what came before the last item", &synthesis::ItemWays::backward),
                                    std::pair("to what is alike", &synthesis::ItemWays::related)})
        rows.push_back({name, fmt::format("{:.1f} %", 100 * evidence->estimate.*way),
                        fmt::format("{:.1f} to {:.1f} %", 100 * evidence->low.*way, 100 * evidence->high.*way)});
    return table({"steps that go", "share", "95 %"}, rows) +
           fmt::format("  the others follow the last item; held-out perplexity {:.2f}, if all did {:.2f}\n",
                       evidence->perplexity, evidence->perplexityOfFollowers);
}

std::string returnsText(const synthesis::RevisitSettings& revisits)
{
    const auto& evidence = revisits.returnsEvidence;
    if (!evidence) return {};
    const std::string rest =
        fmt::format("from {} held-out choices\n  perplexity of the item {:.2f}; by recency alone {:.2f}\n",
                    evidence->choices, evidence->perplexity, evidence->perplexityByRecency);
    if (!revisits.recencyWeight)
        return fmt::format("  which of them follows from that alone: the item before says nothing more, {}", rest);
    return fmt::format("  beside the steps from the item before that weighs {:.4g} events (95 %: {:.4g} to {:.4g}), {}",
                       evidence->estimate, evidence->low, evidence->high, rest);
}

std::string revisitsText(const synthesis::BehaviourModel& model)
{
    const synthesis::RevisitSettings& revisits = model.revisits;
    if (revisits.isDefault()) return "revisits of items: no session has two events\n";
    std::vector<std::vector<std::string>> rows;
    for (std::int32_t a = 0; a < model.hmm.actionCount(); ++a) {
        const hmm::Interval interval = revisits.intervalOf(a);
        rows.push_back({model.hmm.actions[std::size_t(a)], fmt::format("{:.4f}", revisits.probability[a]),
                        fmt::format("{:.4f} to {:.4f}", interval.low, interval.high),
                        fmt::format("{:.0f}", revisits.evidence->events[a]),
                        !revisits.viewedBefore.empty() && revisits.viewedBefore[std::size_t(a)] ? "always" : ""});
    }
    return table({"action", "returns to an item", "95 %", "events", ""}, rows) +
           fmt::format("each item further back is {:.4f} times as likely (95 %: {:.4f} to {:.4f}), from {} choices\n",
                       revisits.recency, revisits.evidence->recencyLow, revisits.evidence->recencyHigh,
                       revisits.evidence->choices) +
           returnsText(revisits);
}

std::string visitsText(const synthesis::VisitSettings& visits)
{
    if (visits.isDefault()) return "visits: the log has no times\n";
    const auto& evidence = *visits.evidence;
    const auto busiest = std::max_element(visits.hours.begin(), visits.hours.end()) - visits.hours.begin();
    return fmt::format(
        "visits: {} users with {} sessions in {} days, the busiest hour from {}:00 to {}:59 UTC ({:.1f} %){}\n"
        "  median pause of a user {:.2f} h, deviation of its logarithm {:.3f}, from {} pauses\n",
        evidence.users, evidence.sessions, visits.days, busiest, busiest, 100 * visits.hours[std::size_t(busiest)],
        visits.weekdays.empty() ? ", too few days to tell weekdays apart" : "", std::exp(visits.pauseLogMean) / 3600,
        visits.pauseLogDeviation, evidence.pauses);
}

std::string catalogueText(const synthesis::ItemSettings& items)
{
    const auto& evidence = items.catalogueEvidence;
    if (!evidence) return "catalogue: no event on an item\n";
    const std::string catalogue = fmt::format(
        "catalogue: {} items in {} categories, Zipf exponent {:.3f} (95 %: {:.3f} to {:.3f}) from {} "
        "events\n",
        evidence->items, evidence->categories, evidence->zipfExponent, evidence->low, evidence->high, evidence->events);
    const auto& prices = items.pricesEvidence;
    if (!prices) return catalogue;
    return catalogue +
           fmt::format("  prices: median {:.2f} (95 %: {:.2f} to {:.2f}), deviation of the logarithm {:.3f} "
                       "({:.3f} to {:.3f}), from {} items\n",
                       prices->median, prices->low, prices->high, prices->spread, prices->spreadLow, prices->spreadHigh,
                       prices->items);
}

std::string lengthsText(const synthesis::LengthSettings& lengths)
{
    using Kind = synthesis::LengthSettings::Kind;
    return fmt::format("session lengths: mean {:.2f} events, {} in use\n",
                       synthesis::LengthSettings{Kind::Drawn, 1, lengths.shares}.mean(),
                       lengths.kind == Kind::End ? "the END state" : "these");
}

std::string hoursText(const synthesis::GapSettings& gaps)
{
    if (gaps.hours.size() == 0) return "  by hour of the day they differ no more than by chance\n";
    Eigen::Index longest = 0, shortest = 0;
    gaps.hours.maxCoeff(&longest);
    gaps.hours.minCoeff(&shortest);
    const auto told = [&](Eigen::Index hour) {
        const hmm::Interval interval = gaps.evidence->hourInterval(int(hour));
        return fmt::format("{:.2f} times as long as usual from {}:00 to {}:59 UTC (95 %: {:.2f} to {:.2f})",
                           gaps.hours[hour], hour, hour, interval.low, interval.high);
    };
    return fmt::format("  by hour of the day: {},\n  {}\n", told(shortest), told(longest));
}

std::string gapsText(const synthesis::BehaviourModel& model)
{
    const synthesis::GapSettings& gaps = model.gaps;
    if (gaps.isDefault()) return "gaps between events: the log shows none\n";
    std::vector<std::vector<std::string>> rows;
    for (int i = 0; i < model.hmm.stateCount(); ++i)
        rows.push_back({model.hmm.states[std::size_t(i)], fmt::format("{:.1f} s", std::exp(gaps.logMean[i])),
                        fmt::format("{:.3f}", gaps.logDeviation[i]), fmt::format("{:.0f}", gaps.evidence->counts[i]),
                        fmt::format("{:.1f} %", gaps.together.size() > 0 ? 100 * gaps.together[i] : 0.0)});
    return table({"state", "median gap", "deviation of its logarithm", "gaps", "without a pause"}, rows) +
           hoursText(gaps);
}

} // namespace

void addGeneratorParts(const synthesis::BehaviourModel& model, Output& output)
{
    output.document["items"] = synthesis::toJson(model.items);
    output.document["revisits"] = synthesis::toJson(model.revisits);
    output.document["visits"] = synthesis::toJson(model.visits);
    output.document["gaps"] = synthesis::toJson(model.gaps);
    output.document["length"] = synthesis::toJson(model.lengths);
    output.text += "\n" + catalogueText(model.items) + smoothingText(model.items) + waysText(model.items) + "\n" +
                   revisitsText(model) + "\n" + visitsText(model.visits) + "\n" + gapsText(model) + "\n" +
                   lengthsText(model.lengths);
}

} // namespace sessionsmith::cli
