// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/tuning/freecells.h"
#include "engine/tuning/targets.h"

#include <optional>

namespace sessionsmith::hmm {

struct Range
{
    double low = 0, high = 0;

    /// An expected length that can grow beyond all bounds.
    bool isUnbounded() const { return high > 1e6; }
};
/// Between which values the figure can lie; the ends themselves may be out of reach. Exact to about 1e-6: a session
/// figure is a quotient of linear functions of each single row, so that its extremes lie at corners, found by policy
/// iteration (Howard, 1960). Nothing for sessions of a fixed length, where this does not hold.
std::optional<Range> reachableRange(const Model& start, const FreeCells& cells, const Figure& figure,
                                    const TargetSpec& spec);

} // namespace sessionsmith::hmm
