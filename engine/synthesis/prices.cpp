// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/prices.h"

#include "engine/base/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace sessionsmith::synthesis {

namespace {

constexpr double normalQuantile95 = 1.959963984540054;
constexpr std::uint32_t purpose = 0x50524943; // "PRIC"

} // namespace

std::optional<PriceEvidence> estimatePrices(const std::vector<double>& prices)
{
    double count = 0, mean = 0, squares = 0; // of the logarithms; squares about the mean (Welford 1962)
    for (const double price : prices) {
        if (!(price > 0)) continue;
        const double value = std::log(price), distance = value - mean;
        mean += distance / ++count;
        squares += distance * (value - mean);
    }
    if (count < 2) return std::nullopt;
    PriceEvidence evidence;
    evidence.items = std::size_t(count);
    evidence.spread = std::sqrt(squares / (count - 1));
    const double ofMean = normalQuantile95 * evidence.spread / std::sqrt(count);
    const double ofSpread = normalQuantile95 * evidence.spread / std::sqrt(2 * (count - 1));
    evidence.median = std::exp(mean);
    evidence.low = std::exp(mean - ofMean);
    evidence.high = std::exp(mean + ofMean);
    evidence.spreadLow = std::max(0.0, evidence.spread - ofSpread);
    evidence.spreadHigh = evidence.spread + ofSpread;
    return evidence;
}

std::vector<double> inventedPrices(const PriceSettings& settings, std::size_t items, std::uint64_t seed)
{
    if (settings.median == 0) return {};
    std::vector<double> prices;
    prices.reserve(items);
    Philox random(seed, purpose, 0);
    while (prices.size() < items) {
        const double price = settings.median * std::exp(settings.spread * random.normal());
        prices.push_back(std::max(std::round(100 * price) / 100, 0.01));
    }
    return prices;
}

std::vector<double> priceEdges(double low, double high)
{
    constexpr std::array steps{1.0, 1.5, 2.0, 3.0, 5.0, 7.0};
    std::vector<double> edges;
    for (int power = int(std::floor(std::log10(low))); edges.empty() || edges.back() < high; ++power)
        for (const double step : steps)
            if (edges.empty() || edges.back() < high) edges.push_back(step * std::pow(10, power));
    const auto first = std::ranges::upper_bound(edges, low);
    if (first - edges.begin() > 1) edges.erase(edges.begin(), first - 1);
    return edges;
}

std::vector<double> priceShares(const std::vector<double>& prices, const std::vector<double>& edges)
{
    std::vector<double> shares(edges.size() + 1, 0);
    double count = 0;
    for (const double price : prices) {
        if (!(price > 0)) continue;
        ++shares[std::size_t(std::ranges::upper_bound(edges, price) - edges.begin())];
        ++count;
    }
    if (count == 0) return {};
    for (double& share : shares)
        share /= count;
    return shares;
}

std::vector<double> priceShares(const PriceSettings& settings, const std::vector<double>& edges)
{
    if (settings.median == 0) return {};
    const auto below = [&](double edge) {
        const double distance = std::log(edge / settings.median);
        if (settings.spread == 0) return distance > 0 ? 1.0 : 0.0;
        return 0.5 * std::erfc(-distance / (settings.spread * std::numbers::sqrt2));
    };
    std::vector<double> shares;
    double before = 0;
    for (const double edge : edges) {
        shares.push_back(below(edge) - before);
        before = below(edge);
    }
    shares.push_back(1 - before);
    return shares;
}

} // namespace sessionsmith::synthesis
