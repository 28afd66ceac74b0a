// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/store/fixture.h"

#include <SQLiteCpp/Database.h>

#include <fstream>
#include <iterator>
#include <thread>

using namespace sessionsmith;
using namespace sessionsmith::store;

namespace {

std::string contents(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const std::filesystem::path& file, std::size_t bytes)
{
    std::ofstream(file, std::ios::binary) << std::string(bytes, 'x');
}

} // namespace

/// The room that a workspace takes up, and copies of it.
class TestUpkeep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizes()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        for (const char* name : {"kept", "binned"}) {
            const auto dataset = valueOf(workspace.addDataset(datasetNamed(name)));
            write(workspace.absolute(dataset.file), 1000);
        }
        valueOf(workspace.removeDataset("binned"));
        const Id run = valueOf(workspace.beginRun(runNamed("run"))).id;
        write(workspace.checkpointPath(run), 500); // not recorded yet: its run is there
        write(workspace.absolute("datasets/stray.safetensors"), 70);
        write(workspace.absolute("checkpoints/run-99.safetensors"), 7);
        const WorkspaceSize size = valueOf(workspace.size());
        QVERIFY(size.database > 0);
        QCOMPARE(size.datasets, std::uintmax_t(2070));
        QCOMPARE(size.checkpoints, std::uintmax_t(507));
        QCOMPARE(size.bin, std::uintmax_t(1000));
        QCOMPARE(size.reclaimable, std::uintmax_t(77));
    }

    void reclaiming()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const Id run = valueOf(workspace.beginRun(runNamed("run"))).id;
        std::vector<MetricPoint> points;
        for (int step = 0; step < 50'000; ++step)
            points.push_back({"loss", step, 0, 1.0 / (step + 1), step});
        valueOf(workspace.writeMetrics(run, points));
        write(workspace.checkpointPath(run), 500);
        write(workspace.absolute("datasets/stray.safetensors"), 70);
        valueOf(workspace.truncateMetrics(run, 10));
        const WorkspaceSize before = valueOf(workspace.size());
        QVERIFY(before.reclaimable > 1'000'000);
        const std::uintmax_t gained = valueOf(workspace.reclaim());
        QVERIFY(gained >= before.reclaimable);
        const WorkspaceSize after = valueOf(workspace.size());
        QCOMPARE(after.reclaimable, std::uintmax_t(0));
        QVERIFY(after.database + 1'000'000 < before.database);
        QVERIFY(std::filesystem::exists(workspace.checkpointPath(run)));
        QVERIFY(!std::filesystem::exists(workspace.absolute("datasets/stray.safetensors")));
        MetricCursor cursor;
        QCOMPARE(valueOf(workspace.readMetrics(run, cursor)).size(), std::size_t(11));
    }

    void backupsWhileAnotherWrites()
    {
        TemporaryWorkspace place, other;
        Workspace workspace = place.open();
        const auto dataset = valueOf(workspace.addDataset(datasetNamed("log")));
        write(workspace.absolute(dataset.file), 3'000'000);
        const auto gone = valueOf(workspace.addDataset(datasetNamed("binned")));
        write(workspace.absolute(gone.file), 10);
        valueOf(workspace.removeDataset("binned"));
        const Id run = valueOf(workspace.beginRun(runNamed("run"))).id;
        write(workspace.checkpointPath(run), 5000);
        valueOf(workspace.setRunCheckpoint(run, "checkpoints/run-1.safetensors", 1));
        std::jthread writer([&](std::stop_token stop) {
            Workspace own = place.open();
            for (std::int64_t step = 0; !stop.stop_requested(); ++step)
                valueOf(own.writeMetrics(run, {{"loss", step, 0, double(step), 0}}));
        });
        const auto to = other.folder() / "copy";
        valueOf(workspace.backUp(to));
        writer.request_stop();
        writer.join();

        Workspace copy = valueOf(Workspace::open(to));
        QVERIFY(contents(copy.absolute(dataset.file)) == contents(workspace.absolute(dataset.file)));
        QVERIFY(std::filesystem::exists(copy.checkpointPath(run)));
        QCOMPARE(valueOf(copy.run(run)).status, RunStatus::Interrupted);
        MetricCursor cursor;
        const auto points = valueOf(copy.readMetrics(run, cursor));
        for (std::size_t i = 0; i < points.size(); ++i)
            QCOMPARE(points[i].step, std::int64_t(i));
        QCOMPARE(valueOf(copy.restore(valueOf(copy.bin())[0])), std::string("binned"));
        QCOMPARE(contents(copy.absolute(gone.file)).size(), std::size_t(10));
        QCOMPARE(valueOf(copy.resumeRun(run)).status, RunStatus::Running);
        SQLite::Database raw((to / "workspace.sqlite").string());
        QCOMPARE(raw.execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
    }

    void backupsLeaveNothingHalf()
    {
        TemporaryWorkspace place, other;
        Workspace workspace = place.open();
        const auto dataset = valueOf(workspace.addDataset(datasetNamed("log")));
        write(workspace.absolute(dataset.file), 3'000'000);
        std::ofstream(other.folder() / "mine") << "x";
        QVERIFY(errorOf(workspace.backUp(other.folder())).contains("something in this folder"));
        std::stop_source stopped;
        stopped.request_stop();
        const auto cancelled = workspace.backUp(other.folder() / "copy", {}, {stopped.get_token(), nullptr});
        QVERIFY(!cancelled && cancelled.error().isCancelled());
        const auto entries = std::distance(std::filesystem::directory_iterator(other.folder()), {});
        QCOMPARE(entries, std::ptrdiff_t(1));
        QVERIFY(!workspace.backUp("/proc/copy"));
        QVERIFY(errorOf(workspace.backUp(workspace.folder() / "copy")).contains("within the workspace itself"));
        std::filesystem::create_directory(other.folder() / "empty");
        valueOf(workspace.backUp((other.folder() / "empty").string() + "/"));
        QVERIFY(Workspace::isIn(other.folder() / "empty"));
    }
};

QTEST_APPLESS_MAIN(TestUpkeep)
#include "upkeep.moc"
