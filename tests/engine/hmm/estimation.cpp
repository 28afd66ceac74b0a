// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/estimation.h"

#include "engine/hmm/inference.h"
#include "tests/engine/hmm/drawing.h"
#include "tests/engine/hmm/enumeration.h"
#include "tests/engine/hmm/randommodel.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

namespace {

/// Three states that are easy to tell apart by their actions.
Model clearModel()
{
    Model model;
    model.states = numbered("state", 3);
    model.actions = numbered("action", 4);
    model.initial = Vector{{0.6, 0.3, 0.1}};
    model.transition = Matrix{{0.7, 0.2, 0.1}, {0.1, 0.6, 0.3}, {0.3, 0.1, 0.6}};
    model.emission = Matrix{{0.9, 0.05, 0.0, 0.05}, {0.05, 0.85, 0.05, 0.05}, {0.0, 0.05, 0.75, 0.2}};
    model.end = Vector{{0.02, 0.1, 0.2}};
    return model;
}

/// The order of `found`'s states that makes it most like `truth`, for as few states as here.
double distanceUpToOrder(const Model& found, const Model& truth)
{
    std::vector<int> order(std::size_t(truth.stateCount()));
    std::iota(order.begin(), order.end(), 0);
    double smallest = std::numeric_limits<double>::infinity();
    do {
        double largest = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const auto row = Eigen::Index(i);
            largest = std::max({largest, std::abs(found.initial[order[i]] - truth.initial[row]),
                                std::abs(found.end[order[i]] - truth.end[row]),
                                (found.emission.row(order[i]) - truth.emission.row(row)).cwiseAbs().maxCoeff()});
            for (std::size_t j = 0; j < order.size(); ++j)
                largest = std::max(
                    largest, std::abs(found.transition(order[i], order[j]) - truth.transition(row, Eigen::Index(j))));
        }
        smallest = std::min(smallest, largest);
    } while (std::next_permutation(order.begin(), order.end()));
    return smallest;
}

bool isSame(const Model& a, const Model& b)
{
    return a.initial == b.initial && a.transition == b.transition && a.emission == b.emission && a.end == b.end;
}

} // namespace

/// Expectation-maximisation: the counts, the step, the iterations.
class EstimationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsLikeEnumeration();
    void countsAreTheSameForAnyThreads();
    void theStepNormalisesRows();
    void rowsWithoutCountsStay();
    void pseudoCountsAreAdded();
    void theLikelihoodNeverFalls();
    void historyAndLimits();
    void convergesByTheChangePerEvent();
    void findsTheTruthAgain();
    void cancelling();
    void impossibleSequencesAreLeftOut();
    void errors();
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

void EstimationTest::theLikelihoodNeverFalls()
{
    const bool holds = rc::check("Baum-Welch climbs", [] {
        const Model model = anyModel();
        const Sequences sequences = anySequences(model.actionCount(), 6);
        const auto fit = baumWelch(model, sequences, {.maximumIterations = 12, .tolerance = 0});
        RC_PRE(fit.has_value() && std::isfinite(fit->logLikelihood));
        RC_ASSERT(fit->model.validate().has_value());
        const auto& history = fit->logLikelihoodHistory;
        for (std::size_t i = 1; i < history.size(); ++i)
            RC_ASSERT(history[i] >= history[i - 1] - 1e-10 * (1 + std::abs(history[i])));
    });
    QVERIFY(holds);
}

void EstimationTest::historyAndLimits()
{
    const Model start = ecommerceTemplate();
    const Sequences sequences = draw(start, 50, 0, 2).actions;
    std::vector<int> seen;
    const auto fit = baumWelch(start, sequences, {.maximumIterations = 3, .tolerance = 0, .threads = 2},
                               [&](const Fit& now) { seen.push_back(now.iterations); });
    QVERIFY(fit);
    QCOMPARE(seen, (std::vector{0, 1, 2, 3}));
    QCOMPARE(fit->iterations, 3);
    QVERIFY(!fit->converged);
    QCOMPARE(fit->logLikelihoodHistory.size(), std::size_t(4));
    QVERIFY(isClose(fit->logLikelihoodHistory.front(), score(start, sequences)->logLikelihood));
    QVERIFY(isClose(fit->logLikelihood, score(fit->model, sequences)->logLikelihood));
    QVERIFY(fit->logLikelihood == fit->logLikelihoodHistory.back());
    Model byHand = start;
    for (int i = 0; i < 3; ++i)
        byHand = maximise(byHand, *expectedCounts(byHand, sequences));
    QVERIFY(isSame(fit->model, byHand));

    const auto none = baumWelch(start, sequences, {.maximumIterations = 0});
    QCOMPARE(none->iterations, 0);
    QVERIFY(isSame(none->model, start));
}

void EstimationTest::convergesByTheChangePerEvent()
{
    const Sequences sequences = draw(clearModel(), 300, 0, 3).actions;
    const double tolerance = 1e-4;
    const auto fit = baumWelch(clearModel(), sequences, {.maximumIterations = 500, .tolerance = tolerance});
    QVERIFY(fit->converged);
    QVERIFY(fit->iterations < 500);
    const double allowed = tolerance * double(sequences.symbols.size());
    const auto& history = fit->logLikelihoodHistory;
    QCOMPARE(history.size(), std::size_t(fit->iterations + 1));
    for (std::size_t i = 1; i < history.size(); ++i) // it stops at the first change that is small, and there only
        QCOMPARE(history[i] - history[i - 1] <= allowed, i + 1 == history.size());
    // Before the first step there is no change to judge by, however much is allowed.
    QCOMPARE(baumWelch(clearModel(), sequences, {.tolerance = 1e9})->iterations, 1);
}

void EstimationTest::findsTheTruthAgain()
{
    const Model truth = clearModel();
    const Sequences sequences = draw(truth, 8000, 0, 4).actions;
    const auto start = initialModel(truth.actions, sequences, 3, Initialisation::KMeans, 1, true);
    QVERIFY(start);
    const auto fit = baumWelch(*start, sequences, {.maximumIterations = 100, .tolerance = 1e-7});
    QVERIFY(fit);
    QVERIFY(distanceUpToOrder(*start, truth) > 0.1);
    const double distance = distanceUpToOrder(fit->model, truth);
    QVERIFY2(distance < 0.03, std::to_string(distance).c_str());
    QVERIFY(fit->logLikelihood > score(truth, sequences)->logLikelihood); // the truth is not the best fit of a sample
}

void EstimationTest::cancelling()
{
    const Model start = ecommerceTemplate();
    const Sequences sequences = draw(clearModel(), 100, 0, 5).actions;
    std::stop_source source;
    const auto stopAtTwo = [&](const Fit& now) {
        if (now.iterations == 2) source.request_stop();
    };
    const auto fit = baumWelch(start, sequences, {.tolerance = 0}, stopAtTwo, {source.get_token()});
    QVERIFY(fit);
    QVERIFY(fit->stopped && !fit->converged);
    QCOMPARE(fit->iterations, 2);
    const auto whole = baumWelch(start, sequences, {.maximumIterations = 2, .tolerance = 0});
    QVERIFY(!whole->stopped);
    QVERIFY(isSame(fit->model, whole->model));
    QVERIFY(isClose(fit->logLikelihood, score(fit->model, sequences)->logLikelihood));
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
    const auto fit = baumWelch(model, sequences, {.maximumIterations = 5});
    QVERIFY(fit);
    QVERIFY(!fit->converged);
    QVERIFY(fit->model.validate());
}

void EstimationTest::errors()
{
    Sequences sequences;
    sequences.append(std::vector<std::int32_t>{4});
    const auto messageOf = [](const auto& result) { return QString::fromStdString(result.error().message()); };
    QCOMPARE(messageOf(expectedCounts(clearModel(), sequences)),
             "Sequence 1, position 1: there is no action with index 4");
    QCOMPARE(messageOf(baumWelch(clearModel(), sequences, {})), messageOf(expectedCounts(clearModel(), sequences)));
    QVERIFY(messageOf(baumWelch(clearModel(), {}, {})).contains("no sequences"));
    Model model = clearModel();
    model.initial[0] = 0.5;
    QVERIFY(messageOf(baumWelch(model, sequences, {})).contains("initial"));
    model = ecommerceTemplate();
    model.emission.setZero();
    model.emission.col(0).setOnes();
    QVERIFY(messageOf(baumWelch(model, sequences, {})).contains("none of the sequences"));
}

QTEST_APPLESS_MAIN(EstimationTest)
#include "estimation.moc"
