// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/feature.h"

#include <rapidcheck.h>

#include <QTest>

#include <map>

using namespace sessionsmith;
using namespace sessionsmith::fidelity;

namespace {

using List = std::vector<std::int32_t>;
using Counts32 = std::vector<std::uint32_t>;

/// Every side shows these sessions; items are 10 more than the actions.
Sides sidesOf(const std::vector<List>& sessions, std::size_t actions)
{
    Sides sides;
    sides.actions.resize(actions);
    sides.items = std::int32_t(10 + actions);
    for (Sessions& side : sides.compared)
        for (const List& session : sessions) {
            for (const std::int32_t action : session) {
                side.action.push_back(action);
                side.item.push_back(10 + action);
            }
            side.offsets.push_back(side.action.size());
        }
    return sides;
}

Counts32 countsOf(const Feature& feature)
{
    return feature.counts(Side::Synthetic);
}

} // namespace

class FeaturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void actions();
    void runsAreThoseOfAMap();
    void lengthsAndGaps();
    void presence();
    void items();
    void categories();
    void weights();
};

void FeaturesTest::actions()
{
    QCOMPARE(countsOf(actionFeature(sidesOf({{0, 2, 0}, {2}}, 4))), (Counts32{2, 0, 2, 0}));
}

void FeaturesTest::runsAreThoseOfAMap()
{
    QVERIFY(rc::check([] {
        const auto sessions = *rc::gen::container<std::vector<List>>(
            5, rc::gen::nonEmpty(rc::gen::container<List>(rc::gen::inRange(0, 3))));
        const int length = *rc::gen::inRange(2, 5);
        std::map<List, std::uint32_t> wanted;
        for (const List& session : sessions)
            for (std::size_t i = 0; i + std::size_t(length) <= session.size(); ++i)
                ++wanted[List(session.begin() + std::ptrdiff_t(i), session.begin() + std::ptrdiff_t(i) + length)];
        Counts32 counts = countsOf(actionRuns(sidesOf(sessions, 3), length));
        Counts32 sorted;
        for (const auto& [run, count] : wanted)
            sorted.push_back(count);
        std::sort(counts.begin(), counts.end());
        std::sort(sorted.begin(), sorted.end());
        RC_ASSERT(counts == sorted);
    }));
    const Feature transitions = actionRuns(sidesOf({{0, 1, 0, 1}, {1}, {}}, 2), 2);
    QCOMPARE(countsOf(transitions), (Counts32{2, 1}));
    QCOMPARE(transitions.pairs, (std::vector<std::pair<std::int32_t, std::int32_t>>{{0, 1}, {1, 0}}));
}

void FeaturesTest::lengthsAndGaps()
{
    Sides sides = sidesOf({{0, 0, 0}, {0}, {0, 0, 0}}, 1);
    const Feature lengths = lengthFeature(sides);
    QCOMPARE(lengths.values, (std::vector<double>{1, 3}));
    QCOMPARE(countsOf(lengths), (Counts32{1, 2}));
    for (Sessions& side : sides.compared)
        side.time = {1000, 1500, 4500, 9000, 10000, 13000, 13000};
    const Feature gaps = gapFeature(sides);
    QCOMPARE(gaps.values, (std::vector<double>{0, 0.5, 3}));
    QCOMPARE(countsOf(gaps), (Counts32{1, 1, 2}));
}

void FeaturesTest::presence()
{
    const Sides sides = sidesOf({{0, 1, 1}, {2, 1}, {0, 0}, {2}}, 3);
    QCOMPARE(countsOf(presenceFeature(sides)), (Counts32{4, 2, 2, 2}));
    QCOMPARE(countsOf(presenceFeature(sides, 0)), (Counts32{2, 2, 1, 0}));
}

void FeaturesTest::items()
{
    const Sides sides = sidesOf({{0, 1, 0, 0}, {0, 1}}, 2);
    QCOMPARE(countsOf(itemFeature(sides)), (Counts32{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 2}));
    QCOMPARE(countsOf(itemPairs(sides)), (Counts32{2, 1, 1}));  // 0 1, 1 0, 0 0
    QCOMPARE(countsOf(repeatFeature(sides)), (Counts32{4, 2})); // the item of another session is no repeat
}

void FeaturesTest::categories()
{
    Sides sides = sidesOf({{0, 0, 0, 0}, {0, 0}}, 1);
    for (Sessions& side : sides.compared)
        side.category = {3, 3, -1, 3, 4, 3};
    QCOMPARE(countsOf(categoryPairs(sides)), (Counts32{1, 1})); // 3 3 and 4 3
}

void FeaturesTest::weights()
{
    const Feature feature = actionFeature(sidesOf({{0, 1}, {1}, {2, 2}}, 3));
    Counts32 counts{9, 9};
    feature.count(Side::Real, std::vector<std::uint16_t>{2, 3, 0}, counts);
    QCOMPARE(counts, (Counts32{2, 5, 0}));
}

QTEST_APPLESS_MAIN(FeaturesTest)
#include "features.moc"
