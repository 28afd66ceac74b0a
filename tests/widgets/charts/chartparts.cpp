// SPDX-License-Identifier: GPL-3.0-or-later
// What charts are made of and needs no screen.
#include "tests/widgets/charts/curves.h"
#include "widgets/charts/chartoverlay.h"
#include "widgets/charts/chartwindow.h"
#include "widgets/charts/curveraster.h"
#include "widgets/charts/runcurves.h"
#include "widgets/charts/runmarks.h"
#include "widgets/charts/ticks.h"

#include <QDateTime>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

QStringList labelsOf(const QList<Tick>& ticks)
{
    QStringList labels;
    for (const Tick& tick : ticks)
        labels.append(tick.label);
    return labels;
}

} // namespace

class ChartPartsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aZoomKeepsItsAnchorAndItsLimits()
    {
        QVERIFY(rc::check([] {
            const Range limits{double(*rc::gen::inRange(-100, 0)), double(*rc::gen::inRange(1, 100))};
            const double low = limits.low + limits.width() * *rc::gen::inRange(0, 50) / 100.0;
            const Range range{low, low + limits.width() * *rc::gen::inRange(1, 50) / 100.0};
            const double anchor = range.low + range.width() * *rc::gen::inRange(0, 101) / 100.0;
            const double factor = *rc::gen::inRange(1, 300) / 100.0;
            const Range next = zoomed(range, anchor, factor, limits);
            RC_ASSERT(next.low >= limits.low - 1e-9 && next.high <= limits.high + 1e-9 && next.width() > 0);
            RC_ASSERT(std::abs(next.width() - std::min(range.width() * factor, limits.width())) < 1e-9);
            const bool isFree = next.low > limits.low + 1e-9 && next.high < limits.high - 1e-9;
            const double share = (anchor - range.low) / range.width(), then = (anchor - next.low) / next.width();
            if (isFree) RC_ASSERT(std::abs(share - then) < 1e-6);
        }));
    }

    void aZoomEndsWhereDoublesDo()
    {
        const Range limits{0, 1e6};
        Range range = limits;
        for (int i = 0; i < 1000; ++i)
            range = zoomed(range, 123456.789, 0.5, limits);
        QVERIFY(range.width() > 0 && range.low < 123457 && range.high > 123456);
    }

    void aPanStaysWithinItsLimits()
    {
        QCOMPARE(panned({2, 4}, 3, {0, 10}), (Range{5, 7}));
        QCOMPARE(panned({2, 4}, 30, {0, 10}), (Range{8, 10}));
        QCOMPARE(panned({2, 4}, -30, {0, 10}), (Range{0, 2}));
        QCOMPARE(panned({-2, 14}, 1, {0, 10}), (Range{0, 10}));
    }

    void ticksOfLogarithms_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<QStringList>("labels");
        const auto row = [](const char* name, double low, double high, const char* labels) {
            QTest::newRow(name) << low << high << QString::fromUtf8(labels).split(u' ');
        };
        row("decades", 1e-2, 1e2, "0.01 0.1 1 10 100");
        row("with 2 and 5", 1, 50, "1 2 5 10 20 50");
        row("less than one", 2, 3, "2.0 2.2 2.4 2.6 2.8 3.0");
        row("far out", 1e-7, 1e-5, "10⁻⁷ 2·10⁻⁷ 5·10⁻⁷ 10⁻⁶ 2·10⁻⁶ 5·10⁻⁶ 10⁻⁵");
        row("very far", 1e-3, 1e9, "0.001 1 1000 10⁶ 10⁹");
    }

    void ticksOfLogarithms()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(QStringList, labels);
        QStringList found = labelsOf(logarithmTicks(std::log10(low), std::log10(high), 6));
        for (QString& label : found)
            label.remove(QChar(0x202f));
        QCOMPARE(found, labels);
    }

    void ticksOfAClockAreRoundAndSayTheDayWhereItChanges()
    {
        const double start = double(QDateTime(QDate(2026, 5, 4), QTime(23, 41, 7)).toMSecsSinceEpoch());
        const QStringList hour = labelsOf(clockTicks(start, start + 3600e3, 6));
        QCOMPARE(hour,
                 (QStringList{QStringLiteral("05-04 23:50"), QStringLiteral("05-05 00:00"), QStringLiteral("00:10"),
                              QStringLiteral("00:20"), QStringLiteral("00:30"), QStringLiteral("00:40")}));
        const QStringList seconds = labelsOf(clockTicks(start, start + 10e3, 6));
        QCOMPARE(seconds.front(), QStringLiteral("23:41:08"));
        for (const double width : {1.0, 5e4, 9e6, 4e8, 3e10, 1e12}) {
            const QStringList labels = labelsOf(clockTicks(start, start + width, 6));
            QVERIFY(labels.size() <= 7);
            QCOMPARE(QSet<QString>(labels.begin(), labels.end()).size(), labels.size());
        }
    }

    void labelsDoNotLieOverEachOther()
    {
        QVERIFY(rc::check([] {
            const auto lines = *rc::gen::container<std::vector<double>>(
                rc::gen::map(rc::gen::inRange(0, 200), [](int y) { return double(y); }));
            RC_PRE(lines.size() <= 13);
            std::vector<double> tops = labelTops(lines, 15, 0, 200);
            for (std::size_t i = 0; i < lines.size(); ++i)
                for (std::size_t j = 0; j < lines.size(); ++j)
                    if (lines[i] < lines[j]) RC_ASSERT(tops[i] <= tops[j]); // in the order of their lines
            std::ranges::sort(tops);
            for (std::size_t i = 0; i < tops.size(); ++i) {
                RC_ASSERT(tops[i] >= -1e-9 && tops[i] + 15 <= 200 + 1e-9);
                if (i > 0) RC_ASSERT(tops[i] - tops[i - 1] >= 15 - 1e-9);
            }
        }));
        QCOMPARE(labelTops({50, 150}, 15, 0, 200), (std::vector<double>{35, 135})); // above their lines
    }

    void theRasterFillsWhatACurvePassesThrough()
    {
        CurveRaster raster;
        raster.start({10, 20});
        raster.draw(std::vector<QPointF>{{-5, 10}, {4.5, 10}, {5.5, 2}, {5.6, 18}, {30, 18}}, Qt::red, 2);
        const QImage image = raster.image();
        QCOMPARE(image.pixelColor(2, 9), QColor(Qt::red)); // 9 to 11
        QCOMPARE(image.pixelColor(2, 10), QColor(Qt::red));
        QCOMPARE(image.pixelColor(2, 11).alpha(), 0);
        QCOMPARE(image.pixelColor(2, 8).alpha(), 0);
        for (int y = 1; y < 19; ++y)
            QCOMPARE(image.pixelColor(5, y), QColor(Qt::red)); // the peak and the fall
        QCOMPARE(image.pixelColor(9, 17), QColor(Qt::red));
        raster.start({4, 4});
        raster.draw(std::vector<QPointF>{{0, 1.5}, {4, 1.5}}, Qt::blue, 1.5); // 0.75 to 2.25
        QCOMPARE(raster.image().pixelColor(1, 1).alpha(), 255);
        QVERIFY(std::abs(raster.image().pixelColor(1, 0).alpha() - 64) <= 1);
        QVERIFY(std::abs(raster.image().pixelColor(1, 2).alpha() - 64) <= 1);
        raster.draw(std::vector<QPointF>{{0, -1e4}, {4, 1e4}}, Qt::blue, 1.7); // far out on either side
    }

    void curvesOfARunOverAnyAxis()
    {
        RunCurves curves;
        curves.setBatch(1, 32);
        curves.setStart(1, 1000);
        curves.add(1, {{"loss", 10, 0.5, 4, 3000}, {"loss", 20, 1, 3, 5000}});
        QVERIFY((*curves.curve(1, "loss") == Curve{{10, 4}, {20, 3}}));
        QVERIFY((*curves.curve(1, "loss", ChartAxis::Epoch) == Curve{{0.5, 4}, {1, 3}}));
        QVERIFY((*curves.curve(1, "loss", ChartAxis::Examples) == Curve{{320, 4}, {640, 3}}));
        QVERIFY((*curves.curve(1, "loss", ChartAxis::Relative) == Curve{{2, 4}, {4, 3}}));
        const CurvePointer wall = curves.curve(1, "loss", ChartAxis::Wall);
        QVERIFY((*wall == Curve{{3000, 4}, {5000, 3}}));
        // A resumed run repeats a step; all curves follow, and stay the same ones.
        curves.add(1, {{"loss", 20, 1, 8, 9000}});
        QVERIFY((*wall == Curve{{3000, 4}, {9000, 8}}));
        QVERIFY((*curves.curve(1, "loss", ChartAxis::Epoch) == Curve{{0.5, 4}, {1, 8}}));
        QCOMPARE(curves.latestEpoch(1, "loss"), 1.0);
        QVERIFY(curves.curve(2, "loss")->empty());
        // Without a batch there is nothing over examples.
        curves.add(2, {{"loss", 10, 0.5, 4, 3000}});
        QVERIFY(curves.curve(2, "loss", ChartAxis::Examples)->empty());
    }

    void marksTheBestAndTheEarlyEnd()
    {
        const Curve curve{{1, 0.2}, {2, 0.5}, {3, 0.4}};
        const QList<ChartMark> share = runMarks(curve, "valid/ndcg@10", true);
        QCOMPARE(share.size(), 2);
        QCOMPARE(share[0].place.x, 2.0);
        QCOMPARE(share[0].label, QStringLiteral("best 0.5000"));
        QCOMPARE(share[1].kind, ChartMark::Kind::Stop);
        QCOMPARE(share[1].place.x, 3.0);
        QCOMPARE(runMarks(curve, "valid/loss", false).at(0).place.x, 1.0);
        QVERIFY(runMarks(curve, "train/loss", true).isEmpty());
        QVERIFY(runMarks(Curve{{1, 2}}, "valid/loss", true).isEmpty());
    }

    void alertsStandOnWhatRaisedThem()
    {
        RunCurves curves;
        curves.setBatch(1, 4);
        curves.add(1, {{"train/loss", 10, 0.5, 4, 1000},
                       {"valid/loss", 20, 1, 3, 2000},
                       {"valid/loss", 40, 2, 5, 4000},
                       {"alert/overfitting", 40, 2, 1, 4000},
                       {"alert/stalled", 40, 2, 1, 4000},
                       {"train/loss", 50, 2.5, std::nan(""), 5000},
                       {"alert/not_finite", 50, 2.5, 1, 5000}});
        const auto marks = [&](const std::string& metric, ChartAxis axis = ChartAxis::Step) {
            return alertMarks(curves, 1, metric, axis);
        };
        QCOMPARE(marks("valid/loss").size(), 2); // no ranking is measured, so that it shows progress too
        QCOMPARE(marks("valid/loss")[0].kind, ChartMark::Kind::Alert);
        QVERIFY((marks("valid/loss")[0].place == CurvePoint{40, 5}));
        QVERIFY((marks("valid/loss", ChartAxis::Epoch)[1].place == CurvePoint{2, 5}));
        QVERIFY((marks("train/loss").at(0).place == CurvePoint{10, 4})); // the last that is a number
        curves.add(1, {{"valid/ndcg@10", 40, 2, 0.25, 4000}});
        QCOMPARE(marks("valid/loss").size(), 1);
        QVERIFY((marks("valid/ndcg@10").at(0).place == CurvePoint{40, 0.25}));
        QVERIFY(marks("valid/accuracy").isEmpty());
        curves.add(2, {{"alert/stalled", 1, 1, 1, 1}});
        QVERIFY(alertMarks(curves, 2, "valid/loss", ChartAxis::Step).isEmpty());
        QVERIFY(isAlert("alert/stalled") && !isAlert("valid/alert"));
    }
};

QTEST_APPLESS_MAIN(ChartPartsTest)
#include "chartparts.moc"
