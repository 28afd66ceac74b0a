// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/weights.h"

namespace sessionsmith::learning {

/// Copies, of which in each matrix floor(share * values) are zero: those nearest to it, the first of equal ones first
/// (Han et al., "Learning both weights and connections", 2015). Vectors stay whole.
Weights pruned(const Weights& weights, double share);
/// Of each matrix, where it is not zero.
Weights keptBy(const Weights& weights);
/// Sets to zero in place what is not kept.
void keepOnly(const Weights& kept, const Weights& weights);

} // namespace sessionsmith::learning
