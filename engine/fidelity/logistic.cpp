// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/logistic.h"

#include <Eigen/Cholesky>

namespace sessionsmith::fidelity {

hmm::Vector logisticRegression(const hmm::Matrix& features, const hmm::Vector& isPositive, double ridge)
{
    constexpr int mostSteps = 25;
    constexpr double smallestStep = 1e-6;
    hmm::Vector weights = hmm::Vector::Zero(features.cols());
    for (int i = 0; i < mostSteps; ++i) {
        const hmm::Vector probability = (1 + (-(features * weights)).array().exp()).inverse();
        const hmm::Vector gradient = features.transpose() * (isPositive - probability) - ridge * weights;
        const hmm::Vector curvature = probability.array() * (1 - probability.array());
        hmm::Matrix information = features.transpose() * curvature.asDiagonal() * features;
        information.diagonal().array() += ridge;
        const hmm::Vector step = information.ldlt().solve(gradient);
        // Far from the maximum the quadratic is no guide: separable sessions would send it to and fro.
        weights += step / std::max(1.0, step.norm() / 5);
        if (step.norm() < smallestStep) break;
    }
    return weights;
}

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
