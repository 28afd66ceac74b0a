// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/model.h"
#include "tests/engine/hmm/randommodel.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

namespace {

using Fault = std::function<void(Model&)>;

/// A row as editing leaves it: weights of very different sizes, some of them zero.
Vector anyEditedRow(int size)
{
    Vector row(size);
    for (double& value : row)
        value = anyOf(0, 4) == 0 ? 0.0 : anyOf(1, 1000) * std::pow(10.0, anyOf(-20, 1));
    if (row.sum() == 0) row[0] = 1;
    return row / row.sum();
}

double anyValue()
{
    const double uniform = anyOf(0, 1'000'001) / 1e6;
    return *rc::gen::element(0.0, 1.0, 1e-12, 1 - 1e-12, std::nextafter(1.0, 0.0), -0.5, 1.5, uniform, uniform,
                             uniform);
}

} // namespace

class ModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faults_data();
    void faults();
    void boundsThatHold();
    void templates();
    void editedRowsStayDistributions();
    void othersKeepTheirProportions();
    void whatWasAllInOneIsShared();
    void smallOthersKeepTheirProportions();
    void rowOfOne();
};

void ModelTest::faults_data()
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, Fault fault, const char* message) {
        QTest::newRow(name) << fault << QString::fromUtf8(message);
    };
    row(
        "NaN", [](Model& m) { m.initial[1] = nan; },
        "initial, row \"initial\", column \"click\": nan is no probability");
    row(
        "infinite", [](Model& m) { m.transition(2, 0) = infinity; },
        "transition, row \"favourite\", column \"browse\": inf is no probability");
    row(
        "negative", [](Model& m) { m.emission(0, 4) = -0.25; },
        "emission, row \"browse\", column \"purchase\": -0.25 is no probability");
    row(
        "above one", [](Model& m) { m.emission(4, 4) = 1.5; },
        "emission, row \"purchase\", column \"purchase\": 1.5 is no probability");
    row(
        "sum of initial", [](Model& m) { m.initial[0] += 1e-5; }, "initial, row \"initial\" sums to 1.00001, not to 1");
    row(
        "sum of a transition", [](Model& m) { m.transition(1, 1) -= 0.125; },
        "transition, row \"click\" sums to 0.875, not to 1");
    row(
        "sum of an emission", [](Model& m) { m.emission.row(3).setZero(); },
        "emission, row \"cart\" sums to 0, not to 1");
    row(
        "end: NaN", [](Model& m) { m.end[0] = nan; }, "end, row \"browse\", column \"END\": nan is no probability");
    row(
        "end: above one", [](Model& m) { m.end[4] = 1.25; },
        "end, row \"purchase\", column \"END\": 1.25 is no probability");
    row(
        "end: negative", [](Model& m) { m.end[4] = -1e-9; },
        "end, row \"purchase\", column \"END\": -1e-09 is no probability");
    row(
        "no states", [](Model& m) { m.states.clear(); }, "There are 0 states; a model has from 1 to 256");
    row(
        "no actions", [](Model& m) { m.actions.clear(); }, "There are 0 actions; a model has from 1 to 256");
    row(
        "too many states", [](Model& m) { m.states = numbered("s", 257); },
        "There are 257 states; a model has from 1 to 256");
    row(
        "too many actions", [](Model& m) { m.actions = numbered("a", 257); },
        "There are 257 actions; a model has from 1 to 256");
    row(
        "empty name", [](Model& m) { m.actions[2].clear(); }, "Action 3 has no name");
    row(
        "name twice", [](Model& m) { m.states[4] = "browse"; }, "Two states are called \"browse\"");
    row(
        "initial: size", [](Model& m) { m.initial.conservativeResize(4); },
        "initial has 4 x 1 entries instead of 5 x 1");
    row(
        "transition: rows", [](Model& m) { m.transition.conservativeResize(4, 5); },
        "transition has 4 x 5 entries instead of 5 x 5");
    row(
        "transition: columns", [](Model& m) { m.transition.conservativeResize(5, 6); },
        "transition has 5 x 6 entries instead of 5 x 5");
    row(
        "emission: columns", [](Model& m) { m.actions.pop_back(); }, "emission has 5 x 5 entries instead of 5 x 4");
    row(
        "end: size", [](Model& m) { m.end.conservativeResize(3); }, "end has 3 x 1 entries instead of 5 x 1");
}

void ModelTest::faults()
{
    QFETCH(Fault, fault);
    QFETCH(QString, message);
    Model model = ecommerceTemplate();
    QVERIFY(model.validate());
    fault(model);
    const auto valid = model.validate();
    QVERIFY(!valid);
    QCOMPARE(QString::fromStdString(valid.error().what().english()), message);
}

void ModelTest::boundsThatHold()
{
    Model model = ecommerceTemplate();
    model.name.clear(); // a model needs no name of its own
    model.initial[0] += 0.9e-6;
    model.end = Vector{{0, 1, 0.5, 0, 1}};
    QVERIFY(model.validate());
    model.end.resize(0);
    QVERIFY(model.validate());
    QVERIFY(!model.hasEnd());

    Model largest;
    largest.states = numbered("state", 256);
    largest.actions = numbered("action", 256);
    largest.initial = Vector::Constant(256, 1. / 256);
    largest.transition = largest.emission = Matrix::Constant(256, 256, 1. / 256);
    QVERIFY(largest.validate());
}

void ModelTest::templates()
{
    QCOMPARE(templateNames(), (std::vector<std::string>{"ecommerce", "uniform"}));
    const std::vector<std::string> wanted{"browse", "click", "favourite", "cart", "purchase"};
    for (const std::string& name : templateNames()) {
        const auto model = templateNamed(name);
        QVERIFY(model);
        QVERIFY(model->validate());
        QCOMPARE(model->name, name);
        QCOMPARE(model->states, wanted);
        QCOMPARE(model->actions, wanted);
        QVERIFY(model->hasEnd());
    }
    const auto uniform = templateNamed("uniform");
    QVERIFY(uniform->transition == Matrix::Constant(5, 5, 0.2));
    QVERIFY(uniform->emission == Matrix::Constant(5, 5, 0.2));
    QVERIFY(uniform->initial == Vector::Constant(5, 0.2));
    const auto unknown = templateNamed("shop");
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().message(),
             std::string("There is no template \"shop\". Choose one of: ecommerce, uniform"));
}

void ModelTest::editedRowsStayDistributions()
{
    const bool holds = rc::check("a row stays a distribution, whatever is set", [] {
        const int size = anyOf(2, 100);
        Vector row = anyEditedRow(size);
        for (int edits = anyOf(1, 20); edits > 0; --edits) {
            const int column = anyOf(0, size);
            const double value = anyValue();
            setProbability(row, column, value);
            RC_ASSERT(row[column] == std::clamp(value, 0.0, 1.0));
            RC_ASSERT(row.minCoeff() >= 0);
            RC_ASSERT(row.maxCoeff() <= 1);
            RC_ASSERT(std::abs(row.sum() - 1) <= std::numeric_limits<double>::epsilon());
        }
    });
    QVERIFY(holds);
}

void ModelTest::othersKeepTheirProportions()
{
    const bool holds = rc::check("the others keep their proportions", [] {
        const int size = anyOf(2, 12);
        const Vector before = anyEditedRow(size);
        const int column = anyOf(0, size);
        const double value = anyOf(0, 1000) / 1000.0;
        double others = 0;
        for (int i = 0; i < size; ++i)
            if (i != column) others += before[i];
        RC_PRE(others > 0);
        Vector after = before;
        setProbability(after, column, value);
        for (int i = 0; i < size; ++i) {
            if (i == column) continue;
            const double wanted = before[i] / others * (1 - value);
            // To 1e-12 of itself, whatever its size; what rounding left over goes to the largest.
            const bool maybeLargest = before[i] * size >= others;
            RC_ASSERT(std::abs(after[i] - wanted) <= 1e-12 * wanted + (maybeLargest ? 4e-15 : 0));
        }
    });
    QVERIFY(holds);
}

void ModelTest::whatWasAllInOneIsShared()
{
    Vector row{{0, 1, 0, 0, 0}};
    setProbability(row, 1, 0.5);
    QVERIFY(row == Vector({{0.125, 0.5, 0.125, 0.125, 0.125}}));
    setProbability(row, 1, 1);
    QVERIFY(row == Vector({{0, 1, 0, 0, 0}}));
    setProbability(row, 3, 0.25);
    QVERIFY(row == Vector({{0, 0.75, 0, 0.25, 0}}));
    setProbability(row, 3, 0);
    QVERIFY(row == Vector({{0, 1, 0, 0, 0}}));
}

void ModelTest::smallOthersKeepTheirProportions()
{
    // So small beside the one that a sum of all would not see them.
    Vector row{{1, 3e-18, 0, 1e-18}};
    setProbability(row, 0, 0.5);
    QVERIFY(std::abs(row[1] - 0.375) < 1e-12);
    QCOMPARE(row[2], 0.0);
    QVERIFY(std::abs(row[3] - 0.125) < 1e-12);
}

void ModelTest::rowOfOne()
{
    Vector row{{1}};
    setProbability(row, 0, 0.25);
    QCOMPARE(row[0], 1.0);
}

QTEST_APPLESS_MAIN(ModelTest)
#include "model.moc"
