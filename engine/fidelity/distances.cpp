// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/distances.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <vector>

namespace sessionsmith::fidelity {

namespace {

double total(Counts counts)
{
    return double(std::accumulate(counts.begin(), counts.end(), std::uint64_t(0)));
}

/// The sum of `term(p, q)` over the shares of both; NaN where one saw nothing.
template <typename Term>
double sumOfShares(Counts first, Counts second, Term term)
{
    const double n = total(first), m = total(second);
    if (n == 0 || m == 0) return std::numeric_limits<double>::quiet_NaN();
    double sum = 0;
    for (std::size_t i = 0; i < first.size(); ++i)
        if (first[i] != 0 || second[i] != 0) sum += term(first[i] / n, second[i] / m);
    return sum;
}

double minusPLogP(double p)
{
    return p > 0 ? -p * std::log2(p) : 0;
}

double entropy(Counts counts)
{
    const double n = total(counts);
    double sum = 0;
    for (const std::uint32_t count : counts)
        sum += minusPLogP(count / n);
    return sum;
}

std::vector<std::uint32_t> ascending(Counts counts)
{
    std::vector<std::uint32_t> sorted(counts.begin(), counts.end());
    std::ranges::sort(sorted);
    return sorted;
}

} // namespace

double totalVariation(Counts first, Counts second)
{
    return 0.5 * sumOfShares(first, second, [](double p, double q) { return std::abs(p - q); });
}

double expectedTotalVariation(Counts first, Counts second)
{
    const double n = total(first), m = total(second);
    const double scale = 2 / std::numbers::pi * (1 / n + 1 / m);
    const double sum = sumOfShares(first, second, [&](double p, double q) {
        const double pooled = (n * p + m * q) / (n + m);
        return std::sqrt(scale * pooled * (1 - pooled));
    });
    return std::min(1.0, 0.5 * sum); // the normal distribution overstates it where hardly anything was seen
}

double jensenShannon(Counts first, Counts second)
{
    const double sum = sumOfShares(first, second, [](double p, double q) {
        return minusPLogP((p + q) / 2) - (minusPLogP(p) + minusPLogP(q)) / 2;
    });
    return sum < 0 ? 0 : sum; // rounding; NaN stays
}

double kolmogorovSmirnov(Counts first, Counts second)
{
    double difference = 0, largest = 0;
    const double sum = sumOfShares(first, second, [&](double p, double q) {
        difference += p - q;
        largest = std::max(largest, std::abs(difference));
        return 0.0;
    });
    return sum + largest;
}

double wasserstein(Counts first, Counts second, std::span<const double> values)
{
    const double n = total(first), m = total(second);
    if (n == 0 || m == 0) return std::numeric_limits<double>::quiet_NaN();
    double difference = 0, area = 0;
    for (std::size_t i = 0; i + 1 < first.size(); ++i) {
        difference += first[i] / n - second[i] / m;
        area += std::abs(difference) * (values[i + 1] - values[i]);
    }
    return area;
}

double rankFrequencyVariation(Counts first, Counts second)
{
    return totalVariation(ascending(first), ascending(second));
}

double gini(Counts counts)
{
    const std::vector<std::uint32_t> sorted = ascending(counts);
    const double n = double(sorted.size());
    double weighted = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i)
        weighted += (2 * double(i + 1) - n - 1) * sorted[i];
    return weighted / (n * total(counts));
}

double coverage(Counts counts)
{
    return double(std::ranges::count_if(counts, [](std::uint32_t count) { return count > 0; })) / double(counts.size());
}

double coverageOf(Counts first, Counts second)
{
    return sumOfShares(first, second, [](double p, double q) { return p > 0 ? q : 0.0; });
}

double normalisedInformation(Counts counts, std::span<const std::pair<std::int32_t, std::int32_t>> pairs)
{
    std::vector<std::uint32_t> before, after;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        before.resize(std::max(before.size(), std::size_t(pairs[i].first) + 1));
        after.resize(std::max(after.size(), std::size_t(pairs[i].second) + 1));
        before[std::size_t(pairs[i].first)] += counts[i];
        after[std::size_t(pairs[i].second)] += counts[i];
    }
    const double entropyBefore = entropy(before), entropyAfter = entropy(after);
    if (entropyBefore <= 0 || entropyAfter <= 0) return 0;
    const double information = entropyBefore + entropyAfter - entropy(counts);
    return std::clamp(information / std::sqrt(entropyBefore * entropyAfter), 0.0, 1.0);
}

} // namespace sessionsmith::fidelity
