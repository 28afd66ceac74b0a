// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/runimport.h"

#include "tests/engine/events/files.h"
#include "tests/engine/runfiles/eventbytes.h"
#include "tests/engine/store/fixture.h"

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::runfiles;
using namespace sessionsmith::test;

class RunImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFolderIsARunForEachOfItsFolders();
    void wideTables();
    void tensorBoardsTable();
    void longTables();
    void hostileTables_data();
    void hostileTables();
    void noneIsKeptWhenOneCannotBeRead();
    void importedRunsAreRuns();

private:
    std::vector<store::MetricPoint> points(store::Workspace& workspace, const ImportedRun& run)
    {
        store::MetricCursor cursor;
        return valueOf(workspace.readMetrics(run.record.id, cursor));
    }

    test::Files m_files;
};

void RunImportTest::aFolderIsARunForEachOfItsFolders()
{
    const test::Files folder;
    for (const char* run : {"runs", "runs/b", "runs/b/deep", "runs/a", "runs/none"})
        std::filesystem::create_directories(folder.path(run));
    folder.write("runs/events.out.tfevents.1.host", record(scalarEvent(1, 1, "loss", 1)));
    folder.write("runs/b/events.out.tfevents.1.host", record(scalarEvent(1, 1, "loss", 1)));
    folder.write("runs/b/events.out.tfevents.2.host", record(scalarEvent(9, 2, "loss", 2)));
    folder.write("runs/b/deep/events.out.tfevents.1.host", record(scalarEvent(1, 1, "loss", 1)));
    folder.write("runs/a/events.out.tfevents.1.host", record(scalarEvent(1, 1, "val/loss", 0.5)));
    folder.write("runs/a/readme.txt", "no event file");
    const TemporaryWorkspace temporary;
    auto workspace = temporary.open();
    const auto runs = valueOf(importRuns(workspace, {folder.path("runs/")}));
    QCOMPARE(runs.size(), 4u);
    QCOMPARE(runs[0].record.name, std::string("runs"));
    QCOMPARE(runs[1].record.name, std::string("a"));
    QCOMPARE(runs[2].record.name, std::string("b"));
    QCOMPARE(runs[3].record.name, std::string("b/deep"));
    QCOMPARE(points(workspace, runs[2]).size(), 2u);
    QCOMPARE(runs[2].record.seconds, 8.0);
    QCOMPARE(runs[2].record.kind, store::RunKind::Import);
    QCOMPARE(runs[2].record.status, store::RunStatus::Finished);
    QCOMPARE(runs[2].record.metrics, (store::RunMetrics{{"train", {{"loss", 2}}}}));
    QCOMPARE(runs[1].record.metrics, (store::RunMetrics{{"valid", {{"loss", 0.5}}}}));
    QVERIFY(runs[1].record.spec.find(folder.path("runs/a").string()) != std::string::npos);
    QVERIFY(errorOf(importRuns(workspace, {folder.path("runs/none")})).contains("no event file"));
    QCOMPARE(valueOf(importRuns(workspace, {folder.path("runs/a")}))[0].record.name, std::string("a 2"));
}

void RunImportTest::wideTables()
{
    const TemporaryWorkspace temporary;
    auto workspace = temporary.open();
    const auto path = m_files.write(
        "wide run.csv", "\xef\xbb\xbf"
                        "Epoch;Step;Loss/train;\"val; loss\"\n0.5;1;0.25;\n1;2;;NaN\n\n1.5;3e0;-inf;1e-5\n");
    const auto runs = valueOf(importRuns(workspace, {path}));
    QCOMPARE(runs.size(), 1u);
    QCOMPARE(runs[0].record.name, std::string("wide run"));
    QCOMPARE(runs[0].metrics, 2u);
    QCOMPARE(runs[0].points, 4u);
    const auto read = points(workspace, runs[0]);
    QCOMPARE(read[0].metric, std::string("Loss/train"));
    QCOMPARE(read[0].epoch, 0.5);
    QCOMPARE(read[0].value, 0.25);
    QVERIFY(read[0].time > 1'700'000'000'000); // now: the table does not say
    QCOMPARE(read[1].step, 3);
    QVERIFY(std::isinf(read[1].value));
    QCOMPARE(read[2].metric, std::string("val; loss"));
    QVERIFY(std::isnan(read[2].value));
    QCOMPARE(read[3].value, 1e-5);
}

void RunImportTest::tensorBoardsTable()
{
    const TemporaryWorkspace temporary;
    auto workspace = temporary.open();
    const auto path =
        m_files.write("run-first-tag-loss.csv", "Wall time,Step,Value\n1700000000.125,0,0.5\n1700000001.5,10,0.25\n");
    const auto runs = valueOf(importRuns(workspace, {path}));
    QCOMPARE(runs[0].record.name, std::string("first"));
    const auto read = points(workspace, runs[0]);
    QCOMPARE(read.size(), 2u);
    QCOMPARE(read[0].metric, std::string("loss"));
    QCOMPARE(read[0].time, 1'700'000'000'125);
    QCOMPARE(read[1].step, 10);
}

void RunImportTest::longTables()
{
    const TemporaryWorkspace temporary;
    auto workspace = temporary.open();
    const auto path = m_files.write(
        "long.csv", "value\tstep\trun\tmetric\n1\t1\tb\tloss\n2\t1\ta\tloss\n3\t2\tb\tloss\n4\t2\tb\tloss\n");
    const auto runs = valueOf(importRuns(workspace, {path}));
    QCOMPARE(runs.size(), 2u);
    QCOMPARE(runs[0].record.name, std::string("b"));
    QCOMPARE(points(workspace, runs[0]).size(), 2u);
    QCOMPARE(points(workspace, runs[0])[1].value, 4.0);
    QCOMPARE(runs[0].notes.size(), 1u);
    QCOMPARE(points(workspace, runs[1])[0].value, 2.0);
}

void RunImportTest::hostileTables_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const std::string& content, const char* says) {
        QTest::newRow(name) << QByteArray::fromStdString(content) << QString(says);
    };
    row("empty", "", "The file is empty");
    row("only a header", "step,loss\n", "no value in this table");
    row("no steps", "a,b\n1,2\n", "no column step");
    row("no values", "step,time\n1,2\n", "no column of values");
    row("a column twice", "step,loss,Loss\n1,2,3\n", "Two columns are called \"loss\"");
    row("a word for a value", "step,loss\n1,good\n", "\"good\" in the column loss is no value");
    row("a word for a step", "step,loss\none,1\n", "\"one\" is no step");
    row("a half step", "step,loss\n1.5,1\n", "\"1.5\" is no step");
    row("a step without end", "step,loss\n1e30,1\n", "is no step");
    row("a negative step", "step,loss\n-1,1\n", "The step -1 is out of range");
    row("a word for a time", "step,time,loss\n1,noon,1\n", "\"noon\" is no time");
    row("a time that cannot be", "step,time,loss\n1,1e300,1\n", "no time in seconds");
    row("too few cells", "step,loss,other\n1,1\n", "There are 2 cells, and 3 columns");
    row("an open quote", "step,loss\n1,\"1\n", "quote");
    row("a metric of 10 kB", "step," + std::string(10'240, 'x') + "\n1,1\n", "A name has 10240 characters");
    row("a run of 10 kB", "run,metric,step,value\n" + std::string(10'240, 'x') + ",m,1,1\n",
        "A name has 10240 characters");
    row("a run without name", "run,metric,step,value\n,m,1,1\n", "A name is empty");
    row("zeros", std::string(1000, '\0'), "neither an event file");
    row("a picture", "\x89PNG\r\n\x1a\n\xff\xfe", "neither an event file");
}

void RunImportTest::hostileTables()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    const TemporaryWorkspace temporary;
    auto workspace = temporary.open();
    const auto path = m_files.write("table.csv", content.toStdString());
    const QString error = errorOf(importRuns(workspace, {path}));
    QVERIFY2(error.contains(says) && error.contains("table.csv"), qPrintable(error));
    QVERIFY(valueOf(workspace.runs()).empty());
}

void RunImportTest::noneIsKeptWhenOneCannotBeRead()
{
    const TemporaryWorkspace temporary;
    auto workspace = temporary.open();
    const auto good = m_files.write("good.csv", "step,loss\n1,2\n"), bad = m_files.write("bad.csv", "step,loss\n1,x\n");
    QVERIFY(!importRuns(workspace, {good, bad}));
    QVERIFY(valueOf(workspace.runs()).empty());
    QVERIFY(valueOf(workspace.bin()).empty());
    QVERIFY(!importRuns(workspace, {good, m_files.path("absent.csv")}));
    QVERIFY(valueOf(workspace.runs()).empty());
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = importRuns(workspace, {good}, {}, {stop.get_token(), nullptr});
    QVERIFY(!stopped && stopped.error().isCancelled());
    QVERIFY(valueOf(workspace.runs()).empty());
}

void RunImportTest::importedRunsAreRuns()
{
    const TemporaryWorkspace temporary;
    auto workspace = temporary.open();
    const auto path = m_files.write("some.csv", "step,test/loss\n1,2\n");
    const auto run = valueOf(importRuns(workspace, {path}))[0].record;
    QVERIFY(errorOf(workspace.resumeRun(run.id)).contains("was imported"));
    valueOf(workspace.setRunMarks(run.id, {.note = "from elsewhere"}));
    QCOMPARE(valueOf(workspace.run("some")).kind, store::RunKind::Import);
    valueOf(workspace.removeRun(run.id));
    QCOMPARE(valueOf(workspace.bin()).size(), 1u);
    valueOf(workspace.restore(valueOf(workspace.bin())[0]));
    QCOMPARE(valueOf(workspace.run("some")).metrics, (store::RunMetrics{{"test", {{"loss", 2}}}}));
}

QTEST_APPLESS_MAIN(RunImportTest)
#include "runimport.moc"
