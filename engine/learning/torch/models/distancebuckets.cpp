// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/models/distancebuckets.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::learning {

namespace {

std::int64_t bucketOf(std::int64_t distance, std::int64_t buckets, std::int64_t farthest)
{
    const std::int64_t exact = buckets / 2;
    if (distance < exact) return distance;
    // In single precision, as others compute it: what lies at a border must fall on the same side.
    const float share = std::log(float(distance) / float(exact)) / float(std::log(double(farthest) / double(exact)));
    return std::min(exact + std::int64_t(share * float(buckets - exact)), buckets - 1);
}

} // namespace

std::vector<std::int64_t> distanceBuckets(std::int64_t length, bool bothWays, std::int64_t buckets,
                                          std::int64_t farthest)
{
    const std::int64_t side = bothWays ? buckets / 2 : buckets;
    std::vector<std::int64_t> all;
    all.reserve(std::size_t(length * length));
    for (std::int64_t query = 0; query < length; ++query)
        for (std::int64_t key = 0; key < length; ++key) {
            const std::int64_t behind = key - query;
            if (behind <= 0)
                all.push_back(bucketOf(-behind, side, farthest));
            else
                all.push_back(bothWays ? side + bucketOf(behind, side, farthest) : 0);
        }
    return all;
}

} // namespace sessionsmith::learning
