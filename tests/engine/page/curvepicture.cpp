// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/page/curvepicture.h"

#include "engine/page/html.h"

#include <rapidcheck.h>

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <limits>

using namespace sessionsmith::page;

namespace {

QString svgOf(const CurvePicture& picture)
{
    return QString::fromStdString(curveSvg(picture));
}

/// Where the points of the first line of a picture lie.
QList<QPointF> lineOf(const QString& svg)
{
    QList<QPointF> points;
    const auto line = QRegularExpression("<polyline points=\"([^\"]*)\"").match(svg);
    for (const QString& point : line.captured(1).split(' ', Qt::SkipEmptyParts)) {
        const QStringList parts = point.split(',');
        points.append({parts[0].toDouble(), parts[1].toDouble()});
    }
    return points;
}

} // namespace

class CurvePictureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesFollowTheValues()
    {
        const QString svg = svgOf({"Loss", "step", {{"a", "#0072b2", {{0, 0}, {5, 1}, {10, 0.5}}}}, {}});
        const auto points = lineOf(svg);
        QCOMPARE(points.size(), 3);
        QVERIFY(points[1].y() < points[2].y() && points[2].y() < points[0].y()); // upwards is less
        QCOMPARE(points[1].x() - points[0].x(), points[2].x() - points[1].x());
        QCOMPARE(points[0].y() - points[2].y(), points[2].y() - points[1].y());
        QVERIFY(svg.contains("stroke=\"#0072b2\""));
        for (const char* tick : {">0.2<", ">1.0<", ">10<"})
            QVERIFY2(svg.contains(tick), tick);
    }

    void whatIsNotFiniteIsMarkedAndBreaksTheLine()
    {
        constexpr double none = std::numeric_limits<double>::quiet_NaN(),
                         infinite = std::numeric_limits<double>::infinity();
        const QString svg =
            svgOf({"Loss", "step", {{"a", "#000000", {{0, 1}, {1, 2}, {2, none}, {3, 3}, {4, infinite}}}}, {}});
        QCOMPARE(svg.count("<polyline"), 1); // steps 0 and 1
        QCOMPARE(svg.count("<circle"), 1);   // step 3 by itself
        QCOMPARE(svg.count("×"), 2);
        QVERIFY(svg.contains("<title>nan</title>") && svg.contains("<title>inf</title>"));
    }

    void nothingToDraw()
    {
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(curveSvg({}).empty());
        QVERIFY(curveSvg({"x", "step", {{"a", "#000000", {{1, none}}}}, {}}).empty());
        QVERIFY(!curveSvg({"x", "step", {{"a", "#000000", {{1, 2}}}}, {}}).empty()); // a dot
        QVERIFY(!curveSvg({"x", "step", {{"a", "#000000", {{1, 0}, {2, 0}}}}, {}}).empty());
        QVERIFY(curveSvg({"x", "step", {{"a", "#000000", {{1, -1e308}, {2, 1e308}}}}, {}}).empty()); // no such range
    }

    void levelsAreInSight()
    {
        const QString svg = svgOf({"x", "step", {{"a", "#000000", {{1, 1}, {2, 2}}}}, {{"ceiling & more", "", 9}}});
        QVERIFY(svg.contains("stroke-dasharray"));
        QVERIFY(svg.contains("ceiling &amp; more"));
        QVERIFY(svg.contains(">8<"));
    }

    /// Whatever is drawn is XML that anything can read, and lies in the picture.
    void isAlwaysSound()
    {
        QVERIFY(rc::check([](const std::string& name, const std::vector<double>& values) {
            CurvePicture picture{name, name, {{name, "#123456", {}}}, {}};
            for (std::size_t i = 0; i < values.size(); ++i)
                picture.curves[0].places.push_back({double(i), values[i]});
            if (!values.empty()) picture.levels.push_back({"level", "#123456", values[0]});
            const QString svg = svgOf(picture);
            if (svg.isEmpty()) return;
            RC_ASSERT(!svg.contains("nan\"") && !svg.contains("inf\""));
            for (const QPointF& point : lineOf(svg))
                RC_ASSERT(point.x() >= 0 && point.x() <= 860 && point.y() >= 0 && point.y() <= 300);
        }));
        const QString svg = svgOf({"<\"&>", "<", {{"<", "#000000", {{1, 1}, {2, 2}}}}, {{"<\"&>", "", 1}}});
        QXmlStreamReader xml(svg);
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }

    void ticksAreRoundAndWithin()
    {
        QCOMPARE(ticksBetween(0, 1, 6), (std::vector<double>{0, 0.2, 0.4, 0.6000000000000001, 0.8, 1}));
        QCOMPARE(ticksBetween(-3, 12, 8), (std::vector<double>{-2, 0, 2, 4, 6, 8, 10, 12}));
        QVERIFY(ticksBetween(1, 1, 5).empty());
        QVERIFY(rc::check([] {
            const double low = *rc::gen::arbitrary<double>(), high = *rc::gen::arbitrary<double>();
            const int most = *rc::gen::inRange(2, 20);
            if (!(low < high) || !std::isfinite(high - low) ||
                high - low < 1e-9 * std::max(std::abs(low), std::abs(high)))
                return;
            const auto ticks = ticksBetween(low, high, most);
            RC_ASSERT(ticks.size() <= std::size_t(most) + 1);
            const double slack = 1e-6 * (high - low);
            for (const double tick : ticks)
                RC_ASSERT(tick >= low - slack && tick <= high + slack);
        }));
    }
};

QTEST_APPLESS_MAIN(CurvePictureTest)
#include "curvepicture.moc"
