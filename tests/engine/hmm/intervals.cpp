// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/intervals.h"

#include "tests/engine/hmm/clearmodel.h"
#include "tests/engine/hmm/drawing.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

namespace {

using Part = Cell::Part;

bool isNear(double a, double b)
{
    return std::abs(a - b) < 5e-5;
}

} // namespace

/// Known intervals; how well they cover is asked in knowntruth.
class IntervalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wilsonByTheTable();
    void locksAndTies();
    void priorsCountAsEvents();
    void informationWithoutHiddenStates();
    void bordersAndEmptyRows();
    void fallsBackAndSaysSo();
};

void IntervalsTest::wilsonByTheTable()
{
    const ExpectedCounts counts{Vector{{5, 5, 0}}, Matrix{{0, 10, 0}, {0, 0, 0}, {81, 263 - 81, 0}}, Matrix::Zero(3, 4),
                                Vector{{0, 3, 0}}};
    const Intervals intervals = countIntervals(clearModel(), counts, {}, {});
    QVERIFY(isNear(intervals.low.initial[0], 0.2366) && isNear(intervals.high.initial[0], 0.7634));
    QVERIFY(isNear(intervals.low.initial[2], 0) && isNear(intervals.high.initial[2], 0.2775));
    QVERIFY(isNear(intervals.low.transition(0, 1), 0.7225) && isNear(intervals.high.transition(0, 1), 1));
    QVERIFY(intervals.low.transition(1, 0) == 0 && intervals.high.transition(1, 0) == 1); // never seen: anything
    // 81 of 263, from Newcombe (Statistics in Medicine 1998, table I): 0.2553 to 0.3662.
    QVERIFY(isNear(intervals.low.transition(2, 0), 0.2553) && isNear(intervals.high.transition(2, 0), 0.3662));
    QVERIFY(isNear(intervals.high.end[0], 0.2775));
}

void IntervalsTest::locksAndTies()
{
    Constraints constraints;
    constraints.locks.setLocked({Part::Initial, 0, 2}, true);
    constraints.locks.setLocked({Part::End, 1, 0}, true);
    constraints.ties = {{0, 3}};
    const ExpectedCounts counts{Vector{{5, 5, 0}}, Matrix::Zero(3, 3), Matrix{{2, 3, 2, 3}, {0, 0, 0, 0}, {0, 0, 0, 0}},
                                Vector::Zero(3)};
    const Intervals intervals = countIntervals(clearModel(), counts, constraints, {});
    QVERIFY(std::isnan(intervals.low.initial[2]) && std::isnan(intervals.high.end[1]));
    QVERIFY(isNear(intervals.low.initial[0], 0.9 * 0.2366) && isNear(intervals.high.initial[1], 0.9 * 0.7634));
    QVERIFY(isNear(intervals.low.emission(0, 0), 0.2366 / 2) && isNear(intervals.high.emission(0, 3), 0.7634 / 2));
}

void IntervalsTest::priorsCountAsEvents()
{
    const ExpectedCounts counts{Vector{{3, 2, 0}}, Matrix::Zero(3, 3), Matrix::Zero(3, 4), Vector::Zero(3)};
    Model half = clearModel();
    half.initial = Vector{{0.4, 0.6, 0}};
    const Prior prior{.model = half, .strength = 5};
    const Intervals intervals = countIntervals(clearModel(), counts, {}, prior);
    QVERIFY(isNear(intervals.low.initial[0], 0.2366) && isNear(intervals.high.initial[1], 0.7634));
}

void IntervalsTest::informationWithoutHiddenStates()
{
    // Each action tells its state: then the information is that of the counts, and its errors are binomial.
    Model model = clearModel();
    model.actions.pop_back();
    model.emission = Matrix::Identity(3, 3);
    model.end.resize(0);
    const Sequences sequences = draw(model, 100, 10, 1).actions;
    const BaumWelchSpec spec{.maximumIterations = 1};
    const auto fit = baumWelch(model, sequences, spec);
    const auto counts = expectedCounts(fit->model, sequences);
    const Intervals intervals = fitIntervals(fit->model, sequences, *counts, spec);
    QVERIFY(intervals.method == Intervals::Method::Information);
    for (Eigen::Index i = 0; i < 3; ++i)
        for (Eigen::Index j = 0; j < 3; ++j) {
            const double p = fit->model.transition(i, j), total = counts->transition.row(i).sum();
            const double half = 1.959964 / std::sqrt(total * p * (1 - p));
            const double logit = std::log(p / (1 - p));
            QVERIFY(isNear(intervals.low.transition(i, j), 1 / (1 + std::exp(half - logit))));
            QVERIFY(isNear(intervals.high.transition(i, j), 1 / (1 + std::exp(-half - logit))));
        }
}

void IntervalsTest::bordersAndEmptyRows()
{
    // The third state is never visited, and the second action never done.
    Model model = clearModel();
    model.initial = Vector{{0.5, 0.5, 0}};
    model.transition = Matrix{{0.7, 0.3, 0}, {0.2, 0.8, 0}, {0.3, 0.3, 0.4}};
    model.emission = Matrix{{0.8, 0, 0.1, 0.1}, {0.1, 0, 0.8, 0.1}, {0.25, 0.25, 0.25, 0.25}};
    const Sequences sequences = draw(model, 200, 0, 1).actions;
    const BaumWelchSpec spec{.maximumIterations = 500, .tolerance = 1e-9};
    const auto fit = baumWelch(model, sequences, spec);
    const auto counts = expectedCounts(fit->model, sequences);
    const Intervals intervals = fitIntervals(fit->model, sequences, *counts, spec);
    QVERIFY(intervals.method == Intervals::Method::Information);
    QVERIFY(intervals.low.transition(2, 1) == 0 && intervals.high.transition(2, 1) == 1);
    QVERIFY(intervals.low.emission(0, 1) == 0);
    QVERIFY(intervals.high.emission(0, 1) < 0.05);
    QVERIFY(intervals.low.emission(0, 0) > 0.5 && intervals.high.emission(0, 0) < 1);
    QVERIFY((intervals.low.transition.array() <= fit->model.transition.array()).all());
    QVERIFY((intervals.high.transition.array() >= fit->model.transition.array()).all());
}

void IntervalsTest::fallsBackAndSaysSo()
{
    const Sequences sequences = draw(clearModel(), 50, 0, 1).actions;
    const auto methodFor = [&](const Model& model, const Control& control = {}) {
        return fitIntervals(model, sequences, *expectedCounts(model, sequences), {}, {}, control).method;
    };
    std::stop_source source;
    source.request_stop();
    const auto fit = baumWelch(clearModel(), sequences, {.tolerance = 1e-9});
    QVERIFY(methodFor(fit->model, {source.get_token()}) == Intervals::Method::ExpectedCounts);
    // Two states that are the same: the likelihood does not change along what one gives to the other.
    Model twins = clearModel();
    twins.initial.setConstant(1.0 / 3);
    twins.transition.setConstant(1.0 / 3);
    twins.emission.rowwise() = Eigen::RowVectorXd::Constant(4, 0.25);
    twins.end.setConstant(0.1);
    QVERIFY(methodFor(twins) == Intervals::Method::ExpectedCounts);
    // 20 states have 20 x (19 + 3 + 1) + 19 free parameters.
    Model many;
    many.states = numbered("state", 20);
    many.actions = clearModel().actions;
    many.initial = Vector::Constant(20, 0.05);
    many.transition = Matrix::Constant(20, 20, 0.05);
    many.emission = Matrix::Constant(20, 4, 0.25);
    many.end = Vector::Constant(20, 0.1);
    QVERIFY(methodFor(many) == Intervals::Method::ExpectedCounts);
}

QTEST_APPLESS_MAIN(IntervalsTest)
#include "intervals.moc"
