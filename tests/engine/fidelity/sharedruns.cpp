// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/sharedruns.h"

#include "tests/engine/fidelity/sessionlists.h"

#include <rapidcheck.h>

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::fidelity;
using namespace sessionsmith::test;

namespace {

std::size_t byComparingAll(const std::vector<List>& originals, const List& session)
{
    std::size_t longest = 0;
    for (const List& original : originals)
        for (std::size_t i = 0; i < original.size(); ++i)
            for (std::size_t j = 0; j < session.size(); ++j) {
                std::size_t n = 0;
                while (i + n < original.size() && j + n < session.size() && original[i + n] == session[j + n])
                    ++n;
                longest = std::max(longest, n);
            }
    return longest;
}

std::size_t longestOf(const Sessions& originals, const List& session)
{
    return SharedRuns({&originals}).longestOf(session).events;
}

} // namespace

class SharedRunsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byHand();
    void whichOriginal();
    void thoseOfComparingAll();
    void veryLongOnes();
};

void SharedRunsTest::byHand()
{
    const Sessions real = sessionsOf({{1, 2, 3}, {4, 5, 6, 7, 8, 9}});
    QCOMPARE(longestOf(real, {0, 5, 6, 7, 8, 0}), std::size_t(4));
    QCOMPARE(longestOf(real, {2, 3, 4, 5}), std::size_t(2)); // no run across sessions
    QCOMPARE(longestOf(real, {2}), std::size_t(1));
    QCOMPARE(longestOf(real, {0, 0}), std::size_t(0));
    QCOMPARE(longestOf(real, {4, 5, 6, 7, 8, 9}), std::size_t(6));
    QCOMPARE(longestOf({}, {4, 5}), std::size_t(0));
}

void SharedRunsTest::whichOriginal()
{
    const Sessions first = sessionsOf({{1, 2, 3}, {3, 2, 1}}), second = sessionsOf({{5, 6}, {7, 8, 9}});
    const SharedRuns runs({&first, &second});
    const std::vector<SharedRun> found = runs.ofAll(sessionsOf({{0, 3, 2}, {7, 8, 9, 0}, {4}}), 2);
    QCOMPARE(found[0].original, std::size_t(1));
    QCOMPARE(found[1].original, std::size_t(3));
    QCOMPARE(found[1].session, std::size_t(1));
    QCOMPARE(found[1].events, std::size_t(3));
    QCOMPARE(found[2].events, std::size_t(0));
}

void SharedRunsTest::thoseOfComparingAll()
{
    QVERIFY(rc::check([] {
        const auto originals = *rc::gen::container<std::vector<List>>(
            3, rc::gen::nonEmpty(rc::gen::container<List>(rc::gen::inRange(0, 3))));
        const auto session = *rc::gen::nonEmpty(rc::gen::container<List>(rc::gen::inRange(0, 3)));
        RC_ASSERT(longestOf(sessionsOf(originals), session) == byComparingAll(originals, session));
    }));
}

/// A session of one item again and again is no matter of hours.
void SharedRunsTest::veryLongOnes()
{
    const List same(50'000, 7);
    QCOMPARE(longestOf(sessionsOf({same}), same), SharedRuns::longest);
}

QTEST_APPLESS_MAIN(SharedRunsTest)
#include "sharedruns.moc"
