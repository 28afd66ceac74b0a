// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/privacy.h"

#include "engine/base/random.h"
#include "tests/engine/fidelity/sessionlists.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::fidelity;
using namespace sessionsmith::test;

namespace {

/// Sessions of three to eight items of 300.
Sessions sessionsAtRandom(int sessions, std::uint64_t seed)
{
    Philox random(seed, 0x54455354, 4);
    std::vector<List> lists;
    for (int s = 0; s < sessions; ++s) {
        List list(3 + random.below(6));
        for (std::int32_t& item : list)
            item = std::int32_t(random.below(300));
        lists.push_back(std::move(list));
    }
    return sessionsOf(lists);
}

Sides sidesWith(Sessions synthetic)
{
    Sides sides;
    sides.items = 300;
    sides.shareItems = true;
    sides.training = sessionsAtRandom(500, 1);
    sides.synthetic = std::move(synthetic);
    sides.compared = {sessionsAtRandom(1000, 2), sides.synthetic, sides.training, sessionsAtRandom(500, 3)};
    return sides;
}

Figure figureOf(const Sides& sides, const std::string& name)
{
    const auto found = privacy(sides, {.bootstrap = 40}, 5, {}, {});
    if (!found) qFatal("%s", found.error().message().c_str());
    for (const Figure& figure : found->found.figures)
        if (figure.words.name == name) return figure;
    qFatal("no %s", name.c_str());
}

} // namespace

class PrivacyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strangersGiveNothingAway();
    void aCopyGivesAllAway();
    void someCopiesAmongMany();
    void theLongestRuns();
    void leftOut();
};

void PrivacyTest::strangersGiveNothingAway()
{
    const Sides sides = sidesWith(sessionsAtRandom(500, 5));
    const Figure closer = figureOf(sides, "closer_to_training");
    QVERIFY(std::abs(closer.value - 0.5) < 0.06 && std::abs(closer.best - 0.5) < 0.06);
    QVERIFY(std::abs(figureOf(sides, "membership_advantage").value) < 0.08);
    QVERIFY(figureOf(sides, "nearest_neighbour_ratio").value > 0.85);
    QVERIFY(!*figureOf(sides, "copies").isBad && !*figureOf(sides, "longest_shared_run").isBad);
}

void PrivacyTest::aCopyGivesAllAway()
{
    const Sides sides = sidesWith(sessionsAtRandom(500, 1)); // the training itself
    QVERIFY(figureOf(sides, "closer_to_training").value > 0.98);
    QVERIFY(figureOf(sides, "nearest_neighbour_ratio").value < 0.05);
    QVERIFY(figureOf(sides, "membership_advantage").value > 0.95);
    QVERIFY(figureOf(sides, "closer_to_training").best < 0.6); // that is not told by the yardstick of other real ones
    QVERIFY(*figureOf(sides, "copies").isBad);
}

/// A fifth of the sessions are copies: so many more are closer, and so many members are known.
void PrivacyTest::someCopiesAmongMany()
{
    std::vector<List> lists;
    const Sessions training = sessionsAtRandom(500, 1), others = sessionsAtRandom(400, 6);
    for (std::size_t s = 0; s < 100; ++s)
        lists.emplace_back(training.itemsOf(s).begin(), training.itemsOf(s).end());
    for (std::size_t s = 0; s < 400; ++s)
        lists.emplace_back(others.itemsOf(s).begin(), others.itemsOf(s).end());
    const Sides sides = sidesWith(sessionsOf(lists));
    QVERIFY(std::abs(figureOf(sides, "closer_to_training").value - 0.6) < 0.05);
    QVERIFY(std::abs(figureOf(sides, "membership_advantage").value - 0.2) < 0.08);
}

void PrivacyTest::theLongestRuns()
{
    Sides sides = sidesWith(sessionsOf({{0, 1}, {298, 299}, {0, 7, 8, 9, 10, 11, 12}}));
    sides.training = sessionsOf({{5, 6, 7, 8, 9, 10, 11}, {1, 2}});
    const auto found = privacy(sides, {.bootstrap = 20}, 2, {}, {});
    QCOMPARE(found->runs.size(), std::size_t(2));
    QCOMPARE(found->runs[0].session, std::size_t(2));
    QCOMPARE(found->runs[0].events, std::size_t(5));
    QCOMPARE(found->runs[0].original, std::size_t(0));
    QCOMPARE(figureOf(sides, "longest_shared_run").value, 5.0);
}

void PrivacyTest::leftOut()
{
    Sides sides = sidesWith(sessionsAtRandom(500, 5));
    sides.shareItems = false;
    QCOMPARE(privacy(sides, {.bootstrap = 20}, 5, {}, {})->found.obstacles.size(), std::size_t(5));
    sides.shareItems = true;
    sides.compared[0] = sessionsOf({{1, 2, 3}}); // cannot be halved
    const auto found = privacy(sides, {.bootstrap = 20}, 5, {}, {});
    QCOMPARE(found->found.figures.size(), std::size_t(2));
    QCOMPARE(found->found.obstacles.size(), std::size_t(3));
}

QTEST_APPLESS_MAIN(PrivacyTest)
#include "privacy.moc"
