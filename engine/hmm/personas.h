// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/kmeans.h"
#include "engine/hmm/sequences.h"

namespace sessionsmith::hmm {

/// The share of each action in what each user did, (N x M): the points that personas are clusters of. `users`: one
/// sequence a user, of actions 0 ... M-1. Errors: see checkSymbols().
Result<Matrix> behaviourShares(const Sequences& users, int actions);

/// How well the points of each cluster lie together and apart from the next one, from -1 to 1 (Rousseeuw 1987): the
/// mean of the points, a point alone in its cluster counting as 0; 0 for one cluster. Of at most 2,000 points that are
/// drawn, for it takes their distances to each other.
double silhouette(const Matrix& points, const Clusters& clusters, Philox& random);

/// One number of clusters to choose from.
struct ClusterCount
{
    int count = 0;
    double inertia = 0;
    double silhouette = 0;
};

/// k-means for each number of clusters from `fewest` to `most`, 1 <= fewest <= most.
std::vector<ClusterCount> clusterCounts(const Matrix& points, int fewest, int most, Philox& random, int restarts = 10);

/// The index of the largest silhouette; of equal ones the first.
std::size_t bestSilhouette(const std::vector<ClusterCount>& counts);
/// The index where the inertia bends most: farthest below the line from the first to the last (Satopaa, Albrecht, Irwin
/// and Raghavan 2011).
std::size_t elbow(const std::vector<ClusterCount>& counts);

/// Kinds of users by what they do: as many as have the largest silhouette.
struct UserKinds
{
    std::vector<ClusterCount> counts; ///< of the numbers that were tried
    std::size_t chosen = 0;           ///< among them
    Clusters clusters;                ///< of that number, the one with the most users first
    std::vector<std::size_t> sizes;   ///< the users of each; zero where there are fewer different users than clusters
};
/// Tries every number from `fewest` to `most`, 1 <= fewest <= most, on the behaviourShares() of `users`; errors are
/// those.
Result<UserKinds> userKinds(const Sequences& users, int actions, int fewest, int most, std::uint64_t seed,
                            int restarts = 10);

} // namespace sessionsmith::hmm
