// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/actioncolours.h"

#include <QTest>

#include <set>

using namespace sessionsmith::widgets;

class TestActionColours : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSameActionHasTheSameColour();
    void unknownNamesTakeFreeColours();
    void findsTheGoal();
};

void TestActionColours::theSameActionHasTheSameColour()
{
    const ActionColours shop({"browse", "click", "favourite", "cart", "purchase"});
    const ActionColours taobao({"buy", "pv", "fav", "cart"});
    QCOMPARE(taobao[0], shop[4]);
    QCOMPARE(taobao[1], shop[0]);
    QCOMPARE(taobao[2], shop[2]);
    QCOMPARE(taobao[3], shop[3]);
}

void TestActionColours::unknownNamesTakeFreeColours()
{
    const ActionColours colours({"Search", "cart", "compare", "view", "pv"});
    std::set<QRgb> different;
    for (int i = 0; i < 5; ++i)
        different.insert(colours[i].rgb());
    QCOMPARE(different.size(), std::size_t(5));
    QVERIFY(ActionColours()[0].isValid());
}

void TestActionColours::findsTheGoal()
{
    QCOMPARE(ActionColours::goal({"pv", "Buy", "cart"}), 1);
    QCOMPARE(ActionColours::goal({"购买", "浏览"}), 0);
    QCOMPARE(ActionColours::goal({"a", "b"}), 1);
    QCOMPARE(ActionColours::goal({}), -1);
}

QTEST_MAIN(TestActionColours)
#include "actioncolours.moc"
