// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/comparison.h"

#include "engine/tuning/edits.h"
#include "engine/tuning/structure.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using Part = Cell::Part;

class TestComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void largestChangesComeFirst()
    {
        const Model before = ecommerceTemplate();
        Model after = before;
        after.transition.row(0).setZero();
        after.transition(0, 1) = 1;
        after.end(2) += 0.01;
        const auto changes = largestChanges(before, after, 100);
        QVERIFY(changes.size() >= 3);
        QVERIFY((changes.front().cell == Cell{Part::Transition, 0, 0} ||
                 changes.front().cell == Cell{Part::Transition, 0, 1}));
        for (std::size_t i = 1; i < changes.size(); ++i)
            QVERIFY(std::abs(changes[i - 1].difference()) >= std::abs(changes[i].difference()));
        QVERIFY((changes.back().cell == Cell{Part::End, 2, 0}));
        QCOMPARE(changes.back().before, before.end(2));
        QCOMPARE(changes.back().after, after.end(2));
        QCOMPARE(largestChanges(before, after, 2).size(), std::size_t(2));
        QVERIFY(largestChanges(before, before, 100).empty());
    }

    void statesAndActionsAreMatchedByName()
    {
        const Model before = ecommerceTemplate();
        auto after = permuteStates(before, {4, 3, 2, 1, 0});
        QVERIFY(after);
        after = addState(*after, "return", 0.1);
        QVERIFY(after);
        after = renameAction(*after, 0, "look");
        QVERIFY(after);
        const Comparison same = compare(before, *after);
        QCOMPARE(same.before.states, same.after.states);
        QCOMPARE(same.before.actions, same.after.actions);
        QCOMPARE(same.after.stateCount(), 5);
        QCOMPARE(same.after.actionCount(), 4);
        QCOMPARE(same.before.transition(4, 3), before.transition(0, 1));
        QVERIFY(std::abs(same.after.transition(4, 3) - 0.9 * before.transition(0, 1)) < 1e-15);
        QVERIFY(same.onlyBefore.states.empty());
        QCOMPARE(same.onlyAfter.states, std::vector<std::string>{"return"});
        QCOMPARE(same.onlyBefore.actions, std::vector<std::string>{"browse"});
        QCOMPARE(same.onlyAfter.actions, std::vector<std::string>{"look"});
    }

    void endIsComparedWhereBothHaveIt()
    {
        const Model with = ecommerceTemplate();
        Model without = with;
        without.end = Vector();
        QVERIFY(!compare(with, without).before.hasEnd());
        QVERIFY(!compare(without, with).after.hasEnd());
        QVERIFY(compare(with, with).after.hasEnd());
    }
};

QTEST_APPLESS_MAIN(TestComparison)
#include "comparison.moc"
