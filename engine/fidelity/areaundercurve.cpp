// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/areaundercurve.h"

namespace sessionsmith::fidelity {

double areaUnderCurve(const hmm::Vector& scores, const std::vector<std::size_t>& ascending,
                      const hmm::Vector& isPositive, const std::vector<std::uint16_t>& weights)
{
    double positives = 0, negatives = 0, wins = 0;
    for (std::size_t begin = 0, end = 0; begin < ascending.size(); begin = end) {
        double tiedPositives = 0, tiedNegatives = 0;
        for (; end < ascending.size() && scores[Eigen::Index(ascending[end])] == scores[Eigen::Index(ascending[begin])];
             ++end)
            (isPositive[Eigen::Index(ascending[end])] > 0 ? tiedPositives : tiedNegatives) += weights[ascending[end]];
        wins += tiedPositives * (negatives + tiedNegatives / 2);
        positives += tiedPositives;
        negatives += tiedNegatives;
    }
    return wins / (positives * negatives);
}

} // namespace sessionsmith::fidelity
