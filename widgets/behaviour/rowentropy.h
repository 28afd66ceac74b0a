// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"

#include <cmath>

namespace sessionsmith::widgets {

/// The entropy of a distribution as a share of the largest possible, ln(size): 0 certain, 1 uniform.
inline double relativeEntropy(const hmm::Vector& row)
{
    double entropy = 0;
    for (const double p : row)
        entropy -= p > 0 ? p * std::log(p) : 0;
    return row.size() > 1 ? entropy / std::log(double(row.size())) : 0;
}

} // namespace sessionsmith::widgets
