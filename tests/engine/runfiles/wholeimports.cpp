// SPDX-License-Identifier: GPL-3.0-or-later
// An import of runs comes whole or not at all, whatever happens on the way.
#include "engine/runfiles/runimport.h"

#include "tests/engine/events/files.h"
#include "tests/engine/store/child.h"
#include "tests/engine/store/fixture.h"
#include "tests/engine/store/smalldisk.h"

#include <SQLiteCpp/Database.h>

#include <QElapsedTimer>

#include <random>
#include <thread>

using namespace sessionsmith;
using namespace sessionsmith::runfiles;

namespace {

constexpr int runs = 6, steps = 4000;

std::int64_t rowsIn(const std::filesystem::path& file, const std::string& table)
{
    SQLite::Database database(file.string());
    return database.execAndGet("SELECT count(*) FROM " + table).getInt64();
}

} // namespace

class WholeImportsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        std::string table = "run,metric,step,value\n";
        for (int run = 0; run < runs; ++run)
            for (int step = 0; step < steps; ++step)
                for (const char* metric : {"loss", "valid/loss"})
                    table += fmt::format("run {},{},{},{}\n", run, metric, step, 1.0 / (1 + step));
        m_table = m_files.write("curves.csv", table);
    }

    /// Killed at any moment, it leaves all of its runs or no row anywhere.
    void killed()
    {
        QElapsedTimer timer;
        timer.start();
        {
            const TemporaryWorkspace place;
            auto workspace = place.open();
            QCOMPARE(valueOf(importRuns(workspace, {m_table})).size(), std::size_t(runs));
            QCOMPARE(rowsIn(place.file(), "metrics"), std::int64_t(runs * steps * 2));
        }
        const auto whole = std::int64_t(timer.elapsed());
        std::mt19937 random(std::random_device{}());
        int none = 0;
        for (int round = 0; round < 24; ++round) {
            const TemporaryWorkspace place;
            (void)place.open();
            Child child([&] {
                auto workspace = place.open();
                valueOf(importRuns(workspace, {m_table}));
            });
            // Most of them near the end, where the workspace is written.
            std::uniform_int_distribution<std::int64_t> moment(round % 3 == 0 ? 0 : whole / 2, whole * 11 / 10);
            std::this_thread::sleep_for(std::chrono::milliseconds(moment(random)));
            child.kill();
            auto workspace = place.open();
            const auto left = valueOf(workspace.runs());
            QVERIFY2(left.empty() || left.size() == std::size_t(runs), qPrintable(QString::number(left.size())));
            for (const store::RunRecord& run : left)
                QCOMPARE(run.status, store::RunStatus::Finished);
            QCOMPARE(rowsIn(place.file(), "metrics"), std::int64_t(left.size() * steps * 2));
            QCOMPARE(rowsIn(place.file(), "runs"), std::int64_t(left.size()));
            QCOMPARE(rowsIn(place.file(), "metric_names"), left.empty() ? 0 : 2);
            QVERIFY(valueOf(workspace.bin()).empty());
            none += left.empty() ? 1 : 0;
        }
        QVERIFY(none > 0);
    }

    /// Stopped while it stores, not while it reads.
    void cancelled()
    {
        const TemporaryWorkspace place;
        auto workspace = place.open();
        std::stop_source stop;
        int phases = 0;
        const auto progress = [&](const Progress& told) {
            if (told.done == 0 && ++phases == 2) stop.request_stop();
        };
        const auto imported = importRuns(workspace, {m_table}, progress, {stop.get_token(), nullptr});
        QVERIFY(!imported && imported.error().isCancelled());
        QCOMPARE(phases, 2);
        for (const char* table : {"runs", "metrics", "metric_extremes", "metric_names", "results"})
            QCOMPARE(rowsIn(place.file(), table), std::int64_t(0));
    }

    void onAFullDisk()
    {
        const QTemporaryDir directory;
        const SmallDisk disk(directory.path().toStdString());
        if (!disk.isThere()) QSKIP("this user cannot mount a disk");
        const auto folder = disk.folder() / "workspace";
        auto workspace = valueOf(store::Workspace::open(folder));
        const auto imported = importRuns(workspace, {m_table}); // of more than its megabyte
        QVERIFY2(errorOf(imported).contains("disk is full"), qPrintable(errorOf(imported)));
        QVERIFY(valueOf(workspace.runs()).empty());
        QCOMPARE(rowsIn(folder / "workspace.sqlite", "metrics"), std::int64_t(0));
        const auto small = m_files.write("small.csv", "step,loss\n1,2\n");
        QCOMPARE(valueOf(importRuns(workspace, {small})).size(), std::size_t(1));
    }

    /// A training goes on writing meanwhile.
    void othersWriteMeanwhile()
    {
        const TemporaryWorkspace place;
        auto workspace = place.open();
        const store::Id run = valueOf(workspace.beginRun(runNamed("training"))).id;
        Child child([&] {
            auto own = place.open();
            for (int time = 0; time < 3; ++time)
                valueOf(importRuns(own, {m_table}));
        });
        std::int64_t step = 0;
        while (valueOf(workspace.runs()).size() < 1 + 3 * runs && step < 100'000)
            valueOf(workspace.writeMetrics(run, {{"loss", step++, 0, 1, 1}}));
        QCOMPARE(child.waitForEnd(), 0);
        store::MetricCursor cursor;
        QCOMPARE(valueOf(workspace.readMetrics(run, cursor)).size(), std::size_t(step));
        QCOMPARE(valueOf(workspace.runs()).size(), std::size_t(1 + 3 * runs));
    }

private:
    test::Files m_files;
    std::filesystem::path m_table;
};

QTEST_APPLESS_MAIN(WholeImportsTest)
#include "wholeimports.moc"
