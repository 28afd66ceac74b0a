// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/kmeans.h"

#include <limits>

namespace sessionsmith::hmm {

namespace {

/// k-means++: each further centre is drawn with probability in proportion to the squared distance to the nearest one.
Matrix firstCentres(const Matrix& points, int k, Philox& random)
{
    Matrix centres(k, points.cols());
    centres.row(0) = points.row(Eigen::Index(random.below(std::uint32_t(points.rows()))));
    Vector distance = (points.rowwise() - centres.row(0)).rowwise().squaredNorm();
    for (int c = 1; c < k; ++c) {
        double left = random.uniform() * distance.sum();
        Eigen::Index pick = 0;
        while (pick + 1 < points.rows() && (left -= distance[pick]) > 0)
            ++pick;
        centres.row(c) = points.row(pick);
        distance = distance.cwiseMin((points.rowwise() - centres.row(c)).rowwise().squaredNorm());
    }
    return centres;
}

/// Puts each point to its nearest centre; true if any moved.
bool assign(const Matrix& points, Clusters& clusters, Vector& distance)
{
    bool moved = false;
    clusters.inertia = 0;
    for (Eigen::Index i = 0; i < points.rows(); ++i) {
        Eigen::Index nearest = 0;
        distance[i] = (clusters.centres.rowwise() - points.row(i)).rowwise().squaredNorm().minCoeff(&nearest);
        clusters.inertia += distance[i];
        moved |= clusters.member[std::size_t(i)] != nearest;
        clusters.member[std::size_t(i)] = std::int32_t(nearest);
    }
    return moved;
}

void moveCentres(const Matrix& points, Clusters& clusters, Vector& distance)
{
    Vector counts = Vector::Zero(clusters.centres.rows());
    clusters.centres.setZero();
    for (Eigen::Index i = 0; i < points.rows(); ++i) {
        clusters.centres.row(clusters.member[std::size_t(i)]) += points.row(i);
        counts[clusters.member[std::size_t(i)]] += 1;
    }
    for (Eigen::Index c = 0; c < counts.size(); ++c) {
        if (counts[c] > 0) {
            clusters.centres.row(c) /= counts[c];
            continue;
        }
        Eigen::Index farthest = 0;
        distance.maxCoeff(&farthest);
        distance[farthest] = 0;
        clusters.centres.row(c) = points.row(farthest);
    }
}

} // namespace

Clusters kMeans(const Matrix& points, int k, Philox& random, int restarts, int maximumIterations)
{
    Clusters best;
    best.inertia = std::numeric_limits<double>::infinity();
    Vector distance(points.rows());
    for (int restart = 0; restart < restarts; ++restart) {
        Clusters clusters{firstCentres(points, k, random), std::vector<std::int32_t>(std::size_t(points.rows()), -1),
                          0};
        // Points are assigned last, so that members and inertia belong to the centres that are returned.
        for (int i = 0; assign(points, clusters, distance) && i < maximumIterations; ++i)
            moveCentres(points, clusters, distance);
        if (clusters.inertia < best.inertia) best = std::move(clusters);
    }
    return best;
}

} // namespace sessionsmith::hmm
