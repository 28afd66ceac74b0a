// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"

namespace sessionsmith::fidelity {

/// The weights (F) of a logistic regression without a constant, by Newton's method: they maximise the log-likelihood
/// less `ridge`/2 times their squares. `features` (N x F), `isPositive` (N) 0 or 1. A constant is a column of ones.
hmm::Vector logisticRegression(const hmm::Matrix& features, const hmm::Vector& isPositive, double ridge);

/// The probability that a positive one has the larger score than a negative one, ties counted half, each counted
/// weights[i] times (Mann & Whitney 1947); NaN without both. `ascending`: the places of the scores from the lowest on.
double areaUnderCurve(const hmm::Vector& scores, const std::vector<std::size_t>& ascending,
                      const hmm::Vector& isPositive, const std::vector<std::uint16_t>& weights);

} // namespace sessionsmith::fidelity
