// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sessionsmith::synthesis {

/// What the items of an invented catalogue cost: independent of each other and log-normal, in whatever currency, to the
/// cent. How popular an item is does not follow from its price.
struct PriceSettings
{
    double median = 0; ///< 0: they have no prices
    double spread = 1; ///< standard deviation of the natural logarithm

    static constexpr double mostMedian = 1e9, mostSpread = 5;
    bool operator==(const PriceSettings&) const = default;
};

/// What the prices of a log's items said when they were estimated; an edit leaves it alone. Intervals of 95 %, by the
/// normal law of a mean of logarithms and of their deviation.
struct PriceEvidence
{
    std::string source;    ///< name of the data set
    std::size_t items = 0; ///< that have a price above zero
    double median = 0, low = 0, high = 0;
    double spread = 0, spreadLow = 0, spreadHigh = 0;
};

/// The likeliest log-normal law of prices; those that are unknown or zero do not count. Nothing with less than two.
std::optional<PriceEvidence> estimatePrices(const std::vector<double>& prices);

/// As EventLog::price, of so many items; empty where they have none. The same for the same seed, and for more items the
/// same first ones.
std::vector<double> inventedPrices(const PriceSettings& settings, std::size_t items, std::uint64_t seed);

// Prices in bins, to be looked at: bin 0 are those below edge 0, bin i lies between the edges i - 1 and i, the last one
// goes on without end.
/// 1, 1.5, 2, 3, 5 and 7 times powers of ten, rising: from the last one that is not above `low` to the first
/// one that is not below `high`, both above zero.
std::vector<double> priceEdges(double low, double high);
/// (edges + 1) Shares of the prices that are known and not zero; none where there is no such price.
std::vector<double> priceShares(const std::vector<double>& prices, const std::vector<double>& edges);
/// (edges + 1) The same as the settings have it; none where there are no prices.
std::vector<double> priceShares(const PriceSettings& settings, const std::vector<double>& edges);

} // namespace sessionsmith::synthesis
