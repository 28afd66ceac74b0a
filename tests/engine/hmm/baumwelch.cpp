// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/baumwelch.h"

#include "engine/hmm/estimation.h"
#include "engine/hmm/inference.h"
#include "engine/hmm/initialisation.h"
#include "tests/engine/hmm/clearmodel.h"
#include "tests/engine/hmm/drawing.h"
#include "tests/engine/hmm/enumeration.h"

#include <QTest>

#include <set>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

namespace {

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

} // namespace

/// The iterations: how far they go, what they say, where they begin.
class BaumWelchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLikelihoodNeverFalls();
    void historyAndLimits();
    void convergesByTheChangePerEvent();
    void findsTheTruthAgain();
    void cancelling();
    void impossibleSequencesAreLeftOut();
    void theBestOfSeveralStarts();
    void startsThatCanProduceNothing();
    void stoppedAmongStarts();
    void errors();
};

void BaumWelchTest::theLikelihoodNeverFalls()
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

void BaumWelchTest::historyAndLimits()
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

void BaumWelchTest::convergesByTheChangePerEvent()
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

void BaumWelchTest::findsTheTruthAgain()
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

void BaumWelchTest::cancelling()
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

void BaumWelchTest::impossibleSequencesAreLeftOut()
{
    Model model = clearModel();
    model.emission = Matrix{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}};
    Sequences sequences;
    sequences.append(std::vector<std::int32_t>{0, 1});
    sequences.append(std::vector<std::int32_t>{0, 3});
    const auto fit = baumWelch(model, sequences, {.maximumIterations = 5});
    QVERIFY(fit);
    QCOMPARE(fit->impossible, std::size_t(1));
    QVERIFY(!fit->converged);
    QVERIFY(fit->model.validate());
}

void BaumWelchTest::theBestOfSeveralStarts()
{
    const Sequences sequences = draw(clearModel(), 200, 0, 6).actions;
    const BaumWelchSpec spec{.maximumIterations = 30, .tolerance = 1e-5};
    const auto start = [&](int index) {
        return initialModel(clearModel().actions, sequences, 3, Initialisation::Random, 4, true, index);
    };
    std::vector<int> reported;
    const auto best = baumWelch(6, start, sequences, spec, [&](const Fit& now) {
        QCOMPARE(now.attempts.size(), std::size_t(now.start));
        if (reported.empty() || reported.back() != now.start) reported.push_back(now.start);
    });
    QVERIFY(best);
    QCOMPARE(reported, (std::vector{0, 1, 2, 3, 4, 5}));
    QCOMPARE(best->attempts.size(), std::size_t(6));
    std::set<double> different;
    for (int index = 0; index < 6; ++index) {
        const auto alone = baumWelch(*start(index), sequences, spec);
        const Attempt& attempt = best->attempts[std::size_t(index)];
        QCOMPARE(attempt.logLikelihood, alone->logLikelihood);
        QCOMPARE(attempt.iterations, alone->iterations);
        QCOMPARE(attempt.converged, alone->converged);
        QVERIFY(attempt.objective <= best->objective);
        if (index == best->start) QVERIFY(isSame(best->model, alone->model));
        different.insert(attempt.logLikelihood);
    }
    QCOMPARE(different.size(), std::size_t(6));
    QVERIFY(best->start > 0); // or the first would be as good as the best
}

void BaumWelchTest::startsThatCanProduceNothing()
{
    const Sequences sequences = draw(clearModel(), 50, 0, 7).actions;
    Model deaf = clearModel();
    deaf.emission.setZero();
    deaf.emission.col(2).setOnes();
    const auto start = [&](int index) { return Result<Model>(index == 1 ? clearModel() : deaf); };
    Sequences zeros;
    zeros.append(std::vector<std::int32_t>{0, 0});
    const auto best = baumWelch(3, start, zeros, {.maximumIterations = 2});
    QVERIFY(best);
    QCOMPARE(best->start, 1);
    QVERIFY(std::isinf(best->attempts[0].logLikelihood) && std::isinf(best->attempts[2].logLikelihood));
    // One that leaves out fewer sequences is better, whatever the likelihood.
    zeros.append(std::vector<std::int32_t>{2});
    QCOMPARE(baumWelch(2, start, zeros, {.maximumIterations = 0})->start, 1);
}

void BaumWelchTest::stoppedAmongStarts()
{
    const Sequences sequences = draw(clearModel(), 100, 0, 8).actions;
    const auto start = [&](int index) {
        return initialModel(clearModel().actions, sequences, 3, Initialisation::Random, 1, true, index);
    };
    std::stop_source source;
    const auto stop = [&](const Fit& now) {
        if (now.start == 2 && now.iterations == 1) source.request_stop();
    };
    const auto best = baumWelch(5, start, sequences, {.maximumIterations = 20}, stop, {source.get_token()});
    QVERIFY(best);
    QVERIFY(best->stopped);
    QCOMPARE(best->attempts.size(), std::size_t(3));
    QVERIFY(best->start < 2); // a first step does not catch up with twenty
}

void BaumWelchTest::errors()
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

QTEST_APPLESS_MAIN(BaumWelchTest)
#include "baumwelch.moc"
