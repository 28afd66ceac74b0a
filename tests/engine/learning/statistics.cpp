// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/random.h"
#include "engine/learning/amountmetrics.h"
#include "engine/learning/binarymetrics.h"
#include "engine/learning/pairedtest.h"
#include "engine/learning/rankmeasure.h"
#include "engine/learning/seedsummary.h"

#include "tests/engine/learning/pairedfixture.h"

#include <QtTest/QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace sessionsmith;
using namespace sessionsmith::learning;
namespace fixture = sessionsmith::test::scipy;

namespace {

bool near(double a, double b, double margin = 1e-9)
{
    return std::abs(a - b) < margin;
}

std::vector<double> gains(const std::vector<double>& ranks)
{
    std::vector<double> values;
    for (const double rank : ranks)
        values.push_back(RankMeasure{RankMeasure::Kind::Ndcg, 10}.of(rank));
    return values;
}

} // namespace

/// Intervals and tests beside those of scipy, and what must hold of any figures.
class StatisticsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithScipy();
    void pairsWithoutDifference();
    void pairsByHand();
    void theMeanTestIsThePermutation();
    void bootstrapOfAnything();
    void bootstrapWidthOfAMean();
    void seedsByStudent();
    void binaryByScipy();
    void binaryByHand();
    void areaOfAnything();
    void amountsByHand();
    void intervalsOfPredictions();
};

void StatisticsTest::agreesWithScipy()
{
    const auto a = gains(fixture::firstRanks), b = gains(fixture::secondRanks);
    const PairedTest test = comparePaired(a, b);
    QVERIFY(near(test.wilcoxon, fixture::wilcoxon));
    QVERIFY(near(test.permutation, fixture::permutation, 3 * std::sqrt(fixture::permutation / 10'000)));
    const double width = fixture::differenceHigh - fixture::differenceLow;
    QVERIFY(near(test.interval.low, fixture::differenceLow, 0.05 * width));
    QVERIFY(near(test.interval.high, fixture::differenceHigh, 0.05 * width));
    const auto mean = bootstrapMeans({a}, 1).front();
    QVERIFY(near(mean.low, fixture::meanLow, 0.05 * (fixture::meanHigh - fixture::meanLow)));
    QVERIFY(near(mean.high, fixture::meanHigh, 0.05 * (fixture::meanHigh - fixture::meanLow)));
    const PairedTest back = comparePaired(b, a);
    QVERIFY(near(back.difference, -test.difference));
    QVERIFY(near(back.wilcoxon, test.wilcoxon));
}

void StatisticsTest::pairsWithoutDifference()
{
    const std::vector<double> same{0.5, 0, 1};
    const PairedTest test = comparePaired(same, same);
    QCOMPARE(test.difference, 0.0);
    QCOMPARE(test.permutation, 1.0);
    QCOMPARE(test.wilcoxon, 1.0);
    QCOMPARE(comparePaired({}, {}).permutation, 1.0);
    QCOMPARE(meanTest(same, same), 1.0);
    QCOMPARE(meanTest({}, {}), 1.0);
}

/// Of n equal differences only the two draws in 2^n with all signs alike are as far.
void StatisticsTest::pairsByHand()
{
    const std::vector<double> ones(4, 1), zeros(4, 0);
    const PairedTest test = comparePaired(ones, zeros, 1, 100'000);
    QVERIFY(near(test.permutation, 2.0 / 16, 0.004));
    QCOMPARE(test.difference, 1.0);
    QVERIFY(near(test.interval.low, 1) && near(test.interval.high, 1));
    QCOMPARE(meanTest(ones, zeros), std::erfc(4 / std::sqrt(2.0 * 4)));
    // Signed ranks: all 2.5, their sum 10, mean 5, variance 7.5 - (4^3 - 4) / 48.
    QVERIFY(near(test.wilcoxon, std::erfc(5 / std::sqrt(7.5 - 60.0 / 48) / std::sqrt(2.0))));
}

/// With many cases, hits and misses as rankings have them, it is the permutation test but for what lies on the very
/// edge.
void StatisticsTest::theMeanTestIsThePermutation()
{
    Philox random(1, 0, 0);
    for (const double share : {0.3, 0.31, 0.33}) {
        std::vector<double> a(3000), b(3000);
        for (std::size_t i = 0; i < a.size(); ++i) {
            a[i] = random.uniform() < share ? 1 : 0;
            b[i] = random.uniform() < 0.3 ? 1 : 0;
        }
        const double p = meanTest(a, b);
        QVERIFY2(near(p, comparePaired(a, b).permutation, 0.05), qPrintable(QString::number(p)));
        QCOMPARE(meanTest(b, a), p);
    }
}

void StatisticsTest::bootstrapOfAnything()
{
    QVERIFY(rc::check("an interval lies between the extremes, keeps its seed, and follows shift and scale", [] {
        const auto whole = *rc::gen::nonEmpty<std::vector<int>>();
        std::vector<double> column, moved;
        for (const int value : whole) {
            column.push_back(value % 100);
            moved.push_back(2 * column.back() + 3);
        }
        const auto intervals = bootstrapMeans({column, moved}, 5, 50);
        const auto [least, most] = std::ranges::minmax(column);
        RC_ASSERT(least - 1e-9 <= intervals[0].low && intervals[0].low <= intervals[0].high);
        RC_ASSERT(intervals[0].high <= most + 1e-9);
        RC_ASSERT(near(intervals[1].low, 2 * intervals[0].low + 3) &&
                  near(intervals[1].high, 2 * intervals[0].high + 3));
        RC_ASSERT(bootstrapMeans({column}, 5, 50).front().low == intervals[0].low);
    }));
    const auto nothing = bootstrapMeans({{}});
    QVERIFY(nothing.size() == 1 && nothing[0].low == 0 && nothing[0].high == 0);
}

/// Of n coins the standard error is sqrt(p (1 - p) / n).
void StatisticsTest::bootstrapWidthOfAMean()
{
    std::vector<double> coins(10'000, 0);
    std::fill_n(coins.begin(), 2'000, 1.0);
    const Interval interval = bootstrapMeans({coins}).front();
    const double half = 1.959964 * std::sqrt(0.2 * 0.8 / 10'000);
    QVERIFY(near(interval.low, 0.2 - half, 0.08 * half));
    QVERIFY(near(interval.high, 0.2 + half, 0.08 * half));
}

void StatisticsTest::seedsByStudent()
{
    const SeedSummary summary = summariseSeeds(fixture::seeds);
    QCOMPARE(summary.runs, std::size_t(4));
    QVERIFY(near(summary.interval.low, fixture::seedsLow, 1e-8));
    QVERIFY(near(summary.interval.high, fixture::seedsHigh, 1e-8));
    // -1 and 1 by turns, so that the half width says the quantile.
    const std::vector<std::size_t> degrees{1, 5, 21, 201};
    const auto halfWidth = [](std::size_t runs) {
        std::vector<double> values;
        for (std::size_t i = 0; i < runs; ++i)
            values.push_back(i % 2 ? 1 : -1);
        return summariseSeeds(values).interval.high;
    };
    QVERIFY(near(halfWidth(2), fixture::studentQuantiles[0], 1e-5)); // its standard error is 1
    QVERIFY(near(halfWidth(6), fixture::studentQuantiles[1] * std::sqrt(6.0 / 5 / 6), 1e-5));
    QVERIFY(near(halfWidth(22), fixture::studentQuantiles[3] * std::sqrt(22.0 / 21 / 22), 1e-4));
    QVERIFY(near(halfWidth(200), 1.971957 * std::sqrt(200.0 / 199 / 200), 1e-4));
    const std::vector<double> one{0.5, std::nan("")};
    QCOMPARE(summariseSeeds(one).runs, std::size_t(1));
    QCOMPARE(summariseSeeds(one).interval.high, 0.5);
    QCOMPARE(summariseSeeds({}).runs, std::size_t(0));
}

void StatisticsTest::binaryByScipy()
{
    const Metrics metrics = binaryMetrics(fixture::probabilities, fixture::answers);
    QVERIFY(near(metrics.at("auc"), fixture::area));
    QVERIFY(near(metrics.at("log_loss"), fixture::logLoss));
    QVERIFY(near(metrics.at("calibration_error"), fixture::calibrationError));
}

void StatisticsTest::binaryByHand()
{
    // Pairs of a yes and a no: .8 > .4, .8 > .4, .4 = .4, .4 = .4.
    const Metrics metrics = binaryMetrics(std::vector{0.8, 0.4, 0.4, 0.4}, {true, true, false, false});
    QVERIFY(near(metrics.at("auc"), 3.0 / 4));
    QCOMPARE(areaShares(std::vector{0.8, 0.4, 0.4, 0.4}, {true, true, false, false}),
             (std::vector<double>{1, 0.5, 0.75, 0.75}));
    QVERIFY(near(metrics.at("log_loss"), -(std::log(0.8) + std::log(0.4) + 2 * std::log(0.6)) / 4));
    QVERIFY(near(metrics.at("calibration_error"), (0.2 + 0.2) / 4)); // a bin with one, too low by .2; one with three
    QVERIFY(!binaryMetrics(std::vector{0.1, 0.2}, {true, true}).contains("auc"));
    QVERIFY(near(binaryMetrics(std::vector{0.0}, {true}).at("log_loss"), -std::log(1e-15)));
    QCOMPARE(binaryMetrics({}, {}), (Metrics{{"cases", 0}}));
}

void StatisticsTest::areaOfAnything()
{
    QVERIFY(rc::check("the area is the share of pairs in order", [] {
        const auto drawn = *rc::gen::container<std::vector<std::pair<int, bool>>>(
            rc::gen::pair(rc::gen::inRange(0, 8), rc::gen::arbitrary<bool>()));
        std::vector<double> probabilities;
        std::vector<bool> answers;
        for (const auto& [probability, answer] : drawn) {
            probabilities.push_back(probability / 8.0);
            answers.push_back(answer);
        }
        double pairs = 0, right = 0;
        for (std::size_t i = 0; i < drawn.size(); ++i)
            for (std::size_t j = 0; j < drawn.size(); ++j) {
                if (!answers[i] || answers[j]) continue;
                ++pairs;
                right += probabilities[i] > probabilities[j] ? 1 : probabilities[i] == probabilities[j] ? 0.5 : 0;
            }
        const Metrics metrics = binaryMetrics(probabilities, answers);
        RC_ASSERT(metrics.contains("auc") == (pairs > 0));
        if (pairs > 0) RC_ASSERT(near(metrics.at("auc"), right / pairs));
        const auto shares = areaShares(probabilities, answers);
        RC_ASSERT(shares.empty() == (pairs == 0));
        if (pairs > 0)
            RC_ASSERT(near(std::reduce(shares.begin(), shares.end()) / double(shares.size()), right / pairs));
    }));
}

void StatisticsTest::amountsByHand()
{
    const Metrics metrics = amountMetrics(std::vector{1.0, 2.0, 5.0}, std::vector{1.0, 4.0, 4.0});
    QVERIFY(near(metrics.at("mae"), 1));
    QVERIFY(near(metrics.at("rmse"), std::sqrt(5.0 / 3)));
    QVERIFY(near(metrics.at("r2"), 1 - 5.0 / 6)); // about the mean of 3: 4 + 1 + 1
    QVERIFY(!amountMetrics(std::vector{1.0}, std::vector{2.0}).contains("r2"));
}

/// Around the figures themselves, wider where there is less to go by, and those of a mean those of bootstrapMeans().
void StatisticsTest::intervalsOfPredictions()
{
    const auto all = binaryIntervals(fixture::probabilities, fixture::answers);
    QVERIFY(all.at("auc").low < fixture::area && fixture::area < all.at("auc").high);
    const std::vector<bool> fewer(fixture::answers.begin(), fixture::answers.begin() + 50);
    const auto few = binaryIntervals(std::span(fixture::probabilities).first(50), fewer);
    const auto width = [](const Interval& interval) { return interval.high - interval.low; };
    // The width goes with the root of the number.
    QVERIFY(width(few.at("auc")) > 1.4 * width(all.at("auc")) && width(few.at("auc")) < 3 * width(all.at("auc")));
    std::vector<double> losses;
    for (std::size_t i = 0; i < fixture::answers.size(); ++i)
        losses.push_back(logLossOf(fixture::probabilities[i], fixture::answers[i]));
    const Interval mean = bootstrapMeans({losses}).front();
    QVERIFY(near(all.at("log_loss").low, mean.low) && near(all.at("log_loss").high, mean.high));
    QVERIFY(binaryIntervals({}, {}).empty());
}

QTEST_APPLESS_MAIN(StatisticsTest)
#include "statistics.moc"
