// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/metricfollower.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sessionsmith;

class MetricFollowerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsWhatIsWrittenAndWhatBecomesOfTheRun()
    {
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        store::RunRecord record;
        record.name = "run";
        record.spec = "{}";
        const auto run = workspace->beginRun(record);
        QVERIFY(run.has_value());

        widgets::MetricFollower follower(folder.path().toStdString());
        std::vector<std::int64_t> steps;
        store::RunStatus status = store::RunStatus::Running;
        connect(&follower, &widgets::MetricFollower::arrived, this,
                [&](qint64, const std::vector<store::MetricPoint>& points) {
                    for (const store::MetricPoint& point : points)
                        steps.push_back(point.step);
                });
        connect(&follower, &widgets::MetricFollower::runChanged, this,
                [&](const store::RunRecord& changed) { status = changed.status; });
        follower.follow({run->id});
        QVERIFY(workspace->writeMetrics(run->id, {{"train/loss", 1, 0.1, 3.0, 0}, {"train/loss", 2, 0.2, 2.0, 0}})
                    .has_value());
        QTRY_COMPARE(steps, (std::vector<std::int64_t>{1, 2}));
        QVERIFY(workspace->writeMetrics(run->id, {{"train/loss", 3, 0.3, 1.0, 0}}).has_value());
        QTRY_COMPARE(steps, (std::vector<std::int64_t>{1, 2, 3}));

        QTest::qWait(5);
        QVERIFY(workspace->finishRun(run->id, store::RunStatus::Finished, {}, {}, 1).has_value());
        QTRY_COMPARE(status, store::RunStatus::Finished);

        // Followed anew, everything comes again; followed no more, nothing does.
        steps.clear();
        follower.follow({run->id});
        QTRY_COMPARE(steps, (std::vector<std::int64_t>{1, 2, 3}));
        follower.follow({});
        QVERIFY(workspace->writeMetrics(run->id, {{"train/loss", 4, 0.4, 1.0, 0}}).has_value());
        QTest::qWait(400);
        QCOMPARE(steps.size(), std::size_t(3));
    }

    void tellsWhenOthersBeginOrEndRuns()
    {
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        store::RunRecord record;
        record.name = "run";
        record.spec = "{}";
        const auto first = workspace->beginRun(record);
        widgets::MetricFollower follower(folder.path().toStdString());
        QSignalSpy changes(&follower, &widgets::MetricFollower::listChanged);
        follower.watchAll();
        QTest::qWait(600); // until it knows what there is
        QCOMPARE(changes.size(), qsizetype(0));
        record.name = "another";
        QVERIFY(workspace->beginRun(record).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(changes.size(), qsizetype(1), 10'000);
        QVERIFY(workspace->finishRun(first->id, store::RunStatus::Finished, {}, {}, 1).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(changes.size(), qsizetype(2), 10'000);
    }

    void longCurvesAreSeenFromAfarFirst()
    {
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        store::RunRecord record;
        record.name = "run";
        record.spec = "{}";
        const auto run = workspace->beginRun(record);
        std::vector<store::MetricPoint> curve;
        for (int step = 0; step < 250'000; ++step)
            curve.push_back({"loss", step, 0, double(step % 1000), 0});
        QVERIFY(workspace->writeMetrics(run->id, curve).has_value());
        widgets::MetricFollower follower(folder.path().toStdString());
        std::vector<std::vector<store::MetricPoint>> came;
        connect(&follower, &widgets::MetricFollower::arrived, this,
                [&](qint64, const std::vector<store::MetricPoint>& points) { came.push_back(points); });
        follower.follow({run->id});
        QTRY_COMPARE(came.size(), std::size_t(2));
        QVERIFY(came[0].size() > 200 && came[0].size() < 5000);
        QCOMPARE(came[0].front().step, std::int64_t(0));
        QCOMPARE(came[0].back().step, std::int64_t(249'999));
        QCOMPARE(came[1].size(), std::size_t(250'000));
    }
};

QTEST_GUILESS_MAIN(MetricFollowerTest)
#include "metricfollower.moc"
