// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/sensitivity.h"

#include "tests/engine/hmm/randommodel.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;
using Kind = AnalysisFigure::Kind;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double cellOf(const Model& model, ModelPart part, Eigen::Index i, Eigen::Index j)
{
    switch (part) {
    case ModelPart::Initial:
        return model.initial[j];
    case ModelPart::Transition:
        return model.transition(i, j);
    case ModelPart::Emission:
        return model.emission(i, j);
    case ModelPart::End:
        break;
    }
    return model.end[i];
}

/// The figure when the cell is `value` and its row has followed.
double moved(Model model, const AnalysisFigure& figure, ModelPart part, Eigen::Index i, Eigen::Index j, double value)
{
    const auto move = [&](auto&& row) {
        Vector copy = row;
        setProbability(copy, int(j), value);
        row = copy;
    };
    switch (part) {
    case ModelPart::Initial:
        move(model.initial);
        break;
    case ModelPart::Transition: {
        Vector row = model.transition.row(i);
        move(row);
        model.transition.row(i) = row;
        break;
    }
    case ModelPart::Emission: {
        Vector row = model.emission.row(i);
        move(row);
        model.emission.row(i) = row;
        break;
    }
    case ModelPart::End:
        model.end[i] = value;
        break;
    }
    return valueOf(model, figure);
}

/// The derivative by differences of third order, of which none leaves 0 ... 1.
double difference(const Model& model, const AnalysisFigure& figure, ModelPart part, Eigen::Index i, Eigen::Index j)
{
    const double cell = cellOf(model, part, i, j), step = 1e-4;
    const auto at = [&](double by) { return moved(model, figure, part, i, j, cell + by * step); };
    if (cell >= 2 * step && cell <= 1 - 2 * step) return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step);
    const double side = cell < 0.5 ? 1 : -1;
    return side * (-11 * at(0) + 18 * at(side) - 9 * at(2 * side) + 2 * at(3 * side)) / (6 * step);
}

/// Each kind of figure, for any of its states and actions.
std::vector<AnalysisFigure> anyFigures(const Model& model)
{
    std::vector<AnalysisFigure> figures;
    const int states = model.stateCount(), actions = model.actionCount();
    for (const Kind kind : {Kind::ExpectedLength, Kind::ExpectedVisits, Kind::StateHitting, Kind::StationaryState,
                            Kind::EntropyRate, Kind::FirstPassage})
        figures.push_back({kind, anyOf(0, states), anyOf(0, states)});
    for (const Kind kind : {Kind::ActionHitting, Kind::SessionAction, Kind::StationaryAction})
        figures.push_back({kind, anyOf(0, actions), 0});
    return figures;
}

constexpr ModelPart allParts[] = {ModelPart::Initial, ModelPart::Transition, ModelPart::Emission, ModelPart::End};

/// No zeros, and no row all in one cell.
Model anyPositiveModel()
{
    Model model;
    const int states = anyOf(1, 5), actions = anyOf(1, 5);
    const auto row = [](int size) {
        Vector values(size);
        for (double& value : values)
            value = anyOf(1, 9);
        return Vector(values / values.sum());
    };
    model.states = numbered("state", states);
    model.actions = numbered("action", actions);
    model.initial = row(states);
    model.transition.resize(states, states);
    model.emission.resize(states, actions);
    for (int i = 0; i < states; ++i) {
        model.transition.row(i) = row(states);
        model.emission.row(i) = row(actions);
    }
    if (!*rc::gen::arbitrary<bool>()) return model;
    model.end.resize(states);
    for (double& value : model.end)
        value = anyOf(1, 8) / 8.0;
    return model;
}

/// How many cells agree with their differences; fails at the first that does not.
int compare(const Model& model, const AnalysisFigure& figure, double tolerance)
{
    int compared = 0;
    for (const ModelPart part : allParts) {
        const auto slopes = sensitivity(model, figure, part);
        if (!slopes) continue;
        for (Eigen::Index i = 0; i < slopes->rows(); ++i)
            for (Eigen::Index j = 0; j < slopes->cols(); ++j) {
                const double slope = (*slopes)(i, j);
                RC_ASSERT(!std::isnan(slope));
                if (!std::isfinite(slope)) continue;
                const double wanted = difference(model, figure, part, i, j);
                RC_LOG() << "figure " << int(figure.kind) << " of " << figure.index << " from " << figure.from
                         << ", part " << int(part) << ", cell " << i << ", " << j << ": " << slope << " instead of "
                         << wanted << "\n";
                RC_ASSERT(std::abs(slope - wanted) <= tolerance * std::max(1.0, std::abs(wanted)));
                ++compared;
            }
    }
    return compared;
}

Model twoStates(double a, double b)
{
    Model model;
    model.states = model.actions = {"x", "y"};
    model.initial = Vector{{1, 0}};
    model.transition = Matrix{{1 - a, a}, {b, 1 - b}};
    model.emission = Matrix::Identity(2, 2);
    return model;
}

} // namespace

class SensitivityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void likeDifferences();
    void likeDifferencesAtTheBorder();
    void shapes();
    void twoStatesAreKnown();
    void lengthOfAGeometricSession();
    void opensAnAbsorbingState();
    void infiniteWhereItJumps();
    void entropyIsSteepAtItsBorder();
    void refuses_data();
    void refuses();
};

void SensitivityTest::likeDifferences()
{
    int compared = 0;
    const bool holds = rc::check("without zeros", [&] {
        const Model model = anyPositiveModel();
        for (const AnalysisFigure& figure : anyFigures(model)) {
            const bool needsEnd = figure.kind == Kind::ExpectedLength || figure.kind == Kind::ExpectedVisits;
            const auto slopes = sensitivity(model, figure, ModelPart::Transition);
            RC_ASSERT(slopes.has_value() == (model.hasEnd() || !needsEnd));
            if (slopes) RC_ASSERT(slopes->allFinite());
            compared += compare(model, figure, 1e-6);
        }
    });
    QVERIFY(holds);
    QVERIFY(compared > 10'000);
}

void SensitivityTest::likeDifferencesAtTheBorder()
{
    int compared = 0;
    const bool holds = rc::check("with zeros and ones", [&] {
        const Model model = anyModel();
        for (const AnalysisFigure& figure : anyFigures(model))
            compared += compare(model, figure, 1e-4);
    });
    QVERIFY(holds);
    QVERIFY(compared > 5'000);
}

void SensitivityTest::shapes()
{
    Model model = ecommerceTemplate();
    model.actions.pop_back();
    model.emission = Matrix::Constant(5, 4, 0.25);
    const auto shape = [&](ModelPart part) {
        const Matrix slopes = *sensitivity(model, {Kind::ActionHitting, 1}, part);
        return std::pair(slopes.rows(), slopes.cols());
    };
    using Shape = std::pair<Eigen::Index, Eigen::Index>;
    QVERIFY(shape(ModelPart::Initial) == Shape(1, 5));
    QVERIFY(shape(ModelPart::Transition) == Shape(5, 5));
    QVERIFY(shape(ModelPart::Emission) == Shape(5, 4));
    QVERIFY(shape(ModelPart::End) == Shape(5, 1));
    model.end.resize(0);
    QVERIFY(shape(ModelPart::End) == Shape(0, 0));
}

void SensitivityTest::twoStatesAreKnown()
{
    const double a = 0.3, b = 0.1, sum = a + b;
    const Model model = twoStates(a, b);
    const auto isClose = [](const Matrix& found, const Matrix& wanted) { return (found - wanted).norm() < 1e-13; };
    // stationary(1) = a / (a + b)
    const double byA = b / (sum * sum), byB = -a / (sum * sum);
    QVERIFY(isClose(*sensitivity(model, {Kind::StationaryState, 1}, ModelPart::Transition),
                    Matrix{{-byA, byA}, {byB, -byB}}));
    QVERIFY(isClose(*sensitivity(model, {Kind::FirstPassage, 1, 0}, ModelPart::Transition),
                    Matrix{{1 / (a * a), -1 / (a * a)}, {0, 0}}));
    // There and back: 1 + a / b.
    QVERIFY(isClose(*sensitivity(model, {Kind::FirstPassage, 0, 0}, ModelPart::Transition),
                    Matrix{{-1 / b, 1 / b}, {-a / (b * b), a / (b * b)}}));
    const auto slope = [](double p) { return std::log((1 - p) / p); };
    const auto entropy = [](double p) { return -p * std::log(p) - (1 - p) * std::log(1 - p); };
    const double rateByA = b / sum * slope(a) + byA * (entropy(b) - entropy(a));
    QVERIFY(std::abs((*sensitivity(model, {Kind::EntropyRate}, ModelPart::Transition))(0, 1) - rateByA) < 1e-13);
}

void SensitivityTest::lengthOfAGeometricSession()
{
    Model model = twoStates(0.3, 0.1);
    model.end = Vector{{0.25, 0.25}}; // four events, wherever they are
    QVERIFY(sensitivity(model, {Kind::ExpectedLength}, ModelPart::Transition)->norm() < 1e-13);
    QVERIFY(std::abs(sensitivity(model, {Kind::ExpectedLength}, ModelPart::End)->sum() + 16) < 1e-12);
    QVERIFY(sensitivity(model, {Kind::ExpectedLength}, ModelPart::Emission)->isZero(0));
}

void SensitivityTest::opensAnAbsorbingState()
{
    // State 1 is never left; the least way out of it takes 1 / 0.3 steps in state 0 each time.
    const Model model = twoStates(0.3, 0);
    const Matrix slopes = *sensitivity(model, {Kind::StationaryState, 1}, ModelPart::Transition);
    QVERIFY((slopes - Matrix{{0, 0}, {-1 / 0.3, 1 / 0.3}}).norm() < 1e-13);
}

void SensitivityTest::infiniteWhereItJumps()
{
    const Model model = twoStates(0, 0); // two closed classes: from the first there may be a way into the second
    const Matrix slopes = *sensitivity(model, {Kind::StationaryState, 1}, ModelPart::Transition);
    QVERIFY(std::isinf(slopes(0, 1)));
    QCOMPARE(slopes(1, 0), 0.0); // where no session ever is
    QCOMPARE(*sensitivity(model, {Kind::StationaryState, 1}, ModelPart::Initial), (Matrix{{-1, 1}}));
    Model ending = twoStates(0, 0);
    ending.end = Vector{{0.5, 0}}; // the second state never ends
    const Matrix length = *sensitivity(ending, {Kind::ExpectedLength}, ModelPart::Transition);
    QCOMPARE(length(0, 1), infinity);
    QCOMPARE(length(1, 0), 0.0);
    QCOMPARE((*sensitivity(ending, {Kind::ExpectedLength}, ModelPart::Initial))(0, 1), infinity);
}

void SensitivityTest::entropyIsSteepAtItsBorder()
{
    Model model = twoStates(1, 0.5);
    const Matrix slopes = *sensitivity(model, {Kind::EntropyRate}, ModelPart::Transition);
    QCOMPARE(slopes(0, 0), infinity);
    QCOMPARE(slopes(0, 1), -infinity);
    QVERIFY(std::isfinite(slopes(1, 0)) && std::isfinite(slopes(1, 1)));
}

void SensitivityTest::refuses_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("from");
    QTest::addColumn<QString>("message");
    QTest::newRow("no such state") << int(Kind::StationaryState) << 2 << 0 << "The model has no state with index 2";
    QTest::newRow("no such start") << int(Kind::FirstPassage) << 1 << -1 << "The model has no state with index -1";
    QTest::newRow("no such action") << int(Kind::SessionAction) << 3 << 0 << "The model has no action with index 3";
    const QString none = "The figure has no finite value for this model, and so no derivative";
    QTest::newRow("no END") << int(Kind::ExpectedLength) << 0 << 0 << none;
    QTest::newRow("never there") << int(Kind::FirstPassage) << 0 << 1 << none;
}

void SensitivityTest::refuses()
{
    QFETCH(int, kind);
    QFETCH(int, index);
    QFETCH(int, from);
    QFETCH(QString, message);
    Model model = twoStates(0.3, 0);
    model.actions.push_back("z");
    model.emission.setConstant(2, 3, 1.0 / 3);
    for (const ModelPart part : allParts) {
        const auto slopes = sensitivity(model, {Kind(kind), index, from}, part);
        QVERIFY(!slopes);
        QCOMPARE(QString::fromStdString(slopes.error().message()), message);
    }
}

QTEST_APPLESS_MAIN(SensitivityTest)
#include "sensitivity.moc"
