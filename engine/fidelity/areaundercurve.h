// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"

namespace sessionsmith::fidelity {

/// The probability that a positive one has the larger score than a negative one, ties counted half, each counted
/// weights[i] times (Mann & Whitney 1947); NaN without both. `ascending`: the places of the scores from the lowest on.
double areaUnderCurve(const hmm::Vector& scores, const std::vector<std::size_t>& ascending,
                      const hmm::Vector& isPositive, const std::vector<std::uint16_t>& weights);

} // namespace sessionsmith::fidelity
