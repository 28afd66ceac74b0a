// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/regression/areaundercurve.h"

#include <algorithm>
#include <numeric>

namespace sessionsmith::regression {

std::vector<std::size_t> ascending(std::span<const double> scores)
{
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return scores[i]; });
    return order;
}

double areaUnderCurve(std::span<const double> scores, std::span<const std::size_t> order,
                      std::span<const double> isPositive, std::span<const std::uint16_t> weights)
{
    double positives = 0, negatives = 0, wins = 0;
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        double tiedPositives = 0, tiedNegatives = 0;
        for (; end < order.size() && scores[order[end]] == scores[order[begin]]; ++end)
            (isPositive[order[end]] > 0 ? tiedPositives : tiedNegatives) += weights[order[end]];
        wins += tiedPositives * (negatives + tiedNegatives / 2);
        positives += tiedPositives;
        negatives += tiedNegatives;
    }
    return wins / (positives * negatives);
}

} // namespace sessionsmith::regression
