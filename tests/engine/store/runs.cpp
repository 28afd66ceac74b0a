// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/store/fixture.h"

#include <fstream>

using namespace sessionsmith::store;

class TestRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsRoundTrip()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        RunRecord record = runNamed("tuned");
        record.kind = RunKind::Finetune;
        record.spec = "{\"epochs\":3}";
        record.dataset = valueOf(workspace.addDataset(datasetNamed("log"))).id;
        record.parent = valueOf(workspace.beginRun(runNamed("parent"))).id;
        const auto begun = valueOf(workspace.beginRun(record));
        QCOMPARE(begun.status, RunStatus::Running);
        valueOf(workspace.setRunStatus(begun.id, RunStatus::Paused));
        QCOMPARE(valueOf(workspace.run("tuned")).status, RunStatus::Paused);
        valueOf(workspace.setRunCheckpoint(begun.id, "checkpoints/x", 1.5));
        QCOMPARE(valueOf(workspace.run(begun.id)).seconds, 1.5);
        const RunMetrics metrics{{"test", {{"hr@10", 0.5}}}, {"valid", {{"hr@10", 0.25}, {"mrr", 0.125}}}};
        valueOf(workspace.finishRun(begun.id, RunStatus::Failed, metrics, "out of memory", 2.5));

        const auto read = valueOf(place.open().run(std::to_string(begun.id)));
        QCOMPARE(read.name, record.name);
        QCOMPARE(read.kind, RunKind::Finetune);
        QCOMPARE(read.status, RunStatus::Failed);
        QCOMPARE(read.spec, record.spec);
        QCOMPARE(read.message, std::string("out of memory"));
        QVERIFY(read.metrics == metrics);
        QVERIFY(read.dataset == record.dataset);
        QVERIFY(read.parent == record.parent);
        QCOMPARE(read.checkpoint, std::string("checkpoints/x"));
        QCOMPARE(read.createdAt, begun.createdAt);
        QVERIFY(read.updatedAt >= read.createdAt);
        QCOMPARE(read.seconds, 2.5);
        QCOMPARE(valueOf(workspace.runs()).front().name, std::string("tuned"));
    }

    void casesLiveWithTheirRun()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const auto run = valueOf(workspace.beginRun(runNamed("judged")));
        QVERIFY(!valueOf(workspace.runCases(run.id)));
        const CaseResults cases{"questions", {1, 2.5f, 700}, {0.5f, 1, 2}}, withoutLoss{"others", {3}, {}};
        valueOf(workspace.setRunCases(run.id, cases));
        QVERIFY(valueOf(place.open().runCases(run.id)) == cases);
        valueOf(workspace.setRunCases(run.id, withoutLoss));
        QVERIFY(valueOf(workspace.runCases(run.id)) == withoutLoss);
        QVERIFY(!workspace.setRunCases(run.id + 1, cases)); // there is no such run
        valueOf(workspace.finishRun(run.id, RunStatus::Finished, {}, {}, 1));
        valueOf(workspace.removeRun(run.id));
        valueOf(workspace.emptyBin());
        QVERIFY(!valueOf(workspace.runCases(run.id)));
    }

    void namesGoBeforeNumbers()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        valueOf(workspace.beginRun(runNamed("2")));
        valueOf(workspace.beginRun(runNamed("second")));
        QCOMPARE(valueOf(workspace.run("2")).name, std::string("2"));
        QCOMPARE(valueOf(workspace.run("1")).name, std::string("2"));
    }

    void runsWithoutTheirWorkspaceAreInterrupted()
    {
        TemporaryWorkspace place;
        Workspace watcher = place.open();
        std::optional<Workspace> trainer = place.open();
        const RunRecord begun = valueOf(trainer->beginRun(runNamed("run")));
        const Id run = begun.id;
        valueOf(trainer->writeMetrics(run, {{"loss", 1, 0, 1, begun.createdAt + 2500}}));
        QCOMPARE(valueOf(watcher.run(run)).status, RunStatus::Running);
        trainer.reset();
        QCOMPARE(valueOf(watcher.run(run)).status, RunStatus::Interrupted);
        QCOMPARE(valueOf(watcher.run(run)).seconds, 2.5); // until the last metric, for there was no checkpoint
        QCOMPARE(valueOf(place.open().runs()).front().status, RunStatus::Interrupted);
    }

    void resuming()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const Id run = valueOf(workspace.beginRun(runNamed("run"))).id;
        std::ofstream(workspace.absolute("checkpoints/x")) << "weights";
        valueOf(workspace.setRunCheckpoint(run, "checkpoints/x", 4));
        QVERIFY(errorOf(place.open().resumeRun(run)).contains("already running"));
        QVERIFY(errorOf(workspace.resumeRun(run)).contains("already running"));
        QCOMPARE(valueOf(workspace.run(run)).status, RunStatus::Running);

        valueOf(workspace.finishRun(run, RunStatus::Cancelled, {}, "", 5));
        Workspace other = place.open();
        QCOMPARE(valueOf(other.resumeRun(run)).seconds, 5.0);
        QCOMPARE(valueOf(workspace.run(run)).status, RunStatus::Running);
        valueOf(other.finishRun(run, RunStatus::Finished, {}, "", 6));
        QVERIFY(errorOf(workspace.resumeRun(run)).contains("finished"));
    }

    void runsWithoutCheckpointBeginAnew()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const Id run = valueOf(workspace.beginRun(runNamed("run"))).id;
        valueOf(workspace.finishRun(run, RunStatus::Cancelled, {}, "", 1));
        QCOMPARE(valueOf(workspace.resumeRun(run)).status, RunStatus::Running);
        QVERIFY(!workspace.resumeRun(run + 1));
    }

    void runsWithoutAWayOnAreLeftAsTheyAre()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const Id run = valueOf(workspace.beginRun(runNamed("run"))).id;
        valueOf(workspace.setRunCheckpoint(run, "checkpoints/x", 4)); // nobody has written it
        valueOf(workspace.finishRun(run, RunStatus::Cancelled, {}, "", 1));
        const QString refusal = errorOf(workspace.resumeRun(run));
        QVERIFY2(refusal.contains("checkpoints/x") && refusal.contains("is gone"), qPrintable(refusal));
        QCOMPARE(valueOf(workspace.run(run)).status, RunStatus::Cancelled);

        RunRecord baseline = runNamed("baseline");
        baseline.kind = RunKind::Baseline;
        const Id quick = valueOf(workspace.beginRun(baseline)).id;
        valueOf(workspace.finishRun(quick, RunStatus::Failed, {}, "", 1));
        QVERIFY(errorOf(workspace.resumeRun(quick)).contains("baseline"));
        QCOMPARE(valueOf(workspace.run(quick)).status, RunStatus::Failed);
    }

    void endedRunsStayEnded()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const Id run = valueOf(workspace.beginRun(runNamed("run"))).id;
        valueOf(workspace.finishRun(run, RunStatus::Finished, {}, "", 1));
        valueOf(workspace.setRunStatus(run, RunStatus::Paused));
        QCOMPARE(valueOf(workspace.run(run)).status, RunStatus::Finished);
    }

    void removing()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const Id parent = valueOf(workspace.beginRun(runNamed("parent"))).id;
        QVERIFY(errorOf(workspace.removeRun(parent)).contains("still running"));
        const auto checkpoint = workspace.checkpointPath(parent);
        std::ofstream(checkpoint) << "weights";
        const auto relative = std::filesystem::relative(checkpoint, workspace.folder());
        valueOf(workspace.setRunCheckpoint(parent, relative.string(), 1));
        valueOf(workspace.writeMetrics(parent, {{"loss", 1, 0, 1, 0}}));
        valueOf(workspace.finishRun(parent, RunStatus::Finished, {{"test", {{"mrr", 1}}}}, "", 1));

        RunRecord child = runNamed("child");
        child.parent = parent;
        const Id childId = valueOf(workspace.beginRun(child)).id;
        valueOf(workspace.finishRun(childId, RunStatus::Finished, {}, "", 1));
        QVERIFY(errorOf(workspace.removeRun(parent)).contains("\"child\""));
        valueOf(workspace.removeRun(childId));
        QVERIFY(std::filesystem::exists(checkpoint));
        valueOf(workspace.removeRun(parent));
        QVERIFY(std::filesystem::exists(checkpoint));
        QVERIFY(valueOf(workspace.runs()).empty());
        QVERIFY(!workspace.run(parent));
        QVERIFY(!workspace.removeRun(parent));
        QVERIFY(!workspace.resumeRun(parent));
        valueOf(workspace.emptyBin());
        QVERIFY(!std::filesystem::exists(checkpoint));
        MetricCursor cursor;
        QVERIFY(valueOf(workspace.readMetrics(parent, cursor)).empty());
        QVERIFY(valueOf(workspace.beginRun(runNamed("parent"))).id > childId);
    }

    void marksSayWhatAPersonThinks()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const RunRecord run = valueOf(workspace.beginRun(runNamed("run")));
        QVERIFY(run.marks == RunMarks());
        const RunMarks marks{"better than\nthe last one", {"paper", "\"best\""}, true, true};
        valueOf(workspace.setRunMarks(run.id, marks));
        QVERIFY(valueOf(place.open().run(run.id)).marks == marks);
        QVERIFY(valueOf(workspace.runs())[0].marks == marks);
        QCOMPARE(valueOf(workspace.run(run.id)).updatedAt, run.updatedAt);
        QVERIFY(errorOf(workspace.setRunMarks(run.id, {"", {" "}, false, false})).contains("empty"));
        QVERIFY(errorOf(workspace.setRunMarks(run.id + 1, marks)).contains("no run"));
        QVERIFY(valueOf(workspace.run(run.id)).marks == marks);
    }

    void lineageIsNearestFirst()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const Id real = valueOf(workspace.addDataset(datasetNamed("real"))).id;
        DatasetRecord synthetic = datasetNamed("synthetic");
        synthetic.model = valueOf(workspace.saveModel("shop", "{}", "h")).id;
        synthetic.sourceDataset = real;
        RunRecord pretrained = runNamed("pretrained");
        pretrained.dataset = valueOf(workspace.addDataset(synthetic)).id;
        RunRecord tuned = runNamed("tuned");
        tuned.kind = RunKind::Finetune;
        tuned.dataset = real;
        tuned.parent = valueOf(workspace.beginRun(pretrained)).id;
        const auto lineage = valueOf(workspace.lineage(valueOf(workspace.beginRun(tuned)).id));

        std::string walk;
        for (const LineageEntry& entry : lineage)
            walk += entry.kind + " " + entry.name + " as " + entry.role + "; ";
        QCOMPARE(walk, std::string("dataset real as data; run pretrained as pretrain; dataset synthetic as data; "
                                   "model shop as model; "));
        QCOMPARE(lineage[2].contentHash, synthetic.contentHash);
    }
};

QTEST_APPLESS_MAIN(TestRuns)
#include "runs.moc"
