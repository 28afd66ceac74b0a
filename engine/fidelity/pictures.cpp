// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/pictures.h"

#include <algorithm>
#include <numeric>

namespace sessionsmith::fidelity {

namespace {

std::vector<double> lengthsOf(const Sessions& sessions)
{
    std::vector<double> shares(Pictures::longest);
    for (std::size_t s = 0; s < sessions.size(); ++s)
        shares[std::min(sessions.actionsOf(s).size(), Pictures::longest) - 1] += 1.0 / double(sessions.size());
    return shares;
}

std::vector<double> actionsOf(const Sessions& sessions, std::size_t actions)
{
    std::vector<double> shares(actions);
    for (const std::int32_t action : sessions.action)
        shares[std::size_t(action)] += 1.0 / double(sessions.eventCount());
    return shares;
}

/// A class goes up to, and is without, its end.
template <typename Ends>
std::size_t classOf(double value, const Ends& ends)
{
    return std::size_t(std::ranges::upper_bound(ends, value) - ends.begin());
}

std::vector<double> gapsOf(const Sessions& sessions)
{
    std::vector<double> shares(Pictures::gapEnds.size() + 1);
    const double gaps = double(sessions.eventCount() - sessions.size());
    for (std::size_t s = 0; s < sessions.size(); ++s)
        for (std::size_t i = sessions.offsets[s] + 1; i < sessions.offsets[s + 1]; ++i) {
            const double seconds = double(sessions.time[i] - sessions.time[i - 1]) / 1000;
            shares[classOf(seconds, Pictures::gapEnds)] += 1 / gaps;
        }
    return shares;
}

std::vector<double> ranksOf(const Sessions& sessions, std::size_t items)
{
    std::vector<std::size_t> counts(items);
    for (const std::int32_t item : sessions.item)
        ++counts[std::size_t(item)];
    std::ranges::sort(counts, std::greater());
    std::vector<double> shares(Pictures::rankEnds.size() + 1);
    for (std::size_t rank = 0; rank < items; ++rank)
        shares[classOf(double(rank), Pictures::rankEnds)] += double(counts[rank]) / double(sessions.eventCount());
    return shares;
}

/// In the places that the actions have in the picture.
hmm::Sequences placed(const Sessions& sessions, const std::vector<std::int32_t>& place)
{
    hmm::Sequences sequences;
    sequences.offsets = sessions.offsets;
    for (const std::int32_t action : sessions.action)
        sequences.symbols.push_back(place[std::size_t(action)]);
    return sequences;
}

hmm::Matrix frequencies(const hmm::ActionTransitions& transitions)
{
    const int actions = transitions.actions();
    hmm::Matrix result(actions, actions);
    for (int a = 0; a < actions; ++a)
        for (int b = 0; b < actions; ++b)
            result(a, b) = transitions.frequency(a, b);
    return result;
}

} // namespace

Pictures picturesOf(const Sides& sides, std::uint64_t seed)
{
    const Sessions &real = sides[Side::HeldOut], &synthetic = sides[Side::Synthetic];
    Pictures pictures;
    pictures.realLengths = lengthsOf(real);
    pictures.syntheticLengths = lengthsOf(synthetic);

    if (sides.hasTime()) {
        pictures.realGaps = gapsOf(real);
        pictures.syntheticGaps = gapsOf(synthetic);
    }
    if (sides.shareItems) {
        pictures.realRanks = ranksOf(real, std::size_t(sides.items));
        pictures.syntheticRanks = ranksOf(synthetic, std::size_t(sides.items));
    }

    const std::vector<double> realShares = actionsOf(real, sides.actions.size());
    const std::vector<double> syntheticShares = actionsOf(synthetic, sides.actions.size());
    std::vector<std::size_t> order(sides.actions.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t action) { return realShares[action]; });
    order.resize(std::min(order.size(), Pictures::mostActions));
    std::vector<std::int32_t> place(sides.actions.size(), std::int32_t(order.size()));
    for (const std::size_t action : order) {
        place[action] = std::int32_t(pictures.actions.size());
        pictures.actions.push_back(sides.actions[action]);
        pictures.realActions.push_back(realShares[action]);
        pictures.syntheticActions.push_back(syntheticShares[action]);
    }
    const hmm::ActionTransitions before(placed(real, place), int(order.size()));
    const hmm::ActionTransitions now(placed(synthetic, place), int(order.size()));
    pictures.realTransitions = frequencies(before);
    pictures.syntheticTransitions = frequencies(now);
    pictures.transitions = hmm::transitionDifference(now, before);
    const auto some = [&](const Sessions& sessions, std::uint64_t index) {
        return placed(drawnSessions(sessions, std::min(sessions.size(), Pictures::mostSessions), seed, index), place);
    };
    pictures.realSessions = some(real, 2); // 0 and 1 drew the sides
    pictures.syntheticSessions = some(synthetic, 3);
    return pictures;
}

} // namespace sessionsmith::fidelity
