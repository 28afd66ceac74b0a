// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/reduction.h"

#include "tests/widgets/charts/curves.h"
#include "widgets/charts/columncache.h"
#include "widgets/charts/ticks.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace sessionsmith::widgets;

namespace {

/// By looking at every point.
Points reducedByBruteForce(const Points& points, double from, double to, std::size_t columns)
{
    Points result;
    const CurvePoint* before = nullptr;
    const CurvePoint* after = nullptr;
    std::vector<Points> parts(columns);
    for (const CurvePoint& point : points) {
        if (point.x < from) before = &point;
        if (point.x > to && !after) after = &point;
        if (point.x < from || point.x > to) continue;
        std::size_t column = 0;
        while (column + 1 < columns && point.x >= from + (to - from) * double(column + 1) / double(columns))
            ++column;
        parts[column].push_back(point);
    }
    if (before) result.push_back(*before);
    for (const Points& part : parts) {
        if (part.empty()) continue;
        const auto low = std::ranges::min_element(part, {}, &CurvePoint::y);
        auto high = part.begin(); // the first of the highest
        for (auto point = part.begin(); point != part.end(); ++point)
            if (point->y > high->y) high = point;
        result.push_back(low < high ? *low : *high);
        if (low != high) result.push_back(low < high ? *high : *low);
    }
    if (after) result.push_back(*after);
    return result;
}

} // namespace

class ReductionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheNearestPoint()
    {
        const Curve points{{0, 1}, {10, 2}, {11, 3}};
        QCOMPARE(nearest(points.line(), -5).y, 1.0);
        QCOMPARE(nearest(points.line(), 1).y, 1.0);
        QCOMPARE(nearest(points.line(), 5).y, 1.0);
        QCOMPARE(nearest(points.line(), 6).y, 2.0);
        QCOMPARE(nearest(points.line(), 99).y, 3.0);
    }

    void noPointIsNearerThanTheNearest()
    {
        QVERIFY(rc::check([] {
            const Points points = arbitraryPoints();
            RC_PRE(!points.empty());
            const double x = *rc::gen::inRange(-10, 200);
            const double distance = std::abs(nearest(curveOf(points).line(), x).x - x);
            for (const CurvePoint& point : points)
                RC_ASSERT(std::abs(point.x - x) >= distance);
        }));
    }

    void thePyramidKnowsTheExtremesOfEveryStretch()
    {
        QVERIFY(rc::check([] {
            const auto count = std::size_t(*rc::gen::inRange(1, 5000)), kept = std::size_t(*rc::gen::inRange(0, 5000));
            const std::uint64_t seed = *rc::gen::arbitrary<std::uint32_t>();
            std::vector<double> values;
            Pyramid pyramid;
            std::uint64_t state = seed | 1;
            const auto grow = [&] {
                while (values.size() < count) {
                    state = state * 6364136223846793005u + 1442695040888963407u;
                    values.push_back(double((state >> 33) % 1000));
                    if (state % 3 == 0) pyramid.grow(values); // one by one, or several at once
                }
                pyramid.grow(values);
            };
            grow();
            if (kept < count) {
                values.resize(kept);
                pyramid.truncate(kept);
                grow();
            }
            const auto first = std::size_t(*rc::gen::inRange<int>(0, int(count)));
            const auto last = std::size_t(*rc::gen::inRange<int>(int(first), int(count) + 1));
            Extremes expected;
            for (std::size_t i = first; i < last; ++i)
                expected.add(values[i], i);
            const Extremes found = pyramid.extremes(values, first, last);
            RC_ASSERT(found.empty() == (first == last));
            RC_ASSERT(found.low == expected.low && found.lowAt == expected.lowAt);
            RC_ASSERT(found.high == expected.high && found.highAt == expected.highAt);
        }));
    }

    void reductionIsThatOfBruteForce()
    {
        QVERIFY(rc::check([] {
            const Points points = arbitraryPoints();
            const auto columns = std::size_t(*rc::gen::inRange(1, 30));
            const double from = *rc::gen::inRange(-10, 100);
            const double to = from + *rc::gen::inRange(1, 200);
            RC_ASSERT(reduced(curveOf(points).line(), from, to, columns) ==
                      reducedByBruteForce(points, from, to, columns));
        }));
    }

    void columnsThatAreKeptAreThoseOfBruteForce()
    {
        QVERIFY(rc::check([] {
            Points points = arbitraryPoints();
            Curve curve = curveOf(points);
            ColumnCache cache;
            double low = *rc::gen::inRange(-10, 50);
            for (int frame = 0; frame < 8; ++frame) {
                const double width = frame < 5 ? 2.5 : 0.75; // pans, then a zoom
                low += *rc::gen::inRange(-12, 12) / 2.0;
                if (frame == 3) { // and a run that goes on
                    points.push_back({points.empty() ? 0 : points.back().x + 1, 50});
                    curve.append(points.back().x, points.back().y);
                    cache.clear();
                }
                const double first = std::floor(low / width), last = std::floor((low + 30) / width) + 1;
                Points expected = reducedByBruteForce(points, first * width, std::nextafter(last * width, -1e9),
                                                      std::size_t(last - first));
                RC_ASSERT(cache.points(curve.line(), {low, low + 30}, width) == expected);
            }
        }));
    }

    void reductionOfALongCurveIsThatOfBruteForce()
    {
        Points points;
        for (int i = 0; i < 30'000; ++i)
            points.push_back({i + std::sin(i) / 3, std::sin(i * 0.01) + std::sin(i * 7.3)});
        const Curve curve = curveOf(points);
        for (const auto& [from, to] : {std::pair(-5.0, 40'000.0), {12.5, 29'999.0}, {4000.0, 4100.0}, {9.0, 9.5}})
            QVERIFY(reduced(curve.line(), from, to, 97) == reducedByBruteForce(points, from, to, 97));
    }

    void reductionKeepsTheNeighboursOutside()
    {
        const Curve points{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}};
        QVERIFY((reduced(points.line(), 1.5, 2.5, 10) == Points{{1, 2}, {2, 3}, {3, 4}}));
    }

    void aSinglePeakSurvives()
    {
        Curve points;
        for (int i = 0; i < 100'000; ++i)
            points.append(double(i), i == 54'321 ? 9.0 : 0.0);
        const Points few = reduced(points.line(), 0, 99'999, 300);
        QVERIFY(few.size() <= 602);
        QVERIFY(std::ranges::find(few, CurvePoint{54'321, 9.0}) != few.end());
    }

    void theInnerRangeLeavesOutWhatIsFarOut()
    {
        Curve points;
        for (int i = 0; i < 20'000; ++i)
            points.append(double(i), i % 1000 == 7 ? 1e9 : double(i % 100));
        const ValueRange inner = innerRange(points.line(), 0, 20'000), whole = wholeRange(points.line(), 0, 20'000);
        QCOMPARE(whole.high, 1e9);
        QVERIFY(inner.low >= 0 && inner.high < 100);
        QVERIFY(inner.high - inner.low > 90);
        QVERIFY(innerRange(points.line(), -9, -1).empty());
        QVERIFY(wholeRange(points.line(), 0.2, 0.7).empty());
    }

    void whatIsNotFiniteIsKeptApart()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN(), infinite = std::numeric_limits<double>::infinity();
        Curve curve{{0, 1}, {1, nan}, {2, 2}, {3, -infinite}};
        QCOMPARE(curve.size(), std::size_t(2));
        QCOMPARE(curve.broken().size(), std::size_t(2));
        QCOMPARE(curve.broken()[1].x, 3.0);
        curve.truncateFrom(2);
        QVERIFY((curve == Curve{{0, 1}, {1, nan}}));
    }

    void aClockThatIsSetBackLeavesTheCurveInOrder()
    {
        Curve curve;
        curve.append(100, 1, 1);
        curve.append(40, 2, 2);
        curve.append(120, 3, 3);
        QVERIFY((curve == Curve{{100, 1}, {100, 2}, {120, 3}}));
        curve.truncateFrom(2);
        QVERIFY((curve == Curve{{100, 1}}));
        QCOMPARE(curve.steps().size(), std::size_t(1));
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
