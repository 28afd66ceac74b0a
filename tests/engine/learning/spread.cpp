// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/spread.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace sessionsmith::learning;

class TestSpread : public QObject
{
    Q_OBJECT

    static bool isNear(double a, double b) { return std::abs(a - b) < 1e-9; }

private Q_SLOTS:
    void widthsOfThreeValues()
    {
        const std::vector<double> values{2, 4, 9}; // mean 5, variance (9 + 1 + 16) / 2 = 13
        const Spread deviation = spreadOf(values, SpreadKind::StandardDeviation);
        QVERIFY(isNear(deviation.mean, 5));
        QVERIFY(isNear(deviation.low, 5 - std::sqrt(13.0)) && isNear(deviation.high, 5 + std::sqrt(13.0)));
        const Spread error = spreadOf(values, SpreadKind::StandardError);
        QVERIFY(isNear(error.high - 5, std::sqrt(13.0 / 3)) && isNear(5 - error.low, std::sqrt(13.0 / 3)));
        const Spread range = spreadOf(values, SpreadKind::Range);
        QCOMPARE(range.low, 2.0);
        QCOMPARE(range.high, 9.0);
        const Spread confidence = spreadOf(values, SpreadKind::Confidence); // t with 2 degrees of freedom: 4.302653
        QVERIFY(std::abs(confidence.high - 5 - 4.302653 * std::sqrt(13.0 / 3)) < 1e-4);
    }

    void oneValueHasNone()
    {
        for (const SpreadKind kind :
             {SpreadKind::StandardDeviation, SpreadKind::StandardError, SpreadKind::Confidence, SpreadKind::Range}) {
            const Spread spread = spreadOf(std::vector<double>{3}, kind);
            QCOMPARE(spread.low, 3.0);
            QCOMPARE(spread.mean, 3.0);
            QCOMPARE(spread.high, 3.0);
        }
    }
};

QTEST_APPLESS_MAIN(TestSpread)
#include "spread.moc"
