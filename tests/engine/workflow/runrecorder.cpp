// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/runrecorder.h"

#include "tests/engine/workflow/refusing.h"

#include <cmath>
#include <set>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;

namespace {

struct Watcher : RunObserver
{
    std::vector<Progress> progress;
    void onProgress(const Progress& now) override { progress.push_back(now); }
};

std::vector<store::MetricPoint> metricsOf(const TemporaryWorkspace& place, store::Id run)
{
    store::MetricCursor cursor;
    return valueOf(place.open().readMetrics(run, cursor));
}

} // namespace

/// What a training tells, on its way into the store.
class RunRecorderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsMetrics();
    void checkpointsComeAfterTheirMetrics();
    void passesProgressOn();
    void raisesAlerts();
    void aResumedRunRaisesWhatAWholeOneDoes();
    void keepsWhatHappens();
    void forwardsStopAndPause();
    void addsToEarlierTime();
    void stopsWhenMetricsCannotBeWritten();
    void stopsWhenACheckpointCannotBeNoted();
};

void RunRecorderTest::keepsMetrics()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    const auto run = valueOf(workspace.beginRun(runNamed("run")));
    Watcher watcher;
    RunRecorder recorder(workspace, run, watcher, {});
    recorder.onMetric("train/loss", 1, 0.25, 2.5);
    recorder.onMetric("train/loss", 2, 0.5, NAN);
    recorder.onMetric("valid/loss", 2, 0.5, 3);
    QVERIFY(recorder.control().proceed());
    valueOf(recorder.finish());
    const auto points = metricsOf(place, run.id);
    QCOMPARE(points.size(), std::size_t(4));
    QCOMPARE(points[0].metric, std::string("alert/not_finite")); // the second loss raised it
    QCOMPARE(points[0].step, 2);
    QCOMPARE(points[1].metric, std::string("train/loss"));
    QCOMPARE(points[1].step, 1);
    QCOMPARE(points[1].epoch, 0.25);
    QCOMPARE(points[1].value, 2.5);
    QVERIFY(points[1].time > 0);
    QVERIFY(std::isnan(points[2].value));
    QCOMPARE(points[3].metric, std::string("valid/loss"));
}

void RunRecorderTest::checkpointsComeAfterTheirMetrics()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    const auto run = valueOf(workspace.beginRun(runNamed("run")));
    Watcher watcher;
    RunRecorder recorder(workspace, run, watcher, {});
    recorder.onMetric("train/loss", 1, 0.5, 1);
    recorder.onCheckpoint(workspace.checkpointPath(run.id), 1, 0.5);
    QCOMPARE(metricsOf(place, run.id).size(), std::size_t(1));
    const auto stored = valueOf(place.open().run(run.id));
    QVERIFY(std::filesystem::path(stored.checkpoint).is_relative());
    QCOMPARE(workspace.absolute(stored.checkpoint), workspace.checkpointPath(run.id));
    valueOf(recorder.finish());
}

void RunRecorderTest::raisesAlerts()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    valueOf(setAlertRules(workspace, {true, 2, 0}));
    const auto run = valueOf(workspace.beginRun(runNamed("run")));
    struct Listener : RunObserver
    {
        std::vector<std::string> alerts;
        void onAlert(const Message& words) override { alerts.push_back(words.english()); }
    } listener;
    RunRecorder recorder(workspace, run, listener, {});
    for (int step = 1; step <= 4; ++step)
        recorder.onMetric("valid/loss", step, step, 2);
    recorder.onMetric("train/loss", 5, 5, NAN);
    valueOf(recorder.finish());
    QCOMPARE(listener.alerts.size(), std::size_t(2));
    QVERIFY(listener.alerts[0].find("2 evaluations") != std::string::npos);
    QCOMPARE(recorder.alerts().at("stalled"), 3.0);
    QCOMPARE(recorder.alerts().at("not_finite"), 5.0);
    std::set<std::pair<std::string, std::int64_t>> marks;
    for (const auto& point : metricsOf(place, run.id))
        if (point.metric.starts_with("alert/")) marks.emplace(point.metric, point.step);
    QCOMPARE(marks, (std::set<std::pair<std::string, std::int64_t>>{{"alert/not_finite", 5}, {"alert/stalled", 3}}));
    std::size_t cursor = 0;
    const auto lines = valueOf(readLog(workspace, run.id, cursor));
    QCOMPARE(lines.size(), std::size_t(2));
    QVERIFY(lines[0].level == LogLevel::Warning);
}

void RunRecorderTest::aResumedRunRaisesWhatAWholeOneDoes()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    valueOf(setAlertRules(workspace, {true, 3, 3}));
    struct Told
    {
        const char* metric;
        std::int64_t step;
        double value;
    };
    std::vector<Told> curve; // it over-fits from the third evaluation on, and ranks no better from the second on
    for (int evaluation = 1; evaluation <= 8; ++evaluation) {
        for (int step = 10 * evaluation - 9; step <= 10 * evaluation; ++step)
            curve.push_back({"train/loss", step, 5.0 / evaluation});
        curve.push_back({"system/memory", 10 * evaluation, 1});
        curve.push_back({"valid/loss", 10 * evaluation, evaluation < 3 ? 3.0 / evaluation : evaluation});
        curve.push_back({"valid/ndcg@10", 10 * evaluation, evaluation == 1 ? 0.5 : 0.25});
    }
    const auto record = [&](RunRecorder& recorder, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            recorder.onMetric(curve[i].metric, curve[i].step, 0, curve[i].value);
        valueOf(recorder.finish());
    };
    const auto marksOf = [&](store::Id run) {
        std::set<std::pair<std::string, std::int64_t>> marks;
        for (const auto& point : metricsOf(place, run))
            if (point.metric.starts_with("alert/")) marks.emplace(point.metric, point.step);
        return marks;
    };
    Watcher watcher;
    const auto whole = valueOf(workspace.beginRun(runNamed("whole")));
    RunRecorder wholeRecorder(workspace, whole, watcher, {});
    record(wholeRecorder, 0, curve.size());
    QCOMPARE(marksOf(whole.id).size(), std::size_t(2));
    for (const std::size_t checkpoint :
         {std::size_t(5), std::size_t(23), std::size_t(38), std::size_t(52), std::size_t(62)}) {
        const auto run = valueOf(workspace.beginRun(runNamed("resumed at " + std::to_string(checkpoint))));
        RunRecorder before(workspace, run, watcher, {});
        record(before, 0, std::min(checkpoint + 4, curve.size())); // some of it comes again
        RunRecorder after(workspace, run, watcher, {});
        record(after, checkpoint, curve.size());
        QCOMPARE(marksOf(run.id), marksOf(whole.id));
        QCOMPARE(after.alerts(), wholeRecorder.alerts());
    }
}

void RunRecorderTest::keepsWhatHappens()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    const auto run = valueOf(workspace.beginRun(runNamed("run")));
    Watcher watcher;
    RunRecorder recorder(workspace, run, watcher, {});
    recorder.onNote(Message("Mind the {0}", "gap"));
    recorder.onCheckpoint(workspace.checkpointPath(run.id), 7, 0.5);
    recorder.onPredictions({7, 0.5, {{{"a"}, "b", {"c"}, 2}}});
    valueOf(recorder.finish());
    std::size_t cursor = 0, predicted = 0;
    const auto lines = valueOf(readLog(place.open(), run.id, cursor));
    QCOMPARE(lines.size(), std::size_t(2));
    QCOMPARE(lines[0].words.english(), std::string("Mind the gap"));
    QVERIFY(lines[1].level == LogLevel::Detail);
    std::vector<learning::Predictions> predictions;
    valueOf(readPredictions(place.open(), run.id, predicted, predictions));
    QCOMPARE(predictions.size(), std::size_t(1));
    QCOMPARE(predictions[0].cases[0].rank, 2);
}

void RunRecorderTest::passesProgressOn()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    const auto run = valueOf(workspace.beginRun(runNamed("run")));
    Watcher watcher;
    RunRecorder recorder(workspace, run, watcher, {});
    recorder.onProgress({Message("Epoch"), 3, 4, Message("sequences")});
    QCOMPARE(watcher.progress.size(), std::size_t(1));
    QCOMPARE(watcher.progress[0].done, std::uint64_t(3));
}

void RunRecorderTest::forwardsStopAndPause()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    const auto run = valueOf(workspace.beginRun(runNamed("run")));
    Watcher watcher;
    std::stop_source source;
    PauseGate gate;
    RunRecorder recorder(workspace, run, watcher, {source.get_token(), &gate});
    QVERIFY(recorder.control().gate == &gate);
    QVERIFY(recorder.control().proceed());
    source.request_stop();
    QVERIFY(!recorder.control().proceed());
    valueOf(recorder.finish()); // a stop on request is no error
    RunRecorder late(workspace, run, watcher, {source.get_token(), nullptr});
    QVERIFY(!late.control().proceed()); // one that was asked for before it began
}

void RunRecorderTest::addsToEarlierTime()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    store::RunRecord run = runNamed("run");
    run.seconds = 1000;
    run = valueOf(workspace.beginRun(run));
    Watcher watcher;
    RunRecorder recorder(workspace, run, watcher, {});
    QVERIFY(recorder.seconds() >= 1000);
    recorder.onCheckpoint(workspace.checkpointPath(run.id), 1, 1);
    QVERIFY(valueOf(workspace.run(run.id)).seconds >= 1000);
}

void RunRecorderTest::stopsWhenMetricsCannotBeWritten()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    const auto run = valueOf(workspace.beginRun(runNamed("run")));
    Watcher watcher;
    RunRecorder recorder(workspace, run, watcher, {});
    const Control control = recorder.control();
    refuseRows(place, "metrics");
    recorder.onMetric("train/loss", 1, 0.5, 1);
    recorder.onCheckpoint(workspace.checkpointPath(run.id), 1, 0.5); // by now at the latest it has to write
    QVERIFY(!control.proceed());
    const QString message = errorOf(recorder.finish());
    QVERIFY2(message.contains("no room left"), qPrintable(message));
}

void RunRecorderTest::stopsWhenACheckpointCannotBeNoted()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    store::RunRecord run = valueOf(workspace.beginRun(runNamed("run")));
    run.id += 1; // somebody has removed the run
    Watcher watcher;
    RunRecorder recorder(workspace, run, watcher, {});
    recorder.onCheckpoint(workspace.checkpointPath(run.id), 1, 0.5);
    QVERIFY(!recorder.control().proceed());
    refuseRows(place, "metrics");
    recorder.onMetric("train/loss", 2, 1, 1);
    QVERIFY(errorOf(recorder.finish()).contains("no run")); // the first error is the one to tell
}

QTEST_APPLESS_MAIN(RunRecorderTest)
#include "runrecorder.moc"
