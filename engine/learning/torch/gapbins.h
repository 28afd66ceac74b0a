// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sessionsmith::learning {

/// Gaps between events as a network knows them: none at all, or within one of some bins that a log's gaps fill about
/// evenly. Within a bin they are drawn uniformly in their logarithm.
class GapBins
{
public:
    struct Bin
    {
        double low = 0, high = 0; ///< the shortest and the longest gap in it, seconds
    };

    GapBins() = default;
    /// Of a log's gaps in seconds; those that are zero or less do not count. Gaps that are alike fall into one bin.
    static GapBins of(std::span<const double> gaps);
    /// Bins that areSound().
    explicit GapBins(std::vector<Bin> bins) : m_bins(std::move(bins)) {}
    /// Positive, finite, and one behind the other.
    static bool areSound(const std::vector<Bin>& bins);

    /// That of no time at all included.
    std::int64_t count() const { return std::int64_t(m_bins.size()) + 1; }
    std::int64_t binOf(double seconds) const;
    /// `uniform`: on [0, 1).
    double drawn(std::int64_t bin, double uniform) const;
    const std::vector<Bin>& bins() const { return m_bins; } ///< but for that of no time

private:
    std::vector<Bin> m_bins;
};

} // namespace sessionsmith::learning
