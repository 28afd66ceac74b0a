// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/atomicfile.h"
#include "engine/base/keptfiles.h"
#include "engine/store/patience.h"
#include "tests/engine/store/child.h"
#include "tests/engine/store/fixture.h"

#include <SQLiteCpp/Database.h>

#include <fstream>
#include <list>
#include <unistd.h>

using namespace sessionsmith::store;

namespace {

std::string integrity(const std::filesystem::path& file)
{
    SQLite::Database database(file.string());
    return database.execAndGet("PRAGMA integrity_check").getString();
}

} // namespace

class TestProcesses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Who is waited for by a person does not wait long for others.
    void patienceEnds()
    {
        TemporaryWorkspace place;
        setPatience(std::chrono::milliseconds(50));
        Workspace workspace = place.open();
        setPatience(std::chrono::seconds(60));
        SQLite::Database other(place.file().string(), SQLite::OPEN_READWRITE);
        other.exec("BEGIN IMMEDIATE");
        const auto began = std::chrono::steady_clock::now();
        const auto refused = workspace.addDataset(datasetNamed("log"), Naming::Exact);
        QVERIFY(!refused && refused.error().message().find("busy") != std::string::npos);
        QVERIFY(std::chrono::steady_clock::now() - began < std::chrono::seconds(30)); // not a minute
        other.exec("COMMIT");
        QVERIFY(workspace.addDataset(datasetNamed("log"), Naming::Exact));
    }

    void severalWriteAtOnce()
    {
        TemporaryWorkspace place;
        constexpr int steps = 300;
        const auto write = [&](const std::string& name) {
            Workspace workspace = place.open();
            const Id run = valueOf(workspace.beginRun(runNamed(name))).id;
            for (int step = 0; step < steps; ++step)
                valueOf(workspace.writeMetrics(run, {{name, step, 0, double(step), 0}}));
            valueOf(workspace.finishRun(run, RunStatus::Finished, {}, "", 1));
        };
        // The workspace does not exist yet: they race for making it, too.
        std::list<Child> children;
        for (const char* name : {"a", "b", "c"})
            children.emplace_back([&] { write(name); });
        for (Child& child : children)
            QCOMPARE(child.waitForEnd(), 0);

        Workspace workspace = place.open();
        const auto runs = valueOf(workspace.runs());
        QCOMPARE(runs.size(), std::size_t(3));
        for (const RunRecord& run : runs) {
            MetricCursor cursor;
            QCOMPARE(run.status, RunStatus::Finished);
            QCOMPARE(valueOf(workspace.readMetrics(run.id, cursor)).size(), std::size_t(steps));
        }
    }

    void theSameDataComeAndGoAtOnce()
    {
        TemporaryWorkspace place;
        DatasetRecord record = datasetNamed("log");
        (void)place.open();
        // Among many others, so that looking for another user of the file takes its time.
        SQLite::Database(place.file().string(), SQLite::OPEN_READWRITE)
            .exec("WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000) "
                  "INSERT INTO datasets (name, kind, source, content_hash, file, summary, spec, created_at) "
                  "SELECT 'other ' || n, 'imported', '', n, 'datasets/' || n, '', '', 0 FROM numbers");
        const auto comeAndGo = [&] {
            Workspace workspace = place.open();
            const auto path = workspace.absolute(record.file);
            for (int i = 0; i < 60; ++i) {
                const sessionsmith::KeptFiles::Owner owner;
                auto file = valueOf(sessionsmith::AtomicFile::create(path));
                valueOf(file.write("columns"));
                const auto added = valueOf(workspace.addDataset(record, Naming::MadeUnique, &file));
                if (!std::filesystem::exists(path)) ::_exit(1);
                valueOf(workspace.removeDataset(added.name));
                valueOf(workspace.erase({"dataset", added.id, added.name}));
            }
        };
        std::list<Child> children;
        for (int i = 0; i < 4; ++i)
            children.emplace_back(comeAndGo);
        for (Child& child : children)
            QCOMPARE(child.waitForEnd(), 0);
        Workspace workspace = place.open();
        QVERIFY(!workspace.dataset("log"));
        QVERIFY(!std::filesystem::exists(workspace.absolute(record.file)));
    }

    void killedRunsAreInterrupted()
    {
        TemporaryWorkspace place;
        int pipe[2];
        QCOMPARE(::pipe(pipe), 0);
        Child child([&] {
            Workspace workspace = place.open();
            const Id run = valueOf(workspace.beginRun(runNamed("run"))).id;
            std::ofstream(workspace.absolute("checkpoints/x")) << "weights";
            valueOf(workspace.setRunCheckpoint(run, "checkpoints/x", 1));
            for (std::int64_t step = 0;; ++step) {
                valueOf(workspace.writeMetrics(run, {{"loss", step, 0, double(step), 0}}));
                if (::write(pipe[1], &step, sizeof step) != sizeof step) return;
            }
        });
        ::close(pipe[1]);
        std::int64_t committed = -1;
        while (committed < 100)
            QCOMPARE(::read(pipe[0], &committed, sizeof committed), ssize_t(sizeof committed));

        Workspace workspace = place.open();
        QCOMPARE(valueOf(workspace.run("run")).status, RunStatus::Running);
        QVERIFY(!workspace.resumeRun(valueOf(workspace.run("run")).id));
        child.kill();
        for (std::int64_t step; ::read(pipe[0], &step, sizeof step) == sizeof step;)
            committed = step;
        ::close(pipe[0]);

        const RunRecord run = valueOf(workspace.run("run"));
        QCOMPARE(run.status, RunStatus::Interrupted);
        MetricCursor cursor;
        const auto points = valueOf(workspace.readMetrics(run.id, cursor));
        QVERIFY(points.size() > std::size_t(committed));
        for (std::size_t i = 0; i < points.size(); ++i)
            QCOMPARE(points[i].step, std::int64_t(i));
        QCOMPARE(integrity(place.file()), std::string("ok"));
        QCOMPARE(valueOf(workspace.resumeRun(run.id)).status, RunStatus::Running);
    }
};

QTEST_APPLESS_MAIN(TestProcesses)
#include "processes.moc"
