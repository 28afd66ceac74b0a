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

/// (M x M) counts of pairs of the actions whose place is not -1, and how often each has any next action.
struct Pairs
{
    Pairs(const Sessions& sessions, const std::vector<Eigen::Index>& place, Eigen::Index shown)
        : counts(hmm::Matrix::Zero(shown, shown)), from(hmm::Vector::Zero(shown))
    {
        for (std::size_t s = 0; s < sessions.size(); ++s) {
            const auto actions = sessions.actionsOf(s);
            for (std::size_t i = 1; i < actions.size(); ++i) {
                const Eigen::Index a = place[std::size_t(actions[i - 1])], b = place[std::size_t(actions[i])];
                if (a >= 0) ++from[a];
                if (a >= 0 && b >= 0) ++counts(a, b);
            }
        }
    }
    hmm::Matrix counts;
    hmm::Vector from;
};

} // namespace

Pictures picturesOf(const Sides& sides)
{
    const Sessions &real = sides[Side::HeldOut], &synthetic = sides[Side::Synthetic];
    Pictures pictures;
    pictures.realLengths = lengthsOf(real);
    pictures.syntheticLengths = lengthsOf(synthetic);

    const std::vector<double> realShares = actionsOf(real, sides.actions.size());
    const std::vector<double> syntheticShares = actionsOf(synthetic, sides.actions.size());
    std::vector<std::size_t> order(sides.actions.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t action) { return realShares[action]; });
    order.resize(std::min(order.size(), Pictures::mostActions));
    std::vector<Eigen::Index> place(sides.actions.size(), -1);
    for (const std::size_t action : order) {
        place[action] = Eigen::Index(pictures.actions.size());
        pictures.actions.push_back(sides.actions[action]);
        pictures.realActions.push_back(realShares[action]);
        pictures.syntheticActions.push_back(syntheticShares[action]);
    }
    const auto shown = Eigen::Index(order.size());
    const Pairs before(real, place, shown), now(synthetic, place, shown);
    pictures.transitions = hmm::Matrix::Zero(shown, shown);
    for (Eigen::Index a = 0; a < shown; ++a)
        if (before.from[a] > 0 && now.from[a] > 0)
            pictures.transitions.row(a) = now.counts.row(a) / now.from[a] - before.counts.row(a) / before.from[a];
    return pictures;
}

} // namespace sessionsmith::fidelity
