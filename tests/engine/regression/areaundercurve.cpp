// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/regression/areaundercurve.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith::regression;

class AreaUnderCurveTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byHand()
    {
        const std::vector<double> scores{2, 1, 3, 2}, isPositive{1, 0, 1, 0};
        const auto area = [&](std::vector<std::uint16_t> weights) {
            return areaUnderCurve(scores, ascending(scores), isPositive, weights);
        };
        // Of four pairs three are won and one is tied; with the first negative twice, five of six are won and one tied.
        QCOMPARE(area({1, 1, 1, 1}), 3.5 / 4);
        QCOMPARE(area({1, 2, 1, 1}), 5.5 / 6);
        QVERIFY(std::isnan(area({0, 1, 0, 1})));
    }
};

QTEST_APPLESS_MAIN(AreaUnderCurveTest)
#include "areaundercurve.moc"
