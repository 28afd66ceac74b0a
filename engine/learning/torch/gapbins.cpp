// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/gapbins.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::learning {

GapBins GapBins::of(std::span<const double> gaps)
{
    constexpr std::size_t most = 16;
    std::vector<double> positive;
    for (const double gap : gaps)
        if (gap > 0 && std::isfinite(gap)) positive.push_back(gap);
    std::ranges::sort(positive);
    std::vector<Bin> bins;
    const std::size_t share = std::max<std::size_t>(1, (positive.size() + most - 1) / most);
    for (std::size_t begin = 0; begin < positive.size();) {
        const std::size_t last = std::min(begin + share, positive.size()) - 1;
        const auto end = std::ranges::upper_bound(positive, positive[last]) - positive.begin();
        bins.push_back({positive[begin], positive[last]});
        begin = std::size_t(end);
    }
    return GapBins(std::move(bins));
}

bool GapBins::areSound(const std::vector<Bin>& bins)
{
    double before = 0;
    for (const Bin& bin : bins) {
        if (!(bin.low > before) || !(bin.high >= bin.low) || !std::isfinite(bin.high)) return false;
        before = bin.high;
    }
    return true;
}

std::int64_t GapBins::binOf(double seconds) const
{
    if (m_bins.empty() || !(seconds > 0)) return 0;
    const auto above = std::ranges::upper_bound(m_bins, seconds, {}, &Bin::low) - m_bins.begin();
    return std::max<std::int64_t>(above, 1);
}

double GapBins::drawn(std::int64_t bin, double uniform) const
{
    if (bin <= 0 || m_bins.empty()) return 0;
    const auto& [low, high] = m_bins[std::size_t(bin) - 1];
    return low * std::pow(high / low, uniform);
}

} // namespace sessionsmith::learning
