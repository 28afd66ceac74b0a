// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <utility>

namespace sessionsmith::fidelity {

/// How often each of some things was seen. Two counts that are compared have the same things at the same places; the
/// distance is that of their shares, and NaN where one saw nothing.
using Counts = std::span<const std::uint32_t>;

/// Half the sum of the absolute differences: 0 ... 1, the share that would have to become something else.
double totalVariation(Counts first, Counts second);
/// What sampling alone would leave of it on average if both came from one distribution, with independent draws:
/// 1/2 sum sqrt(2/pi p(1-p)(1/n + 1/m)), p from both together (mean of the absolute value of a normal difference).
double expectedTotalVariation(Counts first, Counts second);
/// The divergence, not its root, in bits: 0 ... 1 (Lin 1991).
double jensenShannon(Counts first, Counts second);

/// The largest difference of the distribution functions, 0 ... 1; the things lie in ascending order.
double kolmogorovSmirnov(Counts first, Counts second);
/// The area between the distribution functions, in the unit of `values` (ascending, of each thing): how far values
/// would have to be moved on average.
double wasserstein(Counts first, Counts second, std::span<const double> values);

/// The total variation of the shares by rank, the most frequent first, whatever has the ranks.
double rankFrequencyVariation(Counts first, Counts second);
/// 0 where all are equally frequent, towards 1 where few have everything.
double gini(Counts counts);
/// The share of what was seen at all, 0 ... 1.
double coverage(Counts counts);
/// The share of the second's occurrences whose thing the first saw too.
double coverageOf(Counts first, Counts second);

/// I(A; B) / sqrt(H(A) H(B)) of the counts of pairs (a, b): 0 (b does not depend on a) ... 1; 0 where one is constant.
double normalisedInformation(Counts counts, std::span<const std::pair<std::int32_t, std::int32_t>> pairs);

} // namespace sessionsmith::fidelity
