// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/analysis.h"

#include "engine/hmm/mixture.h"
#include "tests/engine/hmm/enumeration.h"
#include "tests/engine/hmm/randommodel.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <fstream>
#include <numbers>
#include <numeric>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// One action for each state; starts in state 0.
Model chain(const Matrix& transition, const Vector& end = {})
{
    Model model;
    model.states = model.actions = numbered("s", int(transition.rows()));
    model.initial = Vector::Unit(transition.rows(), 0);
    model.transition = transition;
    model.emission = Matrix::Identity(transition.rows(), transition.rows());
    model.end = end;
    return model;
}

/// A player with i of n coins wins one with probability `winning`; 0 and n are absorbing.
Matrix gamblersRuin(int n, double winning)
{
    Matrix transition = Matrix::Zero(n + 1, n + 1);
    transition(0, 0) = transition(n, n) = 1;
    for (int i = 1; i < n; ++i) {
        transition(i, i + 1) = winning;
        transition(i, i - 1) = 1 - winning;
    }
    return transition;
}

Matrix ring(int n)
{
    Matrix transition = Matrix::Zero(n, n);
    for (int i = 0; i < n; ++i)
        transition(i, (i + 1) % n) = 1;
    return transition;
}

/// The first 2^45 terms of I + step + step^2 + ..., by doubling; where a sum grows with their number, infinity. What
/// converges at all does so far below: the models have few states and no small probabilities.
Matrix series(Matrix step)
{
    Matrix sum = Matrix::Identity(step.rows(), step.cols());
    for (int doubling = 0; doubling < 45; ++doubling) {
        sum += Matrix(step * sum);
        step = Matrix(step * step);
    }
    return sum.unaryExpr([](double value) { return value > 1e10 ? infinity : value; });
}

/// step^(2^60), each row scaled back to its sum so that rounding does not add up.
Matrix limit(Matrix step)
{
    for (int doubling = 0; doubling < 60; ++doubling) {
        step = Matrix(step * step);
        for (Eigen::Index i = 0; i < step.rows(); ++i)
            step.row(i) /= step.row(i).sum();
    }
    return step;
}

Matrix sessionStep(const Model& model)
{
    Matrix step = model.transition;
    if (model.hasEnd()) step.array().colwise() *= 1 - model.end.array();
    return step;
}

/// The chain of a session with a state more, in which it stays when it has ended.
Matrix withEnd(const Model& model)
{
    const Eigen::Index k = model.stateCount();
    Matrix step = Matrix::Zero(k + 1, k + 1);
    step.topLeftCorner(k, k) = sessionStep(model);
    if (model.hasEnd()) step.col(k).head(k) = model.end;
    step(k, k) = 1;
    return step;
}

double weighted(const Vector& weights, const Vector& values)
{
    double sum = 0;
    for (Eigen::Index i = 0; i < weights.size(); ++i)
        if (weights[i] > 0) sum += weights[i] * values[i];
    return sum;
}

/// Relative beyond one; infinities only to themselves, NaN to nothing.
bool agrees(double a, double b, double tolerance = 1e-9)
{
    return a == b || (std::isfinite(b) && std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b)));
}

template <typename Values>
bool agree(const Values& a, const Values& b, double tolerance = 1e-9)
{
    if (a.rows() != b.rows() || a.cols() != b.cols()) return false;
    for (Eigen::Index i = 0; i < a.rows(); ++i)
        for (Eigen::Index j = 0; j < a.cols(); ++j)
            if (!agrees(a(i, j), b(i, j), tolerance)) return false;
    return true;
}

std::vector<std::vector<int>> statesOf(const std::vector<CommunicatingClass>& classes)
{
    std::vector<std::vector<int>> states;
    for (const CommunicatingClass& one : classes)
        states.push_back(one.states);
    return states;
}

} // namespace

class AnalysisTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isLikeTheReference();
    void twoStates();
    void gamblersRuinIsKnown();
    void gamblersRuinWithRareWins();
    void drunkardsWalk();
    void ringIsPeriodic();
    void periodIsOfAllWays();
    void oneState_data();
    void oneState();
    void severalClosedClasses();
    void halfOfTheSessionsEnd();
    void rareStepsKeepTheirDigits();
    void endsFarBeyondNumbersAreInfinite();
    void eigenvaluesOfACirculant();
    void eigenvaluesOfAOneWayChain();
    void templateBySums();
    void classesLikeAllWays();
    void longRunLikePowers();
    void firstPassageLikeSeries();
    void visitsAndHittingLikeSeries();
    void lengthsLikeEnumeration();
    void dwellLikeRuns();
    void dwellByHand();
    void aMixtureIsTheMeanOfItsPersonas();
    void momentsLikeLengths();
    void actionsLikePowers();
    void largestModelsAreConsistent();
};

void AnalysisTest::isLikeTheReference()
{
    std::ifstream file(SESSIONSMITH_SHARED_DIR "/reference/hmm_small.json");
    if (!file) QSKIP("shared/reference is not beside the checkout");
    const auto json = nlohmann::json::parse(file);
    Matrix transition(3, 3);
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j)
            transition(i, j) = json["A"][std::size_t(i)][std::size_t(j)].get<double>();
    const Analysis analysis = analyse(chain(transition));
    for (int i = 0; i < 3; ++i)
        QVERIFY(std::abs(analysis.stationary[i] - json["stationary"][std::size_t(i)].get<double>()) < 1e-14);
    QVERIFY(std::abs(analysis.entropyRate - json["entropy_rate_nats"].get<double>()) < 1e-14);
}

void AnalysisTest::twoStates()
{
    const double a = 0.3, b = 0.1;
    const Model model = chain(Matrix{{1 - a, a}, {b, 1 - b}});
    const Analysis analysis = analyse(model);
    QVERIFY(agree(analysis.stationary, Vector{{b / (a + b), a / (a + b)}}, 1e-15));
    QVERIFY(analysis.stationaryIsUnique);
    QVERIFY(agree(analysis.firstPassage, Matrix{{(a + b) / b, 1 / a}, {1 / b, (a + b) / a}}, 1e-14));
    const auto entropy = [](double p) { return -p * std::log(p) - (1 - p) * std::log(1 - p); };
    QVERIFY(agrees(analysis.entropyRate, (b * entropy(a) + a * entropy(b)) / (a + b), 1e-14));
    const Relaxation relaxed = relaxation(model, analysis.classes);
    QVERIFY(agrees(relaxed.modulus, 1 - a - b, 1e-14));
    QVERIFY(agrees(relaxed.time, 1 / (a + b), 1e-14));
    QCOMPARE(analysis.classes.size(), std::size_t(1));
    QVERIFY(analysis.classes[0].closed);
    QCOMPARE(analysis.classes[0].period, 1);
    QVERIFY(analysis.absorbing.empty());
    QCOMPARE(analysis.expectedLength, infinity);
    QVERIFY(agree(analysis.sessionActions, analysis.stationaryActions));
}

void AnalysisTest::gamblersRuinIsKnown()
{
    const int n = 6;
    for (const double p : {0.5, 0.4, 0.7}) {
        Model model = chain(gamblersRuin(n, p));
        const Analysis endless = analyse(model);
        QCOMPARE(endless.absorbing, (std::vector{0, n}));
        QCOMPARE(statesOf(endless.classes), (std::vector<std::vector<int>>{{0}, {1, 2, 3, 4, 5}, {6}}));
        QCOMPARE(endless.classes[1].period, 2);
        QVERIFY(!endless.classes[1].closed && endless.classes[2].closed);
        QVERIFY(!endless.stationaryIsUnique);
        const double ratio = (1 - p) / p;
        model.end = Vector::Zero(n + 1);
        model.end[0] = model.end[n] = 1;
        for (int i = 1; i < n; ++i) {
            const double wins = p == 0.5 ? double(i) / n : (1 - std::pow(ratio, i)) / (1 - std::pow(ratio, n));
            const double steps = p == 0.5 ? i * (n - i) : (i - n * wins) / (1 - 2 * p);
            QVERIFY(agrees(endless.hittingFrom(i, n), wins, 1e-13));
            QCOMPARE(endless.firstPassage(i, n), infinity); // it may be ruined before
            model.initial = Vector::Unit(n + 1, i);
            const Analysis analysis = analyse(model);
            QVERIFY(agrees(analysis.stationary[n], wins, 1e-13));
            QVERIFY(agrees(analysis.hitting[0], 1 - wins, 1e-13));
            QVERIFY(agrees(analysis.expectedLength, steps + 1, 1e-13));
            QVERIFY(agrees(analysis.visits[n], wins, 1e-13));
        }
    }
}

void AnalysisTest::gamblersRuinWithRareWins()
{
    const int n = 5;
    const double p = 1e-9, ratio = (1 - p) / p; // winning five times: about 1e-36, to all digits
    const Analysis analysis = analyse(chain(gamblersRuin(n, p)));
    for (int i = 1; i < n; ++i) {
        const double wins = (1 - std::pow(ratio, i)) / (1 - std::pow(ratio, n));
        QVERIFY(std::abs(analysis.hittingFrom(i, n) / wins - 1) < 1e-12);
    }
}

void AnalysisTest::drunkardsWalk()
{
    // Grinstead & Snell, example 11.13 to 11.15: from the corners 1, 2, 3 home (0) or to the bar (4).
    const Analysis analysis = analyse(chain(gamblersRuin(4, 0.5)));
    QVERIFY(
        agree(Matrix(analysis.visitsFrom.block(1, 1, 3, 3)), Matrix{{1.5, 1, 0.5}, {1, 2, 1}, {0.5, 1, 1.5}}, 1e-14));
    QVERIFY(agree(Matrix(analysis.hittingFrom.block(1, 0, 3, 1)), Matrix{{0.75}, {0.5}, {0.25}}, 1e-14));
    QCOMPARE(analysis.visitsFrom(2, 0), infinity);
    QCOMPARE(analysis.visitsFrom(0, 2), 0.0);
    QCOMPARE(analysis.firstPassage(0, 0), 1.0);
    QCOMPARE(analysis.firstPassage(1, 2), infinity);
}

void AnalysisTest::ringIsPeriodic()
{
    const int n = 7;
    const Model model = chain(ring(n));
    const Analysis analysis = analyse(model);
    QCOMPARE(analysis.classes.size(), std::size_t(1));
    QCOMPARE(analysis.classes[0].period, n);
    QVERIFY(agree(analysis.stationary, Vector(Vector::Constant(n, 1.0 / n)), 1e-15));
    QCOMPARE(analysis.entropyRate, 0.0);
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j)
            QVERIFY(agrees(analysis.firstPassage(i, j), i == j ? n : (j - i + n) % n, 1e-14));
    const Relaxation relaxed = relaxation(model, analysis.classes);
    QCOMPARE(relaxed.modulus, 1.0);
    QCOMPARE(relaxed.gap, 0.0);
    QCOMPARE(relaxed.time, infinity);
}

void AnalysisTest::periodIsOfAllWays()
{
    // Two ways around, of four and of six steps: 0 1 2 3 and 0 4 5 6 7 8.
    Matrix transition = Matrix::Zero(9, 9);
    transition(0, 1) = transition(0, 4) = 0.5;
    for (const int i : {1, 2, 4, 5, 6, 7})
        transition(i, i + 1) = 1;
    transition(3, 0) = transition(8, 0) = 1;
    QCOMPARE(analyse(chain(transition)).classes[0].period, 2);
    transition(8, 0) = transition(8, 8) = 0.5;
    QCOMPARE(analyse(chain(transition)).classes[0].period, 1);
}

void AnalysisTest::oneState_data()
{
    QTest::addColumn<double>("end");
    QTest::addColumn<double>("length");
    QTest::addColumn<double>("variance");
    QTest::newRow("without END") << -1.0 << infinity << infinity;
    QTest::newRow("never") << 0.0 << infinity << infinity;
    QTest::newRow("quarter") << 0.25 << 4.0 << 12.0;
    QTest::newRow("rare") << 1e-18 << 1e18 << 1e36;
    QTest::newRow("always") << 1.0 << 1.0 << 0.0;
}

void AnalysisTest::oneState()
{
    QFETCH(double, end);
    QFETCH(double, length);
    QFETCH(double, variance);
    const Model model = chain(Matrix{{1}}, end < 0 ? Vector() : Vector{{end}});
    const Analysis analysis = analyse(model);
    QVERIFY(agrees(analysis.expectedLength, length, 1e-14));
    QVERIFY(agrees(analysis.lengthVariance, variance, 1e-14));
    QVERIFY(agrees(analysis.visits[0], length, 1e-14));
    QCOMPARE(analysis.hitting[0], 1.0);
    QCOMPARE(analysis.stationary[0], 1.0);
    QCOMPARE(analysis.sessionActions[0], 1.0);
    QCOMPARE(analysis.entropyRate, 0.0);
    QCOMPARE(analysis.firstPassage(0, 0), 1.0);
    QCOMPARE(analysis.absorbing, std::vector{0});
    QCOMPARE(relaxation(model, analysis.classes).time, 1.0);
    QCOMPARE(actionHitting(model)[0], 1.0);
}

void AnalysisTest::severalClosedClasses()
{
    // From 0 to the pair {1, 2} or the absorbing 3, as 1 to 3; 4 leads to 0 and nowhere back.
    const Matrix transition{
        {0.6, 0.1, 0, 0.3, 0}, {0, 0.5, 0.5, 0, 0}, {0, 1, 0, 0, 0}, {0, 0, 0, 1, 0}, {1, 0, 0, 0, 0}};
    Model model = chain(transition);
    const Analysis analysis = analyse(model);
    QCOMPARE(statesOf(analysis.classes), (std::vector<std::vector<int>>{{0}, {1, 2}, {3}, {4}}));
    QCOMPARE(analysis.classes[3].period, 0);
    QVERIFY(!analysis.stationaryIsUnique);
    QVERIFY(agree(analysis.stationary, Vector{{0, 0.25 * 2 / 3, 0.25 / 3, 0.75, 0}}, 1e-14));
    QVERIFY(agrees(analysis.entropyRate, 0.25 * 2 / 3 * std::numbers::ln2, 1e-14));
    QVERIFY(agree(analysis.firstPassage, Matrix{{infinity, infinity, infinity, infinity, infinity},
                                                {infinity, 1.5, 2, infinity, infinity},
                                                {infinity, 1, 3, infinity, infinity},
                                                {infinity, infinity, infinity, 1, infinity},
                                                {1, infinity, infinity, infinity, infinity}}));
    QCOMPARE(relaxation(model, analysis.classes).gap, 0.0);
    QVERIFY(agree(actionHitting(model), Vector{{1, 0.25, 0.25, 0.75, 0}}, 1e-14));
    model.initial = Vector::Unit(5, 1);
    QVERIFY(agree(analyse(model).stationary, Vector{{0, 2.0 / 3, 1.0 / 3, 0, 0}}, 1e-14));
}

void AnalysisTest::halfOfTheSessionsEnd()
{
    // State 1 ends soon, state 2 never: the length has no mean, but what comes before has.
    Model model = chain(Matrix{{0.5, 0.25, 0.25}, {0, 1, 0}, {0, 0, 1}}, Vector{{0, 0.5, 0}});
    Analysis analysis = analyse(model);
    QCOMPARE(analysis.expectedLength, infinity);
    QCOMPARE(analysis.lengthVariance, infinity);
    QVERIFY(agree(analysis.lengthFrom, Vector{{infinity, 2, infinity}}));
    QVERIFY(agree(analysis.visits, Vector{{2, 1, infinity}}));
    QVERIFY(agree(analysis.hitting, Vector{{1, 0.5, 0.5}}));
    QVERIFY(agree(analysis.sessionActions, Vector{{0, 0, 1}}));
    QVERIFY(agree(lengthDistribution(model, 3), Vector{{0, 0.125, 0.125}}));
    model.initial = Vector::Unit(3, 1); // now it always ends
    analysis = analyse(model);
    QCOMPARE(analysis.expectedLength, 2.0);
    QVERIFY(agrees(analysis.lengthVariance, 2));
    QVERIFY(agree(analysis.sessionActions, Vector{{0, 1, 0}}));
}

void AnalysisTest::rareStepsKeepTheirDigits()
{
    // Two pairs that hang together by 1e-18: within each, times and shares that no subtraction could tell.
    const double rare = 1e-18;
    const Matrix transition{{0.5, 0.5, 0, 0}, {0.25, 0.75, rare, 0}, {0, rare, 0.4, 0.6}, {0, 0, 0.1, 0.9}};
    const Analysis analysis = analyse(chain(transition));
    QVERIFY(agrees(analysis.firstPassage(0, 1), 2, 1e-14));
    // From 1 on the way to 0: an excursion to the other pair, 4e-18 of them, takes 1e18 * (1 + 0.6 / 0.1) steps.
    QVERIFY(agrees(analysis.firstPassage(1, 0), 4 + 4 * 7, 1e-13));
    QVERIFY(agrees(analysis.firstPassage(0, 3) / (1e18 * 1.5), 1, 1e-13));
    QVERIFY(agrees(analysis.stationary[0] * 3, analysis.stationary[1] * 1.5, 1e-14));
    QVERIFY(agrees(analysis.stationary[2], 1 / 8.5, 1e-13)); // in balance with state 1: both are left as often
    QVERIFY(agrees(analysis.stationary[1], 1 / 8.5, 1e-13));
}

void AnalysisTest::endsFarBeyondNumbersAreInfinite()
{
    Matrix transition = Matrix::Zero(40, 40); // back to the start but for 1e-20, forty times
    for (int i = 0; i < 40; ++i) {
        transition(i, 0) = 1 - 1e-20;
        transition(i, std::min(i + 1, 39)) += 1e-20;
    }
    Vector end = Vector::Zero(40);
    end[39] = 1;
    const Analysis analysis = analyse(chain(transition, end));
    QCOMPARE(analysis.expectedLength, infinity);
    for (const Matrix& values : {analysis.firstPassage, analysis.visitsFrom, analysis.hittingFrom})
        QVERIFY(!values.hasNaN() && values.minCoeff() >= 0);
    QVERIFY(!analysis.stationary.hasNaN() && !analysis.sessionActions.hasNaN());
    QVERIFY(agrees(analysis.firstPassage(0, 3), 1e60 * (1 + 1e-20), 1e-12));
    QCOMPARE(analysis.stationary[0], 1.0);
}

void AnalysisTest::eigenvaluesOfACirculant()
{
    const int n = 5;
    const double stay = 0.2, on = 0.7, back = 0.1;
    Matrix transition = Matrix::Zero(n, n);
    for (int i = 0; i < n; ++i) {
        transition(i, i) = stay;
        transition(i, (i + 1) % n) = on;
        transition(i, (i + n - 1) % n) = back;
    }
    double modulus = 0;
    for (int k = 1; k < n; ++k) {
        const double angle = 2 * std::numbers::pi * k / n;
        modulus = std::max(modulus, std::hypot(stay + (on + back) * std::cos(angle), (on - back) * std::sin(angle)));
    }
    const Model model = chain(transition);
    const Relaxation relaxed = relaxation(model, analyse(model).classes);
    QVERIFY(agrees(relaxed.modulus, modulus, 1e-13));
    QVERIFY(agrees(relaxed.gap, 1 - modulus, 1e-13));
    QVERIFY(agrees(relaxed.time, 1 / (1 - modulus), 1e-12));
}

void AnalysisTest::eigenvaluesOfAOneWayChain()
{
    Matrix transition = Matrix::Zero(8, 8); // one block with eigenvalue 0.5 eight times over, but the last
    for (int i = 0; i < 7; ++i)
        transition(i, i) = transition(i, i + 1) = 0.5;
    transition(7, 7) = 1;
    const Model model = chain(transition);
    QCOMPARE(relaxation(model, analyse(model).classes).modulus, 0.5);
}

void AnalysisTest::templateBySums()
{
    const Model model = ecommerceTemplate();
    const Analysis analysis = analyse(model);
    Vector here = model.initial, visits = Vector::Zero(5), shown = Vector::Zero(5);
    double length = 0, square = 0;
    const Vector lengths = lengthDistribution(model, 1000);
    for (int n = 1; n <= 1000; ++n) {
        visits += here;
        shown += model.emission.transpose() * here;
        const double ends = here.dot(model.end);
        QVERIFY(agrees(lengths[n - 1], ends, 1e-14));
        length += n * ends;
        square += double(n) * n * ends;
        const Vector on = here.cwiseProduct((1 - model.end.array()).matrix());
        here = model.transition.transpose() * on;
    }
    QVERIFY(agree(analysis.visits, visits, 1e-12));
    QVERIFY(agrees(analysis.expectedLength, length, 1e-12));
    QVERIFY(agrees(analysis.lengthVariance, square - length * length, 1e-11));
    QVERIFY(agree(analysis.sessionActions, Vector(shown / length), 1e-12));
    QVERIFY(agrees(analysis.sessionActions.sum(), 1, 1e-14));
    QVERIFY(agree(Vector(model.transition.transpose() * analysis.stationary), analysis.stationary, 1e-14));
    QVERIFY(agrees(weighted(model.initial, analysis.lengthFrom), length, 1e-12));
}

void AnalysisTest::classesLikeAllWays()
{
    const bool holds = rc::check("classes, closed, period", [] {
        const Model model = anyModel();
        const int k = model.stateCount();
        const Matrix step = model.transition.unaryExpr([](double p) { return double(p > 0); });
        Matrix ways = Matrix::Identity(k, k), reached = ways;
        std::vector<int> periods(std::size_t(k), 0);
        for (int n = 1; n <= 3 * k * k; ++n) {
            ways = Matrix(ways * step).cwiseMin(1);
            reached = (reached + ways).cwiseMin(1);
            for (int i = 0; i < k; ++i)
                if (ways(i, i) > 0) periods[std::size_t(i)] = std::gcd(periods[std::size_t(i)], n);
        }
        std::vector<int> seen;
        std::vector<int> absorbing;
        for (const CommunicatingClass& one : analyse(model).classes) {
            bool closed = true;
            for (const int i : one.states) {
                seen.push_back(i);
                RC_ASSERT(one.period == periods[std::size_t(i)]);
                for (int j = 0; j < k; ++j) {
                    const bool together = std::ranges::count(one.states, j) > 0;
                    RC_ASSERT(together == (reached(i, j) > 0 && reached(j, i) > 0));
                    closed &= together || reached(i, j) == 0;
                }
            }
            RC_ASSERT(one.closed == closed);
            if (closed && one.states.size() == 1) absorbing.push_back(one.states[0]);
        }
        RC_ASSERT(analyse(model).absorbing == absorbing);
        std::ranges::sort(seen);
        RC_ASSERT(int(seen.size()) == k);
        for (int i = 0; i < k; ++i)
            RC_ASSERT(seen[std::size_t(i)] == i);
    });
    QVERIFY(holds);
}

void AnalysisTest::longRunLikePowers()
{
    const bool holds = rc::check("stationary and entropy rate", [] {
        const Model model = anyModel();
        const int k = model.stateCount();
        // Half the steps not taken: the same mean over time, and it converges for periodic chains too.
        const Vector stationary = limit((model.transition + Matrix::Identity(k, k)) / 2).transpose() * model.initial;
        const Analysis analysis = analyse(model);
        RC_ASSERT(agree(analysis.stationary, stationary));
        RC_ASSERT(agree(analysis.stationaryActions, Vector(model.emission.transpose() * stationary)));
        double entropy = 0;
        for (int i = 0; i < k; ++i)
            for (int j = 0; j < k; ++j)
                if (model.transition(i, j) > 0)
                    entropy -= stationary[i] * model.transition(i, j) * std::log(model.transition(i, j));
        RC_ASSERT(agrees(analysis.entropyRate, entropy));
    });
    QVERIFY(holds);
}

void AnalysisTest::firstPassageLikeSeries()
{
    const bool holds = rc::check("first passage", [] {
        const Model model = anyModel();
        const int k = model.stateCount();
        const Analysis analysis = analyse(model);
        for (int j = 0; j < k; ++j) {
            Matrix before = model.transition; // the mean is the sum of P(not there after n steps)
            before.col(j).setZero();
            const Vector times = series(before).rowwise().sum();
            RC_ASSERT(agree(Vector(analysis.firstPassage.col(j)), times));
        }
    });
    QVERIFY(holds);
}

void AnalysisTest::visitsAndHittingLikeSeries()
{
    const bool holds = rc::check("visits and hitting", [] {
        const Model model = anyModel();
        const int k = model.stateCount();
        const Analysis analysis = analyse(model);
        const Matrix visits = series(sessionStep(model));
        RC_ASSERT(agree(analysis.visitsFrom, visits));
        for (int j = 0; j < k; ++j) {
            RC_ASSERT(agrees(analysis.visits[j], weighted(model.initial, visits.col(j))));
            RC_ASSERT(agrees(analysis.lengthFrom[j], visits.row(j).sum()));
            Matrix step = withEnd(model);
            step.row(j) = Vector::Unit(k + 1, j).transpose();
            const Vector hitting = limit(step).col(j).head(k);
            RC_ASSERT(agree(Vector(analysis.hittingFrom.col(j)), hitting));
            RC_ASSERT(agrees(analysis.hitting[j], model.initial.dot(hitting)));
        }
    });
    QVERIFY(holds);
}

void AnalysisTest::lengthsLikeEnumeration()
{
    const bool holds = rc::check("P(length)", [] {
        const Model model = anyModel();
        const Vector lengths = lengthDistribution(model, 5);
        for (std::size_t n = 1; n <= 5; ++n) {
            double wanted = 0;
            if (model.hasEnd())
                forEachPath(model.stateCount(), n, [&](const StatePath& path) {
                    double probability = model.initial[path[0]] * model.end[path[n - 1]];
                    for (std::size_t t = 1; t < n; ++t)
                        probability *= (1 - model.end[path[t - 1]]) * model.transition(path[t - 1], path[t]);
                    wanted += probability;
                });
            RC_ASSERT(agrees(lengths[Eigen::Index(n) - 1], wanted, 1e-13));
        }
    });
    QVERIFY(holds);
}

void AnalysisTest::dwellLikeRuns()
{
    const bool holds = rc::check("events in a row", [] {
        const Model model = anyModel();
        const Vector dwell = analyse(model).dwell;
        for (int i = 0; i < model.stateCount(); ++i) {
            const double stays = model.transition(i, i) * (model.hasEnd() ? 1 - model.end[i] : 1);
            double mean = 0, run = 1; // P(n events or more)
            for (int n = 0; n < 10'000; ++n, run *= stays)
                mean += run;
            RC_ASSERT((stays < 1 ? agrees(dwell[i], mean) : std::isinf(dwell[i])));
        }
    });
    QVERIFY(holds);
}

void AnalysisTest::dwellByHand()
{
    QVERIFY((analyse(chain(hmm::Matrix{{0.75, 0.25}, {0, 1}}, Vector())).dwell ==
             Vector{{4, std::numeric_limits<double>::infinity()}}));
    QVERIFY((analyse(chain(hmm::Matrix{{0.75, 0.25}, {0, 1}}, Vector{{0.5, 0.125}})).dwell == Vector{{1.6, 8}}));
    // One that is hardly ever left keeps its digits.
    const double rare = 1e-20;
    QVERIFY(agrees(analyse(chain(hmm::Matrix{{1, rare}, {1, 0}}, Vector())).dwell[0], 1e20, 1e-15));
}

void AnalysisTest::aMixtureIsTheMeanOfItsPersonas()
{
    const bool holds = rc::check("mixture", [] {
        const Model a = anyModel();
        Model b = anyModel();
        while (b.hasEnd() != a.hasEnd())
            b = anyModel();
        const double weight = anyOf(1, 4) / 4.0;
        const Model mixture = mixtureOf({{"a", weight, a, {}}, {"b", 1 - weight, b, {}}}).value();
        const Analysis all = analyse(mixture), one = analyse(a), other = analyse(b);
        const int k = a.stateCount();
        RC_ASSERT(agrees(all.expectedLength, weight * one.expectedLength + (1 - weight) * other.expectedLength));
        RC_ASSERT(agree(Vector(all.stationary.head(k)), Vector(weight * one.stationary)));
        RC_ASSERT(agree(Vector(all.dwell.head(k)), one.dwell));
        RC_ASSERT(all.classes.size() == one.classes.size() + other.classes.size());
    });
    QVERIFY(holds);
}

void AnalysisTest::momentsLikeLengths()
{
    int compared = 0;
    const bool holds = rc::check("mean, variance and shares", [&] {
        const Model model = anyModel();
        const Analysis analysis = analyse(model);
        const Vector lengths = lengthDistribution(model, 3000);
        if (1 - lengths.sum() > 1e-13) { // ends rarely or never: see the series
            RC_ASSERT(analysis.expectedLength > 1);
            return;
        }
        ++compared;
        double mean = 0, square = 0;
        for (int n = 1; n <= 3000; ++n) {
            mean += n * lengths[n - 1];
            square += double(n) * n * lengths[n - 1];
        }
        RC_ASSERT(agrees(analysis.expectedLength, mean));
        RC_ASSERT(agrees(analysis.lengthVariance, square - mean * mean, 1e-7));
        RC_ASSERT(analysis.lengthVariance >= 0);
        const Vector events = model.emission.transpose() * analysis.visits;
        RC_ASSERT(agree(analysis.sessionActions, Vector(events / mean)));
    });
    QVERIFY(holds);
    QVERIFY(compared > 20);
}

void AnalysisTest::actionsLikePowers()
{
    const bool holds = rc::check("funnel to an action", [] {
        const Model model = anyModel();
        const int k = model.stateCount();
        const Vector all = actionHitting(model);
        for (int action = 0; action < model.actionCount(); ++action) {
            Matrix step = Matrix::Zero(k + 2, k + 2); // two states more: ended, shown
            step.topLeftCorner(k + 1, k + 1) = withEnd(model);
            step(k + 1, k + 1) = 1;
            for (int i = 0; i < k; ++i) {
                step.row(i) *= 1 - model.emission(i, action);
                step(i, k + 1) = model.emission(i, action);
            }
            const Vector shown = limit(step).col(k + 1).head(k);
            RC_ASSERT(agree(actionHittingFrom(model, action), shown));
            RC_ASSERT(agrees(all[action], model.initial.dot(shown)));
        }
    });
    QVERIFY(holds);
}

void AnalysisTest::largestModelsAreConsistent()
{
    const int k = Model::maximumSize;
    Model model = chain(Matrix::Zero(k, k), Vector::Constant(k, 0.01));
    for (int i = 0; i < k; ++i) {
        for (int j = 0; j < k; ++j)
            model.transition(i, j) = (i * 7 + j * 13 + i * j) % 17;
        model.transition(i, (i + 1) % k) += 1;
        model.transition.row(i) /= model.transition.row(i).sum();
    }
    const Analysis analysis = analyse(model);
    QVERIFY(agrees(analysis.expectedLength, 100, 1e-12));
    QVERIFY(agrees(analysis.lengthVariance, 9900, 1e-12));
    QVERIFY(agree(Vector(model.transition.transpose() * analysis.stationary), analysis.stationary, 1e-14));
    QVERIFY(agrees(analysis.stationary.sum(), 1, 1e-14));
    // What a first step leads to (Kemeny & Snell 4.4.2): M = E + P (M - diagonal of M).
    Matrix later = analysis.firstPassage;
    later.diagonal().setZero();
    QVERIFY(agree(analysis.firstPassage, Matrix((model.transition * later).array() + 1), 1e-12));
    const Matrix step = 0.99 * model.transition;
    QVERIFY(agree(analysis.visitsFrom, Matrix(Matrix::Identity(k, k) + step * analysis.visitsFrom), 1e-13));
    const double modulus = relaxation(model, analysis.classes).modulus;
    QVERIFY(modulus > 0 && modulus < 1);
}

QTEST_APPLESS_MAIN(AnalysisTest)
#include "analysis.moc"
