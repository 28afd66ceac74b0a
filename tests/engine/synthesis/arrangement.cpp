// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/arrangement.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;

namespace {

/// Session n has n % 3 + 1 events of item n % 4, with n seconds between them.
Result<events::DrawnSessions> counted(std::uint64_t first, std::uint64_t count)
{
    events::DrawnSessions drawn;
    for (std::uint64_t n = first; n < first + count; ++n) {
        const auto length = std::int32_t(n % 3 + 1);
        drawn.lengths.push_back(length);
        for (std::int32_t i = 0; i < length; ++i) {
            drawn.actions.push_back(i % 2);
            drawn.items.push_back(std::int32_t(n % 4));
            drawn.gaps.push_back(i == 0 ? 0 : double(n));
        }
    }
    return drawn;
}

events::EventLog source()
{
    events::EventLog log;
    log.users = events::Vocabulary({"somebody"});
    log.actions = events::Vocabulary({"view", "buy"});
    log.items = events::Vocabulary({"a", "b", "c", "d", "e"});
    log.categories = events::Vocabulary({"x", "y"});
    log.user = log.session = log.action = {0, 0, 0, 0, 0};
    log.item = {0, 1, 2, 3, 4};
    log.category = {0, 1, 0, -1, 1};
    log.time = {0, 1000, 2000, 3000, 4000};
    return log;
}

VisitSettings visits()
{
    VisitSettings visits;
    visits.hours.assign(24, 1);
    visits.sessionsPerUser = {1, 1, 2};
    return visits;
}

} // namespace

/// Sessions from elsewhere as a log.
class ArrangementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasDrawn();
    void shardsAreTheWhole();
    void withoutTimes();
    void passesErrorsOn();
};

void ArrangementTest::keepsWhatWasDrawn()
{
    GenerateSpec spec;
    spec.sessions = 5000; // more than a portion
    const auto log = arrange(counted, source(), visits(), spec);
    QVERIFY(log && log->validate());
    QCOMPARE(log->sessionCount(), std::size_t(5000));
    QVERIFY(log->users.size() > 1500 && log->users.size() < 3500);
    QCOMPARE(log->items.names(), (std::vector<std::string>{"a", "b", "c", "d"})); // nobody touched e
    std::size_t event = 0;
    for (std::uint64_t n = 0; n < 5000; ++n)
        for (std::uint64_t i = 0; i < n % 3 + 1; ++i, ++event) {
            QCOMPARE(log->session[event], std::int32_t(n));
            QCOMPARE(log->items[log->item[event]], std::string(1, char('a' + n % 4)));
            QCOMPARE(log->actions[log->action[event]], std::string(i % 2 ? "buy" : "view"));
            QCOMPARE(log->category[event] < 0 ? std::string() : log->categories[log->category[event]],
                     std::string(n % 4 == 3   ? ""
                                 : n % 4 == 1 ? "y"
                                              : "x"));
            if (i > 0) QCOMPARE(log->time[event] - log->time[event - 1], Milliseconds(1000 * n));
        }
    QCOMPARE(event, log->size());
}

void ArrangementTest::shardsAreTheWhole()
{
    GenerateSpec spec;
    spec.sessions = 3000;
    const auto whole = arrange(counted, source(), visits(), spec);
    QVERIFY(whole);
    spec.shards = 3;
    std::size_t event = 0;
    for (spec.shard = 1; spec.shard <= 3; ++spec.shard) {
        const auto part = arrange(counted, source(), visits(), spec);
        QVERIFY(part);
        for (std::size_t e = 0; e < part->size(); ++e, ++event) {
            QCOMPARE(part->time[e], whole->time[event]);
            QCOMPARE(part->users[part->user[e]], whole->users[whole->user[event]]);
            QCOMPARE(sessionName(*part, std::size_t(part->session[e])),
                     sessionName(*whole, std::size_t(whole->session[event])));
        }
    }
    QCOMPARE(event, whole->size());
}

void ArrangementTest::withoutTimes()
{
    events::EventLog log = source();
    log.time.clear();
    const auto arranged = arrange(counted, log, {}, {});
    QVERIFY(arranged && !arranged->hasTime());
    QCOMPARE(arranged->users.size(), 10'000); // each session somebody's own
}

void ArrangementTest::passesErrorsOn()
{
    const auto broken = [](std::uint64_t, std::uint64_t) -> Result<events::DrawnSessions> {
        return fail(Error::cancelled());
    };
    const auto log = arrange(broken, source(), {}, {});
    QVERIFY(!log && log.error().isCancelled());
    GenerateSpec impossible;
    impossible.sessions = 0;
    QVERIFY(!arrange(counted, source(), {}, impossible));
}

QTEST_GUILESS_MAIN(ArrangementTest)
#include "arrangement.moc"
