// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/privacy.h"

#include <rapidcheck.h>

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::fidelity;

namespace {

using List = std::vector<std::int32_t>;

Sessions sessionsOf(const std::vector<List>& lists)
{
    Sessions sessions;
    for (const List& list : lists) {
        sessions.item.insert(sessions.item.end(), list.begin(), list.end());
        sessions.action.resize(sessions.item.size());
        sessions.offsets.push_back(sessions.item.size());
    }
    return sessions;
}

std::size_t byComparingAll(const std::vector<List>& originals, const std::vector<List>& others)
{
    std::size_t longest = 0;
    for (const List& a : originals)
        for (const List& b : others)
            for (std::size_t i = 0; i < a.size(); ++i)
                for (std::size_t j = 0; j < b.size(); ++j) {
                    std::size_t n = 0;
                    while (i + n < a.size() && j + n < b.size() && a[i + n] == b[j + n])
                        ++n;
                    longest = std::max(longest, n);
                }
    return longest;
}

} // namespace

class PrivacyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copies();
    void runs();
    void runsAreThoseOfComparingAll();
};

void PrivacyTest::copies()
{
    const Sessions first = sessionsOf({{1, 2, 3, 4, 5}, {1, 2, 3}}), second = sessionsOf({{7, 7, 7, 7, 7, 7}});
    const Sessions made = sessionsOf({{1, 2, 3, 4, 5},      // a copy
                                      {1, 2, 3},            // too short to be one
                                      {1, 2, 3, 5, 4},      // another order
                                      {7, 7, 7, 7, 7, 7},   // a copy of the second
                                      {1, 2, 3, 4, 5, 6}}); // longer
    QCOMPARE(copiesFrom({&first}, made).sessions, std::size_t(4));
    QCOMPARE(copiesFrom({&first}, made).copied, std::size_t(1));
    QCOMPARE(copiesFrom({&first, &second}, made).copied, std::size_t(2));
    QCOMPARE(copiesFrom({&first}, {}).sessions, std::size_t(0));
}

void PrivacyTest::runs()
{
    const Sessions real = sessionsOf({{1, 2, 3}, {4, 5, 6, 7, 8, 9}});
    QCOMPARE(longestSharedRun({&real}, sessionsOf({{0, 5, 6, 7, 8, 0}})), std::size_t(4));
    QCOMPARE(longestSharedRun({&real}, sessionsOf({{2, 3, 4, 5}})), std::size_t(2)); // no run across sessions
    QCOMPARE(longestSharedRun({&real}, sessionsOf({{2}, {3}})), std::size_t(1));
    QCOMPARE(longestSharedRun({&real}, sessionsOf({{0, 0}})), std::size_t(0));
    QCOMPARE(longestSharedRun({&real}, real), std::size_t(6));
}

void PrivacyTest::runsAreThoseOfComparingAll()
{
    QVERIFY(rc::check([] {
        const auto some = [] {
            return *rc::gen::container<std::vector<List>>(
                3, rc::gen::nonEmpty(rc::gen::container<List>(rc::gen::inRange(0, 3))));
        };
        const auto originals = some(), others = some();
        const Sessions real = sessionsOf(originals);
        RC_ASSERT(longestSharedRun({&real}, sessionsOf(others)) == byComparingAll(originals, others));
    }));
}

QTEST_APPLESS_MAIN(PrivacyTest)
#include "privacy.moc"
