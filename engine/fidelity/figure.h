// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/measures.h"
#include "engine/hmm/proportion.h"

#include <limits>
#include <optional>

namespace sessionsmith::fidelity {

/// What a part of the comparison has found out, still to be judged.
struct Figure
{
    static constexpr double none = std::numeric_limits<double>::quiet_NaN();

    MetricWords words;
    Better better = Better::Lower;
    double lowest = 0, highest = 1;                 ///< that it can be
    double value = none, best = none, worst = none; ///< as in Metric
    std::vector<double> replicates;                 ///< of the value, from a bootstrap
    std::optional<hmm::Interval> interval;          ///< in place of the bootstrap's
    bool isPrivacy = false;                         ///< no measure of likeness: it gets no score
    std::optional<bool> isBad;                      ///< where it is not told by the interval
};

/// A figure that these logs do not have, and why.
struct Obstacle
{
    MetricWords words;
    Message reason;
};

struct Figures
{
    std::vector<Figure> figures;
    std::vector<Obstacle> obstacles;
};

} // namespace sessionsmith::fidelity
