// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/augmentation/sessionalignment.h"

#include <QTest>

#include <rapidcheck.h>

using namespace sessionsmith;
using namespace sessionsmith::widgets;
using augmentation::Event;
using augmentation::Session;

namespace {

constexpr std::int32_t mask = 99;

/// Of items, a second apart, all with one action.
Session sessionOf(std::initializer_list<std::int32_t> items)
{
    Session session;
    for (const std::int32_t item : items)
        session.push_back({0, item, -1, Milliseconds(1000 * session.size())});
    return session;
}

std::vector<Change> changesOf(const Session& before, const Session& after)
{
    std::vector<Change> changes;
    for (const AlignedEvent& event : aligned(before, after, mask))
        changes.push_back(event.change);
    return changes;
}

} // namespace

class SessionAlignmentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatChanged()
    {
        const Session before = sessionOf({1, 2, 3});
        QCOMPARE(changesOf(before, before), (std::vector{Change::None, Change::None, Change::None}));
        Session after = before;
        after[0].item = mask;
        after[1].item = 7;
        after[2].action = 5;
        QCOMPARE(changesOf(before, after), (std::vector{Change::Masked, Change::Item, Change::Action}));
        after = before;
        after[2].time += 1;
        QCOMPARE(changesOf(before, after), (std::vector{Change::None, Change::None, Change::Retimed}));
    }

    void whatIsLeftStaysUnderItself()
    {
        const std::vector<AlignedEvent> cropped = aligned(sessionOf({1, 2, 3, 4}), sessionOf({2, 3}), mask);
        QCOMPARE(cropped.size(), std::size_t(4));
        QCOMPARE(cropped[0], (AlignedEvent{0, -1, Change::Removed}));
        QCOMPARE(cropped[1].before, 1);
        QCOMPARE(cropped[1].after, 0);
        QCOMPARE(cropped[3], (AlignedEvent{3, -1, Change::Removed}));
        QCOMPARE(aligned(sessionOf({1, 2}), sessionOf({1, 8, 2}), mask)[1], (AlignedEvent{-1, 1, Change::Added}));
    }

    /// A mask goes with any item; what was cropped is still in one piece.
    void aMaskedCropStaysTogether()
    {
        std::vector<int> before;
        for (const AlignedEvent& event : aligned(sessionOf({1, 2, 3, 4, 5, 6}), sessionOf({mask, 4, mask}), mask))
            if (event.after >= 0) before.push_back(event.before);
        QCOMPARE(before, (std::vector<int>{2, 3, 4}));
    }

    void whatIsAtAnotherPlaceHasMoved()
    {
        const std::vector<AlignedEvent> events = aligned(sessionOf({1, 2, 3}), sessionOf({2, 3, 1}), mask);
        QCOMPARE(events.front(), (AlignedEvent{0, -1, Change::Moved}));
        QCOMPARE(events.back(), (AlignedEvent{-1, 2, Change::Moved}));
        // Two that change places stand where the other one stood.
        QCOMPARE(changesOf(sessionOf({1, 2, 3, 4}), sessionOf({1, 3, 2, 4})),
                 (std::vector{Change::None, Change::Moved, Change::Moved, Change::None}));
    }

    void everyEventStandsOnceAndInOrder()
    {
        const auto property = [] {
            const auto session = [] {
                Session session;
                for (int i = *rc::gen::inRange(0, 12); i > 0; --i)
                    session.push_back({*rc::gen::inRange(0, 2), *rc::gen::inRange(0, 4), -1, 0});
                return session;
            };
            const Session before = session(), after = session();
            int nextBefore = 0, nextAfter = 0;
            for (const AlignedEvent& event : aligned(before, after, mask)) {
                if (event.before >= 0) RC_ASSERT(event.before == nextBefore++);
                if (event.after >= 0) RC_ASSERT(event.after == nextAfter++);
                RC_ASSERT(event.before >= 0 || event.after >= 0);
                if (event.change != Change::None) continue;
                RC_ASSERT(before[std::size_t(event.before)] == after[std::size_t(event.after)]);
            }
            RC_ASSERT(nextBefore == int(before.size()) && nextAfter == int(after.size()));
        };
        QVERIFY(rc::check("aligned", property));
    }

    void longSessionsAreCut()
    {
        const Session before(1000, Event{});
        QCOMPARE(aligned(before, before, mask).size(), longestAligned);
    }
};

QTEST_APPLESS_MAIN(SessionAlignmentTest)
#include "sessionalignment.moc"
