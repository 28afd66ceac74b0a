// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/slices.h"

#include <array>
#include <functional>

namespace sessionsmith::learning {

namespace {

using Keys = std::function<std::string(std::size_t)>;

constexpr std::array<std::uint32_t, 6> bounds{0, 2, 5, 20, 100, 0xffffffff}; ///< last number of events of each slice

std::size_t binOf(std::uint32_t events)
{
    std::size_t bin = 0;
    while (events > bounds[bin])
        ++bin;
    return bin;
}

std::string binName(std::size_t bin)
{
    if (bin == 0) return "0";
    if (bin + 1 == bounds.size()) return fmt::format("{}+", bounds[bin - 1] + 1);
    return fmt::format("{}-{}", bounds[bin - 1] + 1, bounds[bin]);
}

Metrics metricsOf(const Evaluation& evaluation, const std::vector<std::size_t>& cases)
{
    std::vector<double> ranks;
    double loss = 0;
    for (const std::size_t i : cases) {
        ranks.push_back(evaluation.ranks[i]);
        if (!evaluation.losses.empty()) loss += evaluation.losses[i];
    }
    Metrics metrics = rankMetrics(ranks, std::array{10});
    metrics.erase("recall@10");
    metrics.erase("accuracy");
    if (!evaluation.losses.empty()) metrics["loss"] = loss / double(cases.size());
    return metrics;
}

/// One slice for each key that occurs, in the order of the keys.
template <typename Key>
void append(std::vector<Slice>& result, const char* by, const Evaluation& evaluation,
            const std::function<Key(std::size_t)>& keyOf, const std::function<std::string(const Key&)>& nameOf)
{
    std::map<Key, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < evaluation.ranks.size(); ++i)
        groups[keyOf(i)].push_back(i);
    for (const auto& [key, cases] : groups)
        result.push_back({by, nameOf(key), metricsOf(evaluation, cases)});
}

} // namespace

std::vector<Slice> slices(const Evaluation& evaluation, const CaseTraits& traits)
{
    std::vector<Slice> result;
    const auto byEvents = [&](const char* by, const std::vector<std::uint32_t>& events) {
        append<std::size_t>(
            result, by, evaluation, [&](std::size_t i) { return binOf(events[i]); }, binName);
    };
    byEvents("history", traits.history);
    byEvents("item events", traits.itemEvents);
    byEvents("user events", traits.userEvents);
    append<bool>(
        result, "target", evaluation, [&](std::size_t i) { return bool(traits.repeats[i]); },
        [](bool repeats) { return repeats ? "repeat" : "new"; });
    append<std::string>(
        result, "action", evaluation, [&](std::size_t i) { return traits.actions[i]; },
        [](const std::string& action) { return action; });
    return result;
}

} // namespace sessionsmith::learning
