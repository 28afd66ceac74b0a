// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/edits.h"

#include "engine/hmm/inference.h"
#include "engine/tuning/structure.h"
#include "tests/engine/hmm/randommodel.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

namespace {

/// Weights of very different sizes, some of them zero.
Vector anyEditedRow(int size)
{
    Vector row(size);
    for (double& value : row)
        value = anyOf(0, 4) == 0 ? 0.0 : anyOf(1, 1000) * std::pow(10.0, anyOf(-20, 1));
    if (row.sum() == 0) row[0] = 1;
    return row / row.sum();
}

LockedRow anyLocks(int size)
{
    LockedRow locked;
    for (int column = 0; column < size; ++column)
        if (anyOf(0, 3) == 0) locked.setLocked(column, true);
    return locked;
}

double lockedMass(const Vector& row, const LockedRow& locked)
{
    double mass = 0;
    for (int i = 0; i < row.size(); ++i)
        if (locked.isLocked(i)) mass += row[i];
    return mass;
}

std::vector<int> freeOf(const Vector& row, const LockedRow& locked, int except = -1)
{
    std::vector<int> free;
    for (int i = 0; i < row.size(); ++i)
        if (!locked.isLocked(i) && i != except) free.push_back(i);
    return free;
}

void assertGoodRow(const Vector& before, const Vector& after, const LockedRow& locked)
{
    for (int i = 0; i < before.size(); ++i)
        if (locked.isLocked(i)) RC_ASSERT(after[i] == before[i]);
    RC_ASSERT(after.minCoeff() >= 0);
    RC_ASSERT(std::abs(after.sum() - 1) <= std::numeric_limits<double>::epsilon());
}

/// What rounding left over may have gone to the largest, so proportions hold to a few units of the last place of one.
bool isNear(double a, double b)
{
    return std::abs(a - b) <= 1e-12 * std::abs(b) + 4e-15;
}

Model withNames(Model model)
{
    model.name = "m";
    return model;
}

std::string reason(const Result<>& result)
{
    return result ? std::string() : result.error().what().english();
}

template <typename T>
std::string reasonOf(const Result<T>& result)
{
    return result ? std::string() : result.error().what().english();
}

/// P of every sequence of that length and of its going on or ending, in the order of counting.
Vector likelihoods(const Model& model, std::size_t length)
{
    Sequences sequences;
    std::vector<std::int32_t> sequence(length, 0);
    for (;;) {
        sequences.append(sequence);
        std::size_t t = 0;
        while (t < length && ++sequence[t] == model.actionCount())
            sequence[t++] = 0;
        if (t == length) break;
    }
    const auto scored = score(model, sequences);
    RC_ASSERT(scored.has_value());
    return Eigen::Map<const Vector>(scored->perSequence.data(), Eigen::Index(scored->perSequence.size())).array().exp();
}

} // namespace

class EditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void locksAreValues();
    void locksFollowTheModel();
    void setKeepsLocksAndProportions();
    void zerosShare();
    void clampedByLocks();
    void withoutLocksAsTheModelSets();
    void refusals();
    void setsEach();
    void multiplies();
    void equalises();
    void tempers();
    void temperLimits();
    void cellsOfAModel();
    void permutationsAndBack();
    void permutedModelIsTheSame();
    void splitModelIsTheSame();
    void splitAndMergedAgain();
    void mergedByVisitsKeepsShares();
    void mergedActionsAdd();
    void addedAndRemovedAgain();
    void removedRowsShare();
    void structureRefusals_data();
    void structureRefusals();
};

void EditsTest::locksAreValues()
{
    Locks locks;
    QVERIFY(locks.isEmpty());
    const Cell far{Cell::Part::Transition, 200, 255}, near{Cell::Part::Emission, 0, 3};
    locks.setLocked(far, false);
    QVERIFY(locks.isEmpty());
    locks.setLocked(far, true);
    locks.setLocked(near, true);
    QVERIFY(locks.isLocked(far));
    QVERIFY(locks.isLocked(near));
    QVERIFY(!locks.isLocked({Cell::Part::Transition, 0, 3}));
    QVERIFY(!locks.isLocked({Cell::Part::Emission, 0, 4}));
    QVERIFY(!locks.isLocked({Cell::Part::Emission, 1000, 1000}));
    QVERIFY(locks.row(Cell::Part::Emission, 0) == LockedRow({3}));
    QVERIFY(locks.row(Cell::Part::End, 7).isEmpty());
    Locks other = locks;
    other.setLocked({Cell::Part::End, 4, 0}, true);
    QVERIFY(!(other == locks));
    other.setLocked({Cell::Part::End, 4, 0}, false);
    QVERIFY(other == locks); // however it came about
    other.setRowLocked(Cell::Part::Initial, 0, 5, true);
    QVERIFY(other.isLocked({Cell::Part::Initial, 0, 4}));
    QVERIFY(!other.isLocked({Cell::Part::Initial, 0, 5}));
    other.setRowLocked(Cell::Part::Initial, 0, 5, false);
    other.setLocked(far, false);
    other.setLocked(near, false);
    QVERIFY(other.isEmpty());
}

void EditsTest::locksFollowTheModel()
{
    Locks locks;
    locks.setLocked({Cell::Part::Transition, 0, 2}, true);
    locks.setLocked({Cell::Part::Emission, 2, 1}, true);
    locks.setLocked({Cell::Part::Initial, 0, 1}, true);
    locks.setLocked({Cell::Part::End, 2, 0}, true);
    // State 1 is gone, a new one comes first, and the actions change places.
    Locks wanted;
    wanted.setLocked({Cell::Part::Transition, 1, 2}, true);
    wanted.setLocked({Cell::Part::Emission, 2, 0}, true);
    wanted.setLocked({Cell::Part::End, 2, 0}, true);
    QVERIFY(locks.remapped({-1, 0, 2}, {1, 0}) == wanted);
    QVERIFY(locks.remapped({0, 1, 2}, {0, 1}) == locks);
}

void EditsTest::setKeepsLocksAndProportions()
{
    const bool holds = rc::check("set with locks", [] {
        const int size = anyOf(2, 40);
        const Vector before = anyEditedRow(size);
        const LockedRow locked = anyLocks(size);
        const int column = anyOf(0, size);
        const auto others = freeOf(before, locked, column);
        RC_PRE(!locked.isLocked(column) && !others.empty());
        const double value = *rc::gen::element(0.0, 1.0, 1e-12, -0.5, 1.5, anyOf(0, 1001) / 1000.0);
        Vector after = before;
        RC_ASSERT(setProbability(after, locked, column, value).has_value());
        assertGoodRow(before, after, locked);
        const double mass = std::max(0.0, 1 - lockedMass(before, locked));
        const double set = std::clamp(value, 0.0, mass);
        RC_ASSERT((set < mass ? after[column] == set : isNear(after[column], mass)));
        double sum = 0;
        for (const int i : others)
            sum += before[i];
        for (const int i : others) {
            const double share = sum > 0 ? before[i] / sum : 1 / double(others.size());
            RC_ASSERT(isNear(after[i], share * (mass - set)));
            if (sum > 0 && before[i] == 0) RC_ASSERT(after[i] == 0);
        }
    });
    QVERIFY(holds);
}

void EditsTest::zerosShare()
{
    Vector row{{0.25, 0, 0.75, 0, 0}};
    QVERIFY(setProbability(row, {0}, 2, 0.25));
    QVERIFY((row - Vector({{0.25, 1 / 6., 0.25, 1 / 6., 1 / 6.}})).cwiseAbs().maxCoeff() < 1e-15);
    QCOMPARE(row[0], 0.25);
    QCOMPARE(row[2], 0.25);
}

void EditsTest::clampedByLocks()
{
    Vector row{{0.5, 0.25, 0.125, 0.125}};
    QVERIFY(setProbability(row, {0}, 2, 0.9));
    QVERIFY(row == Vector({{0.5, 0, 0.5, 0}}));
    QVERIFY(setProbability(row, {0}, 2, -3));
    QVERIFY(row == Vector({{0.5, 0.25, 0, 0.25}}));
    // Locks that leave nothing leave nothing to give.
    Vector full{{0.75, 0.25, 0, 0}};
    QVERIFY(setProbability(full, {0, 1}, 2, 0.5));
    QVERIFY(full == Vector({{0.75, 0.25, 0, 0}}));
}

void EditsTest::withoutLocksAsTheModelSets()
{
    const bool holds = rc::check("no locks", [] {
        const int size = anyOf(1, 20);
        Vector mine = anyEditedRow(size), theirs = mine;
        const int column = anyOf(0, size);
        const double value = anyOf(0, 1001) / 1000.0;
        RC_ASSERT(setProbability(mine, {}, column, value).has_value());
        setProbability(theirs, column, value);
        RC_ASSERT((mine - theirs).cwiseAbs().maxCoeff() <= 1e-15);
    });
    QVERIFY(holds);
}

void EditsTest::refusals()
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const Vector before{{0.5, 0.25, 0.25}};
    Vector row = before;
    QCOMPARE(reason(setProbability(row, {1}, 1, 0.5)), std::string("The cell is locked"));
    QCOMPARE(reason(setProbability(row, {1, 2}, 0, 0.5)),
             std::string("All other cells of this row are locked, so that none can give or take"));
    QCOMPARE(reason(setProbability(row, {}, 0, nan)), std::string("nan is no probability"));
    QCOMPARE(reason(multiplyProbability(row, {}, 0, -1)), std::string("A probability cannot be multiplied by -1"));
    QCOMPARE(reason(multiplyProbability(row, {}, 0, nan)), std::string("A probability cannot be multiplied by nan"));
    const std::string fewer = "Fewer than two cells of this row are free, so that none can change";
    QCOMPARE(reason(equalise(row, {0, 2})), fewer);
    QCOMPARE(reason(equalise(row, {0, 1, 2})), fewer);
    QCOMPARE(reason(temper(row, {0, 2}, 2)), fewer);
    for (const double temperature : {0.0, -1.0, nan, std::numeric_limits<double>::infinity()})
        QVERIFY(reason(temper(row, {}, temperature)).ends_with("is no temperature"));
    QVERIFY(row == before);
}

void EditsTest::setsEach()
{
    Vector row{{0.5, 0.25, 0.125, 0.125}};
    QVERIFY(setEach(row, {}, {0, 1}, 0.1));
    QVERIFY((row - Vector({{0.1, 0.1, 0.4, 0.4}})).cwiseAbs().maxCoeff() < 1e-15);
    QVERIFY(row[0] == 0.1 && row[1] == 0.1 && row.sum() == 1);
    QVERIFY(setEach(row, {3}, {2, 3}, 0)); // the locked one stays
    QVERIFY((row - Vector({{0.3, 0.3, 0, 0.4}})).cwiseAbs().maxCoeff() < 1e-15);
    const double third = 0.3333333333;
    Vector whole{{0.5, 0.25, 0.25}};
    QVERIFY(setEach(whole, {}, {0, 1, 2}, third));
    QVERIFY((whole.array() - third).abs().maxCoeff() < 1e-9 && whole.sum() == 1);

    const Vector before = row;
    QVERIFY(reason(setEach(row, {3}, {0, 1}, 0.5)).starts_with("2 cells of 0.5 make 1, and there is room for 0.6"));
    QVERIFY(reason(setEach(row, {}, {0, 1, 2, 3}, 0.2)).starts_with("4 cells of 0.2 make 0.8, and no other cell"));
    QVERIFY(reason(setEach(row, {0, 1}, {0, 1}, 0.2)).starts_with("All of these cells are locked"));
    QVERIFY(!setEach(row, {}, {0}, 1.5));
    QVERIFY(!setEach(row, {}, {0}, std::numeric_limits<double>::quiet_NaN()));
    QVERIFY(row == before);

    const bool holds = rc::check("set each", [] {
        const int size = anyOf(2, 40);
        const Vector given = anyEditedRow(size);
        const LockedRow locked = anyLocks(size);
        const int first = anyOf(0, size), count = anyOf(1, size - first + 1);
        std::vector<int> columns(std::size_t(count), 0);
        std::iota(columns.begin(), columns.end(), first);
        const double value = anyOf(0, 101) / 100.0 / count;
        Vector after = given;
        if (!setEach(after, locked, columns, value)) {
            RC_ASSERT(after == given);
            return;
        }
        assertGoodRow(given, after, locked);
        for (const int column : columns)
            RC_ASSERT(locked.isLocked(column) || isNear(after[column], value));
    });
    QVERIFY(holds);
}

void EditsTest::multiplies()
{
    Vector row{{0.25, 0.25, 0.5}};
    QVERIFY(multiplyProbability(row, {}, 0, 2));
    QVERIFY((row - Vector({{0.5, 1 / 6., 1 / 3.}})).cwiseAbs().maxCoeff() < 1e-15);
    QCOMPARE(row[0], 0.5);
    QVERIFY(multiplyProbability(row, {2}, 0, 100));
    QVERIFY(std::abs(row[0] - 2 / 3.) < 1e-15 && row[1] == 0);
    QVERIFY(multiplyProbability(row, {2}, 0, 0));
    QVERIFY(row[0] == 0 && std::abs(row[1] - 2 / 3.) < 1e-15);
}

void EditsTest::equalises()
{
    const bool holds = rc::check("equalise", [] {
        const int size = anyOf(2, 40);
        const Vector before = anyEditedRow(size);
        const LockedRow locked = anyLocks(size);
        const auto free = freeOf(before, locked);
        RC_PRE(free.size() >= 2);
        Vector after = before;
        RC_ASSERT(equalise(after, locked).has_value());
        assertGoodRow(before, after, locked);
        const double share = std::max(0.0, 1 - lockedMass(before, locked)) / double(free.size());
        for (const int i : free)
            RC_ASSERT(isNear(after[i], share));
    });
    QVERIFY(holds);
}

void EditsTest::tempers()
{
    const bool holds = rc::check("temper", [] {
        const int size = anyOf(2, 40);
        const Vector before = anyEditedRow(size);
        const LockedRow locked = anyLocks(size);
        const auto free = freeOf(before, locked);
        RC_PRE(free.size() >= 2);
        const double temperature = *rc::gen::element(1e-3, 0.5, 1.0, 2.0, 1e3);
        Vector after = before;
        RC_ASSERT(temper(after, locked, temperature).has_value());
        assertGoodRow(before, after, locked);
        // Ratios become powers of themselves: each beside the largest.
        const int largest =
            *std::max_element(free.begin(), free.end(), [&](int a, int b) { return before[a] < before[b]; });
        for (const int i : free) {
            if (before[i] == 0) RC_ASSERT(after[i] == 0 || before[largest] == 0);
            if (before[largest] == 0 || after[largest] < 1e-3) continue;
            const double ratio = std::pow(before[i] / before[largest], 1 / temperature);
            RC_ASSERT(isNear(after[i], ratio * after[largest]));
        }
    });
    QVERIFY(holds);
}

void EditsTest::temperLimits()
{
    Vector row{{0.5, 0.25, 0.25, 0}};
    QVERIFY(temper(row, {}, 1));
    QVERIFY(row == Vector({{0.5, 0.25, 0.25, 0}}));
    Vector sharp = row, smooth = row;
    QVERIFY(temper(sharp, {2}, 1e-6));
    QVERIFY(sharp == Vector({{0.75, 0, 0.25, 0}}));
    QVERIFY(temper(smooth, {}, 1e12));
    QVERIFY((smooth - Vector({{1 / 3., 1 / 3., 1 / 3., 0}})).cwiseAbs().maxCoeff() < 1e-11);
    QCOMPARE(smooth[3], 0.0);
}

void EditsTest::cellsOfAModel()
{
    Model model = ecommerceTemplate();
    Locks locks;
    locks.setLocked({Cell::Part::Transition, 1, 0}, true);
    locks.setLocked({Cell::Part::End, 0, 0}, true);
    QVERIFY(setProbability(model, locks, {Cell::Part::Transition, 1, 4}, 0.5));
    QVERIFY(model.transition(1, 0) == 0.38 && model.transition(1, 4) == 0.5);
    QVERIFY(setProbability(model, locks, {Cell::Part::Emission, 2, 0}, 1));
    QVERIFY(model.emission.row(2) == Matrix({{1, 0, 0, 0, 0}}));
    QVERIFY(setProbability(model, locks, {Cell::Part::Initial, 0, 3}, 0.25));
    QCOMPARE(probabilityOf(model, {Cell::Part::Initial, 0, 3}), 0.25);
    QVERIFY(setProbability(model, locks, {Cell::Part::End, 4, 0}, 7));
    QCOMPARE(probabilityOf(model, {Cell::Part::End, 4, 0}), 1.0);
    QVERIFY(model.validate());

    const Model before = model;
    QCOMPARE(reason(setProbability(model, locks, {Cell::Part::End, 0, 0}, 0.5)), std::string("The cell is locked"));
    QCOMPARE(reason(setProbability(model, locks, {Cell::Part::Transition, 1, 0}, 0.5)),
             std::string("The cell is locked"));
    for (const Cell& outside :
         {Cell{Cell::Part::Transition, 5, 0}, Cell{Cell::Part::Emission, 0, 5}, Cell{Cell::Part::Initial, 1, 0},
          Cell{Cell::Part::End, 0, 1}, Cell{Cell::Part::Transition, 0, -1}})
        QVERIFY(reason(setProbability(model, locks, outside, 0.5)).starts_with("The model has no cell"));
    QVERIFY(model.transition == before.transition && model.emission == before.emission && model.end == before.end);
    model.end.resize(0);
    QCOMPARE(reason(setProbability(model, {}, {Cell::Part::End, 0, 0}, 0.5)),
             std::string("The model has no END state"));
}

void EditsTest::permutationsAndBack()
{
    const Model model = ecommerceTemplate();
    const auto there = permuteStates(model, {4, 2, 0, 1, 3});
    QVERIFY(there);
    QCOMPARE(there->states[0], std::string("purchase"));
    QCOMPARE(there->transition(0, 2), model.transition(4, 0));
    QCOMPARE(there->emission(1, 4), model.emission(2, 4));
    QCOMPARE(there->end[4], model.end[3]);
    QCOMPARE(there->initial[3], model.initial[1]);
    const auto back = permuteStates(*there, {2, 3, 1, 4, 0});
    QVERIFY(back && back->states == model.states && back->transition == model.transition &&
            back->emission == model.emission && back->initial == model.initial && back->end == model.end);
    const auto actions = permuteActions(model, {1, 0, 2, 3, 4});
    QVERIFY(actions);
    QVERIFY(actions->emission.col(0) == model.emission.col(1) && actions->emission.col(4) == model.emission.col(4));
    QCOMPARE(actions->actions[0], std::string("click"));
}

void EditsTest::permutedModelIsTheSame()
{
    const bool holds = rc::check("permuted states say the same of every sequence", [] {
        const Model model = anyModel();
        std::vector<int> order;
        for (int i = 0; i < model.stateCount(); ++i)
            order.insert(order.begin() + anyOf(0, i + 1), i);
        const auto permuted = permuteStates(model, order);
        RC_ASSERT(permuted.has_value());
        RC_ASSERT((likelihoods(*permuted, 3) - likelihoods(model, 3)).cwiseAbs().maxCoeff() < 1e-12);
    });
    QVERIFY(holds);
}

void EditsTest::splitModelIsTheSame()
{
    const bool holds = rc::check("split states say the same of every sequence", [] {
        const Model model = anyModel();
        const int state = anyOf(0, model.stateCount());
        const auto split = splitState(model, state, anyOf(0, 5) / 4.0, "new");
        RC_ASSERT(split.has_value());
        RC_ASSERT(split->validate().has_value());
        RC_ASSERT(split->states[std::size_t(state) + 1] == "new");
        RC_ASSERT((likelihoods(*split, 3) - likelihoods(model, 3)).cwiseAbs().maxCoeff() < 1e-12);
    });
    QVERIFY(holds);
}

void EditsTest::splitAndMergedAgain()
{
    const bool holds = rc::check("split, then merged", [] {
        const Model model = anyModel();
        const int state = anyOf(0, model.stateCount());
        const double share = anyOf(0, 5) / 4.0;
        const std::string name = model.states[std::size_t(state)];
        auto split = splitState(model, state, share, "new");
        RC_ASSERT(split.has_value());
        const auto merged = mergeStates(*split, {state + 1, state}, Vector{{share, 1 - share}}, name);
        RC_ASSERT(merged.has_value());
        RC_ASSERT(merged->states == model.states);
        RC_ASSERT((merged->transition - model.transition).cwiseAbs().maxCoeff() < 1e-15);
        RC_ASSERT((merged->emission - model.emission).cwiseAbs().maxCoeff() < 1e-15);
        RC_ASSERT((merged->initial - model.initial).cwiseAbs().maxCoeff() < 1e-15);
        if (model.hasEnd()) RC_ASSERT((merged->end - model.end).cwiseAbs().maxCoeff() < 1e-15);

        const int action = anyOf(0, model.actionCount());
        const auto actions = splitAction(model, action, share, "new");
        RC_ASSERT(actions.has_value() && actions->validate().has_value());
        const auto again = mergeActions(*actions, {action, action + 1}, model.actions[std::size_t(action)]);
        RC_ASSERT(again.has_value() && again->actions == model.actions);
        RC_ASSERT((again->emission - model.emission).cwiseAbs().maxCoeff() < 1e-15);
    });
    QVERIFY(holds);
}

/// Expected visits of each state in a session, step by step.
Vector visitsOf(const Model& model)
{
    Vector now = model.initial, visits = Vector::Zero(model.stateCount());
    for (int t = 0; t < 5000; ++t) {
        visits += now;
        now = model.transition.transpose() * now.cwiseProduct((1 - model.end.array()).matrix());
    }
    return visits;
}

void EditsTest::mergedByVisitsKeepsShares()
{
    const Model model = ecommerceTemplate();
    const Vector visits = visitsOf(model);
    const std::vector<int> which{4, 1}; // which end sessions with different probabilities
    const auto merged = mergeStates(model, which, Vector{{visits[4], visits[1]}}, "interest");
    QVERIFY(merged && merged->validate());
    QCOMPARE(merged->states, (std::vector<std::string>{"browse", "interest", "favourite", "cart"}));
    const Vector after = visitsOf(*merged);
    QVERIFY(std::abs(after[0] - visits[0]) < 1e-12);
    QVERIFY(std::abs(after[1] - visits[1] - visits[4]) < 1e-12);
    QVERIFY(std::abs(after[3] - visits[3]) < 1e-12);
    const Vector actions = model.emission.transpose() * visits, actionsAfter = merged->emission.transpose() * after;
    QVERIFY((actions - actionsAfter).cwiseAbs().maxCoeff() < 1e-12);
    // Weights that are not the visits give another model, yet a valid one.
    const auto other = mergeStates(model, which, Vector{{1, 0}}, "interest");
    QVERIFY(other && other->validate());
    QVERIFY((Matrix(other->emission.row(1)) - model.emission.row(4)).cwiseAbs().maxCoeff() < 1e-15);
}

void EditsTest::mergedActionsAdd()
{
    const Model model = ecommerceTemplate();
    const auto merged = mergeActions(model, {4, 0, 2}, "rest");
    QVERIFY(merged && merged->validate());
    QCOMPARE(merged->actions, (std::vector<std::string>{"rest", "click", "cart"}));
    for (int i = 0; i < 5; ++i)
        QVERIFY(std::abs(merged->emission(i, 0) - model.emission(i, 0) - model.emission(i, 2) - model.emission(i, 4)) <
                1e-15);
    QVERIFY(merged->transition == model.transition);
}

void EditsTest::addedAndRemovedAgain()
{
    const bool holds = rc::check("added, then removed", [] {
        const Model model = anyModel();
        const double share = anyOf(0, 4) / 4.0;
        const auto added = addState(model, "new", share);
        RC_ASSERT(added.has_value() && added->validate().has_value());
        RC_ASSERT(added->initial[model.stateCount()] == share);
        RC_ASSERT(added->transition(0, model.stateCount()) == share);
        const auto removed = removeStates(*added, {model.stateCount()});
        RC_ASSERT(removed.has_value() && removed->validate().has_value());
        RC_ASSERT((removed->transition - model.transition).cwiseAbs().maxCoeff() < 1e-15);
        RC_ASSERT((removed->initial - model.initial).cwiseAbs().maxCoeff() < 1e-15);
        RC_ASSERT(removed->emission == model.emission);

        const auto action = addAction(model, "new", share);
        RC_ASSERT(action.has_value() && action->validate().has_value());
        RC_ASSERT(action->emission(0, model.actionCount()) == share);
        const auto without = removeActions(*action, {model.actionCount()});
        RC_ASSERT(without.has_value() && without->validate().has_value());
        RC_ASSERT((without->emission - model.emission).cwiseAbs().maxCoeff() < 1e-15);
    });
    QVERIFY(holds);
}

void EditsTest::removedRowsShare()
{
    Model model = ecommerceTemplate();
    model.transition.row(2) = Matrix{{0, 0, 0, 0, 1}};
    model.emission.row(4) = Matrix{{0.5, 0, 0, 0, 0.5}};
    const auto states = removeStates(model, {4, 1});
    QVERIFY(states && states->validate());
    QCOMPARE(states->states, (std::vector<std::string>{"browse", "favourite", "cart"}));
    QVERIFY(states->transition.row(1) == Matrix::Constant(1, 3, 1 / 3.));
    QVERIFY(std::abs(states->transition(0, 1) - 0.05 / 0.67) < 1e-15);
    QVERIFY(states->end == Vector({{0.12, 0.12, 0.10}}));
    const auto actions = removeActions(model, {0, 4});
    QVERIFY(actions && actions->validate());
    QVERIFY(actions->emission.row(4) == Matrix::Constant(1, 3, 1 / 3.));
}

using Operation = std::function<Result<Model>(const Model&)>;

void EditsTest::structureRefusals_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, Operation operation, const char* message) {
        QTest::newRow(name) << std::move(operation) << QString::fromUtf8(message);
    };
    row(
        "name taken", [](const Model& m) { return renameState(m, 0, "cart"); }, "Two states are called \"cart\"");
    row(
        "name empty", [](const Model& m) { return renameAction(m, 0, ""); }, "Action 1 has no name");
    row(
        "no such", [](const Model& m) { return renameAction(m, 5, "x"); },
        "actions: there is no number 6; there are 5");
    row(
        "order too short",
        [](const Model& m) {
            return permuteStates(m, {0, 1});
        },
        "states: the order has 2 of 5");
    row(
        "order with one twice",
        [](const Model& m) {
            return permuteStates(m, {0, 1, 2, 3, 3});
        },
        "states: number 4 is named twice");
    row(
        "last states",
        [](const Model& m) {
            return removeStates(m, {0, 1, 2, 3, 4});
        },
        "There are 0 states; a model has from 1 to 256");
    row(
        "last actions",
        [](const Model& m) {
            return removeActions(m, {0, 1, 2, 3, 4});
        },
        "There are 0 actions; a model has from 1 to 256");
    row(
        "removed twice",
        [](const Model& m) {
            return removeActions(m, {0, 0});
        },
        "actions: number 1 is named twice");
    row(
        "merge one", [](const Model& m) { return mergeStates(m, {0}, Vector{{1}}, "x"); },
        "states: merging takes two or more");
    row(
        "merge into a name taken",
        [](const Model& m) {
            return mergeActions(m, {0, 1}, "cart");
        },
        "Two actions are called \"cart\"");
    row(
        "weights zero",
        [](const Model& m) {
            return mergeStates(m, {0, 1}, Vector{{0, 0}}, "x");
        },
        "The weights of the states to merge are no weights");
    row(
        "weights too few",
        [](const Model& m) {
            return mergeStates(m, {0, 1}, Vector{{1}}, "x");
        },
        "The weights of the states to merge are no weights");
    row(
        "weight negative",
        [](const Model& m) {
            return mergeStates(m, {0, 1}, Vector{{2, -1}}, "x");
        },
        "The weights of the states to merge are no weights");
    row(
        "split with no share", [](const Model& m) { return splitState(m, 0, 1.5, "x"); }, "1.5 is no share");
    row(
        "split into a name taken", [](const Model& m) { return splitAction(m, 0, 0.5, "cart"); },
        "Two actions are called \"cart\"");
    row(
        "too many",
        [](const Model& m) {
            Result<Model> grown = m;
            for (int i = 5; i < 257 && grown; ++i)
                grown = addState(*grown, "s" + std::to_string(i));
            return grown;
        },
        "There are 257 states; a model has from 1 to 256");
}

void EditsTest::structureRefusals()
{
    QFETCH(Operation, operation);
    QFETCH(QString, message);
    const auto result = operation(withNames(ecommerceTemplate()));
    QVERIFY(!result);
    QCOMPARE(QString::fromStdString(reasonOf(result)), message);
}

QTEST_APPLESS_MAIN(EditsTest)
#include "edits.moc"
