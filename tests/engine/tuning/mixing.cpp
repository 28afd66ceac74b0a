// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/mixing.h"

#include "tests/engine/hmm/enumeration.h"
#include "tests/engine/hmm/randommodel.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

namespace {

using Part = Cell::Part;

Model oneState(const std::string& action)
{
    Model model;
    model.states = {"only"};
    model.actions = {action};
    model.initial = Vector{{1}};
    model.transition = model.emission = Matrix{{1}};
    model.end = Vector{{0.5}};
    return model;
}

/// The template, with a fifth of the sessions, and two personas who do one thing.
Model shop()
{
    return mixtureOf({{"all", 1, ecommerceTemplate(), {}},
                      {"looker", 3, oneState("browse"), {}},
                      {"fan", 1, oneState("like"), {}}})
        .value();
}

std::vector<double> weightsOf(const Model& model)
{
    std::vector<double> weights;
    for (const Persona& persona : personasOf(model))
        weights.push_back(persona.weight);
    return weights;
}

bool areWeights(const Model& model, const std::vector<double>& wanted)
{
    const std::vector<double> weights = weightsOf(model);
    return std::equal(weights.begin(), weights.end(), wanted.begin(), wanted.end(), isClose) &&
           std::abs(model.initial.sum() - 1) <= 2 * std::numeric_limits<double>::epsilon();
}

template <typename T>
QString errorOf(const Result<T>& result)
{
    return result ? QString() : QString::fromStdString(result.error().message());
}

} // namespace

/// Edits of a mixture by hand.
class MixingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneWeight();
    void oneWeightUnderLocks();
    void allWeights();
    void allWeightsUnderLocks();
    void weightsLeaveTheRestAlone();
    void add();
    void remove();
    void refused();
};

void MixingTest::oneWeight()
{
    Model model = shop();
    QVERIFY(setPersonaWeight(model, {}, 1, 0.2));
    QVERIFY(areWeights(model, {0.4, 0.2, 0.4})); // the others were alike
    QVERIFY(isClose(model.initial[0], 0.4 * 0.74));
    QVERIFY(setPersonaWeight(model, {}, 0, 0));
    QVERIFY(areWeights(model, {0, 1. / 3, 2. / 3}));
    QVERIFY(setPersonaWeight(model, {}, 0, 0.5)); // begins anywhere: how it began is forgotten
    QVERIFY(areWeights(model, {0.5, 1. / 6, 1. / 3}));
    QVERIFY(isClose(model.initial[4], 0.1));
    QVERIFY(setPersonaWeight(model, {}, 2, 7)); // as far as there is
    QVERIFY(areWeights(model, {0, 0, 1}));
}

void MixingTest::oneWeightUnderLocks()
{
    Model model = shop();
    Locks locks;
    locks.setLocked({Part::Initial, 0, 0}, true); // .148 of the first persona's .2
    locks.setLocked({Part::Initial, 0, 6}, true); // all of the third
    const double first = model.initial[0], third = model.initial[6];
    QVERIFY(setPersonaWeight(model, locks, 0, 0.5));
    QVERIFY(areWeights(model, {0.5, 0.3, 0.2}));
    QVERIFY(model.initial[0] == first && model.initial[6] == third);
    QVERIFY(isClose(model.initial[1] / model.initial[2], 0.19 / 0.02));
    QVERIFY(setPersonaWeight(model, locks, 0, 0)); // what is locked stays
    QVERIFY(areWeights(model, {first, 0.8 - first, 0.2}));
    const Model before = model;
    QVERIFY(errorOf(setPersonaWeight(model, locks, 2, 0.5)).contains("All of these cells are locked"));
    locks.setLocked({Part::Initial, 0, 5}, true);
    QVERIFY(errorOf(setPersonaWeight(model, locks, 0, 0.5)).contains("All other cells"));
    QVERIFY(model.initial == before.initial);
}

void MixingTest::allWeights()
{
    QVERIFY(rc::check([] {
        Model model = shop();
        Vector weights(3);
        for (double& weight : weights)
            weight = anyOf(0, 5);
        if (weights.sum() == 0) weights[1] = 1;
        RC_ASSERT(setPersonaWeights(model, {}, weights).has_value());
        weights /= weights.sum();
        RC_ASSERT(areWeights(model, {weights[0], weights[1], weights[2]}));
        RC_ASSERT(isClose(model.initial[1], weights[0] * 0.19));
    }));
}

void MixingTest::allWeightsUnderLocks()
{
    Model model = shop();
    Locks locks;
    locks.setLocked({Part::Initial, 0, 0}, true);
    locks.setLocked({Part::Initial, 0, 6}, true);
    const double first = model.initial[0];
    QVERIFY(setPersonaWeights(model, locks, Vector{{3, 5, 2}}));
    QVERIFY(areWeights(model, {0.3, 0.5, 0.2}));
    QVERIFY(model.initial[0] == first);
    const Vector before = model.initial;
    QVERIFY(errorOf(setPersonaWeights(model, locks, Vector{{1, 7, 2}})).contains("\"all\" from the weight 0.1"));
    QVERIFY(errorOf(setPersonaWeights(model, locks, Vector{{3, 4, 3}})).contains("\"fan\" from the weight 0.3"));
    QVERIFY(model.initial == before);
}

void MixingTest::weightsLeaveTheRestAlone()
{
    const Model before = shop();
    Model model = before;
    QVERIFY(setPersonaWeight(model, {}, 0, 0.9));
    QVERIFY(setPersonaWeights(model, {}, Vector{{1, 1, 1}}));
    QVERIFY(model.transition == before.transition && model.emission == before.emission && model.end == before.end);
}

void MixingTest::add()
{
    Locks locks;
    locks.setLocked({Part::Emission, 1, 2}, true);
    const Model before = ecommerceTemplate();
    const auto added = addPersona(before, {"fan", 0.25, oneState("like"), {}});
    QVERIFY(added);
    const Model& model = added->model;
    QVERIFY(model.validate());
    QCOMPARE(model.name, before.name);
    QVERIFY(
        (model.states == std::vector<std::string>{"browse", "click", "favourite", "cart", "purchase", "fan: only"}));
    QCOMPARE(model.actions.back(), std::string("like"));
    QVERIFY(areClose(Vector(model.initial.head(5)), Vector(0.75 * before.initial)));
    QCOMPARE(model.initial[5], 0.25);
    QVERIFY((added->states == std::vector<int>{0, 1, 2, 3, 4, -1}));
    QVERIFY((added->actions == std::vector<int>{0, 1, 2, 3, 4, -1}));
    QVERIFY(locks.remapped(added->states, added->actions) == locks);
    QCOMPARE(personasOf(addPersona(model, {"looker", 0.5, oneState("browse"), {}})->model).size(), std::size_t(3));
    QVERIFY(addPersona(before, {"fan", 0, oneState("like"), {}})->model.initial.head(5) == before.initial);
}

void MixingTest::remove()
{
    Locks locks;
    locks.setLocked({Part::End, 6, 0}, true);
    const auto removed = removePersonas(shop(), {1});
    QVERIFY(removed);
    QVERIFY(removed->model.validate());
    QVERIFY(areWeights(removed->model, {0.5, 0.5}));
    QCOMPARE(removed->model.states.back(), std::string("fan: only"));
    QVERIFY((removed->states == std::vector<int>{0, 1, 2, 3, 4, 6}));
    QVERIFY(locks.remapped(removed->states, removed->actions).isLocked({Part::End, 5, 0}));
    QVERIFY(areClose(removed->model.transition, Matrix(shop().transition(removed->states, removed->states))));
    // And in again: the sessions are as before.
    const auto back = addPersona(removed->model, {"looker", 0.6, oneState("browse"), {}});
    QVERIFY(areWeights(back->model, {0.2, 0.2, 0.6}));
    QCOMPARE(personasOf(removePersonas(shop(), {0, 2})->model).size(), std::size_t(1));
}

void MixingTest::refused()
{
    Model model = shop();
    QVERIFY(errorOf(setPersonaWeight(model, {}, 3, 0.5)).contains("no persona number 4; there are 3"));
    QVERIFY(errorOf(setPersonaWeight(model, {}, -1, 0.5)).contains("no persona number 0"));
    QVERIFY(errorOf(setPersonaWeight(model, {}, 0, NAN)).contains("no probability"));
    QVERIFY(errorOf(setPersonaWeights(model, {}, Vector{{1, 1}})).contains("no weights"));
    QVERIFY(errorOf(setPersonaWeights(model, {}, Vector{{1, -1, 1}})).contains("no weights"));
    QVERIFY(errorOf(setPersonaWeights(model, {}, Vector{{1, NAN, 1}})).contains("no weights"));
    QVERIFY(errorOf(setPersonaWeights(model, {}, Vector::Zero(3))).contains("no weights"));
    QVERIFY(model.initial == shop().initial);
    Model single = ecommerceTemplate();
    QVERIFY(errorOf(setPersonaWeight(single, {}, 0, 0.5)).contains("one persona"));
    for (const double share : {-0.1, 1.5, double(NAN)})
        QVERIFY(errorOf(addPersona(model, {"new", share, oneState("like"), {}})).contains("no share"));
    QVERIFY(errorOf(addPersona(model, {"fan", 0.1, oneState("like"), {}})).contains("are called"));
    Model endless = oneState("like");
    endless.end.resize(0);
    QVERIFY(errorOf(addPersona(model, {"new", 0.1, endless, {}})).contains("END"));
    QVERIFY(errorOf(removePersonas(model, {3})).contains("no persona number 4"));
    QVERIFY(errorOf(removePersonas(model, {1, 1})).contains("named twice"));
    QVERIFY(errorOf(removePersonas(model, {0, 1, 2})).contains("from 1 to"));
}

QTEST_APPLESS_MAIN(MixingTest)
#include "mixing.moc"
