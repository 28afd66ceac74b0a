// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/metricscale.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace sessionsmith;
using namespace sessionsmith::widgets;
using fidelity::Better;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

fidelity::Metric metric(double value, double low, double high, double best, double worst, double score)
{
    fidelity::Metric metric;
    metric.value = value;
    metric.low = low;
    metric.high = high;
    metric.best = best;
    metric.worst = worst;
    metric.expected = none;
    metric.score = score;
    return metric;
}

} // namespace

class MetricScaleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void liesBetweenTheYardsticks()
    {
        const MetricScale scale(metric(0.2, 0.15, 0.3, 0.1, 0.5, 0.75));
        QVERIFY(scale.isCommon);
        QCOMPARE(scale.best, 0.0);
        QCOMPARE(scale.worst, 1.0);
        QCOMPARE(scale.value, 0.25);
        QCOMPARE(scale.low, 0.125);
        QCOMPARE(scale.high, 0.5);
        QVERIFY(std::isnan(scale.expected));
    }

    void theBestIsAtTheSameEndWhereMoreIsBetter()
    {
        fidelity::Metric coverage = metric(0.7, 0.65, 0.8, 0.9, 0.1, 0.75);
        coverage.better = Better::Higher;
        const MetricScale scale(coverage);
        QCOMPARE(scale.best, 0.0);
        QCOMPARE(scale.worst, 1.0);
        QVERIFY(std::abs(scale.value - 0.25) < 1e-12);
        QVERIFY(scale.low < scale.value && scale.value < scale.high); // still from left to right
    }

    void withoutAScoreItHasItsOwnScale()
    {
        const MetricScale copies(metric(0.04, 0.02, 0.06, 0.01, none, none));
        QVERIFY(!copies.isCommon);
        QCOMPARE(copies.best, 0.0);
        QCOMPARE(copies.high, 1.0);
        QVERIFY(std::abs(copies.value - 0.6) < 1e-12);
        QVERIFY(std::isnan(copies.worst));
        fidelity::Metric coverage = metric(0.9, none, none, 0.5, 0.1, none);
        coverage.better = Better::Higher;
        QCOMPARE(MetricScale(coverage).value, 0.0);
        QCOMPARE(MetricScale(coverage).worst, 1.0);
    }

    void figuresThatAreAllTheSameLieAtTheBest()
    {
        const MetricScale run(metric(4, none, none, 4, none, none));
        QCOMPARE(run.value, 0.0);
        QCOMPARE(run.best, 0.0);
        QVERIFY(std::isnan(run.low));
    }

    void digitsFollowTheSize()
    {
        QCOMPARE(metricText(0.01234), QStringLiteral("0.0123"));
        QCOMPARE(metricText(1.234), QStringLiteral("1.23"));
        QCOMPARE(metricText(12.34), QStringLiteral("12.3"));
        QCOMPARE(metricText(123.4), QStringLiteral("123"));
        QCOMPARE(metricText(none), QStringLiteral("—"));
        QCOMPARE(intervalText(metric(1, none, none, 1, 1, none)), QStringLiteral("—"));
    }
};

QTEST_APPLESS_MAIN(MetricScaleTest)
#include "metricscale.moc"
