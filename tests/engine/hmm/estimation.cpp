// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/estimation.h"

#include "engine/hmm/inference.h"
#include "tests/engine/hmm/clearmodel.h"
#include "tests/engine/hmm/drawing.h"
#include "tests/engine/hmm/enumeration.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

/// Expectation-maximisation: the counts and the plain step.
class EstimationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsLikeEnumeration();
    void countsAreTheSameForAnyThreads();
    void theStepNormalisesRows();
    void rowsWithoutCountsStay();
    void pseudoCountsAreAdded();
    void impossibleSequencesAreLeftOut();
};

void EstimationTest::countsLikeEnumeration()
{
    const bool holds = rc::check("expected counts", [] {
        const Model model = anyModel();
        const Sequences sequences = anySequences(model.actionCount(), 5);
        const auto counts = expectedCounts(model, sequences);
        RC_ASSERT(counts.has_value());
        const Eigen::Index k = model.stateCount();
        ExpectedCounts wanted{Vector::Zero(k), Matrix::Zero(k, k), Matrix::Zero(k, model.actionCount()),
                              Vector::Zero(k)};
        for (std::size_t i = 0; i < sequences.size(); ++i) {
            const Enumeration one(model, sequences[i]);
            wanted.logLikelihood += one.logLikelihood();
            wanted.impossible += one.likelihood == 0;
            wanted.initial += one.counts.initial;
            wanted.transition += one.counts.transition;
            wanted.emission += one.counts.emission;
            wanted.end += one.counts.end;
        }
        RC_ASSERT(counts->impossible == wanted.impossible);
        RC_ASSERT(isClose(counts->logLikelihood, wanted.logLikelihood));
        RC_ASSERT(areClose(counts->initial, wanted.initial));
        RC_ASSERT(areClose(counts->transition, wanted.transition));
        RC_ASSERT(areClose(counts->emission, wanted.emission));
        RC_ASSERT(areClose(counts->end, wanted.end));
    });
    QVERIFY(holds);
}

void EstimationTest::countsAreTheSameForAnyThreads()
{
    const Model model = clearModel();
    const Sequences sequences = draw(model, 2000, 0, 1).actions;
    const auto one = expectedCounts(model, sequences, 1), three = expectedCounts(model, sequences, 3);
    QVERIFY(one->initial == three->initial && one->transition == three->transition);
    QVERIFY(one->emission == three->emission && one->end == three->end);
    QVERIFY(one->logLikelihood == three->logLikelihood);
    QVERIFY(isClose(one->logLikelihood, score(model, sequences)->logLikelihood));
    QVERIFY(isClose(one->initial.sum(), 2000));
    QVERIFY(isClose(one->end.sum(), 2000));
    QVERIFY(isClose(one->emission.sum(), double(sequences.symbols.size())));
    QVERIFY(isClose(one->transition.sum(), double(sequences.symbols.size() - 2000)));
}

void EstimationTest::theStepNormalisesRows()
{
    const ExpectedCounts counts{Vector{{2, 1, 1}}, Matrix{{1, 1, 2}, {0, 3, 0}, {5, 0, 5}},
                                Matrix{{1, 0, 0, 1}, {4, 0, 0, 0}, {1, 1, 1, 1}}, Vector{{4, 1, 0}}};
    const Model next = maximise(clearModel(), counts);
    QVERIFY(areClose(next.initial, Vector{{0.5, 0.25, 0.25}}));
    QVERIFY(areClose(next.transition, Matrix{{0.25, 0.25, 0.5}, {0, 1, 0}, {0.5, 0, 0.5}}));
    QVERIFY(areClose(next.emission, Matrix{{0.5, 0, 0, 0.5}, {1, 0, 0, 0}, {0.25, 0.25, 0.25, 0.25}}));
    QVERIFY(areClose(next.end, Vector{{0.5, 0.25, 0}})); // ended / (ended + gone on)
    QCOMPARE(next.states, clearModel().states);
}

void EstimationTest::rowsWithoutCountsStay()
{
    const Model model = clearModel();
    const ExpectedCounts counts{Vector::Zero(3), Matrix::Zero(3, 3), Matrix::Zero(3, 4), Vector{{0, 0, 2}}};
    Model wanted = model;
    wanted.end[2] = 1;
    QVERIFY(isSame(maximise(model, counts), wanted));
}

void EstimationTest::pseudoCountsAreAdded()
{
    const ExpectedCounts counts{Vector{{2, 1, 0}}, Matrix::Zero(3, 3), Matrix{{2, 0, 0, 0}, {0, 0, 0, 0}, {1, 1, 2, 2}},
                                Vector{{2, 0, 0}}};
    const Model next = maximise(clearModel(), counts, 1);
    QVERIFY(areClose(next.initial, Vector{{3. / 6, 2. / 6, 1. / 6}}));
    QVERIFY(areClose(next.transition, Matrix(Matrix::Constant(3, 3, 1. / 3))));
    QVERIFY(
        areClose(next.emission, Matrix{{3. / 6, 1. / 6, 1. / 6, 1. / 6}, {0.25, 0.25, 0.25, 0.25}, {.2, .2, .3, .3}}));
    QVERIFY(areClose(next.end, Vector{{0.75, 0.5, 0.5}})); // one more that ended, one more that went on
}

void EstimationTest::impossibleSequencesAreLeftOut()
{
    Model model = clearModel();
    model.emission = Matrix{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}};
    Sequences sequences;
    sequences.append(std::vector<std::int32_t>{0, 1});
    sequences.append(std::vector<std::int32_t>{0, 3});
    const auto counts = expectedCounts(model, sequences);
    QCOMPARE(counts->impossible, std::size_t(1));
    QCOMPARE(counts->logLikelihood, -std::numeric_limits<double>::infinity());
    QVERIFY(areClose(counts->initial, Vector{{1, 0, 0}}));
}

QTEST_APPLESS_MAIN(EstimationTest)
#include "estimation.moc"
