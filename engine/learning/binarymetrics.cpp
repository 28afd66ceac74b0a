// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/binarymetrics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

namespace sessionsmith::learning {

namespace {

std::optional<double> areaUnderCurve(std::span<const double> probabilities, const std::vector<bool>& answers)
{
    std::vector<std::size_t> order(probabilities.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [&](std::size_t i) { return probabilities[i]; });
    double yes = 0, ranks = 0;
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        double yesHere = 0;
        for (; end < order.size() && probabilities[order[end]] == probabilities[order[begin]]; ++end)
            yesHere += answers[order[end]];
        ranks += yesHere * double(begin + 1 + end) / 2;
        yes += yesHere;
        begin = end;
    }
    const double no = double(order.size()) - yes;
    if (yes == 0 || no == 0) return std::nullopt;
    return (ranks - yes * (yes + 1) / 2) / (yes * no);
}

double logLoss(std::span<const double> probabilities, const std::vector<bool>& answers)
{
    double sum = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const double probability = std::clamp(probabilities[i], 1e-15, 1 - 1e-15);
        sum -= std::log(answers[i] ? probability : 1 - probability);
    }
    return sum / double(probabilities.size());
}

double calibrationError(std::span<const double> probabilities, const std::vector<bool>& answers)
{
    constexpr std::size_t bins = 10;
    std::array<double, bins> excess{}; // sum of probability - answer
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const auto bin = std::min(std::size_t(probabilities[i] * bins), bins - 1);
        excess[bin] += probabilities[i] - double(answers[i]);
    }
    double sum = 0;
    for (const double difference : excess)
        sum += std::abs(difference);
    return sum / double(probabilities.size());
}

} // namespace

Metrics binaryMetrics(std::span<const double> probabilities, const std::vector<bool>& answers)
{
    Metrics metrics{{"cases", double(probabilities.size())}};
    if (probabilities.empty()) return metrics;
    if (const auto area = areaUnderCurve(probabilities, answers)) metrics["auc"] = *area;
    metrics["log_loss"] = logLoss(probabilities, answers);
    metrics["calibration_error"] = calibrationError(probabilities, answers);
    return metrics;
}

} // namespace sessionsmith::learning
