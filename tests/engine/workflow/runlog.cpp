// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/runlog.h"

#include "tests/engine/store/fixture.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::workflow;

/// What happened to a run and what it predicted, kept with it.
class RunLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readersGoOnWhereTheyWere()
    {
        TemporaryWorkspace place;
        store::Workspace workspace = place.open();
        std::size_t cursor = 0;
        QVERIFY(valueOf(readLog(workspace, 1, cursor)).empty());
        RunLog log(workspace, 1);
        valueOf(log.add(LogLevel::Warning, Message("There are {0} 购买", 3)));
        valueOf(log.add(LogLevel::Detail, Message("done")));
        const auto lines = valueOf(readLog(place.open(), 1, cursor));
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(lines[0].words.english(), std::string("There are 3 购买"));
        QCOMPARE(lines[0].words.text, std::string("There are {0} 购买")); // apart, to be translated
        QVERIFY(lines[0].level == LogLevel::Warning && lines[1].level == LogLevel::Detail);
        QVERIFY(lines[0].time > 0);
        QVERIFY(valueOf(readLog(workspace, 1, cursor)).empty());
        // Another writer goes on behind what is there; another run has a log of its own.
        valueOf(RunLog(workspace, 1).add(LogLevel::Error, Message("broken")));
        QCOMPARE(valueOf(readLog(workspace, 1, cursor)).size(), std::size_t(1));
        std::size_t other = 0;
        QVERIFY(valueOf(readLog(workspace, 11, other)).empty());
    }

    void damagedLinesAreLeftOut()
    {
        TemporaryWorkspace place;
        store::Workspace workspace = place.open();
        RunLog log(workspace, 1);
        valueOf(log.add(LogLevel::Information, Message("first")));
        valueOf(log.add(LogLevel::Information, Message("second")));
        valueOf(log.add(LogLevel::Information, Message("third")));
        valueOf(workspace.setNote("run/1/log/1", R"({"level": "loud", "time": 1})"));
        valueOf(workspace.setNote("run/1/log/2", "{"));
        std::size_t cursor = 0;
        QCOMPARE(valueOf(readLog(workspace, 1, cursor)).size(), std::size_t(1));
        QCOMPARE(cursor, std::size_t(3));
    }

    void aResumedRunPredictsItsLastStepsAgain()
    {
        TemporaryWorkspace place;
        store::Workspace workspace = place.open();
        RunLog log(workspace, 1);
        const auto at = [](std::int64_t step, std::int64_t rank) {
            return learning::Predictions{step, double(step) / 10, {{{"a", "b"}, "c", {"d", "c"}, rank}}};
        };
        std::size_t cursor = 0;
        std::vector<learning::Predictions> known;
        for (const std::int64_t step : {0, 10, 20})
            valueOf(log.add(at(step, 9)));
        valueOf(readPredictions(workspace, 1, cursor, known));
        QCOMPARE(known.size(), std::size_t(3));
        valueOf(RunLog(workspace, 1).add(at(10, 4)));
        valueOf(readPredictions(workspace, 1, cursor, known));
        QCOMPARE(known.size(), std::size_t(2));
        QCOMPARE(known[1].step, 10);
        QVERIFY(known[1].cases == at(10, 4).cases);
    }

    void theyGoWithTheRun()
    {
        TemporaryWorkspace place;
        store::Workspace workspace = place.open();
        std::vector<store::Id> ids;
        for (const char* name : {"first", "second"}) {
            const auto run = valueOf(workspace.beginRun(runNamed(name)));
            valueOf(RunLog(workspace, run.id).add(LogLevel::Information, Message("here")));
            valueOf(workspace.finishRun(run.id, store::RunStatus::Finished, {}, {}, 1));
            ids.push_back(run.id);
        }
        valueOf(workspace.removeRun(ids[0]));
        std::size_t cursor = 0;
        QCOMPARE(valueOf(readLog(workspace, ids[0], cursor)).size(), std::size_t(1)); // it can be had back
        valueOf(workspace.erase(valueOf(workspace.bin())[0]));
        std::size_t gone = 0, kept = 0;
        QVERIFY(valueOf(readLog(workspace, ids[0], gone)).empty());
        QCOMPARE(valueOf(readLog(workspace, ids[1], kept)).size(), std::size_t(1));
    }

    void levelsHaveNames()
    {
        for (const auto level : {LogLevel::Detail, LogLevel::Information, LogLevel::Warning, LogLevel::Error})
            QVERIFY(valueOf(logLevelNamed(name(level))) == level);
        QVERIFY(!logLevelNamed("loud"));
    }
};

QTEST_APPLESS_MAIN(RunLogTest)
#include "runlog.moc"
