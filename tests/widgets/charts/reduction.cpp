// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/reduction.h"

#include "widgets/charts/ticks.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace sessionsmith::widgets;

namespace {

Curve arbitraryCurve()
{
    Curve curve;
    double x = 0;
    for (const int y : *rc::gen::container<std::vector<int>>(rc::gen::inRange(-1000, 1000))) {
        x += *rc::gen::inRange(1, 5);
        curve.push_back({x, y / 10.0});
    }
    return curve;
}

double averageByDefinition(const Curve& points, std::size_t i, double scale)
{
    double sum = 0, weight = 0;
    for (std::size_t j = 0; j <= i; ++j) {
        const double w = std::exp(-(points[i].x - points[j].x) / scale);
        sum += w * points[j].y;
        weight += w;
    }
    return sum / weight;
}

} // namespace

class ReductionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheNearestPoint()
    {
        const Curve points{{0, 1}, {10, 2}, {11, 3}};
        QCOMPARE(nearest(points, -5).y, 1.0);
        QCOMPARE(nearest(points, 1).y, 1.0);
        QCOMPARE(nearest(points, 5).y, 1.0);
        QCOMPARE(nearest(points, 6).y, 2.0);
        QCOMPARE(nearest(points, 99).y, 3.0);
    }

    void noPointIsNearerThanTheNearest()
    {
        QVERIFY(rc::check([] {
            const Curve points = arbitraryCurve();
            RC_PRE(!points.empty());
            const double x = *rc::gen::inRange(-10, 200);
            const double distance = std::abs(nearest(points, x).x - x);
            for (const CurvePoint& point : points)
                RC_ASSERT(std::abs(point.x - x) >= distance);
        }));
    }

    void smoothingIsTheWeightedMean()
    {
        QVERIFY(rc::check([] {
            const Curve points = arbitraryCurve();
            const double scale = *rc::gen::inRange(1, 50);
            const Curve smooth = smoothed(points, scale);
            RC_ASSERT(smooth.size() == points.size());
            for (std::size_t i = 0; i < points.size(); ++i) {
                RC_ASSERT(smooth[i].x == points[i].x);
                RC_ASSERT(std::abs(smooth[i].y - averageByDefinition(points, i, scale)) < 1e-9);
            }
        }));
    }

    void noSmoothingGivesThePoints()
    {
        const Curve points{{0, 1}, {5, 3}};
        QVERIFY(smoothed(points, 0) == points);
    }

    void reductionKeepsTheExtremesOfEveryColumn()
    {
        QVERIFY(rc::check([] {
            const Curve points = arbitraryCurve();
            const auto columns = std::size_t(*rc::gen::inRange(1, 30));
            const double from = *rc::gen::inRange(-10, 100);
            const double to = from + *rc::gen::inRange(1, 200);
            const Curve few = reduced(points, from, to, columns);
            RC_ASSERT(few.size() <= 2 * columns + 2);
            RC_ASSERT(std::is_sorted(few.begin(), few.end(), [](auto a, auto b) { return a.x < b.x; }));
            for (const CurvePoint& point : points) {
                if (point.x < from || point.x > to) continue;
                // Whatever was left out lies between two that were kept in the same column.
                const auto column = [&](double x) {
                    return std::min(columns - 1, std::size_t((x - from) / (to - from) * double(columns)));
                };
                double low = std::numeric_limits<double>::infinity(), high = -low;
                for (const CurvePoint& kept : few) {
                    if (kept.x < from || kept.x > to) continue;
                    if (std::max(column(kept.x), column(point.x)) - std::min(column(kept.x), column(point.x)) > 1)
                        continue;
                    low = std::min(low, kept.y);
                    high = std::max(high, kept.y);
                }
                RC_ASSERT(low <= point.y);
                RC_ASSERT(point.y <= high);
            }
        }));
    }

    void reductionKeepsTheNeighboursOutside()
    {
        const Curve points{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}};
        QVERIFY((reduced(points, 1.5, 2.5, 10) == Curve{{1, 2}, {2, 3}, {3, 4}}));
    }

    void aSinglePeakSurvives()
    {
        Curve points;
        for (int i = 0; i < 100'000; ++i)
            points.push_back({double(i), i == 54'321 ? 9.0 : 0.0});
        const Curve few = reduced(points, 0, 99'999, 300);
        QVERIFY(few.size() <= 602);
        QVERIFY(std::ranges::find(few, CurvePoint{54'321, 9.0}) != few.end());
    }

    void whatIsNotFiniteIsKeptApart()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN(), infinite = std::numeric_limits<double>::infinity();
        const Curve points{{0, 1}, {1, nan}, {2, 2}, {3, -infinite}};
        const SplitCurve split = splitFinite(points);
        QVERIFY((split.finite == Curve{{0, 1}, {2, 2}}));
        QVERIFY((split.broken == std::vector<double>{1, 3}));
    }

    void rangesEndAtRoundValues()
    {
        const AxisRange range = roundRange(0.173, 0.206, 5);
        QCOMPARE(range.step, 0.01);
        QCOMPARE(range.low, 0.17);
        QCOMPARE(range.high, 0.21);
        QCOMPARE(range.decimals, 2);
        const AxisRange flat = roundRange(3, 3, 5);
        QVERIFY(flat.low < 3 && flat.high > 3);
    }
};

QTEST_APPLESS_MAIN(ReductionTest)
#include "reduction.moc"
