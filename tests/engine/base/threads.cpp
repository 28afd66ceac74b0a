// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/control.h"
#include "engine/base/parallel.h"

#include <QTest>

#include <atomic>
#include <limits>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace sessionsmith;

/// Work in parallel, and how it is paused and stopped.
class ThreadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIndexOnce();
    void exceptionsComeThrough();
    void pauseHoldsUntilResumed();
    void stopEndsAPause();
};

void ThreadsTest::everyIndexOnce()
{
    for (const std::size_t count : {0, 1, 7, 1000}) {
        for (const std::size_t grain : {std::size_t(0), std::size_t(1), std::size_t(7), std::size_t(1000),
                                        std::numeric_limits<std::size_t>::max()}) {
            std::vector<std::atomic<int>> visits(count);
            parallelFor(count, grain, 3, [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = begin; i < end; ++i)
                    ++visits[i];
            });
            for (const auto& visit : visits)
                QCOMPARE(visit.load(), 1);
        }
    }
}

void ThreadsTest::exceptionsComeThrough()
{
    const auto work = [](std::size_t begin, std::size_t) {
        if (begin == 50) throw std::runtime_error("half way");
    };
    QVERIFY_EXCEPTION_THROWN(parallelFor(100, 1, 2, work), std::runtime_error);
}

void ThreadsTest::pauseHoldsUntilResumed()
{
    PauseGate gate;
    gate.pause();
    QVERIFY(gate.isPaused());
    std::atomic<bool> passed = false;
    std::jthread worker([&](const std::stop_token& stop) {
        const bool goesOn = Control{stop, &gate}.proceed();
        passed = goesOn;
    });
    QTest::qSleep(30);
    QVERIFY(!passed);
    gate.resume();
    worker.join();
    QVERIFY(passed);
}

void ThreadsTest::stopEndsAPause()
{
    PauseGate gate;
    gate.pause();
    std::atomic<bool> stopped = false;
    std::jthread worker([&](const std::stop_token& stop) { stopped = !Control{stop, &gate}.proceed(); });
    worker.request_stop();
    worker.join();
    QVERIFY(stopped);
    QVERIFY(Control().proceed());
}

QTEST_APPLESS_MAIN(ThreadsTest)
#include "threads.moc"
