// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/mixture.h"

#include "engine/hmm/baumwelch.h"
#include "engine/hmm/inference.h"
#include "tests/engine/hmm/enumeration.h"
#include "tests/engine/hmm/randommodel.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

namespace {

Model hunter()
{
    Model model;
    model.states = {"browse", "go for it"};
    model.actions = {"view", "buy"};
    model.initial = Vector{{0.75, 0.25}};
    model.transition = Matrix{{0.5, 0.5}, {0.25, 0.75}};
    model.emission = Matrix{{1, 0}, {0.5, 0.5}};
    model.end = Vector{{0.125, 0.5}};
    return model;
}

Model fan()
{
    Model model;
    model.states = {"browse"};
    model.actions = {"like", "view"};
    model.initial = Vector{{1}};
    model.transition = Matrix{{1}};
    model.emission = Matrix{{0.25, 0.75}};
    model.end = Vector{{0.25}};
    return model;
}

Model shop()
{
    return mixtureOf({{"hunter", 3, hunter(), {}}, {"fan", 1, fan(), {}}}).value();
}

/// One to three, all with an END state or none, with weights of which some are zero.
std::vector<Persona> anyPersonas()
{
    std::vector<Persona> personas;
    double sum = 0;
    for (int p = anyOf(1, 4); p > 0; --p) {
        Model model = anyModel();
        while (!personas.empty() && model.hasEnd() != personas.front().model.hasEnd())
            model = anyModel();
        personas.push_back({"persona " + std::to_string(p), double(anyOf(0, 4)), std::move(model), {}});
        sum += personas.back().weight;
    }
    if (sum == 0) personas.front().weight = 1;
    return personas;
}

/// The sequence in the actions of `model`; nothing where it lacks one.
std::optional<std::vector<std::int32_t>> translated(const std::vector<std::int32_t>& sequence,
                                                    const std::vector<std::string>& actions, const Model& model)
{
    std::vector<std::int32_t> result;
    for (const std::int32_t symbol : sequence) {
        const auto found = std::find(model.actions.begin(), model.actions.end(), actions[std::size_t(symbol)]);
        if (found == model.actions.end()) return std::nullopt;
        result.push_back(std::int32_t(found - model.actions.begin()));
    }
    return result;
}

Sequences only(const std::vector<std::int32_t>& sequence)
{
    Sequences sequences;
    sequences.append(sequence);
    return sequences;
}

QString errorOf(const std::vector<Persona>& personas)
{
    const auto mixed = mixtureOf(personas);
    return mixed ? QString() : QString::fromStdString(mixed.error().message());
}

} // namespace

/// Several models as one, and back.
class MixtureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byHand();
    void likelihoodIsTheWeightedSum();
    void roundTrip();
    void everyModelIsAMixtureOfItsPersonas();
    void namesOfPersonas();
    void partsOfOneNameAreOne();
    void weightZero();
    void oneStepOfBaumWelchIsThatOfTheMixture();
    void aPriorKeepsPersonasApart();
    void refused();
};

void MixtureTest::byHand()
{
    const Model model = shop();
    QVERIFY(model.validate());
    QVERIFY((model.states == std::vector<std::string>{"hunter: browse", "hunter: go for it", "fan: browse"}));
    QVERIFY((model.actions == std::vector<std::string>{"view", "buy", "like"}));
    QVERIFY((model.initial == Vector{{0.5625, 0.1875, 0.25}}));
    QVERIFY((model.transition == Matrix{{0.5, 0.5, 0}, {0.25, 0.75, 0}, {0, 0, 1}}));
    QVERIFY((model.emission == Matrix{{1, 0, 0}, {0.5, 0.5, 0}, {0.75, 0, 0.25}}));
    QVERIFY((model.end == Vector{{0.125, 0.5, 0.25}}));
}

void MixtureTest::likelihoodIsTheWeightedSum()
{
    QVERIFY(rc::check([] {
        const std::vector<Persona> personas = anyPersonas();
        const Model mixture = mixtureOf(personas).value();
        RC_ASSERT(mixture.validate().has_value());
        std::vector<std::int32_t> sequence = anySequence(mixture.actionCount());
        sequence.resize(std::min<std::size_t>(sequence.size(), 4)); // up to 12 states: 12^4 paths
        double expected = 0, weights = 0;
        for (const Persona& persona : personas)
            weights += persona.weight;
        for (const Persona& persona : personas)
            if (const auto own = translated(sequence, mixture.actions, persona.model))
                expected += persona.weight / weights * Enumeration(persona.model, *own).likelihood;
        RC_ASSERT(isClose(Enumeration(mixture, sequence).likelihood, expected));
        RC_ASSERT(isClose(score(mixture, only(sequence))->logLikelihood, std::log(expected)));
    }));
}

void MixtureTest::roundTrip()
{
    const std::vector<Persona> back = personasOf(shop());
    QCOMPARE(back.size(), std::size_t(2));
    QCOMPARE(back[0].name, std::string("hunter"));
    QCOMPARE(back[1].name, std::string("fan"));
    QVERIFY(isClose(back[0].weight, 0.75) && isClose(back[1].weight, 0.25));
    QVERIFY((back[0].states == std::vector<int>{0, 1}) && (back[1].states == std::vector<int>{2}));
    for (std::size_t p = 0; p < 2; ++p) {
        const Model before = p == 0 ? hunter() : fan(), &after = back[p].model;
        QVERIFY(after.validate());
        QCOMPARE(after.states, before.states);
        QVERIFY(areClose(after.initial, before.initial));
        QVERIFY(after.transition == before.transition && after.end == before.end);
        for (int k = 0; k < 2; ++k) {
            const auto& names = after.actions;
            const auto place = std::find(names.begin(), names.end(), before.actions[std::size_t(k)]) - names.begin();
            QVERIFY(after.emission.col(place) == before.emission.col(k));
        }
    }
    const Model again = mixtureOf(back).value();
    QVERIFY(again.states == shop().states && again.actions == shop().actions);
    QVERIFY(areClose(again.initial, shop().initial) && again.transition == shop().transition);
}

void MixtureTest::everyModelIsAMixtureOfItsPersonas()
{
    QVERIFY(rc::check([] {
        const Model model = anyModel();
        const std::vector<Persona> personas = personasOf(model);
        std::vector<int> member(std::size_t(model.stateCount()), -1);
        double weights = 0;
        for (std::size_t p = 0; p < personas.size(); ++p) {
            RC_ASSERT(personas[p].model.validate().has_value());
            if (p > 0) RC_ASSERT(personas[p - 1].states.front() < personas[p].states.front());
            weights += personas[p].weight;
            for (const int state : personas[p].states)
                member[std::size_t(state)] = int(p);
        }
        RC_ASSERT(isClose(weights, 1));
        const Locks apart = separation(model);
        for (int i = 0; i < model.stateCount(); ++i)
            for (int j = 0; j < model.stateCount(); ++j) {
                RC_ASSERT(member[std::size_t(i)] >= 0);
                const bool isOne = member[std::size_t(i)] == member[std::size_t(j)];
                RC_ASSERT(isOne || model.transition(i, j) == 0);
                RC_ASSERT(apart.isLocked({Cell::Part::Transition, i, j}) == !isOne);
            }
        // No fewer transitions would fall apart further: each persona by itself is one.
        for (const Persona& persona : personas)
            RC_ASSERT(personasOf(persona.model).size() == 1u);
        const Model again = mixtureOf(personas).value();
        const std::vector<std::int32_t> sequence = anySequence(model.actionCount());
        RC_ASSERT(isClose(score(again, only(sequence))->logLikelihood, score(model, only(sequence))->logLikelihood));
    }));
}

void MixtureTest::namesOfPersonas()
{
    const auto namesOf = [](const std::vector<std::string>& states) {
        Model model = hunter();
        model.states = states;
        const std::vector<Persona> personas = personasOf(model);
        return std::pair(personas.front().name, personas.front().model.states);
    };
    using Names = std::vector<std::string>;
    QVERIFY(namesOf({"a: x", "a: y"}) == std::pair(std::string("a"), Names{"x", "y"}));
    QVERIFY(namesOf({"a: x", "b: y"}) == std::pair(std::string(), Names{"a: x", "b: y"}));
    QVERIFY(namesOf({"a: x", "y"}) == std::pair(std::string(), Names{"a: x", "y"}));
    QVERIFY(namesOf({"a: b: x", "a: b: y"}) == std::pair(std::string("a: b"), Names{"x", "y"}));
    QVERIFY(namesOf({"a: b: x", "a: c: y"}) == std::pair(std::string("a"), Names{"b: x", "c: y"}));
    QVERIFY(namesOf({"a: ", "a: y"}) == std::pair(std::string(), Names{"a: ", "a: y"})); // nothing would be left
    QVERIFY(namesOf({": x", ": y"}) == std::pair(std::string(), Names{": x", ": y"}));
    // A mixture of mixtures keeps all of them apart.
    const Model deep = mixtureOf({{"old", 1, shop(), {}}, {"new", 1, fan(), {}}}).value();
    const std::vector<Persona> personas = personasOf(deep);
    QCOMPARE(personas.size(), std::size_t(3));
    QCOMPARE(personas[0].name, std::string("old: hunter"));
    QCOMPARE(personas[1].weight, 0.125);
}

void MixtureTest::partsOfOneNameAreOne()
{
    Model broken = hunter();
    broken.transition = Matrix::Identity(2, 2);
    QCOMPARE(personasOf(broken).size(), std::size_t(2)); // nothing tells that they belong together
    const Model model = mixtureOf({{"hunter", 3, broken, {}}, {"fan", 1, fan(), {}}}).value();
    const std::vector<Persona> personas = personasOf(model);
    QCOMPARE(personas.size(), std::size_t(2));
    QCOMPARE(personas[0].name, std::string("hunter"));
    QVERIFY((personas[0].states == std::vector<int>{0, 1}));
    QVERIFY(isClose(personas[0].weight, 0.75));
    QVERIFY(personas[0].model.transition == broken.transition);
    QVERIFY(!separation(model).isLocked({Cell::Part::Transition, 0, 1}));
    QVERIFY(separation(model).isLocked({Cell::Part::Transition, 0, 2}));
}

void MixtureTest::weightZero()
{
    const Model model = mixtureOf({{"hunter", 0, hunter(), {}}, {"fan", 2, fan(), {}}}).value();
    QVERIFY((model.initial == Vector{{0, 0, 1}}));
    const Persona persona = personasOf(model).front();
    QCOMPARE(persona.weight, 0.0);
    QVERIFY((persona.model.initial == Vector{{0.5, 0.5}}));
    QVERIFY(persona.model.transition == hunter().transition);
}

void MixtureTest::oneStepOfBaumWelchIsThatOfTheMixture()
{
    const Model start = shop();
    Sequences sequences;
    for (const auto& sequence : {std::vector<std::int32_t>{0, 0, 1}, {0, 2}, {0}, {2, 0, 0}})
        sequences.append(sequence);
    BaumWelchSpec spec;
    spec.maximumIterations = 1;
    const Model next = baumWelch(start, sequences, spec)->model;
    // By Bayes: which persona each session is of; a persona's new weight is the mean of that.
    double responsible = 0, likes = 0, events = 0;
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        const double all = Enumeration(start, sequences[i]).likelihood;
        double own = 0.25;
        for (std::size_t t = 0; t < sequences[i].size(); ++t)
            own *= (sequences[i][t] == 0   ? 0.75
                    : sequences[i][t] == 2 ? 0.25
                                           : 0) *
                   (t + 1 < sequences[i].size() ? 0.75 : 0.25);
        responsible += own / all / double(sequences.size());
        events += own / all * double(sequences[i].size());
        likes += own / all * double(std::count(sequences[i].begin(), sequences[i].end(), 2));
    }
    QVERIFY(isClose(personasOf(next)[1].weight, responsible));
    QVERIFY(isClose(next.emission(2, 2), likes / events));
}

void MixtureTest::aPriorKeepsPersonasApart()
{
    Sequences sequences;
    for (int i = 0; i < 5; ++i)
        sequences.append(std::vector<std::int32_t>{0, i % 3, 0, 0});
    BaumWelchSpec spec;
    spec.maximumIterations = 10;
    spec.prior.pseudoCount = 0.5;
    QCOMPARE(personasOf(baumWelch(shop(), sequences, spec)->model).size(), std::size_t(1));
    spec.constraints.locks = separation(shop());
    const Model kept = baumWelch(shop(), sequences, spec)->model;
    QVERIFY(kept.validate());
    QCOMPARE(personasOf(kept).size(), std::size_t(2));
    QVERIFY(kept.emission(2, 1) > 0); // of what happens within one, the prior still speaks
    QVERIFY(separation(hunter()).isEmpty());
}

void MixtureTest::refused()
{
    Model endless = fan();
    endless.end.resize(0);
    QVERIFY(errorOf({}).contains("one persona or more"));
    QVERIFY(errorOf({{"a", 1, hunter(), {}}, {"b", 1, endless, {}}}).contains("\"a\" has an END state and \"b\""));
    QVERIFY(errorOf({{"a", 1, endless, {}}, {"b", 1, hunter(), {}}}).contains("\"b\" has an END state and \"a\""));
    QVERIFY(errorOf({{"a", 1, hunter(), {}}, {"a", 1, fan(), {}}}).contains("are called \"a: browse\""));
    QVERIFY(errorOf({{"a", -1, hunter(), {}}, {"b", 2, fan(), {}}}).contains("\"a\" has the weight -1"));
    QVERIFY(errorOf({{"a", NAN, hunter(), {}}}).contains("weight"));
    QVERIFY(errorOf({{"a", 0, hunter(), {}}, {"b", 0, fan(), {}}}).contains("sum to 0"));
    QVERIFY(errorOf({{"a", 1e308, hunter(), {}}, {"b", 1e308, fan(), {}}}).contains("sum to"));
    Model broken = hunter();
    broken.initial[0] = 2;
    QVERIFY(errorOf({{"a", 1, broken, {}}}).contains("is no probability"));
    std::vector<Persona> many;
    for (int i = 0; i < 129; ++i)
        many.push_back({std::to_string(i), 1, hunter(), {}});
    QVERIFY(errorOf(many).contains("258"));
    many.pop_back();
    QVERIFY(mixtureOf(many));
}

QTEST_APPLESS_MAIN(MixtureTest)
#include "mixture.moc"
