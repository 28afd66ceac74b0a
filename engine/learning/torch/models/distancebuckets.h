// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace sessionsmith::learning {

/// For each pair (query, key) of `length` places the bucket of their distance (length x length): half of the buckets of
/// a direction for one distance each, the others for ranges that grow in their logarithm up to `farthest`, the last one
/// for all beyond (Raffel et al. 2020). Both ways: the first half of the buckets for keys at or before the query, the
/// second for those behind it; else those behind share the bucket of the query itself.
std::vector<std::int64_t> distanceBuckets(std::int64_t length, bool bothWays, std::int64_t buckets,
                                          std::int64_t farthest);

} // namespace sessionsmith::learning
