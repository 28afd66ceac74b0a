// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/smoothing.h"

#include "tests/widgets/charts/curves.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace sessionsmith::widgets;

namespace {

/// The formula of the header, term by term.
double byDefinition(const Points& points, std::size_t i, const Smoothing& smoothing)
{
    double sum = 0, weight = 0;
    for (std::size_t j = 0; j < points.size(); ++j) {
        const double d = points[i].x - points[j].x;
        double w = 0;
        if (smoothing.kind == SmoothingKind::Exponential) w = j <= i ? std::exp(-d / smoothing.scale) : 0;
        if (smoothing.kind == SmoothingKind::Mean) w = std::abs(d) <= smoothing.scale / 2 ? 1 : 0;
        if (smoothing.kind == SmoothingKind::Gaussian) w = std::exp(-d * d / (2 * smoothing.scale * smoothing.scale));
        sum += w * points[j].y;
        weight += w;
    }
    return sum / weight;
}

/// All that points further away than the reach of a Gaussian can add, and what cells and the table cost.
double tolerance(const Points& points, SmoothingKind kind)
{
    if (kind != SmoothingKind::Gaussian) return 1e-9;
    const auto [low, high] = std::ranges::minmax_element(points, {}, &CurvePoint::y);
    return (high->y - low->y) * 5e-3 + 1e-9;
}

} // namespace

class SmoothingTest : public QObject
{
    Q_OBJECT

    static void kinds()
    {
        QTest::addColumn<SmoothingKind>("kind");
        QTest::newRow("exponential") << SmoothingKind::Exponential;
        QTest::newRow("mean") << SmoothingKind::Mean;
        QTest::newRow("Gaussian") << SmoothingKind::Gaussian;
    }

private Q_SLOTS:
    void isTheWeightedMean_data() { kinds(); }
    void isTheWeightedMean()
    {
        QFETCH(SmoothingKind, kind);
        QVERIFY(rc::check([kind] {
            const Points points = arbitraryPoints();
            RC_PRE(!points.empty());
            const Smoothing smoothing{kind, double(*rc::gen::inRange(1, 50))};
            const Curve curve = curveOf(points);
            SmoothedCurve smooth;
            smooth.update(curve, smoothing);
            const Line line = smooth.line(curve);
            RC_ASSERT(line.y.size() == points.size());
            for (std::size_t i = 0; i < points.size(); ++i)
                RC_ASSERT(std::abs(line.y[i] - byDefinition(points, i, smoothing)) <= tolerance(points, kind));
        }));
    }

    /// The same picture live and reopened.
    void isTheSameHoweverThePointsCame_data() { kinds(); }
    void isTheSameHoweverThePointsCame()
    {
        QFETCH(SmoothingKind, kind);
        QVERIFY(rc::check([kind] {
            const Points points = arbitraryPoints();
            const Smoothing smoothing{kind, *rc::gen::inRange(1, 400) / 8.0};
            SmoothedCurve live, reopened;
            Curve curve;
            for (const CurvePoint& point : points) {
                curve.append(point.x, point.y);
                if (*rc::gen::inRange(0, 3) == 0) live.update(curve, smoothing);
            }
            live.update(curve, smoothing);
            reopened.update(curve, smoothing);
            const Line a = live.line(curve), b = reopened.line(curve);
            RC_ASSERT(a.y.size() == points.size());
            for (std::size_t i = 0; i < points.size(); ++i)
                RC_ASSERT(std::abs(a.y[i] - b.y[i]) < 1e-9);
        }));
    }

    void aGaussianOfADenseCurveIsGoodToAThousandth()
    {
        Points points;
        for (int i = 0; i < 20'000; ++i)
            points.push_back({double(i), std::sin(i / 900.0) + (i % 17 == 0 ? 1 : 0)});
        const Smoothing smoothing{SmoothingKind::Gaussian, 300};
        const Curve curve = curveOf(points);
        SmoothedCurve smooth;
        smooth.update(curve, smoothing);
        for (std::size_t i = 0; i < points.size(); i += 331)
            QVERIFY(std::abs(smooth.line(curve).y[i] - byDefinition(points, i, smoothing)) < 2e-3);
    }

    void aSpikeLeavesNothingBehindInAMean()
    {
        Curve curve;
        for (int i = 0; i < 1000; ++i)
            curve.append(i, i == 100 ? 1e18 : 0.125);
        SmoothedCurve smooth;
        smooth.update(curve, {SmoothingKind::Mean, 20});
        QCOMPARE(smooth.line(curve).y[500], 0.125);
    }

    void goesByStepsWhateverTheAxisIs()
    {
        Curve overSteps, overTime;
        for (int i = 0; i < 100; ++i) {
            overSteps.append(i, i % 7);
            overTime.append(i * i, i % 7, i);
        }
        SmoothedCurve a, b;
        a.update(overSteps, {SmoothingKind::Exponential, 5});
        b.update(overTime, {SmoothingKind::Exponential, 5});
        QVERIFY(std::ranges::equal(a.line(overSteps).y, b.line(overTime).y));
        QCOMPARE(b.line(overTime).x[10], 100.0);
    }

    void startsAnewWhereTheCurveWasCut()
    {
        Curve curve{{0, 1}, {1, 9}, {2, 9}};
        SmoothedCurve smooth;
        smooth.update(curve, {SmoothingKind::Exponential, 2});
        curve.truncateFrom(1);
        curve.append(1, 1);
        curve.append(2, 1);
        smooth.update(curve, {SmoothingKind::Exponential, 2});
        for (const double value : smooth.line(curve).y)
            QCOMPARE(value, 1.0);
    }

    void theScaleIsAFiftiethOfTheWidth()
    {
        QCOMPARE(smoothingFor(Curve()), 0.0);
        QCOMPARE(smoothingFor(Curve{{0, 1}, {10, 1}}), 1.0);
        QCOMPARE(smoothingFor(Curve{{100, 1}, {1100, 1}}), 20.0);
        QCOMPARE(smoothingFor(Curve{{0, 1}, {1'000'000, 1}}), 20'000.0);
        QCOMPARE(smoothingFor(Curve{{0, 1}, {499, 1}}), 5.0);
    }
};

QTEST_APPLESS_MAIN(SmoothingTest)
#include "smoothing.moc"
