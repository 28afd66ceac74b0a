// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/metricwriter.h"
#include "tests/engine/store/fixture.h"

#include <cmath>
#include <limits>
#include <thread>

using namespace sessionsmith::store;

class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pointsComeBackAsTheyWere()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const Id run = valueOf(workspace.beginRun(runNamed("run"))).id;
        const double infinity = std::numeric_limits<double>::infinity();
        valueOf(workspace.writeMetrics(run, {{"loss", 1, 0.1, std::nan(""), 10},
                                             {"loss", 2, 0.2, infinity, 20},
                                             {"loss", 3, 0.3, -infinity, 30},
                                             {"loss", 4, 0.4, 1.0 / 3, 40},
                                             {"accuracy", 2, 0.2, 0, 20}}));
        MetricCursor cursor;
        const auto points = valueOf(workspace.readMetrics(run, cursor));
        QCOMPARE(points.size(), std::size_t(5));
        QCOMPARE(points[0].metric, std::string("accuracy"));
        QCOMPARE(points[0].value, 0.0);
        QVERIFY(std::isnan(points[1].value));
        QCOMPARE(points[2].value, infinity);
        QCOMPARE(points[3].value, -infinity);
        QVERIFY(points[4].value == 1.0 / 3);
        QVERIFY(points[4].epoch == 0.4);
        QCOMPARE(points[4].step, std::int64_t(4));
        QCOMPARE(points[4].time, std::int64_t(40));
    }

    void finalMetricsKeepWhatIsNotFinite()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const Id run = valueOf(workspace.beginRun(runNamed("run"))).id;
        valueOf(
            workspace.finishRun(run, RunStatus::Finished, {{"test", {{"hr@10", 0.4}, {"loss", std::nan("")}}}}, "", 1));
        auto metrics = valueOf(workspace.run(run)).metrics;
        QVERIFY(metrics["test"]["hr@10"] == 0.4);
        QVERIFY(std::isnan(metrics["test"].at("loss")));
    }

    void cursorsMoveOn()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const Id run = valueOf(workspace.beginRun(runNamed("run"))).id;
        const Id other = valueOf(workspace.beginRun(runNamed("other"))).id;
        valueOf(workspace.writeMetrics(run, {{"loss", 0, 0, 1, 0}}));
        valueOf(workspace.writeMetrics(other, {{"loss", 0, 0, 9, 0}}));
        MetricCursor cursor;
        QCOMPARE(valueOf(workspace.readMetrics(run, cursor)).size(), std::size_t(1));
        QCOMPARE(valueOf(workspace.readMetrics(run, cursor)).size(), std::size_t(0));
        valueOf(workspace.writeMetrics(run, {{"loss", 1, 0, 2, 0}, {"rate", 0, 0, 3, 0}}));
        const auto more = valueOf(workspace.readMetrics(run, cursor));
        QCOMPARE(more.size(), std::size_t(2));
        QCOMPARE(more[0].value, 2.0);
        QCOMPARE(more[1].metric, std::string("rate"));
    }

    void resumedRunsOverwrite()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const Id run = valueOf(workspace.beginRun(runNamed("run"))).id;
        valueOf(workspace.writeMetrics(run, {{"loss", 1, 0, 1, 0}, {"loss", 2, 0, 2, 0}, {"loss", 3, 0, 3, 0}}));
        valueOf(workspace.truncateMetrics(run, 2));
        valueOf(workspace.writeMetrics(run, {{"loss", 2, 0, 20, 0}}));
        MetricCursor cursor;
        const auto points = valueOf(workspace.readMetrics(run, cursor));
        QCOMPARE(points.size(), std::size_t(2));
        QCOMPARE(points[1].value, 20.0);
    }

    void batchesAreAllOrNothing()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const Id run = valueOf(workspace.beginRun(runNamed("run"))).id;
        QVERIFY(!workspace.writeMetrics(run + 1, {{"loss", 1, 0, 1, 0}}));
        QVERIFY(!workspace.writeMetrics(run, {{"loss", 1, 0, 1, 0}, {"loss", 2, std::nan(""), 1, 0}}));
        MetricCursor cursor;
        QVERIFY(valueOf(workspace.readMetrics(run, cursor)).empty());
    }

    void writerKeepsEverything()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const Id run = valueOf(workspace.beginRun(runNamed("run"))).id;
        MetricCursor cursor;
        {
            MetricWriter writer(workspace, run);
            valueOf(writer.add({"loss", 1, 0, 1, 0}));
            QVERIFY(valueOf(workspace.readMetrics(run, cursor)).empty());
            QTest::qSleep(220);
            valueOf(writer.add({"loss", 2, 0, 1, 0}));
            QCOMPARE(valueOf(workspace.readMetrics(run, cursor)).size(), std::size_t(2));
            valueOf(writer.add({"loss", 3, 0, 1, 0}));
        }
        QCOMPARE(valueOf(workspace.readMetrics(run, cursor)).size(), std::size_t(1));
    }

    void readersFollowAWriter()
    {
        TemporaryWorkspace place;
        Workspace reader = place.open();
        const Id run = valueOf(reader.beginRun(runNamed("run"))).id;
        constexpr int steps = 2000;
        std::jthread writer([&] {
            Workspace workspace = place.open();
            for (int step = 0; step < steps; step += 4)
                valueOf(workspace.writeMetrics(run, {{"loss", step, 0, double(step), 0},
                                                     {"loss", step + 1, 0, step + 1.0, 0},
                                                     {"loss", step + 2, 0, step + 2.0, 0},
                                                     {"loss", step + 3, 0, step + 3.0, 0}}));
        });
        MetricCursor cursor;
        int seen = 0;
        while (seen < steps) {
            const auto points = valueOf(reader.readMetrics(run, cursor));
            QCOMPARE(points.size() % 4, std::size_t(0));
            for (const MetricPoint& point : points)
                QCOMPARE(point.step, std::int64_t(seen++));
        }
    }
};

QTEST_APPLESS_MAIN(TestMetrics)
#include "metrics.moc"
