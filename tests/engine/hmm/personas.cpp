// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/personas.h"

#include <QTest>

#include <cmath>

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

} // namespace

/// How many kinds of users there are.
class PersonasTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharesOfActions();
    void silhouetteByHand();
    void silhouetteOfASample();
    void findsTheNumberOfClusters();
    void elbowByHand();
    void kindsOfUsers();
};

void PersonasTest::sharesOfActions()
{
    Sequences users;
    users.append(std::vector<std::int32_t>{0, 0, 2, 0});
    users.append(std::vector<std::int32_t>{1});
    const auto shares = behaviourShares(users, 3);
    QVERIFY(shares);
    QVERIFY(*shares == (Matrix{{0.75, 0, 0.25}, {0, 1, 0}}));
    for (const std::size_t length : {3, 6, 49}) // whoever does one thing does it all the time
        users.append(std::vector<std::int32_t>(length, 1));
    for (Eigen::Index i = 1; i < 5; ++i)
        QVERIFY(behaviourShares(users, 3)->row(i) == shares->row(1));
    QVERIFY(!behaviourShares(users, 2));
    QVERIFY(!behaviourShares({}, 2));
}

void PersonasTest::silhouetteByHand()
{
    Philox random(1, 0, 0);
    const Matrix points{{0}, {1}, {10}, {30}};
    const Clusters clusters{Matrix{{0.5}, {10}, {30}}, {0, 0, 1, 2}, 0.5};
    // 0: (10 - 1) / 10; 1: (9 - 1) / 9; the other two stand alone.
    QCOMPARE(silhouette(points, clusters, random), (0.9 + 8.0 / 9) / 4);
    const Clusters wrong{Matrix{{5}, {15.5}}, {0, 1, 0, 1}, 0};
    // 0: to its own 10, to the others 15.5; 1: 29 and 5; 10: 10 and 14.5; 30: 29 and 25.
    QCOMPARE(silhouette(points, wrong, random), (5.5 / 15.5 - 24.0 / 29 + 4.5 / 14.5 - 4.0 / 29) / 4);
    QCOMPARE(silhouette(points, {Matrix{{10}}, {0, 0, 0, 0}, 0}, random), 0.0);
    QCOMPARE(silhouette(Matrix::Zero(3, 1), {Matrix{{0}, {0}}, {0, 0, 1}, 0}, random), 0.0);
}

void PersonasTest::silhouetteOfASample()
{
    const Matrix points = around(Matrix{{0, 0}, {4, 0}, {0, 4}}, 2'000, 3);
    Philox random(1, 0, 0);
    const Clusters clusters = kMeans(points, 3, random);
    const double once = silhouette(points, clusters, random), again = silhouette(points, clusters, random);
    QVERIFY(once != again);
    QVERIFY(std::abs(once - again) < 0.02);
}

void PersonasTest::findsTheNumberOfClusters()
{
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        Philox random(seed, 0, 0);
        const Matrix points = around(Matrix{{0, 0}, {10, 0}, {0, 10}, {10, 10}}, 30, 3);
        const auto counts = clusterCounts(points, 1, 8, random);
        QCOMPARE(counts.size(), std::size_t(8));
        for (std::size_t i = 1; i < counts.size(); ++i) {
            QCOMPARE(counts[i].count, int(i + 1));
            QVERIFY(counts[i].inertia < counts[i - 1].inertia);
        }
        QCOMPARE(counts[bestSilhouette(counts)].count, 4);
        QCOMPARE(counts[elbow(counts)].count, 4);
        QVERIFY(counts[3].silhouette > 0.7);
        QCOMPARE(counts[0].silhouette, 0.0);
    }
}

void PersonasTest::elbowByHand()
{
    QCOMPARE(elbow({{1, 100, 0}, {2, 20, 0}, {3, 10, 0}, {4, 0, 0}}), std::size_t(1));
    QCOMPARE(elbow({{1, 100, 0}, {2, 90, 0}, {3, 5, 0}, {4, 0, 0}}), std::size_t(2));
    QCOMPARE(elbow({{1, 100, 0}}), std::size_t(0));
    QCOMPARE(elbow({{1, 0, 0}, {2, 0, 0}, {3, 0, 0}}), std::size_t(0));
}

void PersonasTest::kindsOfUsers()
{
    Sequences users; // 6 who look, 9 who like, 3 who buy
    for (int i = 0; i < 18; ++i) {
        const std::int32_t habit = i % 6 == 5 ? 2 : i % 3 == 0 ? 0 : 1;
        users.append(std::vector<std::int32_t>{habit, habit, habit, std::int32_t(i % 2)});
    }
    const auto kinds = userKinds(users, 3, 1, 3, 1);
    QVERIFY(kinds);
    QCOMPARE(kinds->counts.size(), std::size_t(3));
    QCOMPARE(kinds->counts[kinds->chosen].count, 3);
    QVERIFY((kinds->sizes == std::vector<std::size_t>{9, 6, 3}));
    for (int i = 0; i < 18; ++i)
        QCOMPARE(kinds->clusters.member[std::size_t(i)], i % 6 == 5 ? 2 : i % 3 == 0 ? 1 : 0);
    for (const auto& [cluster, action] : {std::pair(0, 1), {1, 0}, {2, 2}})
        QVERIFY(kinds->clusters.centres(cluster, action) >= 0.75);
    const auto again = userKinds(users, 3, 1, 3, 1);
    QVERIFY(again->clusters.centres == kinds->clusters.centres);
    QVERIFY((userKinds(users, 3, 2, 2, 1)->sizes.size() == 2));
    // No more clusters than there are points.
    Sequences alike;
    for (int i = 0; i < 4; ++i)
        alike.append(std::vector<std::int32_t>{0});
    QVERIFY((userKinds(alike, 1, 2, 2, 1)->sizes == std::vector<std::size_t>{4, 0}));
    QVERIFY(!userKinds({}, 1, 1, 1, 1));
}

QTEST_APPLESS_MAIN(PersonasTest)
#include "personas.moc"
