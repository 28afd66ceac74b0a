// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/bootstrap.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace sessionsmith;
using namespace sessionsmith::fidelity;

class BootstrapTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsAsManyAsThereAre();
    void percentilesMovedByTheirExcess();
    void boundsOfTheScale();
    void coversTheTruth();
};

void BootstrapTest::drawsAsManyAsThereAre()
{
    const Resample one(1, 7, 1000, 500), same(1, 7, 1000, 500), other(1, 8, 1000, 500);
    QCOMPARE(std::accumulate(one.side.begin(), one.side.end(), 0), 1000);
    QCOMPARE(std::accumulate(one.heldOut.begin(), one.heldOut.end(), 0), 500);
    QVERIFY(one.side == same.side && one.heldOut == same.heldOut);
    QVERIFY(one.side != other.side);
    // Poisson of mean one: e^-1 of the sessions are not drawn.
    const auto missing = std::count(one.side.begin(), one.side.end(), 0);
    QVERIFY(std::abs(double(missing) - 1000 / std::exp(1.0)) < 50);
}

void BootstrapTest::percentilesMovedByTheirExcess()
{
    std::vector<double> replicates;
    for (int i = 0; i <= 40; ++i)
        replicates.push_back(0.3 + 0.01 * i); // mean .5
    replicates.push_back(std::numeric_limits<double>::quiet_NaN());
    const auto [low, high] = bootstrapInterval(0.5, replicates, 1);
    QVERIFY(std::abs(low - 0.31) < 1e-12 && std::abs(high - 0.69) < 1e-12);
    const auto moved = bootstrapInterval(0.4, replicates, 1);
    QVERIFY(std::abs(moved.low - 0.21) < 1e-12 && std::abs(moved.high - 0.59) < 1e-12);
}

void BootstrapTest::boundsOfTheScale()
{
    const auto low = bootstrapInterval(0, {0.1, 0.2, 0.3}, 1);
    QVERIFY(low.low == 0 && low.high > 0);
    QVERIFY(bootstrapInterval(1, {0.8, 0.9, 1}, 1).high == 1);
    QVERIFY(bootstrapInterval(0.5, {}, 1).high == 1);
    QVERIFY(bootstrapInterval(7, {5, 9, 7}, std::numeric_limits<double>::infinity()).high > 7);
}

/// The total variation of two coins that differ by .2, from sessions of one event: .2 lies within in 95 % of the cases.
void BootstrapTest::coversTheTruth()
{
    constexpr int trials = 300, sessions = 400, replicates = 100;
    int covered = 0;
    for (std::uint64_t trial = 0; trial < trials; ++trial) {
        Philox random(trial, 0x54455354, 1);
        const auto toss = [&](double probability) {
            std::vector<std::uint32_t> sides;
            for (int i = 0; i < sessions; ++i)
                sides.push_back(random.uniform() < probability);
            return sides;
        };
        const auto first = toss(0.5), second = toss(0.7);
        const auto counts = [](const std::vector<std::uint32_t>& tossed, const std::vector<std::uint16_t>& weights) {
            std::vector<std::uint32_t> result(2);
            for (std::size_t i = 0; i < tossed.size(); ++i)
                result[tossed[i]] += weights[i];
            return result;
        };
        const std::vector<std::uint16_t> once(sessions, 1);
        std::vector<double> values;
        for (std::uint64_t i = 0; i < replicates; ++i) {
            const Resample drawn(trial, i, sessions, sessions);
            values.push_back(totalVariation(counts(first, drawn.side), counts(second, drawn.heldOut)));
        }
        const auto [low, high] =
            bootstrapInterval(totalVariation(counts(first, once), counts(second, once)), values, 1);
        covered += low <= 0.2 && 0.2 <= high;
    }
    qInfo("%d of %d", covered, trials);
    QVERIFY(covered > 0.90 * trials); // .95 less the noise of 300 trials and of 100 replicates
}

QTEST_APPLESS_MAIN(BootstrapTest)
#include "bootstrap.moc"
