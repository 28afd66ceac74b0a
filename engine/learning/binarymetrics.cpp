// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/binarymetrics.h"

#include "engine/regression/areaundercurve.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sessionsmith::learning {

namespace {

constexpr std::array names{"auc", "log_loss", "calibration_error"};

/// The questions, ready to be measured with any numbers of times that each counts.
class Questions
{
public:
    Questions(std::span<const double> probabilities, const std::vector<bool>& answers)
        : m_probabilities(probabilities), m_answers(answers.begin(), answers.end()),
          m_order(regression::ascending(probabilities))
    {
        for (std::size_t i = 0; i < answers.size(); ++i)
            m_losses.push_back(logLossOf(probabilities[i], answers[i]));
    }

    /// In the order of the names.
    void measure(std::span<const std::uint16_t> weights, std::span<double> values) const
    {
        constexpr std::size_t bins = 10;
        std::array<double, bins> excess{}; // sum of probability - answer
        double total = 0, loss = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const auto bin = std::min(std::size_t(m_probabilities[i] * bins), bins - 1);
            excess[bin] += weights[i] * (m_probabilities[i] - m_answers[i]);
            loss += weights[i] * m_losses[i];
            total += weights[i];
        }
        double apart = 0;
        for (const double difference : excess)
            apart += std::abs(difference);
        values[0] = regression::areaUnderCurve(m_probabilities, m_order, m_answers, weights);
        values[1] = loss / total;
        values[2] = apart / total;
    }

private:
    std::span<const double> m_probabilities;
    std::vector<double> m_answers, m_losses;
    std::vector<std::size_t> m_order;
};

} // namespace

std::vector<double> areaShares(std::span<const double> probabilities, const std::vector<bool>& answers)
{
    const std::size_t count = answers.size();
    const auto yes = double(std::ranges::count(answers, true)), no = double(count) - yes;
    if (yes == 0 || no == 0) return {};
    std::vector<double> shares(count);
    const std::vector<std::size_t> order = regression::ascending(probabilities);
    double yesBelow = 0, noBelow = 0;
    for (auto begin = order.begin(); begin != order.end();) {
        const auto end =
            std::find_if(begin, order.end(), [&](std::size_t i) { return probabilities[i] != probabilities[*begin]; });
        const auto yesHere = double(std::count_if(begin, end, [&](std::size_t i) { return answers[i]; }));
        const double noHere = double(end - begin) - yesHere;
        for (; begin != end; ++begin) {
            const double right = answers[*begin] ? noBelow + noHere / 2 : yes - yesBelow - yesHere / 2;
            shares[*begin] = double(count) * right / (2 * yes * no);
        }
        yesBelow += yesHere;
        noBelow += noHere;
    }
    return shares;
}

double logLossOf(double probability, bool answer)
{
    const double kept = std::clamp(probability, 1e-15, 1 - 1e-15);
    return -std::log(answer ? kept : 1 - kept);
}

Metrics binaryMetrics(std::span<const double> probabilities, const std::vector<bool>& answers)
{
    Metrics metrics{{"cases", double(probabilities.size())}};
    if (probabilities.empty()) return metrics;
    std::array<double, names.size()> values{};
    Questions(probabilities, answers).measure(std::vector<std::uint16_t>(answers.size(), 1), values);
    for (std::size_t i = 0; i < names.size(); ++i)
        if (!std::isnan(values[i])) metrics[names[i]] = values[i];
    return metrics;
}

std::map<std::string, Interval> binaryIntervals(std::span<const double> probabilities, const std::vector<bool>& answers,
                                                std::uint64_t seed, int replicates)
{
    const Questions questions(probabilities, answers);
    const auto measure = [&](std::span<const std::uint16_t> weights, std::span<double> values) {
        questions.measure(weights, values);
    };
    const auto found = bootstrap(answers.size(), names.size(), measure, seed, replicates);
    std::map<std::string, Interval> intervals;
    for (const auto& [name, value] : binaryMetrics(probabilities, answers))
        if (const auto place = std::ranges::find(names, name); place != names.end())
            intervals[name] = found[std::size_t(place - names.begin())];
    return intervals;
}

} // namespace sessionsmith::learning
