// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/maximisation.h"

#include "engine/hmm/baumwelch.h"
#include "engine/hmm/initialisation.h"
#include "tests/engine/hmm/clearmodel.h"
#include "tests/engine/hmm/drawing.h"
#include "tests/engine/hmm/enumeration.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

namespace {

using Part = Cell::Part;

/// A quarter of the cells locked, and half of the time two or more actions tied.
Constraints anyConstraints(const Model& model)
{
    Constraints constraints;
    std::vector<int> tied;
    if (model.actionCount() > 1 && *rc::gen::arbitrary<bool>())
        for (int k = 0; k < anyOf(2, model.actionCount() + 1); ++k)
            tied.push_back(k);
    if (tied.size() > 1) constraints.ties.push_back(tied);
    const auto lockSome = [&](Part part, int row, int columns) {
        for (int column = 0; column < columns; ++column)
            if (anyOf(0, 4) == 0 && !(part == Part::Emission && column < int(tied.size())))
                constraints.locks.setLocked({part, row, column}, true);
    };
    lockSome(Part::Initial, 0, model.stateCount());
    for (int i = 0; i < model.stateCount(); ++i) {
        lockSome(Part::Transition, i, model.stateCount());
        lockSome(Part::Emission, i, model.actionCount());
        if (model.hasEnd()) lockSome(Part::End, i, 1);
    }
    return constraints;
}

Prior anyPrior(const Model& model)
{
    Prior prior;
    prior.pseudoCount = anyOf(0, 3) / 2.0;
    if (*rc::gen::arbitrary<bool>()) return prior;
    prior.model = model;
    prior.model->initial = anyRow(model.stateCount());
    prior.model->transition = anyRows(model.stateCount(), model.stateCount());
    prior.model->emission = anyRows(model.stateCount(), model.actionCount());
    if (*rc::gen::arbitrary<bool>()) prior.model->end.resize(0);
    prior.strength = anyOf(0, 20);
    return prior;
}

void assertKept(const Model& before, const Model& after, const Constraints& constraints)
{
    const auto assertRow = [&](Part part, int row, int columns) {
        for (int column = 0; column < columns; ++column) {
            const Cell cell{part, row, column};
            if (constraints.locks.isLocked(cell)) RC_ASSERT(probabilityOf(after, cell) == probabilityOf(before, cell));
        }
    };
    assertRow(Part::Initial, 0, before.stateCount());
    for (int i = 0; i < before.stateCount(); ++i) {
        assertRow(Part::Transition, i, before.stateCount());
        assertRow(Part::Emission, i, before.actionCount());
        if (before.hasEnd()) assertRow(Part::End, i, 1);
        RC_ASSERT(std::abs(after.transition.row(i).sum() - 1) < 1e-14);
        RC_ASSERT(std::abs(after.emission.row(i).sum() - 1) < 1e-14);
        for (const std::vector<int>& tie : constraints.ties)
            for (const int action : tie)
                RC_ASSERT(after.emission(i, action) == after.emission(i, tie.front()));
    }
    RC_ASSERT(std::abs(after.initial.sum() - 1) < 1e-14);
}

/// count x log(p), where what never happens costs nothing.
double term(double count, double probability)
{
    return count > 0 ? count * std::log(probability) : 0;
}

/// The expected complete log-posterior of the free cells, but for a constant; the pseudo-counts as the prior is
/// defined.
double completePosterior(const Model& model, const ExpectedCounts& counts, const Prior& prior, const Locks& locks)
{
    double sum = 0;
    const auto add = [&](const Cell& cell, double count, double probability, double inPrior) {
        const double pseudo = prior.pseudoCount + (prior.model ? prior.strength * inPrior : 0);
        if (!locks.isLocked(cell)) sum += term(count + pseudo, probability);
    };
    const Model& before = prior.model ? *prior.model : model;
    for (int i = 0; i < model.stateCount(); ++i) {
        add({Part::Initial, 0, i}, counts.initial[i], model.initial[i], before.initial[i]);
        for (int j = 0; j < model.stateCount(); ++j)
            add({Part::Transition, i, j}, counts.transition(i, j), model.transition(i, j), before.transition(i, j));
        for (int k = 0; k < model.actionCount(); ++k)
            add({Part::Emission, i, k}, counts.emission(i, k), model.emission(i, k), before.emission(i, k));
        if (!model.hasEnd()) continue;
        const bool saysNothing = !before.hasEnd();
        add({Part::End, i, 0}, counts.end[i], model.end[i], saysNothing ? 0 : before.end[i]);
        add({Part::End, i, 0}, counts.transition.row(i).sum(), 1 - model.end[i], saysNothing ? 0 : 1 - before.end[i]);
    }
    return sum;
}

Model between(const Model& a, const Model& b, double share)
{
    Model model = a;
    model.initial += share * (b.initial - a.initial);
    model.transition += share * (b.transition - a.transition);
    model.emission += share * (b.emission - a.emission);
    if (a.hasEnd()) model.end += share * (b.end - a.end);
    return model;
}

} // namespace

/// The M step and whole fits under locks, ties and priors.
class MaximisationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepByHand();
    void noAdmissibleModelIsBetter();
    void theObjectiveNeverFalls();
    void redrawnModelsAreAdmissible();
    void aStrongPriorWins();
    void freeParametersByHand();
    void errors();
};

void MaximisationTest::stepByHand()
{
    Constraints constraints;
    constraints.locks.setLocked({Part::Initial, 0, 2}, true);
    constraints.locks.setRowLocked(Part::Transition, 1, 3, true);
    constraints.locks.setLocked({Part::Transition, 0, 1}, true);
    constraints.locks.setLocked({Part::End, 2, 0}, true);
    constraints.ties = {{1, 3}};
    const ExpectedCounts counts{Vector{{2, 1, 1}}, Matrix{{1, 1, 2}, {0, 3, 0}, {5, 0, 5}},
                                Matrix{{1, 0, 0, 1}, {4, 0, 0, 0}, {1, 1, 1, 1}}, Vector{{4, 1, 0}}};
    const Model start = withTies(clearModel(), constraints);
    const Model next = Maximisation(start, constraints, {})(start, counts);
    QVERIFY(areClose(next.initial, Vector{{0.6, 0.3, 0.1}}));
    QVERIFY(areClose(next.transition, Matrix{{0.8 / 3, 0.2, 1.6 / 3}, {0.1, 0.6, 0.3}, {0.5, 0, 0.5}}));
    QVERIFY(areClose(next.emission, Matrix{{0.5, 0.25, 0, 0.25}, {1, 0, 0, 0}, {0.25, 0.25, 0.25, 0.25}}));
    QVERIFY(areClose(next.end, Vector{{0.5, 0.25, 0.2}}));
}

void MaximisationTest::noAdmissibleModelIsBetter()
{
    const bool holds = rc::check("the step is the best of all", [] {
        Model start = anyModel();
        const Constraints constraints = anyConstraints(start);
        const Prior prior = anyPrior(start);
        RC_ASSERT(constraints.check(start).has_value() && prior.check(start).has_value());
        start = withTies(start, constraints);
        const Enumeration one(start, anySequence(start.actionCount()));
        RC_PRE(one.likelihood > 0);
        const Model next = Maximisation(start, constraints, prior)(start, one.counts);
        RC_ASSERT(next.validate().has_value());
        assertKept(start, next, constraints);
        // Whatever else is allowed, near or far, from a start without zeros so that nothing is left out.
        Model everywhere = start;
        for (const FreeRow& row : freeRows(start, constraints)) {
            Vector values = row.valuesOf(start);
            row.share(Vector::Ones(Eigen::Index(row.groups())), values);
            row.setValues(values, everywhere);
        }
        const double reached = completePosterior(next, one.counts, prior, constraints.locks);
        for (int i = 0; i < 5; ++i) {
            const Model other = redrawn(everywhere, constraints, 1, i);
            assertKept(start, other, constraints);
            for (const double share : {1.0, 0.1, 0.001}) {
                const double there =
                    completePosterior(between(next, other, share), one.counts, prior, constraints.locks);
                RC_ASSERT(!(there > reached + 1e-9));
            }
        }
    });
    QVERIFY(holds);
}

void MaximisationTest::theObjectiveNeverFalls()
{
    const bool holds = rc::check("constrained Baum-Welch climbs", [] {
        const Model start = anyModel();
        const Sequences sequences = anySequences(start.actionCount(), 6);
        const BaumWelchSpec spec{
            .maximumIterations = 12, .tolerance = 0, .prior = anyPrior(start), .constraints = anyConstraints(start)};
        const auto fit = baumWelch(start, sequences, spec);
        RC_PRE(fit.has_value() && std::isfinite(fit->logLikelihood));
        assertKept(start, fit->model, spec.constraints);
        const auto& history = fit->objectiveHistory;
        RC_ASSERT(history.size() == fit->logLikelihoodHistory.size());
        for (std::size_t i = 1; i < history.size(); ++i)
            RC_ASSERT(!(history[i] < history[i - 1] - 1e-10 * (1 + std::abs(history[i]))));
    });
    QVERIFY(holds);
}

void MaximisationTest::redrawnModelsAreAdmissible()
{
    const bool holds = rc::check("redrawn", [] {
        Model model = anyModel();
        const Constraints constraints = anyConstraints(model);
        model = withTies(model, constraints);
        const Model other = redrawn(model, constraints, 1, 1);
        RC_ASSERT(other.validate().has_value());
        assertKept(model, other, constraints);
        RC_ASSERT(((other.transition.array() > 0) == (model.transition.array() > 0)).all());
        RC_ASSERT(isSame(other, redrawn(model, constraints, 1, 1)));
    });
    QVERIFY(holds);
    QVERIFY(!isSame(redrawn(clearModel(), {}, 1, 1), redrawn(clearModel(), {}, 1, 2)));
}

void MaximisationTest::aStrongPriorWins()
{
    const Sequences sequences = draw(clearModel(), 300, 0, 1).actions;
    Model believed = clearModel();
    believed.emission = Matrix{{0.7, 0.1, 0.1, 0.1}, {0.1, 0.7, 0.1, 0.1}, {0.1, 0.1, 0.7, 0.1}};
    believed.end.setConstant(0.3);
    const auto distance = [&](double strength) {
        const BaumWelchSpec spec{.prior = {.model = believed, .strength = strength}};
        const auto fit = baumWelch(believed, sequences, spec);
        return (fit->model.emission - believed.emission).cwiseAbs().maxCoeff() +
               (fit->model.end - believed.end).cwiseAbs().maxCoeff();
    };
    QVERIFY(distance(1e9) < 1e-5);
    QVERIFY(distance(0) > distance(100));
    QVERIFY(distance(100) > distance(10'000));
}

void MaximisationTest::freeParametersByHand()
{
    const Model model = clearModel(); // two zeros among 12 emissions
    Constraints constraints;
    QCOMPARE(freeParameters(model, constraints), 2 + 6 + (9 - 2) + 3);
    Model endless = model;
    endless.end.resize(0);
    QCOMPARE(freeParameters(endless, constraints), 2 + 6 + 7);
    constraints.ties = {{1, 3}};
    QCOMPARE(freeParameters(withTies(model, constraints), constraints), 2 + 6 + (6 - 2) + 3);
    constraints.locks.setLocked({Part::End, 0, 0}, true);
    constraints.locks.setRowLocked(Part::Transition, 0, 3, true);
    constraints.locks.setRowLocked(Part::Transition, 1, 2, true); // the third is what they leave
    QCOMPARE(freeParameters(withTies(model, constraints), constraints), 2 + 2 + 4 + 2);
}

void MaximisationTest::errors()
{
    const Sequences sequences = draw(clearModel(), 5, 0, 1).actions;
    const auto messageOf = [&](const BaumWelchSpec& spec) {
        const auto fit = baumWelch(clearModel(), sequences, spec);
        return fit ? QString() : QString::fromStdString(fit.error().message());
    };
    QVERIFY(messageOf({.prior = {.strength = NAN}}).contains("strength of the prior"));
    QVERIFY(messageOf({.prior = {.strength = -1}}).contains("strength of the prior"));
    QVERIFY(messageOf({.prior = {.pseudoCount = INFINITY}}).contains("pseudo-count"));
    QVERIFY(messageOf({.prior = {.model = ecommerceTemplate(), .strength = 1}}).contains("other states or actions"));
    Model broken = clearModel();
    broken.initial.setZero();
    QVERIFY(messageOf({.prior = {.model = broken, .strength = 1}}).contains("initial"));
    QVERIFY(messageOf({.constraints = {.ties = {{1}}}}).contains("two actions"));
    QVERIFY(messageOf({.constraints = {.ties = {{1, 4}}}}).contains("index 4"));
    QVERIFY(messageOf({.constraints = {.ties = {{1, 2}, {2, 3}}}}).contains("\"action2\" is tied twice"));
    Constraints apart{.ties = {{0, 1}}};
    apart.locks.setLocked({Part::Emission, 2, 1}, true);
    QVERIFY(messageOf({.constraints = apart}).contains("\"state2\""));
    apart.locks.setLocked({Part::Emission, 2, 0}, true);
    QVERIFY(messageOf({.constraints = apart}).contains("keep them apart"));
    Constraints silent;
    silent.locks.setRowLocked(Part::Emission, 0, 4, true);
    Model mute = clearModel();
    mute.emission.setZero();
    mute.emission.col(2).setOnes();
    Sequences zeros;
    zeros.append(std::vector<std::int32_t>{0});
    const auto none = baumWelch(mute, zeros, {.constraints = silent});
    QVERIFY(QString::fromStdString(none.error().message()).contains("locked ones too"));
}

QTEST_APPLESS_MAIN(MaximisationTest)
#include "maximisation.moc"
