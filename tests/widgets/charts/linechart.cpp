// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/linechart.h"

#include "widgets/charts/cursoritems.h"

#include <QChartView>
#include <QLineSeries>
#include <QSet>
#include <QTest>
#include <QValueAxis>

#include <limits>

using namespace sessionsmith::widgets;

class LineChartTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void drawsRawBehindSmoothed()
    {
        LineChart chart;
        chart.resize(400, 300);
        chart.show();
        chart.setSmoothing(5);
        Curve points;
        for (int i = 0; i < 5000; ++i)
            points.push_back({double(i), double(i % 7)});
        chart.setSeries({{QStringLiteral("loss"), Qt::blue, points}});
        const auto* view = chart.findChild<QChartView*>();
        QTRY_COMPARE(view->chart()->series().size(), 2);
        const auto* raw = qobject_cast<QLineSeries*>(view->chart()->series()[0]);
        const auto* smooth = qobject_cast<QLineSeries*>(view->chart()->series()[1]);
        QVERIFY(raw->count() <= 2 * std::max(50, view->width()) + 2);
        QVERIFY(raw->pen().color().alphaF() < 0.3);
        QCOMPARE(smooth->pen().color().alpha(), 255);
    }

    void aReferenceIsInSightHoweverFarItLies()
    {
        LineChart chart;
        chart.resize(400, 300);
        chart.show();
        chart.setReference(2);
        chart.setSeries({{QStringLiteral("loss"), Qt::blue, {{0, 6}, {10, 5}}}});
        const auto* view = chart.findChild<QChartView*>();
        const auto lowest = [view] {
            const auto axes = view->chart()->axes(Qt::Vertical);
            return axes.isEmpty() ? 99 : qobject_cast<QValueAxis*>(axes.front())->min();
        };
        QTRY_VERIFY(lowest() <= 2);
        chart.setReference(std::nullopt);
        QTRY_VERIFY(lowest() > 2);
        chart.setReference(std::numeric_limits<double>::quiet_NaN());
        QVERIFY(!chart.reference());
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
        chart.resize(400, 300);
        chart.show();
        chart.setLogarithmic(logarithmic);
        const double nan = std::numeric_limits<double>::quiet_NaN(), infinite = std::numeric_limits<double>::infinity();
        chart.setSeries({{QStringLiteral("loss"), Qt::blue, {{0, 4}, {1, nan}, {2, 0}, {3, infinite}, {4, 2}}}});
        const auto* view = chart.findChild<QChartView*>();
        QTRY_COMPARE(view->chart()->series().size(), 1);
        QCOMPARE(qobject_cast<QLineSeries*>(view->chart()->series()[0])->count(), logarithmic ? 2 : 3);
        QVERIFY(!chart.grab().isNull());
    }

    void labelsOfAxesDiffer_data()
    {
        QTest::addColumn<double>("steps");
        QTest::addColumn<double>("height");
        QTest::newRow("one step") << 1.0 << 1.0;
        QTest::newRow("few steps") << 4.0 << 0.003;
        QTest::newRow("many steps") << 123456.0 << 5000.0;
    }

    void labelsOfAxesDiffer()
    {
        QFETCH(double, steps);
        QFETCH(double, height);
        LineChart chart;
        chart.resize(400, 300);
        chart.show();
        chart.setSeries({{QStringLiteral("loss"), Qt::blue, {{0, 0}, {steps, height}}}});
        const auto* view = chart.findChild<QChartView*>();
        QTRY_COMPARE(view->chart()->series().size(), 1);
        for (const QAbstractAxis* axis : view->chart()->axes()) {
            const auto* values = qobject_cast<const QValueAxis*>(axis);
            QVERIFY(values);
            const double step = values->tickType() == QValueAxis::TicksDynamic
                                    ? values->tickInterval()
                                    : (values->max() - values->min()) / (values->tickCount() - 1);
            QSet<QString> labels;
            int count = 0;
            for (double value = values->min(); value <= values->max() + step / 2; value += step, ++count)
                labels.insert(QString::asprintf(values->labelFormat().toLatin1().constData(), value));
            QVERIFY(count > 1);
            QCOMPARE(labels.size(), count);
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
        chart.resize(400, height);
        chart.show();
        chart.setSeries({{QStringLiteral("NDCG"), Qt::blue, {{0, 0.16}, {15, 0.54}}}});
        const auto* view = chart.findChild<QChartView*>();
        QTRY_COMPARE(view->chart()->series().size(), 1);
        chart.grab(); // lays the chart out
        const auto* up = qobject_cast<QValueAxis*>(view->chart()->axes(Qt::Vertical).front());
        // Qt Charts shows "..." for a label with less than its height and a padding of four pixels on either side.
        const double room = view->chart()->plotArea().height() / up->tickCount() - 8;
        QVERIFY(room >= QFontMetrics(up->labelsFont()).height());
        QVERIFY(up->tickCount() >= 2);
    }

    void theCursorStaysUnderThePointerAsTheAxisGrows()
    {
        LineChart chart;
        chart.resize(400, 300);
        chart.show();
        Curve points{{0, 4}, {10, 3}, {20, 2}};
        chart.setSeries({{QStringLiteral("loss"), Qt::blue, points}});
        auto* view = chart.findChild<QChartView*>();
        QTRY_COMPARE(view->chart()->series().size(), 1);
        chart.grab(); // lays the chart out
        std::optional<double> step;
        QList<CursorValue> values;
        connect(&chart, &LineChart::cursorMoved, this, [&](std::optional<double> x, const QList<CursorValue>& under) {
            step = x;
            values = under;
        });
        const QPoint middle = view->mapFromScene(view->chart()->plotArea().center() + QPointF(5, 0));
        QTest::mouseMove(view->viewport(), middle);
        QTRY_VERIFY(step.has_value());
        QCOMPARE(*step, 10.0);
        points.push_back({30, 1.5});
        points.push_back({40, 1});
        chart.setSeries({{QStringLiteral("loss"), Qt::blue, points}});
        QTRY_COMPARE(*step, 20.0);
        QCOMPARE(values.size(), 1);
        QCOMPARE(values[0].value, 2.0);
    }

    void theStatusSaysWhichStepAValueIsOf()
    {
        const QList<StatusItem> items =
            cursorItems(15, {{QStringLiteral("training"), 15, 3.5}, {QStringLiteral("validation"), 10, 3.25}});
        QCOMPARE(items.size(), 3);
        QCOMPARE(items[0].value, QStringLiteral("15"));
        QCOMPARE(items[1].value, QStringLiteral("3.5000"));
        QCOMPARE(items[2].value, QStringLiteral("3.2500 (step 10)"));
        QVERIFY(cursorItems(std::nullopt, {}).isEmpty());
    }

    void saysThatItSmoothsWhereverItDoes()
    {
        LineChart chart;
        chart.setSmoothing(0);
        QVERIFY(chart.processing().contains(QStringLiteral("none")));
        chart.setSmoothing(1);
        QVERIFY(!chart.processing().contains(QStringLiteral("none")));
    }

    void aPointAtTheFirstStepIsNotCut()
    {
        LineChart chart;
        chart.resize(400, 300);
        chart.show();
        chart.setSeries({{QStringLiteral("loss"), Qt::blue, {{0, 4}}}});
        auto* view = chart.findChild<QChartView*>();
        QTRY_COMPARE(view->chart()->series().size(), 1);
        chart.grab();
        QVERIFY(view->chart()->mapToPosition({0, 4}).x() >= view->chart()->plotArea().left() + 3);
    }

    void anEmptyChartShowsNoAxes()
    {
        LineChart chart;
        chart.show();
        chart.setSeries({{QStringLiteral("loss"), Qt::blue, {{0, 1}, {1, 2}}}});
        const auto* view = chart.findChild<QChartView*>();
        QTRY_VERIFY(view->isVisible());
        chart.setSeries({});
        QTRY_VERIFY(!view->isVisible());
    }
};

QTEST_MAIN(LineChartTest)
#include "linechart.moc"
