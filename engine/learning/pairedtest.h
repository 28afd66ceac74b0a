// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/bootstrap.h"

namespace sessionsmith::learning {

/// How two recommenders differ on the same cases.
struct PairedTest
{
    double difference = 0;  ///< mean of a - b
    Interval interval;      ///< of 95 %, bootstrapMeans() of the differences
    double permutation = 1; ///< two-sided p-value of the mean, by the sign test of Fisher (1935) drawn at random:
                            ///< (1 + draws at least as far from 0) / (1 + draws)
    double wilcoxon = 1; ///< two-sided p-value of the signed ranks (Wilcoxon 1945): equal pairs are dropped, ties share
                         ///< their mean rank, normal approximation with the ties' correction, none for continuity
};

/// What its `permutation` comes to with many cases, without random draws: under random signs the sum of the differences
/// has the variance of the sum of their squares, and is taken for normal.
double meanTest(std::span<const double> a, std::span<const double> b);

/// `a` and `b` hold a value for each case, in the same order.
PairedTest comparePaired(std::span<const double> a, std::span<const double> b, std::uint64_t seed = 1,
                         int draws = 10'000);

} // namespace sessionsmith::learning
