// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/kmeans.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace sessionsmith;
using namespace sessionsmith::hmm;

namespace {

/// `count` points around each of the corners, in turn.
Matrix around(const Matrix& corners, int count, double spread)
{
    Philox random(5, 0, 0);
    Matrix points(corners.rows() * count, corners.cols());
    for (Eigen::Index i = 0; i < points.rows(); ++i)
        for (Eigen::Index d = 0; d < points.cols(); ++d)
            points(i, d) = corners(i % corners.rows(), d) + spread * (random.uniform() - 0.5);
    return points;
}

Clusters clustersOf(const Matrix& points, int k, std::uint64_t seed = 1, int restarts = 4, int iterations = 50)
{
    Philox random(seed, 0, 0);
    return kMeans(points, k, random, restarts, iterations);
}

/// What the clusters say of themselves must be so.
void checkConsistent(const Matrix& points, const Clusters& clusters, int k)
{
    QCOMPARE(int(clusters.centres.rows()), k);
    QCOMPARE(clusters.centres.cols(), points.cols());
    QVERIFY(clusters.centres.allFinite());
    QCOMPARE(Eigen::Index(clusters.member.size()), points.rows());
    double inertia = 0;
    for (Eigen::Index i = 0; i < points.rows(); ++i) {
        const std::int32_t member = clusters.member[std::size_t(i)];
        QVERIFY(member >= 0 && member < k);
        const double distance = (points.row(i) - clusters.centres.row(member)).squaredNorm();
        for (Eigen::Index c = 0; c < k; ++c)
            QVERIFY(distance <= (points.row(i) - clusters.centres.row(c)).squaredNorm());
        inertia += distance;
    }
    QVERIFY(std::abs(inertia - clusters.inertia) <= 1e-12 * (1 + inertia));
}

const Matrix corners{{0, 0}, {10, 0}, {0, 10}, {10, 10}};

} // namespace

class KMeansTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsSeparateClusters();
    void centresAreMeans();
    void fewIterations();
    void onePointOrOneCluster();
    void moreClustersThanPoints();
    void emptyClusters();
    void sameSeedSameClusters();
    void restartsAreNeverWorse();
};

void KMeansTest::findsSeparateClusters()
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Matrix points = around(corners, 30, 0.01);
        const Clusters clusters = clustersOf(points, 4, seed, 1); // the first centres alone find the corners
        checkConsistent(points, clusters, 4);
        for (std::size_t i = 4; i < clusters.member.size(); ++i)
            QCOMPARE(clusters.member[i], clusters.member[i % 4]);
        QCOMPARE(std::set(clusters.member.begin(), clusters.member.begin() + 4).size(), std::size_t(4));
    }
}

void KMeansTest::centresAreMeans()
{
    const Matrix points = around(Matrix{{0, 0}}, 200, 1); // nothing to tell apart: it has to go on for a while
    const Clusters clusters = clustersOf(points, 5);
    checkConsistent(points, clusters, 5);
    for (int c = 0; c < 5; ++c) {
        Eigen::RowVectorXd sum = Eigen::RowVectorXd::Zero(2);
        int count = 0;
        for (Eigen::Index i = 0; i < points.rows(); ++i)
            if (clusters.member[std::size_t(i)] == c) {
                sum += points.row(i);
                ++count;
            }
        QVERIFY(count > 0);
        QVERIFY((sum / count - clusters.centres.row(c)).norm() < 1e-12);
    }
}

void KMeansTest::fewIterations()
{
    const Matrix points = around(Matrix{{0, 0}}, 200, 1);
    double last = std::numeric_limits<double>::infinity();
    for (const int iterations : {0, 1, 2, 50}) {
        const Clusters clusters = clustersOf(points, 5, 1, 1, iterations);
        checkConsistent(points, clusters, 5);
        QVERIFY(clusters.inertia < last);
        last = clusters.inertia;
    }
}

void KMeansTest::onePointOrOneCluster()
{
    const Matrix one{{3, 4, 5}};
    checkConsistent(one, clustersOf(one, 1), 1);
    QVERIFY(clustersOf(one, 1).centres == one);
    checkConsistent(one, clustersOf(one, 3), 3);
    const Matrix points = around(corners, 10, 1);
    QVERIFY((clustersOf(points, 1).centres - points.colwise().mean()).norm() < 1e-12);
}

void KMeansTest::moreClustersThanPoints()
{
    Matrix points(40, 2);
    for (Eigen::Index i = 0; i < points.rows(); ++i)
        points.row(i) = corners.row(i % 3); // three different ones
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const Clusters clusters = clustersOf(points, 7, seed);
        checkConsistent(points, clusters, 7);
        QVERIFY(clusters.inertia < 1e-20);
        QCOMPARE(std::set(clusters.member.begin(), clusters.member.end()).size(), std::size_t(3));
    }
}

void KMeansTest::emptyClusters()
{
    // Found by search: from the first centres of seed 1 a cluster loses all its points on the way. They lie far from
    // the origin, where a centre that was merely cleared would stand and stay without points.
    const std::vector<std::pair<int, Matrix>> cases{
        {3, Matrix{{11, 7}, {6, 0}, {4, 0}, {11, 6}, {4, 11}, {4, 2}, {1, 11}, {10, 11}, {3, 10}}},
        {3, Matrix{{11, 7}, {1, 11}, {6, 7}, {0, 2}, {1, 9}, {0, 5}}},
        {4, Matrix{{4, 2}, {10, 0}, {11, 2}, {7, 9}, {7, 10}, {3, 0}, {0, 11}, {4, 10}, {8, 10}}}};
    for (const auto& [k, near] : cases) {
        const Matrix points = near.array() + 1024;
        const Clusters clusters = clustersOf(points, k, 1, 1);
        checkConsistent(points, clusters, k);
        QCOMPARE(std::set(clusters.member.begin(), clusters.member.end()).size(), std::size_t(k));
    }
}

void KMeansTest::sameSeedSameClusters()
{
    const Matrix points = around(Matrix{{0, 0}}, 100, 1);
    const Clusters one = clustersOf(points, 6, 3), two = clustersOf(points, 6, 3), other = clustersOf(points, 6, 4);
    QVERIFY(one.centres == two.centres);
    QCOMPARE(one.member, two.member);
    QVERIFY(one.inertia == two.inertia);
    QVERIFY(one.centres != other.centres);
}

void KMeansTest::restartsAreNeverWorse()
{
    const Matrix points = around(Matrix{{0, 0}}, 150, 1);
    double last = std::numeric_limits<double>::infinity();
    for (int restarts = 1; restarts <= 8; ++restarts) {
        const double inertia = clustersOf(points, 8, 2, restarts).inertia;
        QVERIFY(inertia <= last);
        last = inertia;
    }
    QVERIFY(last < clustersOf(points, 8, 2, 1).inertia);
}

QTEST_APPLESS_MAIN(KMeansTest)
#include "kmeans.moc"
