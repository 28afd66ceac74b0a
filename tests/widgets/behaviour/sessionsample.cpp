// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/sessionsample.h"

#include "engine/hmm/model.h"
#include "widgets/common/actioncolours.h"

#include <QElapsedTimer>
#include <QTest>

#include <numeric>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

class TestSessionSample : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsShares();
    void sortsByTheFirstGoal();
    void takesARealLog();
    void followsAnEditInAFrame();
};

void TestSessionSample::countsShares()
{
    synthesis::PreviewSessions sessions;
    sessions.actions = {0, 1, 0, 1, 1, 1};
    sessions.states = sessions.actions;
    sessions.offsets = {0, 2, 3, 6};
    const SessionSample sample = sampleOf(sessions, {"a", "b"});
    QCOMPARE(sample.sessions.size(), std::size_t(3));
    QCOMPARE(sample.frequencies[0], 2.0 / 6);
    QCOMPARE(sample.frequencies[1], 4.0 / 6);
    QCOMPARE(sample.meanLength, 2.0);
    QCOMPARE(sample.lengths[1], 1.0 / 3);
    QCOMPARE(sample.lengths[2], 1.0 / 3);
    QCOMPARE(sample.lengths[3], 1.0 / 3);
}

void TestSessionSample::sortsByTheFirstGoal()
{
    synthesis::PreviewSessions sessions;
    sessions.actions = {0, 0, /**/ 0, 1, /**/ 1, 0, 0, /**/ 0, 0, 0};
    sessions.offsets = {0, 2, 4, 7, 10};
    const SessionSample sample = sampleOf(sessions, {"browse", "purchase"});
    QCOMPARE(sample.sorted(10, 1), (std::vector<std::size_t>{2, 1, 3, 0}));
    QCOMPARE(sample.sorted(2, 1), (std::vector<std::size_t>{1, 0}));
    QVERIFY(sampleOf(synthesis::PreviewSessions{}, {"a"}).sorted(5, 0).empty());
}

void TestSessionSample::takesARealLog()
{
    events::EventLog log;
    log.actions = events::Vocabulary(std::vector<std::string>{"pv", "buy"});
    log.users = events::Vocabulary(std::vector<std::string>{"u"});
    log.items = events::Vocabulary(std::vector<std::string>{"i"});
    for (int session = 0; session < 10; ++session)
        for (int event = 0; event <= session % 2; ++event) {
            log.user.push_back(0);
            log.item.push_back(0);
            log.session.push_back(session);
            log.action.push_back(event);
        }
    const SessionSample sample = sampleOf(log, 4);
    QCOMPARE(sample.sessions.size(), std::size_t(4));
    QCOMPARE(sample.meanLength, 1.5);
    QCOMPARE(sample.frequencies[1], 5.0 / 15);
    QCOMPARE(ActionColours::goal(sample.actions), 1);
}

void TestSessionSample::followsAnEditInAFrame()
{
    const hmm::Model model = hmm::ecommerceTemplate();
    std::vector<double> milliseconds;
    for (int i = 0; i < 20; ++i) {
        QElapsedTimer clock;
        clock.start();
        const SessionSample sample = sampleOf(synthesis::preview(model, 2000, 0, 1), model.actions);
        milliseconds.push_back(double(clock.nsecsElapsed()) / 1e6);
        QVERIFY(std::abs(std::accumulate(sample.frequencies.begin(), sample.frequencies.end(), 0.0) - 1) < 1e-9);
    }
    std::nth_element(milliseconds.begin(), milliseconds.begin() + 10, milliseconds.end());
    qInfo("2,000 sessions and their shares in %.2f ms", milliseconds[10]);
    QVERIFY(milliseconds[10] < 16);
}

QTEST_GUILESS_MAIN(TestSessionSample)
#include "sessionsample.moc"
