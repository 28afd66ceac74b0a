// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/likeliest.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace sessionsmith::synthesis;

namespace {

bool isNear(double value, double wanted)
{
    return std::abs(value - wanted) <= 1e-6 * wanted;
}

} // namespace

/// The maximum of a log-likelihood of one parameter.
class LikeliestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofAParabola();
    void theHigherOfTwo();
    void atTheEnds();
    void staysWithinTheRange();
    void whereNothingIsKnown();
    void besideTheImpossible();
};

void LikeliestTest::ofAParabola()
{
    // In ln x it is normal around ln `at`: 95 % lie within 1.96 deviations, far less than the places are apart or more.
    for (const double deviation : {0.003, 0.1, 1.0})
        for (const double at : {2.7, 3.0, 3.14, 3.4}) {
            const auto found =
                likeliest([&](double x) { return -std::pow(std::log(x / at) / deviation, 2) / 2; }, 1e-3, 1e6);
            QVERIFY(isNear(found.value, at));
            QVERIFY(isNear(found.low, at * std::exp(-1.959963984540054 * deviation)));
            QVERIFY(isNear(found.high, at * std::exp(1.959963984540054 * deviation)));
        }
}

void LikeliestTest::theHigherOfTwo()
{
    const auto peak = [](double x, double at, double height) {
        return height * std::exp(-std::pow(std::log(x / at), 2));
    };
    const auto both = [&](double x) { return peak(x, 0.1, 20) + peak(x, 1000, 21); };
    const auto found = likeliest(both, 1e-3, 1e6);
    QVERIFY(isNear(found.value, 1000));
    QVERIFY(found.low > 500 && found.high < 2000); // the valley between them is no part of it
}

void LikeliestTest::staysWithinTheRange()
{
    for (const auto& [least, most] : {std::pair(0.01, 10.0), std::pair(0.3, 0.7), std::pair(1e-3, 1e6)})
        for (const double slope : {-1.0, 0.0, 1.0}) {
            const auto found = likeliest([slope = slope](double x) { return slope * x; }, least, most);
            for (const double end : {found.value, found.low, found.high})
                QVERIFY(end >= least && end <= most);
        }
}

void LikeliestTest::atTheEnds()
{
    const auto rising = likeliest([](double x) { return x; }, 0.01, 100);
    QVERIFY(rising.value == 100 && rising.high == 100); // to the last bit
    QVERIFY(isNear(rising.low, 100 - 1.920729410347062));
    const auto falling = likeliest([](double x) { return -1000 * x; }, 0.01, 100);
    QVERIFY(falling.value == 0.01 && falling.low == 0.01);
    const auto beyond = likeliest([](double x) { return x; }, 0.01, 10); // exp(ln 10) is more than 10
    QVERIFY(beyond.value == 10 && beyond.high == 10);
    QVERIFY(isNear(falling.high, 0.011920729410347062));
}

void LikeliestTest::whereNothingIsKnown()
{
    const auto found = likeliest([](double) { return -5.0; }, 0.5, 2);
    QVERIFY(found.value >= 0.5 && found.value <= 2);
    QVERIFY(isNear(found.low, 0.5) && isNear(found.high, 2));
}

void LikeliestTest::besideTheImpossible()
{
    const auto found = likeliest(
        [](double x) { return x < 2 ? -std::numeric_limits<double>::infinity() : -std::abs(x - 5); }, 0.1, 100);
    QVERIFY(isNear(found.value, 5));
    QVERIFY(isNear(found.low, 5 - 1.920729410347062));
}

QTEST_APPLESS_MAIN(LikeliestTest)
#include "likeliest.moc"
