// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/distances.h"

#include <rapidcheck.h>

#include <QTest>

#include <cmath>
#include <numeric>
#include <random>
#include <vector>

using namespace sessionsmith::fidelity;

namespace {

using Vector = std::vector<std::uint32_t>;

bool isNear(double value, double wanted)
{
    return std::abs(value - wanted) < 1e-12;
}

/// Counts of `size` things, of which at least one was seen.
Vector anyCounts(std::size_t size)
{
    auto counts = *rc::gen::container<Vector>(size, rc::gen::inRange<std::uint32_t>(0, 50));
    counts[*rc::gen::inRange<std::size_t>(0, size)] += 1;
    return counts;
}

std::vector<double> ascending(std::size_t size)
{
    std::vector<double> values(size);
    for (std::size_t i = 1; i < size; ++i)
        values[i] = values[i - 1] + *rc::gen::inRange(1, 20);
    return values;
}

} // namespace

class DistancesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workedOutByHand();
    void nothingSeen();
    void bounds();
    void symmetry();
    void identical();
    void triangle();
    void wassersteinIsTheMeanMove();
    void sameScaleForAnyNumber();
    void expectedIsWhatSamplingLeaves();
    void informationByHand();
};

void DistancesTest::workedOutByHand()
{
    const Vector a{1, 1, 2, 0}, b{0, 2, 0, 2}; // .25 .25 .5 0 and 0 .5 0 .5
    QVERIFY(isNear(totalVariation(a, b), 0.75));
    // Of the means .125 .375 .25 .25 (1.9056390622 bits) less half of 1.5 and of 1 bit.
    QVERIFY(std::abs(jensenShannon(a, b) - 0.6556390622) < 1e-9);
    QVERIFY(isNear(kolmogorovSmirnov(a, b), 0.5));                                   // steps .25 .5 1 1 and 0 .5 .5 1
    QVERIFY(isNear(kolmogorovSmirnov(Vector{2, 2, 0, 0}, Vector{1, 1, 1, 1}), 0.5)); // no single share differs by that
    QVERIFY(isNear(wasserstein(a, b, std::vector<double>{0, 1, 2, 10}), 0.25 * 1 + 0 * 1 + 0.5 * 8));
    QVERIFY(isNear(totalVariation(Vector{3, 0}, Vector{0, 1}), 1));
    QVERIFY(isNear(jensenShannon(Vector{3, 0}, Vector{0, 1}), 1));

    QVERIFY(isNear(gini(Vector{1, 1, 1, 1}), 0));
    QVERIFY(isNear(gini(Vector{0, 0, 0, 9}), 0.75));
    QVERIFY(isNear(gini(Vector{3, 1}), 0.25));
    QVERIFY(isNear(rankFrequencyVariation(Vector{3, 1, 0}, Vector{0, 6, 2}), 0));
    QVERIFY(isNear(rankFrequencyVariation(Vector{3, 1, 0}, Vector{0, 4, 4}), 0.25));
    QVERIFY(isNear(coverage(a), 0.75));
    QVERIFY(isNear(coverageOf(a, b), 0.5));
    QVERIFY(isNear(coverageOf(b, a), 0.25));
    // Of n = m = 4 with p = 1/2: 2 x 1/2 x sqrt(2/pi x 1/4 x 1/2).
    QVERIFY(isNear(expectedTotalVariation(Vector{2, 2}, Vector{2, 2}), std::sqrt(0.25 / 3.14159265358979323846)));
}

void DistancesTest::nothingSeen()
{
    const Vector none{0, 0}, some{1, 2};
    QVERIFY(std::isnan(totalVariation(none, some)));
    QVERIFY(std::isnan(jensenShannon(some, none)));
    QVERIFY(std::isnan(kolmogorovSmirnov(none, none)));
    QVERIFY(std::isnan(wasserstein(none, some, std::vector<double>{1, 2})));
    QVERIFY(std::isnan(coverageOf(some, none)));
    QVERIFY(std::isnan(totalVariation({}, {})));
}

void DistancesTest::bounds()
{
    QVERIFY(rc::check([] {
        const std::size_t size = *rc::gen::inRange<std::size_t>(1, 30);
        const Vector a = anyCounts(size), b = anyCounts(size);
        for (const double value : {totalVariation(a, b), jensenShannon(a, b), kolmogorovSmirnov(a, b), gini(a),
                                   coverage(a), coverageOf(a, b)})
            RC_ASSERT(value > -1e-12 && value < 1 + 1e-12);
        RC_ASSERT(kolmogorovSmirnov(a, b) <= totalVariation(a, b) + 1e-12);
        // Lin 1991, theorem 3: at most the total variation; Pinsker: at least its square over 2 ln 2, from both sides.
        RC_ASSERT(jensenShannon(a, b) <= totalVariation(a, b) + 1e-12);
        RC_ASSERT(jensenShannon(a, b) >= std::pow(totalVariation(a, b), 2) / (2 * std::log(2.0)) - 1e-12);
    }));
}

void DistancesTest::symmetry()
{
    QVERIFY(rc::check([] {
        const std::size_t size = *rc::gen::inRange<std::size_t>(1, 30);
        const Vector a = anyCounts(size), b = anyCounts(size);
        const std::vector<double> values = ascending(size);
        RC_ASSERT(isNear(totalVariation(a, b), totalVariation(b, a)));
        RC_ASSERT(isNear(jensenShannon(a, b), jensenShannon(b, a)));
        RC_ASSERT(isNear(kolmogorovSmirnov(a, b), kolmogorovSmirnov(b, a)));
        RC_ASSERT(isNear(wasserstein(a, b, values), wasserstein(b, a, values)));
        RC_ASSERT(isNear(expectedTotalVariation(a, b), expectedTotalVariation(b, a)));
    }));
}

void DistancesTest::identical()
{
    QVERIFY(rc::check([] {
        const Vector a = anyCounts(*rc::gen::inRange<std::size_t>(1, 30));
        Vector thrice = a;
        for (std::uint32_t& count : thrice)
            count *= 3;
        RC_ASSERT(isNear(totalVariation(a, thrice), 0));
        RC_ASSERT(isNear(jensenShannon(a, thrice), 0));
        RC_ASSERT(isNear(kolmogorovSmirnov(a, thrice), 0));
        RC_ASSERT(isNear(wasserstein(a, thrice, ascending(a.size())), 0));
        RC_ASSERT(isNear(coverageOf(a, thrice), 1));
        RC_ASSERT(isNear(gini(a), gini(thrice)));
    }));
}

void DistancesTest::triangle()
{
    QVERIFY(rc::check([] {
        const std::size_t size = *rc::gen::inRange<std::size_t>(1, 20);
        const Vector a = anyCounts(size), b = anyCounts(size), c = anyCounts(size);
        const std::vector<double> values = ascending(size);
        RC_ASSERT(totalVariation(a, c) <= totalVariation(a, b) + totalVariation(b, c) + 1e-12);
        RC_ASSERT(wasserstein(a, c, values) <= wasserstein(a, b, values) + wasserstein(b, c, values) + 1e-9);
        // The root of the divergence is a metric (Endres & Schindelin 2003).
        const auto root = [](const Vector& p, const Vector& q) { return std::sqrt(jensenShannon(p, q)); };
        RC_ASSERT(root(a, c) <= root(a, b) + root(b, c) + 1e-7);
    }));
}

/// With as many values on both sides it is the mean difference of the sorted values.
void DistancesTest::wassersteinIsTheMeanMove()
{
    QVERIFY(rc::check([] {
        const std::size_t number = *rc::gen::inRange<std::size_t>(1, 20);
        const auto draw = [&] {
            auto some = *rc::gen::container<std::vector<int>>(number, rc::gen::inRange(0, 10));
            std::sort(some.begin(), some.end());
            return some;
        };
        const std::vector<int> a = draw(), b = draw();
        Vector countsA(10), countsB(10);
        double moved = 0;
        for (std::size_t i = 0; i < number; ++i) {
            ++countsA[std::size_t(a[i])];
            ++countsB[std::size_t(b[i])];
            moved += std::abs(a[i] - b[i]);
        }
        std::vector<double> values(10);
        std::iota(values.begin(), values.end(), 0.0);
        RC_ASSERT(isNear(wasserstein(countsA, countsB, values), moved / double(number)));
    }));
}

void DistancesTest::sameScaleForAnyNumber()
{
    QVERIFY(isNear(totalVariation(Vector{1'000'000'000, 3'000'000'000}, Vector{1, 1}), 0.25)); // no overflow
}

void DistancesTest::expectedIsWhatSamplingLeaves()
{
    const std::vector<double> shares{0.4, 0.3, 0.15, 0.1, 0.05};
    std::mt19937 random(1);
    std::discrete_distribution<std::size_t> draw(shares.begin(), shares.end());
    const auto sample = [&](int number) {
        Vector counts(shares.size());
        for (int i = 0; i < number; ++i)
            ++counts[draw(random)];
        return counts;
    };
    double seen = 0, expected = 0;
    for (int trial = 0; trial < 2000; ++trial) {
        const Vector a = sample(400), b = sample(900);
        seen += totalVariation(a, b);
        expected += expectedTotalVariation(a, b);
    }
    QVERIFY2(std::abs(seen / expected - 1) < 0.03, qPrintable(QString::number(seen / expected)));
}

void DistancesTest::informationByHand()
{
    const std::vector<std::pair<std::int32_t, std::int32_t>> pairs{{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    QVERIFY(isNear(normalisedInformation(Vector{2, 2, 2, 2}, pairs), 0));
    QVERIFY(isNear(normalisedInformation(Vector{5, 0, 0, 5}, pairs), 1));
    QVERIFY(isNear(normalisedInformation(Vector{5, 0, 0, 0}, pairs), 0)); // both are constant
    // Marginals 1/2 1/2 on both sides; joint 3/8 1/8 1/8 3/8 has 1.8112781245 bits.
    QVERIFY(std::abs(normalisedInformation(Vector{3, 1, 1, 3}, pairs) - 0.1887218755) < 1e-9);
}

QTEST_APPLESS_MAIN(DistancesTest)
#include "distances.moc"
