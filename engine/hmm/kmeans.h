// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/hmm/model.h"

#include <vector>

namespace sessionsmith::hmm {

struct Clusters
{
    Matrix centres;                   ///< (k x D)
    std::vector<std::int32_t> member; ///< (N) the cluster of each point
    double inertia = 0;               ///< sum of squared distances to the centres
};

/// Lloyd's algorithm from k-means++ (Arthur and Vassilvitskii 2007), the best of `restarts`. `points`: (N x D), N >= 1.
/// A cluster that runs empty takes the point farthest from its centre.
Clusters kMeans(const Matrix& points, int k, Philox& random, int restarts = 4, int maximumIterations = 50);

} // namespace sessionsmith::hmm
