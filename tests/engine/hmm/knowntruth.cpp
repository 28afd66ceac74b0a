// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/baumwelch.h"
#include "engine/hmm/inference.h"
#include "engine/hmm/initialisation.h"
#include "engine/hmm/intervals.h"
#include "tests/engine/hmm/drawing.h"
#include "tests/engine/hmm/randommodel.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

namespace {

/// Five states of shop behaviour whose actions overlap, so that none can be told from one event.
Model truth()
{
    Model model;
    model.states = {"look", "compare", "collect", "decide", "buy"};
    model.actions = {"browse", "click", "favourite", "cart", "purchase"};
    model.initial = Vector{{0.6, 0.2, 0.1, 0.06, 0.04}};
    model.transition = Matrix{{0.70, 0.15, 0.08, 0.05, 0.02},
                              {0.15, 0.60, 0.05, 0.15, 0.05},
                              {0.20, 0.10, 0.55, 0.10, 0.05},
                              {0.05, 0.15, 0.05, 0.55, 0.20},
                              {0.40, 0.05, 0.05, 0.10, 0.40}};
    model.emission = Matrix{{0.80, 0.12, 0.03, 0.03, 0.02},
                            {0.20, 0.70, 0.03, 0.05, 0.02},
                            {0.15, 0.10, 0.70, 0.03, 0.02},
                            {0.06, 0.14, 0.05, 0.70, 0.05},
                            {0.05, 0.05, 0.02, 0.08, 0.80}};
    model.end = Vector{{0.02, 0.03, 0.03, 0.02, 0.10}};
    return model;
}

Model permuted(const Model& model, const std::vector<int>& order)
{
    Model result = model;
    result.initial = model.initial(order);
    result.transition = model.transition(order, order);
    result.emission = model.emission(order, Eigen::all);
    if (model.hasEnd()) result.end = model.end(order);
    return result;
}

/// `found` with its states in the order that is most like the truth.
Model matched(const Model& found, const Model& truth)
{
    std::vector<int> order(std::size_t(truth.stateCount()));
    std::iota(order.begin(), order.end(), 0);
    Model best;
    double smallest = std::numeric_limits<double>::infinity();
    do {
        Model model = permuted(found, order);
        const double distance = (model.emission - truth.emission).squaredNorm();
        if (distance >= smallest) continue;
        smallest = distance;
        best = std::move(model);
    } while (std::next_permutation(order.begin(), order.end()));
    return best;
}

struct Coverage
{
    int cells = 0, covered = 0;
    double squares = 0, largest = 0; ///< of the errors in standard errors, on the logit scale

    void add(const Model& truth, const Model& found, const Intervals& intervals)
    {
        const auto logit = [](double p) { return std::log(p / (1 - p)); };
        const auto addCell = [&](const Cell& cell) {
            const double low = intervals.low[cell], high = intervals.high[cell], wanted = probabilityOf(truth, cell);
            ++cells;
            covered += low <= wanted && wanted <= high;
            const double error = (logit(high) - logit(low)) / (2 * 1.959964);
            const double off = std::abs(logit(probabilityOf(found, cell)) - logit(wanted)) / error;
            squares += off * off;
            largest = std::max(largest, off);
        };
        for (int i = 0; i < truth.stateCount(); ++i) {
            addCell({Cell::Part::Initial, 0, i});
            for (int j = 0; j < truth.stateCount(); ++j)
                addCell({Cell::Part::Transition, i, j});
            for (int k = 0; k < truth.actionCount(); ++k)
                addCell({Cell::Part::Emission, i, k});
            if (truth.hasEnd()) addCell({Cell::Part::End, i, 0});
        }
    }
    double share() const { return double(covered) / cells; }
};

/// Draws that have `events` events and few more.
Sequences drawnEvents(const Model& model, std::size_t events, std::uint64_t seed)
{
    const Sequences all = draw(model, int(events / 10), 0, seed).actions;
    Sequences some;
    for (std::size_t i = 0; i < all.size() && some.symbols.size() < events; ++i)
        some.append(all[i]);
    return some;
}

} // namespace

/// Data drawn from a known model: what a fit and its intervals say of it again.
class KnownTruthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fiveStatesFromTenRandomStarts();
    void intervalsCoverTheTruth_data();
    void intervalsCoverTheTruth();
};

void KnownTruthTest::fiveStatesFromTenRandomStarts()
{
    const Model model = truth();
    const Sequences sequences = drawnEvents(model, 200'000, 1);
    QVERIFY(sequences.symbols.size() >= 200'000);
    const BaumWelchSpec spec{.maximumIterations = 1000, .tolerance = 2e-8};
    const auto start = [&](int index) {
        return initialModel(model.actions, sequences, 5, Initialisation::Random, 1, true, index);
    };
    auto fit = baumWelch(10, start, sequences, spec);
    QVERIFY(fit);
    fit->model = matched(fit->model, model);
    const auto counts = expectedCounts(fit->model, sequences);
    const Intervals intervals = fitIntervals(fit->model, sequences, *counts, spec);
    QVERIFY(intervals.method == Intervals::Method::Information);
    Coverage coverage;
    coverage.add(model, fit->model, intervals);
    for (const Attempt& attempt : fit->attempts)
        qInfo("%d iterations, log-likelihood %.3f", attempt.iterations, attempt.logLikelihood);
    const double meanSquare = coverage.squares / coverage.cells;
    qInfo("%d of %d cells covered, errors in standard errors: mean square %.2f, largest %.2f", coverage.covered,
          coverage.cells, meanSquare, coverage.largest);
    // The errors of a row, and of rows that explain the same events, go together: so their mean square spreads.
    QVERIFY(meanSquare < 2.5);
    QVERIFY(coverage.largest < 4);
    QVERIFY(coverage.share() > 0.75);
    QVERIFY(fit->logLikelihood > score(model, sequences)->logLikelihood);
    QVERIFY(fit->logLikelihood - score(model, sequences)->logLikelihood < 49); // half a chi-square of 49, 7 deviations
}

void KnownTruthTest::intervalsCoverTheTruth_data()
{
    QTest::addColumn<bool>("isHidden");
    QTest::newRow("counted") << false;
    QTest::newRow("hidden") << true;
}

void KnownTruthTest::intervalsCoverTheTruth()
{
    QFETCH(bool, isHidden);
    Model model;
    model.states = {"calm", "keen"};
    model.actions = {"look", "touch", "buy"};
    model.initial = Vector{{0.6, 0.4}};
    model.transition = Matrix{{0.8, 0.2}, {0.3, 0.7}};
    model.emission = Matrix{{0.7, 0.25, 0.05}, {0.1, 0.3, 0.6}};
    model.end = Vector{{0.05, 0.15}};
    Coverage coverage, naive;
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        const Drawn drawn = draw(model, 400, 0, seed);
        const BaumWelchSpec spec{.maximumIterations = 1000, .tolerance = 1e-7, .threads = 1};
        if (!isHidden) {
            const auto counts = countLabelled(drawn.states, drawn.actions, 2, 3);
            const Model found = maximise(model, *counts);
            coverage.add(model, found, countIntervals(found, *counts, {}, {}));
            continue;
        }
        const auto fit = baumWelch(model, drawn.actions, spec);
        const auto counts = expectedCounts(fit->model, drawn.actions, 1);
        coverage.add(model, fit->model, fitIntervals(fit->model, drawn.actions, *counts, spec));
        naive.add(model, fit->model, countIntervals(fit->model, *counts, {}, {}, Intervals::Method::ExpectedCounts));
    }
    qInfo("covered %.4f of %d", coverage.share(), coverage.cells);
    QVERIFY(coverage.share() > 0.93 && coverage.share() < 0.97);
    if (!isHidden) return;
    qInfo("by expected counts %.4f", naive.share());
    QVERIFY(naive.share() < 0.9); // what the fall-back says of itself
}

QTEST_APPLESS_MAIN(KnownTruthTest)
#include "knowntruth.moc"
