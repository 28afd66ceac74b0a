// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/studylogs.h"

#include "tests/engine/events/logof.h"

#include <QtTest/QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using sessionsmith::test::logOf;

namespace {

events::EventLog manyUsers()
{
    std::vector<std::string> users;
    for (int i = 0; i < 60; ++i)
        users.push_back(i % 6 == 0 ? "view:a view:b" : "view:a view:b buy:c view:a | view:d view:a");
    events::EventLog log = logOf(users);
    log.categories = events::Vocabulary({"x", "y"});
    for (const std::int32_t item : log.item)
        log.category.push_back(item % 2);
    for (std::size_t event = 0; event < log.size(); ++event)
        log.time.push_back(Milliseconds(event));
    return log;
}

/// (session) its events in any order.
std::vector<std::multiset<std::pair<std::int32_t, std::int32_t>>> bags(const events::EventLog& log)
{
    std::vector<std::multiset<std::pair<std::int32_t, std::int32_t>>> sessions(log.sessionCount());
    for (std::size_t event = 0; event < log.size(); ++event)
        sessions[std::size_t(log.session[event])].emplace(log.item[event], log.action[event]);
    return sessions;
}

} // namespace

/// Who is asked and who is learnt from, and what each control keeps and breaks.
class StudyLogsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usersOfATest();
    void sessionsDrawnAgain();
    void itemsByThemselves();
    void chainsOfTheirOwn();
    void eventsInAnyOrder();
};

void StudyLogsTest::usersOfATest()
{
    const auto log = manyUsers(); // 10 of 60 users are too short
    const StudyUsers one = studyUsers(log, 0.2, 1), two = studyUsers(log, 0.2, 2);
    QCOMPARE(std::ranges::count(one.test, true), std::ptrdiff_t(10));
    QCOMPARE(one.training.size(), std::size_t(40));
    QVERIFY(one.test == two.test); // all seeds are asked the same
    QVERIFY(one.training != two.training);
    const auto few = one.share(10), more = one.share(50);
    QCOMPARE(std::ranges::count(few, true), std::ptrdiff_t(4));
    QCOMPARE(std::ranges::count(more, true), std::ptrdiff_t(20));
    QCOMPARE(std::ranges::count(one.share(0.001), true), std::ptrdiff_t(2));
    QCOMPARE(std::ranges::count(one.share(100), true), std::ptrdiff_t(40));
    for (std::size_t user = 0; user < 60; ++user) {
        QVERIFY(!few[user] || more[user]); // a share is part of each larger one
        QVERIFY(!(more[user] && one.test[user]));
        QVERIFY(user % 6 != 0 || (!one.test[user] && !one.share(100)[user]));
    }
}

void StudyLogsTest::sessionsDrawnAgain()
{
    const auto log = manyUsers();
    const auto drawn = drawnAgain(log, 500, 1);
    QVERIFY(drawn.validate());
    QCOMPARE(drawn.sessionCount(), std::size_t(500));
    QCOMPARE(drawn.users.size(), 500);
    QVERIFY(drawn.items == log.items);
    const auto real = bags(log), again = bags(drawn);
    for (const auto& session : again)
        QVERIFY(std::ranges::find(real, session) != real.end());
    QCOMPARE(events::contentHash(drawn), events::contentHash(drawnAgain(log, 500, 1)));
    QVERIFY(events::contentHash(drawn) != events::contentHash(drawnAgain(log, 500, 2)));
}

void StudyLogsTest::itemsByThemselves()
{
    const auto real = manyUsers();
    auto synthetic = drawnAgain(real, 4000, 1);
    synthetic.items = events::Vocabulary({"d", "c", "b", "a"}); // other numbers, and so other items
    for (std::size_t event = 0; event < synthetic.size(); ++event)
        synthetic.category[event] = 0;
    const auto drawn = withIndependentItems(synthetic, real, 1);
    QVERIFY(drawn.validate());
    QCOMPARE(drawn.action, synthetic.action);
    QCOMPARE(drawn.session, synthetic.session);
    std::map<std::string, double> shares, wanted, after;
    double pairs = 0;
    for (std::size_t event = 0; event < drawn.size(); ++event) {
        shares[drawn.items[drawn.item[event]]] += 1 / double(drawn.size());
        const std::int32_t item = real.items.find(drawn.items[drawn.item[event]]);
        QCOMPARE(drawn.categories[drawn.category[event]], real.categories[item % 2]);
        if (event == 0 || drawn.session[event] != drawn.session[event - 1]) continue;
        if (drawn.items[drawn.item[event - 1]] != "a") continue;
        after[drawn.items[drawn.item[event]]] += 1;
        ++pairs;
    }
    for (const std::int32_t item : real.item)
        wanted[real.items[item]] += 1 / double(real.size());
    for (const auto& [item, share] : wanted) {
        QVERIFY2(std::abs(shares[item] - share) < 0.02, item.c_str());
        QVERIFY2(std::abs(after[item] / pairs - share) < 0.03, item.c_str()); // what comes before says nothing
    }
}

void StudyLogsTest::chainsOfTheirOwn()
{
    events::EventLog real = manyUsers(); // and 1,000 items, so that few are drawn twice for a session
    for (int i = 0; i < 1000; ++i)
        real.items.add("more " + std::to_string(i));
    const std::vector<std::string> sessions(
        400, "view:a" + [] {
            std::string rest;
            for (int i = 1; i < 300; ++i)
                rest += " view:b";
            return rest;
        }());
    const auto log = logOf(sessions);
    const auto drawn = withRandomChains(log, real, 1);
    QVERIFY(drawn.validate());
    QCOMPARE(drawn.action, log.action);
    QCOMPARE(drawn.session, log.session);
    QCOMPARE(events::contentHash(drawn), events::contentHash(withRandomChains(log, real, 1)));
    // A step from the state that the step before came from repeats that one's follower with the probability that two
    // draws of a row are alike: (1 + a) / (1 + n a) of Dirichlet(a) over n cells, here 1.05 / 2.5.
    double alike = 0, pairs = 0;
    std::set<std::set<std::int32_t>> own;
    for (std::size_t session = 0; session < 400; ++session) {
        const auto events = std::span(drawn.item).subspan(session * 300, 300);
        std::map<std::int32_t, std::int32_t> first; // (item) what came after it the first time
        std::set<std::int32_t> second;
        for (std::size_t i = 0; i + 1 < events.size(); ++i) {
            const auto [known, isNew] = first.emplace(events[i], events[i + 1]);
            if (isNew || !second.insert(events[i]).second) continue;
            alike += known->second == events[i + 1];
            ++pairs;
        }
        const std::set<std::int32_t> items(events.begin(), events.end());
        QVERIFY(items.size() <= 30);
        own.insert(items);
    }
    QVERIFY2(std::abs(alike / pairs - 1.05 / 2.5) < 0.03, qPrintable(QString::number(alike / pairs)));
    QVERIFY(own.size() > 390);
}

void StudyLogsTest::eventsInAnyOrder()
{
    const auto log = manyUsers();
    const auto shuffled = withShuffledEvents(log, 1);
    QVERIFY(shuffled.validate());
    QVERIFY(bags(shuffled) == bags(log));
    QCOMPARE(shuffled.time, log.time);
    QVERIFY(shuffled.item != log.item);
    for (std::size_t event = 0; event < log.size(); ++event)
        QCOMPARE(shuffled.category[event], shuffled.item[event] % 2); // the category goes with its item
}

QTEST_APPLESS_MAIN(StudyLogsTest)
#include "studylogs.moc"
