// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/comparison.h"

#include "engine/hmm/mixture.h"
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

    void aModelThatBecameAPersonaIsStillCompared()
    {
        const Model before = ecommerceTemplate();
        Model hunter = before;
        hunter.transition.row(0).setConstant(0.2);
        const auto mixture = mixtureOf({{"regular", 3, before, {}}, {"hunter", 1, hunter, {}}});
        QVERIFY(mixture);
        const Comparison mixed = compare(before, *mixture);
        QVERIFY(mixed.isAcrossPersonas);
        QCOMPARE(mixed.before.states, before.states);
        QCOMPARE(mixed.after.states.front(), std::string("regular: browse")); // not the hunter's, who comes later
        QCOMPARE(mixed.after.stateCount(), 5);
        QVERIFY(mixed.before.transition == mixed.after.transition);
        QVERIFY((mixed.after.initial - 0.75 * before.initial).cwiseAbs().maxCoeff() < 1e-15);
        QVERIFY(mixed.onlyBefore.isEmpty());
        QCOMPARE(mixed.onlyAfter.states.size(), std::size_t(5));
        QCOMPARE(mixed.onlyAfter.states.front(), std::string("hunter: browse"));

        const Comparison back = compare(*mixture, before);
        QCOMPARE(back.before.states.front(), std::string("regular: browse"));
        QCOMPARE(back.after.states, before.states);
    }

    void statesWithoutCommonNamesGoByWhatTheyDo()
    {
        const Model before = ecommerceTemplate();
        Model after = *permuteStates(before, {2, 0, 1, 4, 3});
        for (std::size_t i = 0; i < after.states.size(); ++i)
            after.states[i] = "state " + std::to_string(i + 1);
        const Comparison comparison = compare(before, after);
        QVERIFY(comparison.isByEmissions);
        QVERIFY(comparison.onlyBefore.isEmpty() && comparison.onlyAfter.isEmpty());
        QVERIFY(comparison.before.transition == comparison.after.transition);
        QCOMPARE(comparison.before.states[0], before.states[2]);

        Model fewer = *removeStates(after, {0}); // one state less than before
        QCOMPARE(compare(before, fewer).onlyBefore.states, std::vector<std::string>{before.states[2]});
        after.states[1] = before.states[0]; // a single name in common is what it goes by
        QVERIFY(!compare(before, after).isByEmissions);
        after.actions = {"p", "q", "r", "s", "t"};
        for (std::size_t i = 0; i < after.states.size(); ++i)
            after.states[i] = "state " + std::to_string(i + 1);
        QVERIFY(!compare(before, after).isByEmissions); // nothing to go by
    }

    void aRenamedPersonaIsFoundByItsStates()
    {
        Model few = *removeStates(ecommerceTemplate(), {3, 4});
        const auto before = mixtureOf({{"a", 1, few, {}}, {"b", 1, ecommerceTemplate(), {}}});
        const auto after = mixtureOf({{"c", 1, ecommerceTemplate(), {}}, {"a", 1, few, {}}});
        QVERIFY(before && after);
        const Comparison comparison = compare(*before, *after);
        QVERIFY(comparison.isAcrossPersonas);
        QVERIFY(comparison.onlyBefore.isEmpty() && comparison.onlyAfter.isEmpty());
        QCOMPARE(comparison.before.states[0], std::string("b: browse"));
        QCOMPARE(comparison.after.states[0], std::string("c: browse"));
        QCOMPARE(comparison.before.states[5], std::string("a: browse"));
        QVERIFY(!compare(*before, *before).isAcrossPersonas);
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
