// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/personas.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace sessionsmith::hmm {

namespace {

constexpr Eigen::Index largestSample = 2'000;

/// Some of 0 ... count-1, each as likely.
std::vector<Eigen::Index> sampleOf(Eigen::Index count, Philox& random)
{
    std::vector<Eigen::Index> indices(std::size_t(count), 0);
    std::iota(indices.begin(), indices.end(), 0);
    if (count <= largestSample) return indices;
    for (Eigen::Index i = 0; i < largestSample; ++i)
        std::swap(indices[std::size_t(i)], indices[std::size_t(i + random.below(std::uint32_t(count - i)))]);
    indices.resize(std::size_t(largestSample));
    return indices;
}

/// Puts the largest cluster first; gives the sizes.
std::vector<std::size_t> sortBySize(Clusters& clusters)
{
    const auto count = std::size_t(clusters.centres.rows());
    std::vector<std::size_t> sizes(count, 0);
    for (const std::int32_t cluster : clusters.member)
        ++sizes[std::size_t(cluster)];
    std::vector<std::size_t> order(count, 0), sorted, place(count, 0);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
    for (std::size_t i = 0; i < count; ++i) {
        place[order[i]] = i;
        sorted.push_back(sizes[order[i]]);
    }
    clusters.centres = Matrix(clusters.centres(order, Eigen::all));
    for (std::int32_t& cluster : clusters.member)
        cluster = std::int32_t(place[std::size_t(cluster)]);
    return sorted;
}

} // namespace

Result<Matrix> behaviourShares(const Sequences& users, int actions)
{
    if (auto good = checkSymbols(users, actions); !good) return tl::unexpected(good.error());
    Matrix shares = Matrix::Zero(Eigen::Index(users.size()), actions);
    for (std::size_t user = 0; user < users.size(); ++user) {
        for (const std::int32_t action : users[user])
            shares(Eigen::Index(user), action) += 1;
        shares.row(Eigen::Index(user)) /= double(users[user].size()); // once: who does alike is alike to the last bit
    }
    return shares;
}

double silhouette(const Matrix& points, const Clusters& clusters, Philox& random)
{
    const Eigen::Index k = clusters.centres.rows();
    const std::vector<Eigen::Index> sample = sampleOf(points.rows(), random);
    const Matrix drawn = points(sample, Eigen::all);
    Vector sizes = Vector::Zero(k);
    for (const Eigen::Index i : sample)
        sizes[clusters.member[std::size_t(i)]] += 1;
    double sum = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const std::int32_t own = clusters.member[std::size_t(sample[i])];
        if (sizes[own] < 2) continue;
        const Vector distances = (drawn.rowwise() - drawn.row(Eigen::Index(i))).rowwise().norm();
        Vector toCluster = Vector::Zero(k);
        for (std::size_t j = 0; j < sample.size(); ++j)
            toCluster[clusters.member[std::size_t(sample[j])]] += distances[Eigen::Index(j)];
        const double within = toCluster[own] / (sizes[own] - 1);
        double nearest = std::numeric_limits<double>::infinity();
        for (Eigen::Index c = 0; c < k; ++c)
            if (c != own && sizes[c] > 0) nearest = std::min(nearest, toCluster[c] / sizes[c]);
        const double larger = std::max(within, nearest);
        if (std::isfinite(nearest) && larger > 0) sum += (nearest - within) / larger;
    }
    return sum / double(sample.size());
}

std::vector<ClusterCount> clusterCounts(const Matrix& points, int fewest, int most, Philox& random, int restarts)
{
    std::vector<ClusterCount> counts;
    for (int k = fewest; k <= most; ++k) {
        const Clusters clusters = kMeans(points, k, random, restarts);
        counts.push_back({k, clusters.inertia, silhouette(points, clusters, random)});
    }
    return counts;
}

std::size_t bestSilhouette(const std::vector<ClusterCount>& counts)
{
    const auto best = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.silhouette < b.silhouette; });
    return std::size_t(best - counts.begin());
}

std::size_t elbow(const std::vector<ClusterCount>& counts)
{
    const double fall = counts.front().inertia - counts.back().inertia;
    std::size_t bent = 0;
    double farthest = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double line =
            counts.front().inertia - fall * double(i) / double(std::max<std::size_t>(1, counts.size() - 1));
        if (line - counts[i].inertia <= farthest) continue;
        farthest = line - counts[i].inertia;
        bent = i;
    }
    return bent;
}

Result<UserKinds> userKinds(const Sequences& users, int actions, int fewest, int most, std::uint64_t seed, int restarts)
{
    const auto points = behaviourShares(users, actions);
    if (!points) return tl::unexpected(points.error());
    constexpr std::uint32_t purpose = 0x50455253; // "PERS"
    Philox random(seed, purpose, 0);
    UserKinds kinds;
    kinds.counts = clusterCounts(*points, fewest, most, random, restarts);
    kinds.chosen = bestSilhouette(kinds.counts);
    kinds.clusters = kMeans(*points, kinds.counts[kinds.chosen].count, random, restarts);
    kinds.sizes = sortBySize(kinds.clusters);
    return kinds;
}

} // namespace sessionsmith::hmm
