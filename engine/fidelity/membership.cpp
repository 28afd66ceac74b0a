// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/membership.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace sessionsmith::fidelity {

namespace {

/// Those at the places of one parity.
std::vector<double> everySecond(std::span<const double> values, std::size_t first)
{
    std::vector<double> part;
    for (std::size_t i = first; i < values.size(); i += 2)
        part.push_back(values[i]);
    return part;
}

/// The share of sorted values up to `threshold`.
double shareUpTo(const std::vector<double>& sorted, double threshold)
{
    return double(std::ranges::upper_bound(sorted, threshold) - sorted.begin()) / double(sorted.size());
}

/// Calls a session a member whose distance is at most what this returns; below 0 where nothing is gained by any.
double bestThreshold(const std::vector<double>& members, const std::vector<double>& others)
{
    double best = -1, gain = 0;
    for (const double threshold : members) {
        const double here = shareUpTo(members, threshold) - shareUpTo(others, threshold);
        if (here <= gain) continue;
        gain = here;
        best = threshold;
    }
    return best;
}

} // namespace

double membershipAdvantage(std::span<const double> members, std::span<const double> others)
{
    if (members.size() < 2 || others.size() < 2) return std::numeric_limits<double>::quiet_NaN();
    std::array<std::vector<double>, 2> in, out;
    for (std::size_t part = 0; part < 2; ++part) {
        in[part] = everySecond(members, part);
        out[part] = everySecond(others, part);
        std::ranges::sort(in[part]);
        std::ranges::sort(out[part]);
    }
    double sum = 0;
    for (std::size_t part = 0; part < 2; ++part) {
        const double threshold = bestThreshold(in[part], out[part]);
        sum += shareUpTo(in[1 - part], threshold) - shareUpTo(out[1 - part], threshold);
    }
    return sum / 2;
}

} // namespace sessionsmith::fidelity
