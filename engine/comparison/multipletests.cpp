// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/comparison/multipletests.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::comparison {

std::vector<double> holm(std::span<const double> p)
{
    std::vector<std::size_t> made;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (!std::isnan(p[i])) made.push_back(i);
    std::ranges::sort(made, {}, [&](std::size_t i) { return p[i]; });
    std::vector<double> corrected(p.begin(), p.end());
    double largest = 0;
    for (std::size_t rank = 0; rank < made.size(); ++rank) {
        largest = std::max(largest, std::min(1.0, double(made.size() - rank) * p[made[rank]]));
        corrected[made[rank]] = largest;
    }
    return corrected;
}

} // namespace sessionsmith::comparison
