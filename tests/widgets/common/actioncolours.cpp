// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/actioncolours.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace sessionsmith::widgets;

class TestActionColours : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSameActionHasTheSameColour();
    void unknownNamesTakeFurtherColours();
    void aColourIsKeptWhateverElseTheLogHolds();
    void aColourFollowsItsOrigin();
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

void TestActionColours::unknownNamesTakeFurtherColours()
{
    const ActionColours shop({"browse", "click", "favourite", "cart", "purchase"});
    const ActionColours colours({"Search", "cart", "compare", "view", "pv", "share"});
    std::set<QRgb> different;
    for (int i = 0; i < 6; ++i)
        different.insert(colours[i].rgb());
    QCOMPARE(different.size(), std::size_t(6));
    for (const int unknown : {0, 2, 5})
        for (int step = 0; step < 5; ++step)
            QVERIFY(colours[unknown] != shop[step]);
    QVERIFY(ActionColours()[0].isValid());
}

void TestActionColours::aColourIsKeptWhateverElseTheLogHolds()
{
    const ActionColours alone({"compare"});
    const ActionColours later({"browse", "purchase", "compare"});
    QCOMPARE(later[2], alone[0]);
    // Names that want the same colour get it in an order of their own, not in that of the log.
    std::vector<std::string> names;
    for (int i = 0; i < 12; ++i)
        names.push_back("state " + std::to_string(i));
    const ActionColours forward(names);
    std::ranges::reverse(names);
    const ActionColours backward(names);
    for (int i = 0; i < 12; ++i)
        QCOMPARE(backward[11 - i], forward[i]);
}

void TestActionColours::aColourFollowsItsOrigin()
{
    const ActionColours shop({"browse", "click", "cart"});
    const ActionColours renamed = shop.followed({"look", "click", "cart"}, {0, 1, 2});
    for (int i = 0; i < 3; ++i)
        QCOMPARE(renamed[i], shop[i]);
    const ActionColours moved = renamed.followed({"cart", "look", "look 2", "browse"}, {2, 0, 0, -1});
    QCOMPARE(moved[0], shop[2]);
    QCOMPARE(moved[1], shop[0]);
    QVERIFY(moved[2] != moved[1]); // the other half is a state of its own
    QVERIFY(moved[3] != moved[1]); // whose name this was keeps the colour
    QCOMPARE(ActionColours().followed({"browse", "click", "cart"}, {-1, -1, -1}), shop);
    // With more than there are colours each is used as often as the others.
    std::vector<std::string> many;
    for (int i = 0; i < 100; ++i)
        many.push_back("state " + std::to_string(i));
    const ActionColours all(many, std::vector<int>(30, 7));
    std::map<int, int> uses;
    for (int i = 30; i < 100; ++i)
        ++uses[all.slot(i)];
    QVERIFY(uses.size() == 18 && !uses.contains(7));
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
