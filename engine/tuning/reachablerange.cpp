// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/reachablerange.h"

#include <cmath>

namespace sessionsmith::hmm {

std::optional<Range> reachableRange(const Model& start, const FreeCells& cells, const Figure& figure,
                                    const TargetSpec& spec)
{
    if (!start.hasEnd() && spec.length > 1) return std::nullopt;
    constexpr double rest = 1e-8; // of a row's mass, so that what can end still ends
    const auto extreme = [&](double sign) {
        Model model = start;
        double best = Figures(model, spec.length).value(figure);
        for (int iteration = 0; iteration < 100; ++iteration) {
            const Figures figures(model, spec.length);
            cells.apply(cells.corner(sign * cells.gathered(figures.derivatives(figure)), rest), model);
            const double value = Figures(model, spec.length).value(figure);
            if (!(sign * (value - best) > 1e-12 * std::abs(best))) break;
            best = value;
        }
        return best;
    };
    const auto rounded = [](double value) {
        const double whole = std::round(value);
        return std::abs(value - whole) < 1e-6 ? whole : value;
    };
    return Range{rounded(extreme(-1)), rounded(extreme(1))};
}

} // namespace sessionsmith::hmm
