// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/normalquantiles.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sessionsmith::synthesis {

NormalQuantiles::NormalQuantiles()
{
    for (std::size_t i = steep; i <= cells - steep; ++i)
        m_edges[i] = exact(double(i) / cells);
}

const NormalQuantiles& NormalQuantiles::instance()
{
    static const NormalQuantiles quantiles;
    return quantiles;
}

double NormalQuantiles::exact(double share)
{
    if (share > 0.5) return -exact(1 - share);
    const double wanted = std::log(share);
    double value =
        -std::sqrt(std::max(0.0, -2 * wanted - std::log(4.0))); // a little too far out, for which it converges
    for (int i = 0; i < 20; ++i) {
        // Of the logarithm of the distribution, which bends but gently: f / F is its slope.
        const double below = std::erfc(-value / std::numbers::sqrt2) / 2;
        const double density = std::exp(-value * value / 2) / std::sqrt(2 * std::numbers::pi);
        const double step = (std::log(below) - wanted) * below / density;
        value -= step;
        if (std::abs(step) < 1e-13) break;
    }
    return value;
}

} // namespace sessionsmith::synthesis
