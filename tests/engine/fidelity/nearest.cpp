// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/nearest.h"

#include "tests/engine/fidelity/sessionlists.h"

#include <rapidcheck.h>

#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::fidelity;
using namespace sessionsmith::test;

class NearestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editsByHand();
    void thoseOfLookingAtAll();
    void nothingInCommon();
};

void NearestTest::editsByHand()
{
    const auto distance = [](const List& a, const List& b) { return editDistance(a, b); };
    QCOMPARE(distance({1, 2, 3}, {1, 2, 3}), 0.0);
    QCOMPARE(distance({1, 2, 3}, {1, 9, 3}), 1.0 / 3);                              // replaced
    QCOMPARE(distance({1, 2, 3, 4}, {1, 3, 4}), 1.0 / 4);                           // deleted
    QCOMPARE(distance({1, 2}, {2, 1}), 1.0);                                        // no exchange of two
    QCOMPARE(distance({11, 9, 20, 20, 5, 14}, {19, 9, 20, 20, 9, 14, 7}), 3.0 / 7); // kitten, sitting
    QCOMPARE(distance({}, {1, 2}), 1.0);
    QCOMPARE(distance({}, {}), 0.0);
}

void NearestTest::thoseOfLookingAtAll()
{
    QVERIFY(rc::check([] {
        const auto some = [] {
            return *rc::gen::container<std::vector<List>>(
                6, rc::gen::nonEmpty(rc::gen::container<List>(rc::gen::inRange(0, 5))));
        };
        const auto sessions = some(), asked = some();
        const auto found = nearestTo(sessionsOf(sessions), sessionsOf(asked), 5, 2);
        for (std::size_t i = 0; i < asked.size(); ++i) {
            std::vector<double> distances;
            for (const List& session : sessions)
                distances.push_back(editDistance(asked[i], session));
            std::sort(distances.begin(), distances.end());
            RC_ASSERT(std::abs(found[i].nearest - distances[0]) < 1e-12);
            RC_ASSERT(std::abs(found[i].second - distances[1]) < 1e-12);
        }
    }));
}

void NearestTest::nothingInCommon()
{
    const auto found = nearestTo(sessionsOf({{0, 1}, {2}}), sessionsOf({{3, 4}, {2}}), 5, 1);
    QCOMPARE(found[0].nearest, 1.0);
    QCOMPARE(found[1].nearest, 0.0);
    QCOMPARE(found[1].second, 1.0);
    QCOMPARE(nearestTo({}, sessionsOf({{1}}), 5, 1)[0].nearest, 1.0);
    QVERIFY(nearestTo(sessionsOf({{1}}), {}, 5, 1).empty());
}

QTEST_APPLESS_MAIN(NearestTest)
#include "nearest.moc"
