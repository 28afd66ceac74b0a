// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/targets.h"

#include "engine/tuning/celltext.h"
#include "engine/tuning/edits.h"
#include "engine/tuning/reachablerange.h"
#include "engine/tuning/targettext.h"
#include "tests/engine/analysis/stepping.h"
#include "tests/engine/hmm/randommodel.h"

#include <Eigen/QR>

#include <QTest>

#include <functional>
#include <map>
#include <optional>
#include <random>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

namespace {

using Part = Cell::Part;

struct Scenario
{
    Model model;
    std::vector<std::string> expects, locks;
    int length = 0;
};

Model shop()
{
    return ecommerceTemplate();
}

Model shopWithoutEnd()
{
    Model model = ecommerceTemplate();
    model.end.resize(0);
    return model;
}

/// Browse, then cart, then purchase, with no way but forward; actions are states.
Model funnel()
{
    Model model;
    model.states = model.actions = {"browse", "cart", "purchase"};
    model.initial = Vector{{1, 0, 0}};
    model.transition = Matrix{{0.8, 0.2, 0}, {0.25, 0.5, 0.25}, {1, 0, 0}};
    model.emission = Matrix::Identity(3, 3);
    model.end = Vector{{0.2, 0.25, 1}};
    return model;
}

/// Names of several words, a state that is never reached, an END probability of zero.
Model odd()
{
    Model model;
    model.states = {"look around", "look", "never seen"};
    model.actions = {"view item", "add to cart"};
    model.initial = Vector{{0.5, 0.5, 0}};
    model.transition = Matrix{{0.5, 0.5, 0}, {0.25, 0.75, 0}, {0.25, 0.25, 0.5}};
    model.emission = Matrix{{0.75, 0.25}, {0.5, 0.5}, {0.5, 0.5}};
    model.end = Vector{{0.125, 0, 0}};
    return model;
}

/// 24 states and 16 actions, from a fixed seed, with every fourth cell zero.
Model large()
{
    constexpr int k = 24, m = 16;
    std::mt19937 random(7);
    const auto weight = [&] { return random() % 4 == 0 ? 0.0 : double(1 + random() % 1000); };
    Model model;
    model.states = numbered("s", k);
    model.actions = numbered("a", m);
    model.initial = Vector::NullaryExpr(k, weight);
    model.transition = Matrix::NullaryExpr(k, k, weight);
    model.emission = Matrix::NullaryExpr(k, m, weight);
    model.initial /= model.initial.sum();
    for (int i = 0; i < k; ++i) {
        model.transition.row(i) /= model.transition.row(i).sum();
        model.emission.row(i) /= model.emission.row(i).sum();
    }
    model.end = Vector::NullaryExpr(k, [&] { return double(1 + random() % 100) / 400; });
    return model;
}

std::vector<Target> targetsOf(const Scenario& scenario)
{
    std::vector<Target> targets;
    for (const std::string& text : scenario.expects)
        targets.push_back(parseTarget(text, scenario.model).value());
    return targets;
}

Locks locksOf(const Scenario& scenario)
{
    Locks locks;
    for (const std::string& text : scenario.locks)
        if (!addLock(text, scenario.model, locks)) qFatal("no lock: %s", text.c_str());
    return locks;
}

std::vector<Cell> cellsOf(const Model& model)
{
    std::vector<Cell> cells;
    for (int i = 0; i < model.stateCount(); ++i) {
        cells.push_back({Part::Initial, 0, i});
        if (model.hasEnd()) cells.push_back({Part::End, i, 0});
        for (int j = 0; j < model.stateCount(); ++j)
            cells.push_back({Part::Transition, i, j});
        for (int k = 0; k < model.actionCount(); ++k)
            cells.push_back({Part::Emission, i, k});
    }
    return cells;
}

double& at(Model& model, const Cell& cell)
{
    return cell.part == Part::Initial      ? model.initial[cell.column]
           : cell.part == Part::Transition ? model.transition(cell.row, cell.column)
           : cell.part == Part::Emission   ? model.emission(cell.row, cell.column)
                                           : model.end[cell.row];
}

/// What is wrong with `after` as an answer; empty if nothing is.
std::string fault(const Model& before, const Model& after, const Locks& locks)
{
    if (auto valid = after.validate(); !valid) return valid.error().message();
    if (after.states != before.states || after.actions != before.actions || after.name != before.name) return "names";
    for (const Cell& cell : cellsOf(before)) {
        const double was = probabilityOf(before, cell), is = probabilityOf(after, cell);
        if (locks.isLocked(cell) && was != is) return "lock: " + textOf(cell, before);
        if (was == 0 && is != 0) return "zero: " + textOf(cell, before);
        if (cell.part == Part::End && was == 1 && is != 1) return "one: " + textOf(cell, before);
    }
    constexpr double lastBit = 2 * std::numeric_limits<double>::epsilon();
    if (std::abs(after.initial.sum() - 1) > lastBit) return "sum of initial";
    for (int i = 0; i < before.stateCount(); ++i)
        if (std::abs(after.transition.row(i).sum() - 1) > lastBit ||
            std::abs(after.emission.row(i).sum() - 1) > lastBit)
            return "sum of row";
    return {};
}

/// A number as messages show it.
std::string shown(double share)
{
    return QString::number(100 * share, 'g', 6).toStdString() + '%';
}

bool isSame(const Model& a, const Model& b)
{
    return a.initial == b.initial && a.transition == b.transition && a.emission == b.emission && a.end == b.end;
}

/// A model in the neighbourhood that meets the same targets, on another way than the one tested: cells move by a random
/// few of themselves, then back to the targets along numerical derivatives of the stepped figures.
class Neighbourhood
{
public:
    Neighbourhood(const Model& before, const Model& after, const std::vector<Target>& targets, const Locks& locks,
                  int length)
        : m_after(after), m_targets(targets), m_length(length)
    {
        for (const Cell& cell : cellsOf(before)) {
            const double value = probabilityOf(after, cell);
            const bool isFree = value > 0 && !locks.isLocked(cell) && (cell.part != Part::End || value < 1);
            if (isFree) m_cells.push_back(cell);
        }
        m_slopes.resize(Eigen::Index(targets.size()), Eigen::Index(m_cells.size()));
        for (Eigen::Index c = 0; c < m_slopes.cols(); ++c) {
            Vector step = Vector::Zero(m_slopes.cols());
            step[c] = 1e-5 * sizeOf(m_cells[std::size_t(c)]);
            m_slopes.col(c) = (figures(moved(step)) - figures(moved(-step))) / 2e-5; // by the logarithm of the cell
        }
        // Rows must keep their sums: the more rows to the system.
        std::map<std::pair<Part, int>, Eigen::Index> rows;
        for (const Cell& cell : m_cells)
            if (cell.part != Part::End) rows.try_emplace({cell.part, cell.row}, Eigen::Index(rows.size()));
        m_sums = Eigen::MatrixXd::Zero(Eigen::Index(rows.size()), m_slopes.cols());
        for (Eigen::Index c = 0; c < m_slopes.cols(); ++c) {
            const Cell& cell = m_cells[std::size_t(c)];
            if (cell.part != Part::End) m_sums(rows.at({cell.part, cell.row}), c) = probabilityOf(after, cell);
        }
        Eigen::MatrixXd system(m_slopes.rows() + m_sums.rows(), m_slopes.cols());
        system << m_slopes, m_sums;
        m_solver.setThreshold(1e-9);
        m_solver.compute(system);
    }

    std::optional<Model> feasible(double size, const std::function<double()>& random) const
    {
        Vector logs = Vector::NullaryExpr(m_slopes.cols(), random) * size;
        for (int correction = 0; correction < 6; ++correction) {
            const Vector steps = relative(logs);
            Vector off(m_slopes.rows() + m_sums.rows());
            const Model model = moved(steps);
            off << figures(model) - wanted(), m_sums * logs;
            if (off.cwiseAbs().maxCoeff() < 1e-14) break;
            logs -= Vector(m_solver.solve(off));
        }
        const Model model = moved(relative(logs));
        const Vector scale = wanted().cwiseMax(1.0);
        if ((figures(model) - wanted()).cwiseQuotient(scale).cwiseAbs().maxCoeff() > 1e-12) return std::nullopt;
        return model;
    }

private:
    Vector wanted() const
    {
        Vector values(Eigen::Index(m_targets.size()));
        for (std::size_t i = 0; i < m_targets.size(); ++i)
            values[Eigen::Index(i)] = steppedFigure(m_after, m_targets[i].figure, m_length);
        return values;
    }
    Vector figures(const Model& model) const
    {
        Vector values(Eigen::Index(m_targets.size()));
        for (std::size_t i = 0; i < m_targets.size(); ++i)
            values[Eigen::Index(i)] = steppedFigure(model, m_targets[i].figure, m_length);
        return values;
    }
    /// What a cell can lose; an END probability also to its complement.
    double sizeOf(const Cell& cell) const
    {
        const double value = probabilityOf(m_after, cell);
        return cell.part == Part::End ? std::min(value, 1 - value) : value;
    }
    Vector relative(const Vector& logs) const
    {
        Vector steps = logs;
        for (Eigen::Index c = 0; c < steps.size(); ++c)
            steps[c] *= sizeOf(m_cells[std::size_t(c)]);
        return steps;
    }
    Model moved(const Vector& steps) const
    {
        Model model = m_after;
        for (Eigen::Index c = 0; c < steps.size(); ++c)
            at(model, m_cells[std::size_t(c)]) += steps[c];
        return model;
    }

    Model m_after;
    std::vector<Target> m_targets;
    int m_length;
    std::vector<Cell> m_cells;
    Eigen::MatrixXd m_slopes, m_sums;
    Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> m_solver;
};

} // namespace

class TargetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void derivativesAreThoseOfTheFigures();
    void scenarios_data();
    void scenarios();
    void impossible_data();
    void impossible();
    void metAlready();
    void stops();
    void oneCellIsTheEditOfThatCell();
    void dwellTimesKeepTheEndProbability();
    void whatAnotherModelShows();
    void rangesAreReached();
    void rangesAreThoseOfTheCorners();
    void texts_data();
    void texts();
    void wrongTexts_data();
    void wrongTexts();
    void lockTexts();
};

/// Half of them with an END state in which every session ends.
Model anyEndingModel()
{
    Model model = anyModel();
    for (double& end : model.end)
        end = std::max(end, 0.125);
    return model;
}

Figure anyFigure(const Model& model, int length)
{
    const bool isEndless = !model.hasEnd() && length == 0;
    Figure figure;
    figure.kind = *rc::gen::element(Figure::Kind::ActionShare, Figure::Kind::StateShare,
                                    model.hasEnd() ? Figure::Kind::Length : Figure::Kind::ActionShare,
                                    isEndless ? Figure::Kind::StateShare : Figure::Kind::Reaches);
    const bool isState = figure.kind == Figure::Kind::StateShare;
    figure.index =
        figure.kind == Figure::Kind::Length ? 0 : anyOf(0, isState ? model.stateCount() : model.actionCount());
    return figure;
}

void TargetsTest::derivativesAreThoseOfTheFigures()
{
    const bool holds = rc::check("derivatives", [] {
        Model model = anyEndingModel();
        const int length = model.hasEnd() ? 0 : anyOf(0, 6);
        const Figure dwell{Figure::Kind::Dwell, anyOf(0, model.stateCount()), {}};
        const bool isLeft = model.hasEnd() || model.transition(dwell.index, dwell.index) < 1;
        const Figure figure = isLeft && anyOf(0, 4) == 0 ? dwell : anyFigure(model, length);
        RC_PRE(Figures::check(model, length, {}).has_value()); // a dwell time needs no more, but the others do
        RC_PRE(Figures::check(model, length, figure).has_value());
        const Figures figures(model, length);
        RC_ASSERT(std::abs(figures.value(figure) - steppedFigure(model, figure, length)) < 1e-11);
        const CellValues derivatives = figures.derivatives(figure);
        // Along a change of two cells of a row against each other, by central differences.
        for (const Cell& cell : cellsOf(model)) {
            if (cell.part == Part::End) continue;
            const int size = cell.part == Part::Emission ? model.actionCount() : model.stateCount();
            const Cell other{cell.part, cell.row, (cell.column + 1) % size};
            if (probabilityOf(model, cell) == 0 || probabilityOf(model, other) == 0 || cell == other) continue;
            const double step = 1e-5;
            Model up = model, down = model;
            at(up, cell) += step, at(up, other) -= step;
            at(down, cell) -= step, at(down, other) += step;
            const double slope = (steppedFigure(up, figure, length) - steppedFigure(down, figure, length)) / (2 * step);
            const auto by = [&](const Cell& c) {
                return c.part == Part::Initial      ? derivatives.initial[c.column]
                       : c.part == Part::Transition ? derivatives.transition(c.row, c.column)
                                                    : derivatives.emission(c.row, c.column);
            };
            RC_ASSERT(std::abs(slope - (by(cell) - by(other))) < 1e-5 * (1 + std::abs(slope)));
        }
        for (int i = 0; i < model.end.size(); ++i) {
            if (model.end[i] >= 1) continue;
            Model up = model, down = model;
            up.end[i] += 1e-5, down.end[i] -= 1e-5;
            const double slope = (steppedFigure(up, figure, length) - steppedFigure(down, figure, length)) / 2e-5;
            RC_ASSERT(std::abs(slope - derivatives.end[i]) < 1e-5 * (1 + std::abs(slope)));
        }
    });
    QVERIFY(holds);
}

void TargetsTest::scenarios_data()
{
    QTest::addColumn<Scenario>("scenario");
    const auto row = [](const char* name, Scenario scenario) { QTest::newRow(name) << std::move(scenario); };
    using Texts = std::vector<std::string>;
    row("purchases are 2.1 %", {shop(), {"action purchase = 2.1%"}, {}});
    row("purchases are 30 %", {shop(), {"action purchase = 0.3"}, {}});
    row("purchases are one in a million", {shop(), {"action purchase = 1e-6"}, {}});
    row("no purchases", {shop(), {"action purchase = 0"}, {}});
    row("8 events", {shop(), {"length = 8"}, {}});
    row("1.5 events", {shop(), {"length = 1.5"}, {}});
    row("500 events", {shop(), {"length = 500"}, {}});
    row("8 events and 2.1 %", {shop(), {"length = 8", "action purchase = 0.021"}, {}});
    row("a state's share", {shop(), {"state browse = 0.4"}, {}});
    row("conversion", {shop(), {"reaches purchase = 0.05"}, {}});
    row("conversion of 90 %", {shop(), {"reaches purchase = 0.9"}, {}});
    row("conversion and share", {shop(), {"reaches purchase = 0.1", "action purchase = 0.04"}, {}});
    row("four at once",
        {shop(), {"length = 8", "action purchase = 0.021", "reaches favourite = 0.2", "state browse = 0.5"}, {}});
    row("all actions", {shop(),
                        {"action browse = 0.5", "action click = 0.3", "action favourite = 0.05", "action cart = 0.1",
                         "action purchase = 0.05"},
                        {}});
    row("the same twice", {shop(), {"length = 6", "length = 6"}, {}});
    row("emissions locked", {shop(), {"action purchase = 0.021"}, Texts{"emission"}});
    row("transitions locked", {shop(), {"action purchase = 0.021", "length = 8"}, Texts{"transition"}});
    row("only one row free", {shop(),
                              {"action cart = 0.1"},
                              Texts{"initial", "end", "transition", "row emission browse", "row emission click",
                                    "row emission favourite", "row emission purchase"}});
    row("END locked in part", {shop(), {"length = 7"}, Texts{"end browse", "end purchase", "initial"}});
    row("END locked", {shop(), {"length = 7", "action purchase = 0.1"}, Texts{"end", "emission"}});
    row("single locks", {shop(),
                         {"action purchase = 0.021", "length = 8"},
                         Texts{"transition browse click", "emission purchase purchase", "transition cart purchase"}});
    row("a cell", {shop(), {"transition browse click = 0.5"}, {}});
    row("cells of a row", {shop(), {"transition browse click = 0.5", "transition browse cart = 0"}, {}});
    row("a whole row", {shop(),
                        {"initial browse = 0.2", "initial click = 0.2", "initial favourite = 0.2", "initial cart = 0.2",
                         "initial purchase = 0.2"},
                        {}});
    row("cells and figures",
        {shop(),
         {"transition browse click = 0.5", "end cart = 30%", "initial browse = 0.9", "action cart = 0.2", "length = 6"},
         {}});
    row("a dwell time", {shop(), {"dwell browse = 3"}, {"end"}});
    row("a dwell time of one", {shop(), {"dwell cart = 1"}, {"end"}});
    row("a dwell time as long as END allows", {shop(), {"dwell click = 9.999"}, {"end"}});
    row("dwell times and figures", {shop(),
                                    {"dwell browse = 1.5", "dwell click = 4", "length = 8", "action purchase = 0.021"},
                                    {"end browse", "end click"}});
    row("a dwell time without END", {shopWithoutEnd(), {"dwell browse = 20", "state cart = 0.3"}, {}});
    row("an emission and conversion", {shop(), {"emission cart cart = 0.9", "reaches purchase = 0.2"}, {"initial"}});
    row("20 events without END", {shopWithoutEnd(), {"action purchase = 0.1", "reaches cart = 0.5"}, {}, 20});
    row("one event without END", {shopWithoutEnd(), {"action purchase = 0.1"}, {}, 1});
    row("a state in 5 events", {shopWithoutEnd(), {"state cart = 0.3"}, {"initial"}, 5});
    row("sessions without end", {shopWithoutEnd(), {"action purchase = 0.1", "state browse = 0.4"}, {}});
    row("without end, emissions locked", {shopWithoutEnd(), {"action purchase = 0.1"}, {"emission"}});
    row("funnel: conversion", {funnel(), {"reaches purchase = 0.4"}, {}});
    row("funnel: conversion and length", {funnel(), {"reaches purchase = 0.4", "length = 4"}, {"end cart"}});
    row("odd: share", {odd(), {"action \"add to cart\" = 0.3"}, {}});
    row("odd: reaches", {odd(), {"reaches add to cart = 0.5", "length = 20"}, {"emission look add to cart"}});
    row("odd: never seen", {odd(), {"transition never seen look = 0.5"}, {}});
    row("24 states", {large(),
                      {"action a3 = 0.2", "length = 12", "reaches a7 = 0.1", "state s5 = 0.08"},
                      {"row transition s0", "row emission s5", "end s3"}});
}

void TargetsTest::scenarios()
{
    QFETCH(Scenario, scenario);
    const std::vector<Target> targets = targetsOf(scenario);
    const Locks locks = locksOf(scenario);
    const auto result = meetTargets(scenario.model, targets, locks, {scenario.length});
    if (!result) QFAIL(result.error().message().c_str());
    const std::string wrong = fault(scenario.model, result->model, locks);
    QVERIFY2(wrong.empty(), wrong.c_str());
    QCOMPARE(result->achieved.size(), targets.size());
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const double value = steppedFigure(result->model, targets[i].figure, scenario.length);
        const double scale = std::max(1.0, targets[i].value);
        QVERIFY2(std::abs(value - targets[i].value) < 2e-9 * scale, scenario.expects[i].c_str());
        QVERIFY2(std::abs(value - result->achieved[i]) < 1e-10 * scale, scenario.expects[i].c_str());
    }
    const double divergence = steppedDivergence(scenario.model, result->model, scenario.length);
    QVERIFY(std::isfinite(divergence) && divergence > 0);
    QVERIFY2(std::abs(result->divergence - divergence) < 1e-9 * (1 + divergence),
             qPrintable(QString::number(divergence)));

    // The least change: whoever meets the targets nearby has changed more.
    const Neighbourhood around(scenario.model, result->model, targets, locks, scenario.length);
    std::mt19937 random(1);
    std::uniform_real_distribution<double> uniform(-1, 1);
    int found = 0;
    for (int i = 0; i < 12; ++i) {
        const auto other = around.feasible(3e-5, [&] { return uniform(random); });
        if (!other) continue;
        ++found;
        const double more = steppedDivergence(scenario.model, *other, scenario.length) - divergence;
        QVERIFY2(more > -1e-12 * (1 + divergence), qPrintable(QString::number(more)));
    }
    if (targets.front().value >= 1e-5) QVERIFY2(found >= 6, qPrintable(QString::number(found)));
    QVERIFY(isSame(meetTargets(scenario.model, targets, locks, {scenario.length})->model, result->model));
}

void TargetsTest::impossible_data()
{
    QTest::addColumn<Scenario>("scenario");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, Scenario scenario, const char* message) {
        QTest::newRow(name) << scenario << QString::fromUtf8(message);
    };
    using Texts = std::vector<std::string>;
    row("locked cell", {shop(), {"transition browse click = 0.5"}, {"transition browse click"}},
        "\"transition browse click = 50%\" cannot be met: the cell is locked at 31%");
    row("zero cell", {shop(), {"emission browse purchase = 0.1"}, {}},
        "\"emission browse purchase = 10%\" cannot be met: the cell is 0%, and what is impossible stays so");
    row("END of one", {funnel(), {"end purchase = 0.5"}, {}},
        "\"end purchase = 50%\" cannot be met: the cell is 100%, and what is impossible stays so");
    row("more than the locks of the row leave",
        {shop(), {"transition browse click = 0.5"}, {"transition browse browse"}},
        "\"transition browse click = 50%\" cannot be met: locks and zeros leave from 0% to 48%");
    row("alone in its row",
        {shop(),
         {"emission purchase purchase = 0.5"},
         {"emission purchase browse", "emission purchase click", "emission purchase cart"}},
        "\"emission purchase purchase = 50%\" cannot be met: locks and zeros leave from 91% to 91%");
    row("more than a row", {shop(), {"initial browse = 0.6", "initial click = 0.6"}, {}},
        "These targets contradict each other under the locks: initial browse = 60%; initial click = 60%");
    // Where only the emissions move, all of what the two states do that can purchase at all.
    const Vector visits = steppedVisits(shop(), 0);
    const std::string now = shown(steppedFigure(shop(), {Figure::Kind::ActionShare, 4, {}}, 0)),
                      most = shown((visits[3] + visits[4]) / visits.sum()),
                      nowWithoutEnd = shown(steppedVisits(shopWithoutEnd(), 0)[0]),
                      nowInFour = shown(steppedVisits(shopWithoutEnd(), 4)[0] / 4);
    row("all is locked", {shop(), {"action purchase = 0.021"}, {"initial", "end", "transition", "emission"}},
        ("\"action purchase = 2.1%\" cannot be met: locks and zeros leave from " + now + " to " + now).c_str());
    row("emissions alone cannot", {shop(), {"action purchase = 0.5"}, {"initial", "end", "transition"}},
        ("\"action purchase = 50%\" cannot be met: locks and zeros leave from 0% to " + most).c_str());
    row("longer than END allows", {shop(), {"length = 20"}, {"end"}},
        "\"length = 20\" cannot be met: locks and zeros leave from 2.5 to 10");
    row("shorter than END allows", {shop(), {"length = 2"}, {"end"}},
        "\"length = 2\" cannot be met: locks and zeros leave from 2.5 to 10");
    row("funnel: share of what comes last", {funnel(), {"action purchase = 0.5"}, {}},
        "\"action purchase = 50%\" cannot be met: locks and zeros leave from 0% to 33.3333%");
    row("funnel: conversion by END", {funnel(), {"reaches purchase = 0.7"}, {"end"}},
        "\"reaches purchase = 70%\" cannot be met: locks and zeros leave from 0% to 60%");
    row("without end: locked", {shopWithoutEnd(), {"state browse = 0.9"}, {"transition"}},
        ("\"state browse = 90%\" cannot be met: locks and zeros leave from " + nowWithoutEnd + " to " + nowWithoutEnd)
            .c_str());
    row("fixed length: locked", {shopWithoutEnd(), {"state browse = 0.9"}, {"transition", "initial"}, 4},
        ("\"state browse = 90%\" cannot be met: under locks and zeros, no step leads further than " + nowInFour)
            .c_str());
    row("END alone cannot, with so few purchases",
        {shop(), {"length = 5", "action purchase = 0.03"}, Texts{"end", "emission"}},
        "No way was found to meet these targets together: length = 5; action purchase = 3%");
    row("the same, different", {shop(), {"length = 6", "action cart = 0.1", "length = 7"}, {}},
        "These targets contradict each other under the locks: length = 6; length = 7");
    row("shares above one", {shop(), {"action cart = 0.6", "action browse = 0.6"}, {}},
        "These targets contradict each other under the locks: action cart = 60%; action browse = 60%");
    row("all shares below one", {funnel(), {"state browse = 0.3", "state cart = 0.3", "state purchase = 0.3"}, {}},
        "These targets contradict each other under the locks: state browse = 30%; state cart = 30%; state purchase = "
        "30%");
    row("conversion above the expected number",
        {shop(), {"state browse = 0.5", "reaches purchase = 0.9", "action purchase = 0.05", "length = 4"}, {}},
        "No way was found to meet these targets together: reaches purchase = 90%; action purchase = 5%; length = "
        "4");
    row("a set cell and a figure",
        {shop(), {"emission purchase purchase = 0", "action purchase = 0.3"}, {"emission cart purchase"}},
        "\"action purchase = 30%\" cannot be met: locks and zeros leave from 0% to 2%");
    row("dwell time, locked cell", {shop(), {"dwell browse = 3"}, {"transition browse browse"}},
        "\"transition browse browse = 75.7576%\" cannot be met: the cell is locked at 52%");
    row("dwell time, locked row", {shop(), {"dwell browse = 3"}, {"row transition browse"}},
        "\"transition browse browse = 75.7576%\" cannot be met: the cell is locked at 52%");
    row("dwell time, all others locked",
        {shop(),
         {"dwell purchase = 1.2"},
         {"transition purchase browse", "transition purchase click", "transition purchase favourite",
          "transition purchase cart"}},
        "\"transition purchase purchase = 27.7778%\" cannot be met: locks and zeros leave from 3% to 3%");
    row("dwell time of a state that never stays", {funnel(), {"dwell purchase = 1.5"}, {}},
        "\"dwell purchase = 1.5\" cannot be met: an END probability of 100% allows at most 1");
    row("dwell time beyond END", {shop(), {"dwell click = 12"}, {}},
        "\"dwell click = 12\" cannot be met: an END probability of 10% allows at most 10");
    row("dwell time beyond the END asked for", {shop(), {"dwell click = 5", "end click = 0.25"}, {}},
        "\"dwell click = 5\" cannot be met: an END probability of 25% allows at most 4");
    row("dwell time below one", {shop(), {"dwell browse = 0.9"}, {}}, "\"dwell browse = 0.9\" is out of range");
    row("dwell time and its cell", {shop(), {"dwell browse = 3", "transition browse browse = 0.5"}, {}},
        "These targets contradict each other under the locks: transition browse browse = 75.7576%; transition "
        "browse browse = 50%");
    row("two dwell times", {shop(), {"dwell browse = 3", "dwell browse = 4"}, {}},
        "These targets contradict each other under the locks: dwell browse = 3; dwell browse = 4");
    row("out of range", {shop(), {"action purchase = 1.5"}, {}}, "\"action purchase = 150%\" is out of range");
    row("percent out of range", {shop(), {"transition browse click = 150%"}, {}},
        "\"transition browse click = 150%\" is out of range");
    row("negative", {shop(), {"reaches cart = -0.1"}, {}}, "\"reaches cart = -10%\" is out of range");
    row("shorter than one event", {shop(), {"length = 0.5"}, {}}, "\"length = 0.5\" is out of range");
    row("length without END", {shopWithoutEnd(), {"length = 8"}, {}},
        "The model has no END state, so that it says nothing of the length");
    row("conversion without length", {shopWithoutEnd(), {"reaches cart = 0.5"}, {}},
        "Whether a session contains an action depends on its length");
    row("length out of range", {shopWithoutEnd(), {"reaches cart = 0.5"}, {}, 1'000'000},
        "A session of 1000000 events is out of range; at most 10000");
    Model endless = shop();
    endless.transition.row(4) = Matrix{{0, 0, 0, 0, 1}};
    endless.end[4] = 0;
    row("sessions that never end", {endless, {"action purchase = 0.5"}, Texts{}},
        "A session that gets to the state \"purchase\" never ends");
    Model cut = funnel();
    cut.end = Vector{{0, 0.25, 1}};
    row("a way to END set to zero", {cut, {"transition browse cart = 0", "length = 3"}, Texts{}},
        "A session that gets to the state \"browse\" never ends");
    Model parted = shopWithoutEnd();
    parted.transition.row(3) = Matrix{{0, 0, 0, 1, 0}};
    parted.transition.row(4) = Matrix{{0, 0, 0, 0, 1}};
    row("two long runs", {parted, {"action purchase = 0.5"}, Texts{}},
        "The long run of this model depends on where a session starts");
}

void TargetsTest::impossible()
{
    QFETCH(Scenario, scenario);
    QFETCH(QString, message);
    const auto result = meetTargets(scenario.model, targetsOf(scenario), locksOf(scenario), {scenario.length});
    QVERIFY(!result);
    QCOMPARE(QString::fromStdString(result.error().what().english()), message);
}

void TargetsTest::metAlready()
{
    for (const Model& model : {shop(), funnel(), odd(), large(), shopWithoutEnd()}) {
        const int length = model.hasEnd() ? 0 : 12;
        std::vector<Target> targets{{{Figure::Kind::ActionShare, 1, {}}, 0},
                                    {{Figure::Kind::StateShare, 0, {}}, 0},
                                    {{Figure::Kind::Reaches, 1, {}}, 0},
                                    {{Figure::Kind::Probability, 0, {Part::Transition, 1, 0}}, 0}};
        if (model.hasEnd()) targets.push_back({{Figure::Kind::Length, 0, {}}, 0});
        for (Target& target : targets)
            target.value = steppedFigure(model, target.figure, length);
        const auto result = meetTargets(model, targets, {}, {length});
        QVERIFY(result);
        QVERIFY(isSame(result->model, model));
        QCOMPARE(result->divergence, 0.0);
    }
    const auto nothing = meetTargets(shop(), {});
    QVERIFY(nothing && isSame(nothing->model, shop()) && nothing->divergence == 0);
}

void TargetsTest::stops()
{
    std::stop_source source;
    source.request_stop();
    const Control control{source.get_token()};
    for (const char* target : {"length = 9", "length = 9.99"}) { // possible, and hardly
        const auto result = meetTargets(shop(), {parseTarget(target, shop()).value()}, {}, {}, control);
        QVERIFY(!result && result.error().isCancelled());
    }
}

void TargetsTest::oneCellIsTheEditOfThatCell()
{
    const Cell cell{Part::Transition, 0, 1};
    Locks locks;
    locks.setLocked({Part::Transition, 0, 0}, true);
    const auto result = meetTargets(shop(), {{{Figure::Kind::Probability, 0, cell}, 0.4}}, locks);
    Model edited = shop();
    QVERIFY(setProbability(edited, locks, cell, 0.4));
    QVERIFY(result && (result->model.transition - edited.transition).cwiseAbs().maxCoeff() < 1e-15);
    QVERIFY(result->model.emission == edited.emission && result->model.end == edited.end);
}

/// What another model over the same free cells shows can be met, with no more of a change than that model is. The
/// figures are not linear: where the locks leave hardly more cells than there are targets, two or three of ten thousand
/// are refused or met further away, so that a few of five hundred are forgiven. Whatever is met is met right.
void TargetsTest::dwellTimesKeepTheEndProbability()
{
    const Scenario scenario{shop(), {"dwell browse = 3", "dwell cart = 2", "end cart = 0.2", "length = 9"}, {}, 0};
    const Model after = meetTargets(scenario.model, targetsOf(scenario)).value().model;
    QCOMPARE(after.end[0], 0.12);
    QCOMPARE(after.end[3], 0.2);
    QVERIFY(after.end[1] != 0.1); // the length had to come from somewhere
    QVERIFY(std::abs(after.transition(0, 0) - 2.0 / 3 / 0.88) < 1e-15);
    QVERIFY(std::abs(after.transition(3, 3) - 0.5 / 0.8) < 1e-15);
    // A state that always ends lasts one event, whatever its row says.
    QVERIFY(isSame(meetTargets(funnel(), {{{Figure::Kind::Dwell, 2, {}}, 1}}).value().model, funnel()));
}

void TargetsTest::whatAnotherModelShows()
{
    int cases = 0, missed = 0;
    const auto property = [&] {
        const Model model = anyEndingModel();
        const int length = model.hasEnd() ? 0 : anyOf(0, 6);
        RC_PRE(Figures::check(model, length, {}).has_value());
        Locks locks;
        Model other = model;
        for (const Cell& cell : cellsOf(model))
            if (anyOf(0, 4) == 0) locks.setLocked(cell, true);
        for (const Cell& cell : cellsOf(model)) {
            const double value = probabilityOf(other, cell);
            if (locks.isLocked(cell) || value == 0 || value == 1 || anyOf(0, 2) == 0) continue;
            Locks more = locks; // zeros stay
            for (const Cell& zero : cellsOf(model))
                if (probabilityOf(model, zero) == 0) more.setLocked(zero, true);
            const double factor = *rc::gen::element(0.5, 0.8, 1.25, 2.0);
            (void)setProbability(other, more, cell, std::min(value * factor, 0.95)); // not where it is alone
            RC_PRE(probabilityOf(other, cell) > 1e-3);
        }
        for (const Cell& cell : cellsOf(model)) // nothing came to zero
            RC_PRE(probabilityOf(model, cell) == 0 || probabilityOf(other, cell) > 1e-3);
        std::vector<Target> targets;
        for (int i = anyOf(1, 4); i > 0; --i) {
            const Figure figure = anyFigure(model, length);
            targets.push_back({figure, steppedFigure(other, figure, length)});
        }
        const auto result = meetTargets(model, targets, locks, {length});
        ++cases;
        missed += !result || result->divergence > steppedDivergence(model, other, length) + 1e-9;
        if (!result) return;
        RC_ASSERT(fault(model, result->model, locks) == "");
        for (const Target& target : targets)
            RC_ASSERT(std::abs(steppedFigure(result->model, target.figure, length) - target.value) <
                      1e-8 * std::max(1.0, target.value));
    };
    for (int i = 0; i < 5; ++i)
        QVERIFY(rc::check("figures of another model", property));
    QVERIFY(cases >= 500);
    // A non-convex problem: now and then another local minimum is found, or none.
    QVERIFY2(missed <= cases / 50, qPrintable(QString::number(missed)));
}

/// Just inside the range that a refusal names, the target is met.
void TargetsTest::rangesAreReached()
{
    Locks locks;
    QVERIFY(addLock("end", shop(), locks));
    QVERIFY(meetTargets(shop(), {parseTarget("length = 9.99", shop()).value()}, locks));
    QVERIFY(meetTargets(shop(), {parseTarget("length = 2.51", shop()).value()}, locks));
    QVERIFY(!meetTargets(shop(), {parseTarget("length = 10.01", shop()).value()}, locks));
    QVERIFY(!meetTargets(shop(), {parseTarget("length = 2.49", shop()).value()}, locks));
    QVERIFY(meetTargets(funnel(), {parseTarget("action purchase = 0.33", funnel()).value()}));
    QVERIFY(!meetTargets(funnel(), {parseTarget("action purchase = 0.334", funnel()).value()}));
}

/// Every row on each single one of its free cells: the extremes are among all these models.
void TargetsTest::rangesAreThoseOfTheCorners()
{
    const bool holds = rc::check("ranges", [] {
        Model model = anyEndingModel();
        RC_PRE(model.hasEnd() && model.stateCount() <= 3 && model.actionCount() <= 3);
        Locks locks;
        for (const Cell& cell : cellsOf(model))
            if (cell.part == Part::End || anyOf(0, 2) == 0) locks.setLocked(cell, true);
        const Figure figure = anyFigure(model, 0);
        double low = std::numeric_limits<double>::infinity(), high = -low;
        std::vector<Cell> rows{{Part::Initial, 0, 0}};
        for (int i = 0; i < model.stateCount(); ++i)
            rows.insert(rows.end(), {{Part::Transition, i, 0}, {Part::Emission, i, 0}});
        const std::function<void(std::size_t)> visit = [&](std::size_t at) {
            if (at == rows.size()) {
                const double value = steppedFigure(model, figure, 0);
                low = std::min(low, value), high = std::max(high, value);
                return;
            }
            auto row = rowOf(model, rows[at]);
            const Vector before = row;
            double mass = 0;
            std::vector<int> free;
            for (int j = 0; j < int(row.size()); ++j) {
                if (before[j] == 0 || locks.isLocked({rows[at].part, rows[at].row, j})) continue;
                mass += before[j];
                free.push_back(j);
            }
            for (const int j : free) {
                for (const int other : free)
                    row[other] = other == j ? mass : 0;
                visit(at + 1);
            }
            if (free.empty()) visit(at + 1);
            row = before;
        };
        const FreeCells cells(model, locks, RowWeights(model, 0));
        const auto range = reachableRange(model, cells, figure, {});
        visit(0);
        RC_ASSERT(range.has_value());
        RC_ASSERT(std::abs(range->low - low) < 2e-6 * (1 + low));
        RC_ASSERT(std::abs(range->high - high) < 2e-6 * (1 + high));
    });
    QVERIFY(holds);
}

void TargetsTest::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    const auto row = [](const char* text, const char* written) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(written);
    };
    row("action purchase = 0.021", "action purchase = 2.1%");
    row("  action   purchase=2.1 %", "action purchase = 2.1%");
    row("length = 8", "length = 8");
    row("state browse = 40%", "state browse = 40%");
    row("reaches purchase = 5e-2", "reaches purchase = 5%");
    row("transition browse\tclick = 0.3", "transition browse click = 30%");
    row("emission \"browse\" \"cart\" = 0.3", "emission browse cart = 30%");
    row("initial browse = 70%", "initial browse = 70%");
    row("end cart = 0.1", "end cart = 10%");
    row("dwell  \"browse\" = 3", "dwell browse = 3");
}

void TargetsTest::texts()
{
    QFETCH(QString, text);
    QFETCH(QString, written);
    const auto target = parseTarget(text.toStdString(), shop());
    if (!target) QFAIL(target.error().message().c_str());
    QCOMPARE(QString::fromStdString(messageOf(*target, shop()).english()), written);
    QVERIFY(parseTarget(written.toStdString(), shop()).value() == *target);
}

void TargetsTest::wrongTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* text, const char* message) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(message);
    };
    const char* const known = ". Choose one of: browse, click, favourite, cart, purchase";
    row("action purchase", "\"action purchase\" has no \"=\". Write a target as: action purchase = 0.021");
    row("action buy = 0.1", (std::string("The model knows no action \"buy\"") + known).c_str());
    row("state = 0.1", (std::string("The model knows no state \"\"") + known).c_str());
    row("dwell = 3", (std::string("The model knows no state \"\"") + known).c_str());
    row("transition browse buy = 0.1", (std::string("The model knows no state \"buy\"") + known).c_str());
    row("transition buy browse = 0.1", (std::string("The model knows no state \"buy\"") + known).c_str());
    row("emission browse buy = 0.1", (std::string("The model knows no action \"buy\"") + known).c_str());
    row("emission browse = 0.1", (std::string("The model knows no action \"\"") + known).c_str());
    row("action cart = much", "\"much\" is no number");
    row("action cart = %", "\"%\" is no number");
    row("action cart =", "\"\" is no number");
    row("purchases = 0.1",
        "\"purchases\" is no figure of a model. Choose one of: action A, reaches A, state S, dwell S, length, "
        "transition S S, emission S A, initial S, end S");
    row("= 0.1", "\"\" is no figure of a model. Choose one of: action A, reaches A, state S, dwell S, length, "
                 "transition S S, emission S A, initial S, end S");
}

void TargetsTest::wrongTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, message);
    const auto target = parseTarget(text.toStdString(), shop());
    QVERIFY(!target);
    QCOMPARE(QString::fromStdString(target.error().message()), message);
}

void TargetsTest::lockTexts()
{
    const Model model = shop();
    const auto lockedBy = [&](const std::string& text) {
        Locks locks;
        if (!addLock(text, model, locks)) return -1;
        int count = 0;
        for (const Cell& cell : cellsOf(model))
            count += locks.isLocked(cell);
        return count;
    };
    QCOMPARE(lockedBy("transition browse click"), 1);
    QCOMPARE(lockedBy("row transition browse"), 5);
    QCOMPARE(lockedBy("row emission browse"), 5);
    QCOMPARE(lockedBy("initial"), 5);
    QCOMPARE(lockedBy("initial cart"), 1);
    QCOMPARE(lockedBy("end"), 5);
    QCOMPARE(lockedBy("end cart"), 1);
    QCOMPARE(lockedBy("transition"), 25);
    QCOMPARE(lockedBy("emission"), 25);
    Locks locks;
    QVERIFY(addLock("emission cart purchase", model, locks));
    QVERIFY(locks.isLocked({Part::Emission, 3, 4}));
    for (const char* wrong : {"", "everything", "row", "row initial", "row transition", "row transition buy",
                              "transition browse", "transition browse buy", "end buy", "initial buy"})
        QVERIFY2(lockedBy(wrong) == -1, wrong);
    QVERIFY(!addLock("end", shopWithoutEnd(), locks));
    QVERIFY(!parseTarget("end cart = 0.1", shopWithoutEnd()));

    Model ambiguous = odd();
    ambiguous.states = {"a", "a b", "b c"};
    ambiguous.actions = {"c", "d"};
    ambiguous.states[2] = "b";
    ambiguous.states.push_back("b b");
    const auto twice = parseTarget("transition a b b = 0.1", ambiguous);
    QVERIFY(!twice);
    QCOMPARE(twice.error().message(),
             std::string("\"a b b\" can be read in two ways. Put the names in quotation marks"));
    const auto once = parseTarget("transition \"a b\" b = 0.1", ambiguous);
    QVERIFY(once);
    QVERIFY(once->figure.cell == (Cell{Part::Transition, 1, 2}));
    QCOMPARE(messageOf(*once, ambiguous).english(), std::string("transition \"a b\" b = 10%"));
}

QTEST_APPLESS_MAIN(TargetsTest)
#include "targets.moc"
