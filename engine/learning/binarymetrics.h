// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/bootstrap.h"
#include "engine/learning/rankmeasure.h"

namespace sessionsmith::learning {

/// Figures of yes-or-no questions, from the probability of yes and what was (both N): "cases"; "auc", the share of
/// pairs of a yes and a no that the probabilities order rightly, ties by half (Mann and Whitney 1947), left out where
/// all answers are the same; "log_loss", natural log, of probabilities kept 1e-15 away from 0 and 1;
/// "calibration_error", the expected one over ten bins of equal width (Naeini, Cooper and Hauskrecht 2015).
Metrics binaryMetrics(std::span<const double> probabilities, const std::vector<bool>& answers);

/// bootstrap() of the figures of binaryMetrics() that there are, by their names.
std::map<std::string, Interval> binaryIntervals(std::span<const double> probabilities, const std::vector<bool>& answers,
                                                std::uint64_t seed = 1, int replicates = 1000);

/// (N) What each question adds to "auc", which is their mean: half the share of the opposite answers that it is ordered
/// rightly with, ties by half (the placements of DeLong, DeLong and Clarke-Pearson 1988), times N over the number of
/// questions with its own answer. Empty where all answers are the same.
std::vector<double> areaShares(std::span<const double> probabilities, const std::vector<bool>& answers);

/// What a case adds to "log_loss".
double logLossOf(double probability, bool answer);

} // namespace sessionsmith::learning
