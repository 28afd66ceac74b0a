// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/splitcheck.h"
#include "engine/events/splitspec.h"

#include "tests/engine/events/logof.h"

#include <QtTest/QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace sessionsmith;
using namespace sessionsmith::events;
using sessionsmith::test::logOf;

namespace {

/// Ten events of three users, by the hour. The first user leaves early, the third comes late with an item of their own.
EventLog timedLog()
{
    EventLog log = logOf({"view:a view:b view:c", "view:a view:b view:d view:a", "view:e view:a view:b"});
    log.time = {1, 2, 3, 4, 5, 8, 10, 9, 9, 10};
    return log;
}

std::string errorOf(const std::string& text)
{
    const auto split = splitNamed(text);
    return split ? std::string() : split.error().message();
}

} // namespace

/// Logs in parts, by hand and whatever the log.
class SplitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWrittenAsItIsRead();
    void byTime();
    void byTimeOfOneTime();
    void eventsOfOneTimeStayTogether();
    void forAnotherLog();
    void eventsThatBothLogsHold();
    void leakageOfLeaveOneOut();
    void findingsOfAGivenTest();
    void nothingIsLostOrKnownTwice();
};

void SplitsTest::isWrittenAsItIsRead()
{
    for (const char* text : {"leave-one-out", "temporal:0.9", "temporal:0.75", "given:some: \"data\""}) {
        const auto split = splitNamed(text);
        QVERIFY(split);
        QCOMPARE(textOf(*split), std::string(text));
    }
    QCOMPARE(splitNamed("temporal")->share, 0.9);
    QVERIFY(errorOf("temporal:0").find("\"0\"") != std::string::npos);
    for (const char* text :
         {"", "temporal:1", "temporal:x", "temporal:", "temporal:nan", "given", "given:", "random", "leave-one-out:2"})
        QVERIFY2(!splitNamed(text), text);
}

void SplitsTest::byTime()
{
    // Times in order: 1 2 3 4 5 8 9 9 10 10. Six tenths are before 9, eight before 10.
    const auto split = temporalSplit(timedLog(), SequenceBy::User, 0.6);
    QVERIFY(split);
    QCOMPARE(split->trainingEnd, (std::vector<std::size_t>{3, 6, 7}));
    QCOMPARE(split->validation, (std::vector<Question>{{7, 8}})); // the first event of a user has no context
    QCOMPARE(split->test, (std::vector<Question>{{3, 6}, {7, 9}}));
    const EventLog part = trainingPart(timedLog(), *split);
    QVERIFY(part.validate());
    QCOMPARE(part.time, (std::vector<Milliseconds>{1, 2, 3, 4, 5, 8}));
    const SplitFindings findings = checkSplit(timedLog(), *split, timedLog(), split->test, SequenceBy::User);
    QCOMPARE(findings.cases, std::uint64_t(2));
    QCOMPARE(findings.trainingAfterTest, std::uint64_t(0)); // what a split by time is for
    QCOMPARE(findings.unseenUsers, std::uint64_t(1));
    QCOMPARE(findings.casesOfUnseenUsers, std::uint64_t(1));
    QCOMPARE(findings.unseenItems, std::uint64_t(0));
    QCOMPARE(findings.ambiguous, std::uint64_t(0));
}

void SplitsTest::byTimeOfOneTime()
{
    EventLog log = timedLog();
    std::ranges::fill(log.time, 7);
    QVERIFY(!temporalSplit(log, SequenceBy::User, 0.9));
    log.time.clear();
    const auto none = temporalSplit(log, SequenceBy::User, 0.9);
    QVERIFY(!none);
    QVERIFY(none.error().message().find("no times") != std::string::npos);
}

void SplitsTest::eventsOfOneTimeStayTogether()
{
    EventLog log = timedLog();
    log.time = {1, 2, 3, 3, 3, 3, 10, 9, 9, 10}; // the cut at 0.5 falls among the events of time 3
    const auto split = temporalSplit(log, SequenceBy::User, 0.5);
    QVERIFY(split);
    QCOMPARE(split->trainingEnd, (std::vector<std::size_t>{2, 3, 7}));
    const SplitFindings findings = checkSplit(log, *split, log, split->validation, SequenceBy::User);
    // Of user 1 c alone is at 3; of user 2 it is a (which has no context), b and d.
    QCOMPARE(split->validation, (std::vector<Question>{{0, 2}, {3, 4}, {3, 5}}));
    QCOMPARE(findings.ambiguous, std::uint64_t(2));
}

void SplitsTest::forAnotherLog()
{
    const EventLog log = logOf({"view:a view:b view:c", "view:a view:b"});
    const Split split = holdLastOut(log, SequenceBy::User);
    QCOMPARE(split.trainingEnd, (std::vector<std::size_t>{2, 5}));
    QCOMPARE(split.validation, (std::vector<Question>{{0, 2}}));
    QVERIFY(split.test.empty());
    QCOMPARE(lastEvents(log, SequenceBy::User), (std::vector<Question>{{0, 2}, {3, 4}}));
    QVERIFY(lastEvents(logOf({"view:a"}), SequenceBy::User).empty());
}

/// Whatever the two logs number their names by.
void SplitsTest::eventsThatBothLogsHold()
{
    const EventLog log = timedLog();
    const Split split = holdLastOut(log, SequenceBy::User);
    EventLog same = log;
    const auto cases = lastEvents(same, SequenceBy::User);
    QCOMPARE(checkSplit(log, split, same, cases, SequenceBy::User).known, std::uint64_t(cases.size()));
    ++same.time[cases[0].target];
    QCOMPARE(checkSplit(log, split, same, cases, SequenceBy::User).known, std::uint64_t(cases.size() - 1));
    QCOMPARE(checkSplit(log, split, log, cases, SequenceBy::User).known, std::uint64_t(0)); // its own
}

void SplitsTest::leakageOfLeaveOneOut()
{
    const EventLog log = timedLog();
    const Split split = leaveOneOut(log, SequenceBy::User);
    const SplitFindings findings = checkSplit(log, split, log, split.test, SequenceBy::User);
    // Training: a at 1, a and b at 4 and 5, e at 9. The first test target is at 3.
    QCOMPARE(findings.trainingAfterTest, std::uint64_t(3));
    QCOMPARE(findings.unseenItems, std::uint64_t(1)); // c
    QCOMPARE(findings.casesOfUnseenItems, std::uint64_t(1));
    QCOMPARE(findings.unseenUsers, std::uint64_t(0));
}

void SplitsTest::findingsOfAGivenTest()
{
    const EventLog log = logOf({"view:a view:b view:c"});
    EventLog other = logOf({"view:b view:a", "view:a view:z", "view:a view:z"}); // other numbers for the same names
    const Split split = holdLastOut(log, SequenceBy::User);
    const SplitFindings findings = checkSplit(log, split, other, lastEvents(other, SequenceBy::User), SequenceBy::User);
    QCOMPARE(findings.unseenItems, std::uint64_t(1));
    QCOMPARE(findings.casesOfUnseenItems, std::uint64_t(2));
    QCOMPARE(findings.casesOfUnseenUsers, std::uint64_t(2)); // "user 1" is in both
}

void SplitsTest::nothingIsLostOrKnownTwice()
{
    QVERIFY(rc::check("every event is for training, asked about, or the first of its sequence", [] {
        EventLog log;
        log.actions.add("view");
        log.items.add("a");
        const int users = *rc::gen::inRange(2, 6);
        for (int user = 0; user < users; ++user) {
            log.users.add("u" + std::to_string(user));
            auto times =
                *rc::gen::container<std::vector<int>>(std::size_t(*rc::gen::inRange(1, 12)), rc::gen::inRange(0, 12));
            std::ranges::sort(times);
            for (const int time : times) {
                log.user.push_back(user);
                log.session.push_back(user);
                log.item.push_back(0);
                log.action.push_back(0);
                log.time.push_back(time);
            }
        }
        const double share = *rc::gen::inRange(4, 18) / 20.0;
        const auto split = temporalSplit(log, SequenceBy::User, share);
        if (!split) return; // too little of it is late, or all at once
        std::vector<int> uses(log.size());
        Milliseconds lastTraining = -1, firstTest = 99;
        for (std::size_t i = 0; i < split->size(); ++i)
            for (std::size_t event = split->offsets[i]; event < split->trainingEnd[i]; ++event) {
                ++uses[event];
                lastTraining = std::max(lastTraining, log.time[event]);
            }
        for (const auto* questions : {&split->validation, &split->test})
            for (const Question& question : *questions) {
                RC_ASSERT(question.begin < question.target);
                ++uses[question.target];
                firstTest = std::min(firstTest, log.time[question.target]);
            }
        for (std::size_t event = 0; event < log.size(); ++event)
            RC_ASSERT(uses[event] == 1 || (uses[event] == 0 && (event == 0 || log.user[event] != log.user[event - 1])));
        RC_ASSERT(lastTraining < firstTest);
        RC_ASSERT(checkSplit(log, *split, log, split->test, SequenceBy::User).trainingAfterTest == 0);
    }));
}

QTEST_APPLESS_MAIN(SplitsTest)
#include "splits.moc"
