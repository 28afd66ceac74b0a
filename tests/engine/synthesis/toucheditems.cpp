// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/toucheditems.h"

#include "tests/engine/events/logof.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;
using namespace sessionsmith::test;

class TouchedItemsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranksByRecency();
    void remembersTheLatest();
    void firstTouchesOfALog();
};

void TouchedItemsTest::ranksByRecency()
{
    TouchedItems touched;
    QVERIFY(touched.isEmpty());
    for (const std::int32_t item : {7, 8, 8, 9, 7})
        touched.touch(item);
    QCOMPARE(touched.size(), std::size_t(3));
    QCOMPARE(touched.at(1), 7);
    QCOMPARE(touched.at(2), 9);
    QCOMPARE(touched.at(3), 8);
    for (const std::int32_t item : {7, 8, 9})
        QCOMPARE(touched.at(touched.rankOf(item)), item);
    QCOMPARE(touched.rankOf(5), std::size_t(0));
    touched.clear();
    QCOMPARE(touched.rankOf(7), std::size_t(0));
}

void TouchedItemsTest::remembersTheLatest()
{
    TouchedItems touched;
    for (std::int32_t item = 0; item < std::int32_t(TouchedItems::memory) + 5; ++item)
        touched.touch(item);
    QCOMPARE(touched.size(), TouchedItems::memory);
    QCOMPARE(touched.rankOf(4), std::size_t(0));
    QCOMPARE(touched.rankOf(5), TouchedItems::memory);
    touched.touch(5); // what is touched again makes no other item be forgotten
    QCOMPARE(touched.rankOf(6), TouchedItems::memory);
}

void TouchedItemsTest::firstTouchesOfALog()
{
    const auto log = logOf({"view:a view:b view:a view:b buy:c | view:a view:a", "view:a"});
    QCOMPARE(firstTouches(log), (std::vector<bool>{true, true, false, false, true, true, false, true}));
}

QTEST_APPLESS_MAIN(TouchedItemsTest)
#include "toucheditems.moc"
