// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/sides.h"

#include "tests/engine/events/logof.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace sessionsmith;
using namespace sessionsmith::fidelity;
using namespace sessionsmith::test;

namespace {

/// User u has two sessions of items of its own: u0 u1 u2 and u3.
events::EventLog logOfUsers(int users)
{
    std::vector<std::string> lines;
    for (int u = 0; u < users; ++u) {
        const std::string item = "view:" + std::to_string(u) + "_";
        lines.push_back(item + "0 " + item + "1 " + item + "2 | " + item + "3");
    }
    return logOf(lines);
}

std::multiset<std::int32_t> itemsOf(const Sessions& sessions)
{
    return {sessions.item.begin(), sessions.item.end()};
}

} // namespace

class SidesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usersStayTogether();
    void shareIsKept_data();
    void shareIsKept();
    void aSingleUserIsSplitBySession();
    void sameNumberOfSessions();
    void dealtOutAnew();
    void sharedNames();
    void withATrainingLog();
    void halves();
    void ofTheSeedAlone();
    void errors();
};

void SidesTest::usersStayTogether()
{
    const auto sides = *arrangeSides({logOfUsers(40), logOfUsers(40)}, 0.5, 1);
    QCOMPARE(sides[Side::HeldOut].size(), std::size_t(40));
    QCOMPARE(sides.training.size(), std::size_t(40));
    std::map<std::int32_t, std::size_t> heldOutEvents; // by user: four items each
    for (const std::int32_t item : sides[Side::HeldOut].item)
        ++heldOutEvents[item / 4];
    QCOMPARE(heldOutEvents.size(), std::size_t(20));
    for (const auto& [user, events] : heldOutEvents)
        QCOMPARE(events, std::size_t(4));
    for (const std::int32_t item : sides.training.item)
        QVERIFY(!heldOutEvents.contains(item / 4));
}

void SidesTest::shareIsKept_data()
{
    QTest::addColumn<int>("users");
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("heldOut");
    QTest::addRow("a fifth") << 40 << 0.2 << 8;
    QTest::addRow("at least one") << 3 << 0.05 << 1;
    QTest::addRow("not all") << 2 << 0.95 << 1;
}

void SidesTest::shareIsKept()
{
    QFETCH(int, users);
    QFETCH(double, share);
    QFETCH(int, heldOut);
    const auto sides = *arrangeSides({logOfUsers(users), logOfUsers(users)}, share, 1);
    QCOMPARE(sides[Side::HeldOut].size(), std::size_t(2 * heldOut));
    QCOMPARE(sides.training.size(), std::size_t(2 * (users - heldOut)));
}

void SidesTest::aSingleUserIsSplitBySession()
{
    const auto sides = *arrangeSides({logOf({"a:1 | a:2 | a:3 | a:4"}), logOfUsers(4)}, 0.5, 1);
    QCOMPARE(sides[Side::HeldOut].size(), std::size_t(2));
    QCOMPARE(sides.training.size(), std::size_t(2));
}

void SidesTest::sameNumberOfSessions()
{
    const auto many = *arrangeSides({logOfUsers(10), logOfUsers(50)}, 0.5, 1);
    QCOMPARE(many[Side::Synthetic].size(), std::size_t(10));
    QCOMPARE(many[Side::Real].size(), std::size_t(10));
    QCOMPARE(many.synthetic.size(), std::size_t(100));
    const auto few = *arrangeSides({logOfUsers(50), logOfUsers(3)}, 0.5, 1);
    QCOMPARE(few[Side::Synthetic].size(), std::size_t(6));
    QCOMPARE(few[Side::Real].size(), std::size_t(6));
    QCOMPARE(few.training.size(), std::size_t(50));
    const auto training = itemsOf(few.training);
    for (const std::int32_t item : few[Side::Real].item)
        QVERIFY(training.contains(item));
}

void SidesTest::dealtOutAnew()
{
    const auto sides = *arrangeSides({logOfUsers(400), logOfUsers(400)}, 0.5, 1);
    QCOMPARE(itemsOf(sides[Side::Shuffled]), itemsOf(sides[Side::Real]));
    // 800 events over 400 sessions: e^-2 of these get none, and hardly one gets what was together.
    QVERIFY(std::abs(double(sides[Side::Shuffled].size()) - 400 * (1 - std::exp(-2.0))) < 30);
    std::size_t together = 0;
    const Sessions& shuffled = sides[Side::Shuffled];
    for (std::size_t s = 0; s < shuffled.size(); ++s)
        for (std::size_t i = 1; i < shuffled.itemsOf(s).size(); ++i)
            together += shuffled.itemsOf(s)[i] / 4 == shuffled.itemsOf(s)[i - 1] / 4;
    QVERIFY(together < 20);
}

void SidesTest::sharedNames()
{
    const auto sides = *arrangeSides({logOf({"view:a", "buy:b"}), logOf({"buy:b view:c quit:a"})}, 0.5, 1);
    QCOMPARE(sides.actions, (std::vector<std::string>{"view", "buy", "quit"}));
    QCOMPARE(sides.items, 3);
    QCOMPARE(sides.synthetic.action, (std::vector<std::int32_t>{1, 0, 2}));
    QCOMPARE(sides.synthetic.item, (std::vector<std::int32_t>{1, 2, 0}));
    QVERIFY(sides.shareItems);
    QVERIFY(!arrangeSides({logOf({"view:a", "buy:b"}), logOf({"buy:x view:y quit:a"})}, 0.5, 1)->shareItems);
}

/// All of the real log is held out then, and the yardstick is drawn from the other.
void SidesTest::withATrainingLog()
{
    const events::EventLog real = logOf({"view:a view:b", "buy:a"}), synthetic = logOf({"view:c", "view:a"}),
                           training = logOf({"quit:c view:b view:b", "view:c"});
    const auto sides = *arrangeSides({real, synthetic, &training}, 0.5, 1);
    QCOMPARE(sides.actions, (std::vector<std::string>{"view", "buy", "quit"}));
    QCOMPARE(sides[Side::HeldOut].item, (std::vector<std::int32_t>{0, 1, 0}));
    QCOMPARE(sides.training.item, (std::vector<std::int32_t>{2, 1, 1, 2}));
    QCOMPARE(sides[Side::Real].item, sides.training.item);
    QVERIFY(sides.shareItems); // c is known to the training log alone
    const events::EventLog none;
    QVERIFY(!arrangeSides({real, synthetic, &none}, 0.5, 1));
    QVERIFY(arrangeSides({logOf({"view:a"}), synthetic, &training}, 0.5, 1)); // nothing has to be held out of it
}

void SidesTest::halves()
{
    const Sessions all = arrangeSides({logOfUsers(40), logOfUsers(40)}, 0.5, 1)->synthetic;
    const auto [first, second] = halvesOf(all, 1, 0);
    QCOMPARE(first.size(), std::size_t(40));
    QCOMPARE(second.size(), std::size_t(40));
    for (const std::int32_t user : first.owner)
        QCOMPARE(std::ranges::count(second.owner, user), 0);
    QVERIFY(halvesOf(all, 1, 1)[0].item != first.item);
    Sessions nobodys = all;
    nobodys.owner.clear();
    QCOMPARE(halvesOf(nobodys, 1, 0)[0].size(), std::size_t(40));
    QCOMPARE(halvesOf(drawnSessions(all, 1, 1, 0), 1, 0)[1].size(), std::size_t(0));
}

void SidesTest::ofTheSeedAlone()
{
    const auto heldOut = [](std::uint64_t seed) {
        return (*arrangeSides({logOfUsers(50), logOfUsers(9)}, 0.5, seed))[Side::HeldOut].item;
    };
    QCOMPARE(heldOut(1), heldOut(1));
    QVERIFY(heldOut(1) != heldOut(2));
}

void SidesTest::errors()
{
    QVERIFY(!arrangeSides({{}, logOfUsers(2)}, 0.5, 1));
    QVERIFY(!arrangeSides({logOfUsers(2), {}}, 0.5, 1));
    QVERIFY(!arrangeSides({logOf({"view:a view:b"}), logOfUsers(2)}, 0.5, 1));
}

QTEST_APPLESS_MAIN(SidesTest)
#include "sides.moc"
