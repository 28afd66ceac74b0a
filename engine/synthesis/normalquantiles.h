// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

namespace sessionsmith::synthesis {

/// The quantiles of the standard normal distribution, by lines between some thousand of them; those beyond, where they
/// are steep, are found to the last digits.
class NormalQuantiles
{
public:
    static const NormalQuantiles& instance();
    /// `share`: strictly between 0 and 1.
    double operator()(double share) const
    {
        const double place = share * cells;
        const auto cell = std::size_t(place);
        if (cell < steep || cell >= cells - steep) return exact(share);
        return m_edges[cell] + (place - double(cell)) * (m_edges[cell + 1] - m_edges[cell]);
    }
    /// By Newton's method on the distribution.
    static double exact(double share);

private:
    static constexpr std::size_t cells = 2048, steep = 4; // on either side
    NormalQuantiles();

    std::array<double, cells + 1> m_edges; // the first and the last ones are not used
};

} // namespace sessionsmith::synthesis
