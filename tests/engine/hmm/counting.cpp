// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/baumwelch.h"
#include "engine/hmm/estimation.h"
#include "engine/hmm/initialisation.h"
#include "tests/engine/hmm/drawing.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

namespace {

Sequences sequencesOf(const std::vector<std::vector<std::int32_t>>& all)
{
    Sequences sequences;
    for (const auto& one : all)
        sequences.append(one);
    return sequences;
}

QString messageOf(const Result<Model>& result)
{
    return result ? QString() : QString::fromStdString(result.error().message());
}

template <typename Values>
bool areClose(const Values& a, const Values& b)
{
    return a.rows() == b.rows() && a.cols() == b.cols() && (a - b).cwiseAbs().maxCoeff() < 1e-12;
}

const std::vector<std::string> states{"at home", "away"};
const std::vector<std::string> actions{"read", "walk", "eat"};
const std::vector<std::vector<std::int32_t>> someStates{{0, 0, 1}, {1, 0}, {0}};
const std::vector<std::vector<std::int32_t>> someActions{{0, 2, 1}, {1, 0}, {0}};

} // namespace

/// Models from labelled sequences, and the starting points of Baum-Welch.
class CountingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsByHand();
    void endsAreCounted();
    void pseudoCounts();
    void rowsWithoutCountsAreUniform();
    void labelledTruthComesBack();
    void countingErrors();
    void startingPoints_data();
    void startingPoints();
    void uniformIsNoFixedPoint();
    void clustersFindTheActions();
    void startingErrors();
};

void CountingTest::countsByHand()
{
    const auto model = countModel(states, actions, sequencesOf(someStates), sequencesOf(someActions), {}, false);
    QVERIFY(model);
    QCOMPARE(model->states, states);
    QCOMPARE(model->actions, actions);
    QVERIFY(!model->hasEnd());
    QVERIFY(areClose(model->initial, Vector{{2. / 3, 1. / 3}}));
    QVERIFY(areClose(model->transition, Matrix{{0.5, 0.5}, {1, 0}}));
    QVERIFY(areClose(model->emission, Matrix{{0.75, 0, 0.25}, {0, 1, 0}}));
}

void CountingTest::endsAreCounted()
{
    const auto model = countModel(states, actions, sequencesOf(someStates), sequencesOf(someActions), {}, true);
    QVERIFY(model);
    // Of four events at home two were the last, of two away one.
    QVERIFY(areClose(model->end, Vector{{0.5, 0.5}}));
    const auto single = countModel(states, actions, sequencesOf({{0, 0, 0, 1}}), sequencesOf({{0, 0, 0, 1}}), {}, true);
    QVERIFY(areClose(single->end, Vector{{0, 1}}));
}

void CountingTest::pseudoCounts()
{
    const auto model =
        countModel(states, actions, sequencesOf(someStates), sequencesOf(someActions), {.pseudoCount = 0.5}, true);
    QVERIFY(model);
    QVERIFY(areClose(model->initial, Vector{{2.5 / 4, 1.5 / 4}}));
    QVERIFY(areClose(model->transition, Matrix{{0.5, 0.5}, {0.75, 0.25}}));
    QVERIFY(areClose(model->emission, Matrix{{3.5 / 5.5, 0.5 / 5.5, 1.5 / 5.5}, {0.5 / 3.5, 2.5 / 3.5, 0.5 / 3.5}}));
    QVERIFY(areClose(model->end, Vector{{2.5 / 5, 1.5 / 3}}));
}

void CountingTest::rowsWithoutCountsAreUniform()
{
    const auto model = countModel(states, actions, sequencesOf({{0, 0}}), sequencesOf({{2, 2}}), {}, true);
    QVERIFY(model);
    QVERIFY(areClose(model->transition, Matrix{{1, 0}, {0.5, 0.5}}));
    QVERIFY(areClose(model->emission, Matrix{{0, 0, 1}, {1. / 3, 1. / 3, 1. / 3}}));
    QVERIFY(areClose(model->end, Vector{{0.5, 0.5}})); // the mean length is two
    QVERIFY(model->validate());
}

void CountingTest::labelledTruthComesBack()
{
    const Model truth = ecommerceTemplate();
    const Drawn drawn = draw(truth, 20'000, 0, 1);
    const auto model = countModel(truth.states, truth.actions, drawn.states, drawn.actions, {}, true);
    QVERIFY(model);
    QVERIFY((model->initial - truth.initial).cwiseAbs().maxCoeff() < 0.02);
    QVERIFY((model->transition - truth.transition).cwiseAbs().maxCoeff() < 0.02);
    QVERIFY((model->emission - truth.emission).cwiseAbs().maxCoeff() < 0.02);
    QVERIFY((model->end - truth.end).cwiseAbs().maxCoeff() < 0.02);
    QCOMPARE(model->emission(0, 4), 0.0); // what never happens is not made up
}

void CountingTest::countingErrors()
{
    const auto count = [](const std::vector<std::vector<std::int32_t>>& paths, double pseudoCount = 0) {
        return countModel(states, actions, sequencesOf(paths), sequencesOf(someActions), {.pseudoCount = pseudoCount},
                          true);
    };
    QVERIFY(messageOf(count({{0, 0}, {1, 0}, {0}})).contains("different lengths"));
    QVERIFY(messageOf(count({{0, 0, 1}, {1, 2}, {0}})).contains("Sequence 2, position 2"));
    QVERIFY(messageOf(count(someStates, -1)).contains("pseudo-count"));
    QVERIFY(messageOf(count(someStates, NAN)).contains("pseudo-count"));
    QVERIFY(messageOf(count(someStates, INFINITY)).contains("pseudo-count"));
    QVERIFY(messageOf(countModel(states, {"read"}, sequencesOf(someStates), sequencesOf(someActions), {}, true))
                .contains("Sequence 1, position 2"));
    QVERIFY(messageOf(countModel(states, actions, {}, {}, {}, true)).contains("no sequences"));
    QVERIFY(messageOf(countModel({"same", "same"}, actions, sequencesOf({{0}}), sequencesOf({{0}}), {}, true))
                .contains("\"same\""));
    // A column of items taken for one of actions: refused before anything of that size squared is made.
    const std::vector<std::string> many(300'000, "item");
    QVERIFY(messageOf(countModel(many, many, sequencesOf({{0}}), sequencesOf({{0}}), {}, true)).contains("300000"));
}

void CountingTest::startingPoints_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("withEnd");
    for (const int count : {1, 3, 12})
        for (const bool withEnd : {false, true}) {
            const auto row = [&](const char* name, Initialisation method) {
                QTest::addRow("%s, %d states, end %d", name, count, withEnd) << int(method) << count << withEnd;
            };
            row("uniform", Initialisation::Uniform);
            row("random", Initialisation::Random);
            row("k-means", Initialisation::KMeans);
        }
}

void CountingTest::startingPoints()
{
    QFETCH(int, method);
    QFETCH(int, count);
    QFETCH(bool, withEnd);
    const Sequences sequences = draw(ecommerceTemplate(), 40, 0, 2).actions;
    const auto start = [&](std::uint64_t seed) {
        return initialModel(ecommerceTemplate().actions, sequences, count, Initialisation(method), seed, withEnd);
    };
    const auto model = start(7);
    QVERIFY(model);
    QVERIFY(model->validate());
    QCOMPARE(model->stateCount(), count);
    QCOMPARE(model->states.back(), "state " + std::to_string(count));
    QCOMPARE(model->actions, ecommerceTemplate().actions);
    QCOMPARE(model->hasEnd(), withEnd);
    QVERIFY(model->emission.minCoeff() > 0); // Baum-Welch can never leave a zero
    QVERIFY(model->transition.minCoeff() > 0);
    QVERIFY(model->initial.minCoeff() > 0);
    QVERIFY(model->emission == start(7)->emission && model->transition == start(7)->transition);
    if (count > 1) QVERIFY(model->transition != start(8)->transition);
    // All can be improved: no sequence is impossible.
    QVERIFY(std::isfinite(expectedCounts(*model, sequences)->logLikelihood));
}

void CountingTest::uniformIsNoFixedPoint()
{
    const Sequences sequences = draw(ecommerceTemplate(), 100, 0, 3).actions;
    const auto start = initialModel(ecommerceTemplate().actions, sequences, 3, Initialisation::Uniform, 1, true);
    QVERIFY((start->emission.array() - 0.2).abs().maxCoeff() < 0.06);
    const auto fit = baumWelch(*start, sequences, {.maximumIterations = 300, .tolerance = 0});
    QVERIFY((fit->model.emission.row(0) - fit->model.emission.row(1)).cwiseAbs().maxCoeff() > 0.1);
}

void CountingTest::clustersFindTheActions()
{
    // Long runs of one action: the windows lie in three corners.
    std::vector<std::int32_t> sequence;
    for (const std::int32_t action : {0, 1, 2, 1, 0, 2})
        sequence.insert(sequence.end(), 20, action);
    const auto model = initialModel(actions, sequencesOf({sequence}), 3, Initialisation::KMeans, 1, false);
    QVERIFY(model);
    for (int action = 0; action < 3; ++action)
        QVERIFY(model->emission.col(action).maxCoeff() > 0.9);
    Eigen::Index first = -1; // where the only sequence begins
    model->initial.maxCoeff(&first);
    QVERIFY(model->emission(first, 0) > 0.9);
}

void CountingTest::startingErrors()
{
    const auto start = [](const std::vector<std::string>& names, const Sequences& sequences, int count) {
        return initialModel(names, sequences, count, Initialisation::KMeans, 1, true);
    };
    const Sequences sequences = sequencesOf({{0, 1, 2}});
    QVERIFY(messageOf(start(actions, sequences, 0)).contains("between 1 and 256"));
    QVERIFY(messageOf(start(actions, sequences, 257)).contains("between 1 and 256"));
    QVERIFY(messageOf(start({"read", "walk"}, sequences, 2)).contains("Sequence 1, position 3"));
    QVERIFY(messageOf(start({"a", "b", "a"}, sequences, 2)).contains("\"a\""));
    QVERIFY(messageOf(start(actions, {}, 2)).contains("no sequences"));
    QVERIFY(messageOf(start(std::vector<std::string>(1'000'000, "item"), sequences, 2)).contains("1000000"));
}

QTEST_APPLESS_MAIN(CountingTest)
#include "counting.moc"
