// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/eventlog.h"

#include "engine/events/split.h"
#include "engine/events/statistics.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace sessionsmith;
using namespace sessionsmith::events;

namespace {

/// Two users: one with sessions of three and one events, one with a single session of two.
EventLog sampleLog()
{
    EventLog log;
    log.users = Vocabulary({"u", "v"});
    log.items = Vocabulary({"a", "b", "never"});
    log.categories = Vocabulary({"x", "y"});
    log.actions = Vocabulary({"view", "buy"});
    log.user = {0, 0, 0, 0, 1, 1};
    log.session = {0, 0, 0, 1, 2, 2};
    log.action = {0, 0, 1, 0, 0, 0};
    log.item = {0, 1, 0, 0, 1, 1};
    log.category = {1, 0, 0, 1, -1, 1};
    log.time = {10, 20, 20, 5, 1, 2};
    log.sessionNames = {"s", "t", "s"};
    return log;
}

} // namespace

class EventLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vocabularyCopiesStandAlone();
    void validation();
    void offsetsAndCategories();
    void hashTellsContentsApart();
    void dropsUnusedNames();
    void leavesTheLastTwoOut();
    void trainingPartIsALog();
    void usersInTwo();
    void figures();
    void figuresOfAnEmptyLog();
    void longSessionsShareTheLastCount();
    void popularityKnowsEveryItemThatOccurs();
    void namesTheMostFrequentOfManyActions();
};

void EventLogTest::vocabularyCopiesStandAlone()
{
    Vocabulary copy;
    {
        Vocabulary original({"short", "a name too long for the small string buffer", "short"});
        QCOMPARE(original.size(), 2);
        copy = original;
        original = Vocabulary({"other"});
    }
    QCOMPARE(copy.find("a name too long for the small string buffer"), 1);
    QCOMPARE(copy.find("other"), -1);
    const Vocabulary moved = std::move(copy);
    QCOMPARE(moved.find("short"), 0);
}

void EventLogTest::validation()
{
    QVERIFY(sampleLog().validate());
    QVERIFY(EventLog().validate());
    const auto isRefused = [](const auto& spoil) {
        EventLog log = sampleLog();
        spoil(log);
        return !log.validate();
    };
    QVERIFY(isRefused([](EventLog& log) { log.user.pop_back(); }));
    QVERIFY(isRefused([](EventLog& log) { log.time.pop_back(); }));
    QVERIFY(isRefused([](EventLog& log) { log.category.push_back(0); }));
    QVERIFY(isRefused([](EventLog& log) { log.item[0] = 3; }));
    QVERIFY(isRefused([](EventLog& log) { log.item[0] = -1; }));
    QVERIFY(isRefused([](EventLog& log) { log.category[0] = -2; }));
    QVERIFY(isRefused([](EventLog& log) { log.session[0] = 1; }));
    QVERIFY(isRefused([](EventLog& log) { log.session = {0, 0, 0, 2, 3, 3}; }));
    QVERIFY(isRefused([](EventLog& log) { log.session = {0, 0, 0, 1, 1, 1}; }));
    QVERIFY(isRefused([](EventLog& log) { log.user = {1, 1, 1, 1, 0, 0}; }));
    QVERIFY(isRefused([](EventLog& log) { log.time[2] = 19; }));
    QVERIFY(isRefused([](EventLog& log) { log.sessionNames.pop_back(); }));
}

void EventLogTest::offsetsAndCategories()
{
    const EventLog log = sampleLog();
    QCOMPARE(sequenceOffsets(log, SequenceBy::User), (std::vector<std::size_t>{0, 4, 6}));
    QCOMPARE(sequenceOffsets(log, SequenceBy::Session), (std::vector<std::size_t>{0, 3, 4, 6}));
    QCOMPARE(sequenceOffsets({}, SequenceBy::User), std::vector<std::size_t>{0});
    QCOMPARE(itemCategories(log), (std::vector<std::int32_t>{1, 0, -1})); // b has x and y once each: the lower
}

void EventLogTest::hashTellsContentsApart()
{
    const std::string hash = contentHash(sampleLog());
    const auto changes = [&](const auto& change) {
        EventLog log = sampleLog();
        change(log);
        return contentHash(log) != hash;
    };
    QVERIFY(changes([](EventLog& log) { log.user[4] = log.user[5] = 0; }));
    QVERIFY(changes([](EventLog& log) { log.session[3] = 0; }));
    QVERIFY(changes([](EventLog& log) { log.action[0] = 1; }));
    QVERIFY(changes([](EventLog& log) { log.item[5] = 0; }));
    QVERIFY(changes([](EventLog& log) { log.category[0] = -1; }));
    QVERIFY(changes([](EventLog& log) { log.category.clear(); }));
    QVERIFY(changes([](EventLog& log) { log.time[5] = 3; }));
    QVERIFY(changes([](EventLog& log) { log.sessionNames[1] = "r"; }));
    QVERIFY(changes([](EventLog& log) { log.items = Vocabulary({"a", "c", "never"}); }));
    QVERIFY(changes([](EventLog& log) { log.items = Vocabulary({"a", "b"}); }));
    QVERIFY(!changes([](EventLog& log) { // the same names under other numbers
        log.categories = Vocabulary({"y", "x"});
        log.category = {0, 1, 1, 0, -1, 0};
    }));
}

void EventLogTest::dropsUnusedNames()
{
    EventLog log = sampleLog();
    const std::string hash = contentHash(log);
    log.items = Vocabulary({"never", "a", "b", "nor this", "c"}); // the same items under other numbers
    for (std::int32_t& item : log.item)
        item = item < 2 ? item + 1 : 4;
    dropUnusedNames(log);
    QVERIFY(log.validate());
    EventLog same = sampleLog();
    dropUnusedNames(same);
    QCOMPARE(log.items.names(), same.items.names()); // in their order
    QCOMPARE(log.item, same.item);
    QCOMPARE(contentHash(log), contentHash(same));
}

void EventLogTest::leavesTheLastTwoOut()
{
    const Split byUser = leaveOneOut(sampleLog(), SequenceBy::User);
    QCOMPARE(byUser.size(), std::size_t(2));
    QCOMPARE(byUser.trainingEnd, (std::vector<std::size_t>{2, 6})); // two events are for training only
    QCOMPARE(byUser.validation, (std::vector<Question>{{0, 2}}));
    QCOMPARE(byUser.test, (std::vector<Question>{{0, 3}}));
}

void EventLogTest::trainingPartIsALog()
{
    const EventLog log = sampleLog();
    const EventLog part = trainingPart(log, leaveOneOut(log, SequenceBy::User));
    QVERIFY(part.validate());
    QCOMPARE(part.item, (std::vector<std::int32_t>{0, 1, 1, 1}));
    QCOMPARE(part.session, (std::vector<std::int32_t>{0, 0, 1, 1})); // session "t" has gone
    QCOMPARE(part.sessionNames, (std::vector<std::string>{"s", "s"}));
    QCOMPARE(part.time, (std::vector<Milliseconds>{10, 20, 1, 2}));
    QVERIFY(part.items == log.items);
    QCOMPARE(trainingPart(log, leaveOneOut(log, SequenceBy::Session)).session, (std::vector<std::int32_t>{0, 1, 2, 2}));
}

void EventLogTest::usersInTwo()
{
    EventLog log;
    for (int user = 0; user < 100; ++user) {
        log.users.add("u" + std::to_string(user));
        log.items.add("i" + std::to_string(user));
        for (int event = 0; event <= user % 3; ++event) {
            log.user.push_back(user);
            log.session.push_back(user);
            log.item.push_back(user);
            log.action.push_back(0);
        }
    }
    log.actions.add("view");
    const auto split = splitByUser(log, 0.3, 1);
    QVERIFY(split);
    QCOMPARE(split->first.users.size(), 30);
    QCOMPARE(split->second.users.size(), 70);
    std::set<std::string> users;
    for (const EventLog* part : {&split->first, &split->second}) {
        QVERIFY(part->validate());
        QCOMPARE(part->items.size(), part->users.size()); // without the names of the other one
        for (const std::string& user : part->users.names())
            QVERIFY(users.insert(user).second);
    }
    QCOMPARE(split->first.size() + split->second.size(), log.size());
    QCOMPARE(contentHash(splitByUser(log, 0.3, 1)->first), contentHash(split->first));
    QVERIFY(contentHash(splitByUser(log, 0.3, 2)->first) != contentHash(split->first));
    QCOMPARE(splitByUser(log, 1e-9, 1)->first.users.size(), 1);
    for (const double share : {0.0, 1.0, -1.0, std::nan("")})
        QVERIFY(!splitByUser(log, share, 1));
    QVERIFY(!splitByUser(trainingPart(log, {{0, 1}, {1}, {}, {}}), 0.5, 1)); // one user
}

void EventLogTest::figures()
{
    const Statistics figures = statistics(sampleLog());
    QCOMPARE(figures.events, std::uint64_t(6));
    QCOMPARE(figures.users, std::uint64_t(2));
    QCOMPARE(figures.items, std::uint64_t(2)); // those that occur
    QCOMPARE(figures.categories, std::uint64_t(2));
    QCOMPARE(figures.sessions, std::uint64_t(3));
    QCOMPARE(figures.actions[0].name, std::string("view"));
    QCOMPARE(figures.actions[0].count, std::uint64_t(5));
    QCOMPARE(figures.actions[1].count, std::uint64_t(1));
    QCOMPARE(*figures.firstTime, Milliseconds(1));
    QCOMPARE(*figures.lastTime, Milliseconds(20));
    QCOMPARE(figures.meanSessionLength, 2.0);
    QCOMPARE(figures.medianSessionLength, 2.0);
    QCOMPARE(figures.sessionLengths, (std::vector<std::uint64_t>{0, 1, 1, 1}));
    QCOMPARE(figures.popularity, (std::vector<std::uint64_t>{3, 3}));
    QCOMPARE(figures.topItems.size(), std::size_t(2));
    QCOMPARE(figures.topItems[0].name, std::string("a"));
    QCOMPARE(figures.repeatShare, 2.0 / 6.0);
}

void EventLogTest::figuresOfAnEmptyLog()
{
    const Statistics figures = statistics({});
    QCOMPARE(figures.events, std::uint64_t(0));
    QVERIFY(!figures.firstTime && figures.sessionLengths.empty());
    QCOMPARE(figures.repeatShare, 0.0);
}

void EventLogTest::longSessionsShareTheLastCount()
{
    EventLog log;
    log.users = log.items = log.actions = Vocabulary({"a"});
    log.user.assign(300, 0);
    log.item = log.action = log.user;
    log.session.assign(49, 0);
    log.session.resize(49 + 50, 1);
    log.session.resize(300, 2);
    const Statistics figures = statistics(log);
    QCOMPARE(figures.sessionLengths.size(), std::size_t(51));
    QCOMPARE(figures.sessionLengths[49], std::uint64_t(1));
    QCOMPARE(figures.sessionLengths[50], std::uint64_t(2));
    QCOMPARE(figures.medianSessionLength, 50.0);
}

void EventLogTest::popularityKnowsEveryItemThatOccurs()
{
    EventLog log = sampleLog();
    std::vector<std::string> names;
    for (int i = 0; i < 3000; ++i)
        names.push_back(std::to_string(i));
    log.items = Vocabulary(names);
    log.item.clear();
    for (int i = 0; i < 2500; ++i)
        log.item.push_back(i);
    log.item.push_back(7);
    for (auto* column : {&log.user, &log.session, &log.action, &log.category})
        column->assign(log.item.size(), 0);
    log.time.assign(log.item.size(), 0);
    const Statistics figures = statistics(log);
    QCOMPARE(figures.popularity.size(), std::size_t(2500));
    QCOMPARE(figures.popularity.front(), std::uint64_t(2));
    QCOMPARE(figures.popularity.back(), std::uint64_t(1));
    QCOMPARE(figures.topItems.front().name, std::string("7"));
}

void EventLogTest::namesTheMostFrequentOfManyActions()
{
    EventLog log;
    log.users = log.items = Vocabulary({"a"});
    std::vector<std::string> names;
    for (int action = 0; action < 5000; ++action) {
        names.push_back(std::to_string(action));
        log.action.insert(log.action.end(), action % 5 == 4 ? 2 : 1, action);
    }
    log.actions = Vocabulary(names);
    log.user.assign(log.action.size(), 0);
    log.item = log.session = log.user;
    const Statistics figures = statistics(log);
    QCOMPARE(figures.distinctActions, std::uint64_t(5000));
    QCOMPARE(figures.actions.size(), std::size_t(1000));
    for (std::size_t i = 0; i < figures.actions.size(); ++i) {
        QCOMPARE(figures.actions[i].name, std::to_string(5 * i + 4));
        QCOMPARE(figures.actions[i].count, std::uint64_t(2));
    }
}

QTEST_APPLESS_MAIN(EventLogTest)
#include "eventlog.moc"
