// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/sessionsample.h"

#include "widgets/common/actioncolours.h"
#include "widgets/common/frequentactions.h"

#include <QTest>

#include <set>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

SessionSample sampleOf(std::vector<std::int32_t> symbols, std::vector<std::size_t> offsets,
                       std::vector<std::string> actions)
{
    SessionSample sample;
    sample.actions = std::move(actions);
    sample.sessions.actions = {std::move(symbols), std::move(offsets)};
    sample.count();
    return sample;
}

} // namespace

class TestSessionSample : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsShares();
    void sortsByTheFirstGoal();
    void takesARealLog();
    void firstRealSessionsAreSpreadOverTheLog();
    void matchesActionsByNameAndWord();
    void rareActionsOfManyAreOne();
};

void TestSessionSample::countsShares()
{
    const SessionSample sample = sampleOf({0, 1, 0, 1, 1, 1}, {0, 2, 3, 6}, {"a", "b"});
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
    const SessionSample sample =
        sampleOf({0, 0, /**/ 0, 1, /**/ 1, 0, 0, /**/ 0, 0, 0}, {0, 2, 4, 7, 10}, {"browse", "purchase"});
    QCOMPARE(sample.sorted(10, 1), (std::vector<std::size_t>{2, 1, 3, 0}));
    QCOMPARE(sample.sorted(2, 1), (std::vector<std::size_t>{1, 0}));
    QVERIFY(sampleOf({}, {0}, {"a"}).sorted(5, 0).empty());
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
    const SessionSample sample = widgets::sampleOf(log, 4);
    QCOMPARE(sample.sessions.size(), std::size_t(4));
    QCOMPARE(sample.meanLength, 1.5);
    QCOMPARE(sample.frequencies[1], 5.0 / 15);
    QCOMPARE(ActionColours::goal(sample.actions), 1);
}

void TestSessionSample::rareActionsOfManyAreOne()
{
    events::EventLog log;
    log.actions = events::Vocabulary(std::vector<std::string>{"a", "b", "c", "d", "e"});
    log.action = {0, 1, 1, 2, 3, 3, 3, 4};
    const events::EventLog few = withFrequentActions(log, 5);
    QCOMPARE(few.actions.names(), log.actions.names());
    QCOMPARE(few.action, log.action);
    const events::EventLog many = withFrequentActions(log, 2);
    QCOMPARE(many.actions.names(), (std::vector<std::string>{"…", "b", "d"}));
    QCOMPARE(many.action, (std::vector<std::int32_t>{0, 1, 1, 0, 2, 2, 2, 0}));
}

void TestSessionSample::firstRealSessionsAreSpreadOverTheLog()
{
    for (const std::size_t all : {1u, 2u, 3u, 10u, 1000u}) {
        events::EventLog log;
        log.actions = events::Vocabulary(std::vector<std::string>{"pv"});
        log.users = log.items = events::Vocabulary(std::vector<std::string>{"x"});
        for (std::size_t session = 0; session < all; ++session) {
            log.user.push_back(0);
            log.item.push_back(0);
            log.session.push_back(std::int32_t(session));
            log.action.push_back(0);
            log.sessionNames.push_back(std::to_string(session));
        }
        std::set<std::string> names;
        const SessionSample sample = widgets::sampleOf(log, all);
        names.insert(sample.names.begin(), sample.names.end());
        QCOMPARE(names.size(), all); // each once
        if (all < 1000) continue;
        std::set<int> tenths;
        for (std::size_t i = 0; i < 20; ++i)
            tenths.insert(std::stoi(sample.names[i]) / 100);
        QCOMPARE(tenths.size(), std::size_t(10));
    }
}

void TestSessionSample::matchesActionsByNameAndWord()
{
    const SessionSample sample = sampleOf({0, 1, 2, 3}, {0, 4}, {"buy", "pv", "share", "view"});
    const hmm::Sequences found = matched(sample, {"view", "browse", "purchase"});
    QCOMPARE(found.offsets, sample.sessions.actions.offsets);
    QCOMPARE(found.symbols, (std::vector<std::int32_t>{2, 0, 3, 0})); // the first of the same word; "share" is none
}

QTEST_GUILESS_MAIN(TestSessionSample)
#include "sessionsample.moc"
