// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/amountmetrics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace sessionsmith::learning {

namespace {

constexpr std::array names{"rmse", "mae", "r2"};

/// In the order of the names.
void measure(std::span<const double> expected, std::span<const double> amounts, std::span<const std::uint16_t> weights,
             std::span<double> values)
{
    double total = 0, sum = 0, squares = 0, sizes = 0, about = 0;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        const double miss = expected[i] - amounts[i];
        total += weights[i];
        sum += weights[i] * amounts[i];
        squares += weights[i] * miss * miss;
        sizes += weights[i] * std::abs(miss);
    }
    for (std::size_t i = 0; i < amounts.size(); ++i)
        about += weights[i] * (amounts[i] - sum / total) * (amounts[i] - sum / total);
    values[0] = std::sqrt(squares / total);
    values[1] = sizes / total;
    values[2] = about > 0 ? 1 - squares / about : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

Metrics amountMetrics(std::span<const double> expected, std::span<const double> amounts)
{
    Metrics metrics{{"cases", double(amounts.size())}};
    if (amounts.empty()) return metrics;
    std::array<double, names.size()> values{};
    measure(expected, amounts, std::vector<std::uint16_t>(amounts.size(), 1), values);
    for (std::size_t i = 0; i < names.size(); ++i)
        if (!std::isnan(values[i])) metrics[names[i]] = values[i];
    return metrics;
}

std::map<std::string, Interval> amountIntervals(std::span<const double> expected, std::span<const double> amounts,
                                                std::uint64_t seed, int replicates)
{
    const auto figures = [&](std::span<const std::uint16_t> weights, std::span<double> values) {
        measure(expected, amounts, weights, values);
    };
    const auto found = bootstrap(amounts.size(), names.size(), figures, seed, replicates);
    std::map<std::string, Interval> intervals;
    for (const auto& [name, value] : amountMetrics(expected, amounts))
        if (const auto place = std::ranges::find(names, name); place != names.end())
            intervals[name] = found[std::size_t(place - names.begin())];
    return intervals;
}

} // namespace sessionsmith::learning
