// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/workbench.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <stdexcept>

using namespace sessionsmith;
using widgets::Job;

namespace {

/// Counts up until it is stopped.
Result<> countUp(const ProgressSink& progress, const Control& control, std::atomic<std::uint64_t>& count)
{
    while (control.proceed()) {
        progress({Message("Counting"), ++count, 0, Message("steps")});
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return fail(Error::cancelled());
}

} // namespace

class JobsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<widgets::Workbench> m_workbench;

    Job* start(Job::Work work, std::function<void(Job*)> done = {}, bool canPause = true)
    {
        return m_workbench->jobs().start(QStringLiteral("a job"), canPause, std::move(work), this, std::move(done));
    }

private Q_SLOTS:
    void init()
    {
        auto workspace = store::Workspace::open(m_folder.path().toStdString());
        QVERIFY(workspace.has_value());
        m_workbench = std::make_unique<widgets::Workbench>(std::move(*workspace));
    }

    void worksInAThreadWithAWorkspaceOfItsOwn()
    {
        std::atomic<bool> elsewhere = false;
        Job::State state = Job::State::Running;
        start(
            [&, here = std::this_thread::get_id()](store::Workspace& workspace, const ProgressSink&, const Control&) {
                elsewhere = std::this_thread::get_id() != here;
                return workspace.setNote("word", "written");
            },
            [&](Job* job) { state = job->state(); });
        QTRY_COMPARE(state, Job::State::Finished);
        QVERIFY(elsewhere);
        QCOMPARE(m_workbench->workspace().note("word").value(), std::string("written"));
        QVERIFY(m_workbench->jobs().running().isEmpty());
    }

    void keepsErrorsAndWhatWasThrown()
    {
        std::vector<std::string> errors;
        const auto keep = [&](Job* job) { errors.push_back(job->error() ? job->error()->message() : "none"); };
        start([](store::Workspace&, const ProgressSink&, const Control&) -> Result<> { return fail("It is broken"); },
              keep);
        QTRY_COMPARE(errors.size(), std::size_t(1));
        start([](store::Workspace&, const ProgressSink&,
                 const Control&) -> Result<> { throw std::runtime_error("a word"); },
              keep);
        QTRY_COMPARE(errors.size(), std::size_t(2));
        QCOMPARE(errors[0], std::string("It is broken"));
        QVERIFY(errors[1].find("a word") != std::string::npos);
    }

    void makesNoWorkspaceAnewThatIsGone()
    {
        const std::filesystem::path folder = m_folder.path().toStdString();
        std::filesystem::remove_all(folder);
        bool worked = false;
        std::string error;
        start(
            [&](store::Workspace&, const ProgressSink&, const Control&) -> Result<> {
                worked = true;
                return {};
            },
            [&](Job* job) { error = job->error() ? job->error()->message() : "none"; });
        QTRY_VERIFY(!error.empty());
        QVERIFY2(error.find("no longer there") != std::string::npos, error.c_str());
        QVERIFY(!worked);
        QVERIFY(!std::filesystem::exists(folder));
    }

    void pausesResumesAndStops()
    {
        std::atomic<std::uint64_t> count = 0;
        Job::State state = Job::State::Running;
        Job* job = start([&](store::Workspace&, const ProgressSink& progress,
                             const Control& control) { return countUp(progress, control, count); },
                         [&](Job* ended) { state = ended->state(); });
        QTRY_VERIFY(job->progress().done > 0);
        job->pause();
        QTest::qWait(30);
        const auto paused = count.load();
        const double seconds = job->elapsedSeconds();
        QTest::qWait(60);
        QCOMPARE(count.load(), paused);
        QCOMPARE(job->elapsedSeconds(), seconds);
        job->resume();
        QTRY_VERIFY(count > paused);
        job->stop();
        QTRY_COMPARE(state, Job::State::Stopped);
    }

    void saysItsTitleAnew()
    {
        QString language = QStringLiteral("English");
        std::atomic<std::uint64_t> count = 0;
        const Job* job =
            m_workbench->jobs().start([&] { return language; }, false,
                                      [&](store::Workspace&, const ProgressSink& progress, const Control& control) {
                                          return countUp(progress, control, count);
                                      },
                                      this, {});
        QCOMPARE(job->title(), QStringLiteral("English"));
        language = QStringLiteral("Chinese");
        QCOMPARE(job->title(), QStringLiteral("Chinese"));
        m_workbench->jobs().stopAllAndWait();
    }

    void reportsAtMostTenTimesASecond()
    {
        std::atomic<std::uint64_t> count = 0;
        Job* job = start([&](store::Workspace&, const ProgressSink& progress, const Control& control) {
            return countUp(progress, control, count);
        });
        QSignalSpy reports(job, &Job::progressed);
        QTest::qWait(550);
        QVERIFY2(reports.size() >= 2 && reports.size() <= 7, qPrintable(QString::number(reports.size())));
        m_workbench->jobs().stopAllAndWait();
        QVERIFY(m_workbench->jobs().running().isEmpty());
    }

    void doneIsNotCalledWhenTheOwnerHasGone()
    {
        auto owner = std::make_unique<QObject>();
        bool called = false;
        std::atomic<std::uint64_t> count = 0;
        m_workbench->jobs().start(
            QStringLiteral("a job"), true,
            [&](store::Workspace&, const ProgressSink& progress, const Control& control) {
                return countUp(progress, control, count);
            },
            owner.get(), [&](Job*) { called = true; });
        owner.reset();
        m_workbench->jobs().stopAllAndWait();
        QVERIFY(!called);
    }

    void theWorkbenchStopsItsJobsWhenItGoes()
    {
        std::atomic<std::uint64_t> count = 0;
        start([&](store::Workspace&, const ProgressSink& progress, const Control& control) {
            return countUp(progress, control, count);
        })->pause();
        m_workbench.reset();
        const auto last = count.load();
        QTest::qWait(20);
        QCOMPARE(count.load(), last);
    }
};

QTEST_GUILESS_MAIN(JobsTest)
#include "jobs.moc"
