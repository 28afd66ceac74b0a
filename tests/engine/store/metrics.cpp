// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/metricwriter.h"
#include "tests/engine/store/fixture.h"

#include <rapidcheck.h>

#include <algorithm>
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

    /// Every stretch shows its lowest, highest and first broken point, whatever was written, overwritten and taken
    /// back.
    void outlinesMissNothing()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const Id run = valueOf(workspace.beginRun(runNamed("run"))).id;
        int number = 0;
        QVERIFY(rc::check([&](const std::vector<std::pair<std::uint16_t, std::uint8_t>>& written, std::uint16_t kept) {
            const std::string metric = "metric " + std::to_string(++number);
            std::map<std::int64_t, double> curve;
            std::vector<MetricPoint> batch;
            const auto flush = [&] {
                valueOf(workspace.writeMetrics(run, batch));
                batch.clear();
            };
            for (const auto& [place, value] : written) {
                const std::int64_t step = std::int64_t(place) * 7 - 1000;
                const double told = value == 0 ? std::nan("") : value == 1 ? HUGE_VAL : double(value % 50);
                curve[step] = told;
                batch.push_back({metric, step, 0, told, 0});
                if (value % 32 == 0) flush();
            }
            flush();
            const std::int64_t last = std::int64_t(kept) * 7 - 1000;
            valueOf(workspace.truncateMetrics(run, last));
            curve.erase(curve.upper_bound(last), curve.end());

            auto seen = valueOf(workspace.outlineMetrics(run, 64));
            std::erase_if(seen, [&](const MetricPoint& point) { return point.metric != metric; });
            std::map<std::int64_t, double> outline;
            for (const MetricPoint& point : seen) {
                RC_ASSERT(curve.contains(point.step));
                RC_ASSERT((outline.empty() || outline.rbegin()->first < point.step));
                outline[point.step] = point.value;
            }
            if (curve.empty()) {
                RC_ASSERT(outline.empty());
                return;
            }
            RC_ASSERT(outline.contains(curve.begin()->first));
            RC_ASSERT(outline.contains(curve.rbegin()->first));
            const auto range = curve.rbegin()->first - curve.begin()->first;
            RC_ASSERT((range >= 64 || outline.size() == curve.size()));
            for (const int shift : {6, 10, 14}) { // a wider stretch has its extremes among those of the narrower ones
                const auto stretches = (curve.rbegin()->first >> shift) - (curve.begin()->first >> shift) + 1;
                if (stretches > 64) continue;
                std::map<std::int64_t, std::vector<double>> all, shown;
                for (const auto& [step, value] : curve)
                    all[step >> shift].push_back(value);
                for (const auto& [step, value] : outline)
                    shown[step >> shift].push_back(value);
                const auto extremes = [](std::vector<double> values) {
                    const bool isBroken = std::erase_if(values, [](double one) { return !std::isfinite(one); }) > 0;
                    const auto [low, high] = std::ranges::minmax_element(values);
                    return std::tuple(isBroken, values.empty() ? 0 : *low, values.empty() ? 0 : *high);
                };
                RC_ASSERT(all.size() == shown.size());
                for (const auto& [stretch, values] : all)
                    RC_ASSERT(extremes(values) == extremes(shown[stretch]));
            }
        }));
    }

    void outlinesAreShort()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const Id run = valueOf(workspace.beginRun(runNamed("run"))).id;
        std::vector<MetricPoint> points;
        for (int step = 0; step < 100'000; ++step)
            points.push_back({"loss", step, 0, std::sin(step / 1000.0) + step % 7, 0});
        valueOf(workspace.writeMetrics(run, points));
        const auto outline = valueOf(workspace.outlineMetrics(run));
        QVERIFY2(outline.size() > 1000 && outline.size() < 2 * 2048 + 2, qPrintable(QString::number(outline.size())));
        QVERIFY(valueOf(workspace.outlineMetrics(run, 100)).size() <= 2 * 100 + 2);
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
