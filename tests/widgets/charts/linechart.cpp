// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/linechart.h"

#include "widgets/charts/chartgroup.h"
#include "widgets/charts/chartmenu.h"
#include "widgets/charts/chartview.h"
#include "widgets/charts/cursoritems.h"

#include <QCategoryAxis>
#include <QChart>
#include <QMenu>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>

using namespace sessionsmith::widgets;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

CurvePointer shared(Curve curve)
{
    return std::make_shared<const Curve>(std::move(curve));
}

ChartSeries seriesOf(Curve curve, const QColor& colour = Qt::blue)
{
    return {QStringLiteral("loss"), colour, shared(std::move(curve)), false};
}

Curve line(int points)
{
    Curve curve;
    for (int i = 0; i < points; ++i)
        curve.append(i, i % 7);
    return curve;
}

/// Shown and drawn.
void open(LineChart& chart, std::vector<ChartSeries> series)
{
    chart.resize(500, 300);
    chart.setAxisTitles(QStringLiteral("step"), {});
    chart.show();
    chart.setSeries(std::move(series));
    QTRY_VERIFY(chart.view().isVisible());
    chart.grab();
}

void turn(LineChart& chart, int angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier, QPoint fingers = {})
{
    ChartView& view = chart.view();
    const QPointF place = view.frame().plot.center();
    QWheelEvent event(place, view.viewport()->mapToGlobal(place), fingers, {0, angle}, Qt::NoButton, modifiers,
                      fingers.isNull() ? Qt::NoScrollPhase : Qt::ScrollUpdate, false);
    QCoreApplication::sendEvent(view.viewport(), &event);
}

/// How many pixels of the drawn curves are blue.
int bluePixels(LineChart& chart)
{
    const QImage image = chart.grab().toImage().convertToFormat(QImage::Format_RGB32);
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        count +=
            int(std::count_if(row, row + image.width(), [](QRgb pixel) { return qBlue(pixel) > qRed(pixel) + 100; }));
    }
    return count;
}

} // namespace

class LineChartTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("sessionsmith-test-charts"));
        QSettings().clear();
    }

    void drawsCurvesOfAnyLength_data()
    {
        QTest::addColumn<int>("points");
        QTest::newRow("one point") << 1;
        QTest::newRow("few, stroked") << 20;
        QTest::newRow("many, by columns") << 50'000;
    }

    void drawsCurvesOfAnyLength()
    {
        QFETCH(int, points);
        LineChart chart;
        open(chart, {seriesOf(line(points))});
        QVERIFY(bluePixels(chart) > (points == 1 ? 4 : 300));
    }

    void rawValuesLieFaintBehindTheSmoothedOnes()
    {
        LineChart chart;
        ChartSeries series = seriesOf(line(5001));
        series.smooth = true;
        open(chart, {series});
        QVERIFY(chart.processing().contains(QStringLiteral("100 step")));
        const int smoothed = bluePixels(chart); // only the smoothed line has the full colour
        ChartSettings settings;
        settings.smoothing = SmoothingKind::None;
        chart.setSettings(settings);
        QTRY_VERIFY(chart.processing().contains(QStringLiteral("smoothing: none")));
        QVERIFY(smoothed > 300);
        QVERIFY(bluePixels(chart) > 3 * smoothed);
    }

    void saysWhetherItReduces()
    {
        LineChart chart;
        open(chart, {seriesOf(line(5000))});
        QVERIFY(chart.processing().contains(QStringLiteral("lowest and highest of each pixel")));
        chart.setAcross(Range{100, 200});
        QVERIFY(chart.processing().contains(QStringLiteral("reduction: none")));
        QVERIFY(chart.processing().contains(QStringLiteral("enlarged")));
    }

    void aReferenceIsInSightHoweverFarItLies()
    {
        LineChart chart;
        open(chart, {seriesOf({{0, 6}, {10, 5}})});
        QVERIFY(chart.view().frame().y.low > 2);
        chart.setReferences({{2, QStringLiteral("least")}, {notANumber, QStringLiteral("none")}});
        QCOMPARE(chart.references().size(), 1);
        QTRY_VERIFY(chart.view().frame().y.low <= 2);
        chart.setReferences({});
        QTRY_VERIFY(chart.view().frame().y.low > 2);
    }

    void survivesValuesThatAreNotFinite_data()
    {
        QTest::addColumn<bool>("logarithmic");
        QTest::newRow("linear") << false;
        QTest::newRow("logarithmic") << true;
    }

    void survivesValuesThatAreNotFinite()
    {
        QFETCH(bool, logarithmic);
        LineChart chart;
        ChartSettings settings;
        settings.logarithmic = logarithmic;
        chart.setSettings(settings);
        open(chart, {seriesOf({{0, 4}, {1, notANumber}, {2, 0}, {3, infinite}, {4, 2}})});
        QCOMPARE(chart.view().notes().broken.size(), std::size_t(2));
        QCOMPARE(chart.view().notes().broken[0].x, 1.0);
        QVERIFY(bluePixels(chart) > 100);
        const Range up = chart.view().frame().y;
        QVERIFY(std::isfinite(up.low) && up.high > up.low);
    }

    void nothingPositiveOnALogarithmicAxis()
    {
        LineChart chart;
        ChartSettings settings;
        settings.logarithmic = true;
        chart.setSettings(settings);
        open(chart, {seriesOf({{0, -1}, {1, 0}})});
        QVERIFY(!chart.grab().isNull());
    }

    void labelsOfAxesDiffer_data()
    {
        QTest::addColumn<double>("steps");
        QTest::addColumn<double>("height");
        QTest::addColumn<bool>("logarithmic");
        for (const bool logarithmic : {false, true}) {
            QTest::addRow("one step, %d", logarithmic) << 1.0 << 1.0 << logarithmic;
            QTest::addRow("few steps, %d", logarithmic) << 4.0 << 0.003 << logarithmic;
            QTest::addRow("many steps, %d", logarithmic) << 123456.0 << 5e9 << logarithmic;
        }
    }

    void labelsOfAxesDiffer()
    {
        QFETCH(double, steps);
        QFETCH(double, height);
        QFETCH(bool, logarithmic);
        LineChart chart;
        ChartSettings settings;
        settings.logarithmic = logarithmic;
        chart.setSettings(settings);
        open(chart, {seriesOf({{0, height / 50}, {steps, height}})});
        const auto axes = chart.view().chart()->axes();
        QCOMPARE(axes.size(), 2);
        for (QAbstractAxis* axis : axes) {
            const QStringList labels = qobject_cast<QCategoryAxis*>(axis)->categoriesLabels();
            QVERIFY(labels.size() >= 2);
            QCOMPARE(QSet<QString>(labels.begin(), labels.end()).size(), labels.size());
        }
    }

    void labelsOfASmallChartHaveRoom_data()
    {
        QTest::addColumn<int>("height");
        for (const int height : {150, 180, 220, 400})
            QTest::addRow("%d", height) << height;
    }

    void labelsOfASmallChartHaveRoom()
    {
        QFETCH(int, height);
        LineChart chart;
        open(chart, {seriesOf({{0, 0.16}, {15, 0.54}})});
        chart.resize(400, height);
        QTest::qWait(200);
        auto* up = qobject_cast<QCategoryAxis*>(chart.view().chart()->axes(Qt::Vertical).front());
        const int labels = int(up->categoriesLabels().size());
        QVERIFY(labels >= 2);
        QVERIFY(chart.view().frame().plot.height() / (labels - 1) >= 1.5 * QFontMetrics(up->labelsFont()).height());
    }

    /// The axes are Qt Charts' own, the curves are not.
    void axesAreWhereTheCurvesAre()
    {
        LineChart chart;
        open(chart, {seriesOf({{0, 1}, {100, 2}})});
        chart.resize(700, 250);
        QTest::qWait(250);
        const QImage image = chart.grab().toImage();
        const ChartFrame& frame = chart.view().frame();
        const int middle = chart.view().mapTo(&chart, QPoint(0, int(std::lround(frame.up(1.4))))).y();
        const QPoint corner = chart.view().mapTo(&chart, QPoint());
        int grid = 0, words = 0;
        for (int x = int(frame.plot.right()) - 40; x < int(frame.plot.right()) - 2; ++x)
            for (int y = middle - 1; y <= middle + 1; ++y)
                if (image.pixel(corner.x() + x, y) != image.pixel(corner.x() + x, middle - 6)) {
                    ++grid;
                    break;
                }
        QVERIFY(grid > 30);
        const QColor ground = image.pixelColor(image.width() - 1, image.height() - 1);
        for (int x = 0; x < image.width(); ++x)
            for (int y = corner.y() + int(frame.plot.bottom()) + 2; y < image.height(); ++y)
                if (image.pixelColor(x, y) != ground) ++words;
        QVERIFY(words > 100); // labels and the title below
    }

    void theCursorStaysUnderThePointerAsTheAxisGrows()
    {
        LineChart chart;
        auto curve = std::make_shared<Curve>(Curve{{0, 4}, {10, 3}, {20, 2}});
        open(chart, {{QStringLiteral("loss"), Qt::blue, curve}});
        std::optional<double> step;
        QList<CursorValue> values;
        connect(&chart, &LineChart::cursorMoved, this, [&](std::optional<double> x, const QList<CursorValue>& under) {
            step = x;
            values = under;
        });
        const QPointF middle = chart.view().frame().plot.center() + QPointF(5, 0);
        QTest::mouseMove(chart.view().viewport(), middle.toPoint());
        QTRY_VERIFY(step.has_value());
        QCOMPARE(*step, 10.0);
        curve->append(30, 1.5);
        curve->append(40, 1);
        chart.setSeries({{QStringLiteral("loss"), Qt::blue, curve}});
        QTRY_COMPARE(*step, 20.0);
        QCOMPARE(values.size(), 1);
        QCOMPARE(values[0].value, 2.0);
    }

    void theStatusSaysWhichStepAValueIsOf()
    {
        LineChart chart;
        chart.setAxisTitles(QStringLiteral("step"), {});
        const QList<StatusItem> items =
            cursorItems(chart, 15, {{QStringLiteral("training"), 15, 3.5}, {QStringLiteral("validation"), 10, 3.25}});
        QCOMPARE(items.size(), 3);
        QCOMPARE(items[0].value, QStringLiteral("step 15"));
        QCOMPARE(items[1].value, QStringLiteral("3.5000"));
        QCOMPARE(items[2].value, QStringLiteral("3.2500 (step 10)"));
        QVERIFY(cursorItems(chart, std::nullopt, {}).isEmpty());
    }

    void aPointAtTheFirstStepIsNotCut()
    {
        LineChart chart;
        open(chart, {seriesOf({{0, 4}})});
        const ChartFrame& frame = chart.view().frame();
        QVERIFY(frame.across(0) >= frame.plot.left() + 3);
    }

    void anEmptyChartShowsNoAxes()
    {
        LineChart chart;
        open(chart, {seriesOf({{0, 1}, {1, 2}})});
        chart.setSeries({});
        QTRY_VERIFY(!chart.view().isVisible());
    }

    void theWheelZoomsAtThePointerAndTheAxisUpFitsWhatIsSeen()
    {
        LineChart chart;
        Curve curve;
        for (int i = 0; i <= 1000; ++i)
            curve.append(i, i < 200 ? 1000 : 1);
        open(chart, {seriesOf(std::move(curve))});
        const double middle = chart.view().frame().xAt(chart.view().frame().plot.center().x());
        for (int i = 0; i < 8; ++i)
            turn(chart, 120);
        const ChartFrame frame = chart.view().frame();
        QVERIFY(frame.x.width() < 300);
        QVERIFY(std::abs(frame.xAt(frame.plot.center().x()) - middle) < 2);
        QVERIFY(frame.y.high < 10);
        for (int i = 0; i < 9; ++i)
            turn(chart, -120);
        QVERIFY(!chart.across()); // all of it, and it goes on growing
        QVERIFY(chart.view().frame().y.high >= 1000);
    }

    void theWheelIsLeftToThePageWhereAllIsSeen()
    {
        LineChart chart;
        open(chart, {seriesOf(line(100))});
        const QPointF place = chart.view().frame().plot.center();
        QWheelEvent event(place, place, {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(chart.view().viewport(), &event);
        QVERIFY(!event.isAccepted());
    }

    void fingersZoomAndMove()
    {
        LineChart chart;
        open(chart, {seriesOf(line(1000))});
        turn(chart, 0, Qt::NoModifier, {0, 120});
        QVERIFY(chart.across());
        const Range before = *chart.across();
        turn(chart, 0, Qt::NoModifier, {-60, 5});
        QCOMPARE(chart.across()->width(), before.width());
        QVERIFY(chart.across()->low > before.low);
    }

    void aDragChoosesAStretchAndADoubleClickShowsAll()
    {
        LineChart chart;
        open(chart, {seriesOf(line(1000))});
        const ChartFrame frame = chart.view().frame();
        QWidget* area = chart.view().viewport();
        const QPoint from(int(frame.across(200)), int(frame.plot.center().y()));
        const QPoint to(int(frame.across(400)), from.y() + 3);
        QTest::mousePress(area, Qt::LeftButton, {}, from);
        QTest::mouseMove(area, to);
        QTest::mouseRelease(area, Qt::LeftButton, {}, to);
        QVERIFY(chart.across());
        QVERIFY(std::abs(chart.across()->low - 200) < 5 && std::abs(chart.across()->high - 400) < 5);
        QTest::mouseDClick(area, Qt::LeftButton, {}, from);
        QVERIFY(!chart.across());
        // With a height it is a rectangle.
        QTest::mousePress(area, Qt::LeftButton, {}, from);
        QTest::mouseMove(area, to + QPoint(0, 60));
        QTest::mouseRelease(area, Qt::LeftButton, {}, to + QPoint(0, 60));
        QVERIFY(chart.view().frame().y.width() < 0.5 * frame.y.width());
        QTest::keyClick(&chart.view(), Qt::Key_Home);
        QCOMPARE(chart.view().frame().y, frame.y);
    }

    void theMiddleButtonMovesAndEscapeDropsAStretch()
    {
        LineChart chart;
        open(chart, {seriesOf(line(1000))});
        chart.setAcross(Range{200, 400});
        QWidget* area = chart.view().viewport();
        const QPoint place = chart.view().frame().plot.center().toPoint();
        QTest::mousePress(area, Qt::MiddleButton, {}, place);
        QTest::mouseMove(area, place - QPoint(50, 0));
        QTest::mouseRelease(area, Qt::MiddleButton, {}, place - QPoint(50, 0));
        QVERIFY(chart.across()->low > 215 && chart.across()->low < 235);
        const auto before = chart.across();
        QTest::mousePress(area, Qt::LeftButton, {}, place);
        QTest::mouseMove(area, place + QPoint(50, 0));
        QTest::keyClick(&chart.view(), Qt::Key_Escape);
        QTest::mouseRelease(area, Qt::LeftButton, {}, place + QPoint(50, 0));
        QCOMPARE(chart.across(), before);
    }

    void keysZoomAndMove()
    {
        LineChart chart;
        open(chart, {seriesOf(line(1000))});
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(&chart.view(), Qt::Key_Plus);
        QVERIFY(chart.across());
        const Range before = *chart.across();
        QTest::keyClick(&chart.view(), Qt::Key_Right);
        QVERIFY(chart.across()->low > before.low);
        QTest::keyClick(&chart.view(), Qt::Key_0);
        QVERIFY(!chart.across());
    }

    void chartsOfAGroupGoTogether()
    {
        LineChart a, b;
        ChartGroup group;
        group.add(a);
        group.add(b);
        open(a, {seriesOf(line(1000))});
        open(b, {seriesOf(line(500))});
        QList<StatusItem> told;
        connect(&group, &ChartGroup::pointed, this, [&](const QList<StatusItem>& items) { told = items; });
        turn(a, 480);
        QVERIFY(a.across());
        QCOMPARE(b.across(), a.across());
        QTest::mouseMove(a.view().viewport(), a.view().frame().plot.center().toPoint());
        QTRY_COMPARE(told.size(), 2);
        QTest::mouseDClick(b.view().viewport(), Qt::LeftButton, {}, b.view().frame().plot.center().toPoint());
        QVERIFY(!a.across() && !b.across());
        ChartSettings settings;
        settings.axis = ChartAxis::Epoch;
        settings.logarithmic = true;
        b.setSettings(settings);
        QCOMPARE(a.settings().axis, ChartAxis::Epoch);
        QVERIFY(!a.settings().logarithmic); // only what they lie over is common
    }

    void theFewFarOutDoNotPressTheOthersFlat()
    {
        LineChart chart;
        Curve curve;
        for (int i = 0; i < 1000; ++i)
            curve.append(i, i == 3 ? 1e6 : 1 + i % 2);
        open(chart, {seriesOf(std::move(curve))});
        QVERIFY(chart.view().frame().y.high >= 1e6);
        ChartSettings settings;
        settings.inner = true;
        chart.setSettings(settings);
        QTRY_VERIFY(chart.view().frame().y.high < 5);
    }

    void aBandIsInSightAndDrawn()
    {
        LineChart chart;
        ChartSeries series = seriesOf({{0, 5}, {10, 5}});
        open(chart, {series});
        series.low = shared({{0, 2}, {10, 2}});
        series.high = shared({{0, 8}, {10, 8}});
        chart.setSeries({series});
        QTRY_VERIFY(chart.view().frame().y.low <= 2 && chart.view().frame().y.high >= 8);
        const QImage image = chart.grab().toImage();
        const ChartFrame& frame = chart.view().frame();
        const QPoint within = chart.view().mapTo(&chart, QPoint(int(frame.across(5)), int(frame.up(7))));
        const QPoint beyond = chart.view().mapTo(&chart, QPoint(int(frame.across(5)), int(frame.up(7.99) - 4)));
        QVERIFY(image.pixelColor(within).blue() > image.pixelColor(within).red());
        QVERIFY(image.pixelColor(within) != image.pixelColor(beyond));
        QVERIFY(bluePixels(chart) < 5 * frame.plot.width()); // the band is faint
    }

    void settingsAreKeptAsText()
    {
        ChartSettings settings{ChartAxis::Wall, true, SmoothingKind::Gaussian, 12.5, true};
        QCOMPARE(ChartSettings::fromText(settings.toText()), settings);
        for (const char* text : {"", "9 0 0 0 0", "0 0 9 0 0", "0 0 1 nan 0", "0 0 1 -4 0", "nonsense"})
            QCOMPARE(ChartSettings::fromText(QLatin1String(text)), ChartSettings());
    }

    void theMenuChangesHowItIsDrawnAndRemembersIt()
    {
        {
            LineChart chart;
            ChartMenu menu(chart, QStringLiteral("test"));
            Q_EMIT menu.menu()->aboutToShow();
            for (QAction* action : menu.menu()->actions())
                if (action->text() == QStringLiteral("Logarithmic upwards")) action->trigger();
            QVERIFY(chart.settings().logarithmic);
        }
        LineChart chart;
        const ChartMenu menu(chart, QStringLiteral("test"));
        QVERIFY(chart.settings().logarithmic);
    }
};

QTEST_MAIN(LineChartTest)
#include "linechart.moc"
