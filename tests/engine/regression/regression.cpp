// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/regression/regression.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <cmath>
#include <fstream>
#include <limits>

using namespace sessionsmith;
using namespace sessionsmith::regression;
using Eigen::MatrixXd, Eigen::VectorXd;

namespace {

struct Numbers
{
    MatrixXd x;
    VectorXd y, target, logistic, linear;
    double l2 = 0;
};

VectorXd vectorOf(const nlohmann::json& json)
{
    const auto values = json.get<std::vector<double>>();
    return Eigen::Map<const VectorXd>(values.data(), Eigen::Index(values.size()));
}

/// Those of an independent minimiser, see regression_numbers.py.
Numbers numbers()
{
    std::ifstream file(SESSIONSMITH_SOURCE_DIR "/tests/engine/regression/regression_numbers.json");
    const auto json = nlohmann::json::parse(file);
    Numbers numbers{
        {},        vectorOf(json["y"]), vectorOf(json["target"]), vectorOf(json["logistic"]), vectorOf(json["linear"]),
        json["l2"]};
    numbers.x.resize(numbers.y.size(), Eigen::Index(json["x"][0].size()));
    for (Eigen::Index i = 0; i < numbers.x.rows(); ++i)
        numbers.x.row(i) = vectorOf(json["x"][std::size_t(i)]).transpose();
    return numbers;
}

void checkWeights(const Regression& found, const VectorXd& wanted)
{
    QVERIFY(found.converged);
    QVERIFY((found.weights - wanted.head(wanted.size() - 1)).cwiseAbs().maxCoeff() < 1e-5);
    QVERIFY(std::abs(found.intercept - wanted[wanted.size() - 1]) < 1e-5);
}

} // namespace

class RegressionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void weightsOfAnotherMinimiser()
    {
        const Numbers known = numbers();
        checkWeights(*fitLogistic(known.x, known.y, {known.l2}), known.logistic);
        checkWeights(*fitLinear(known.x, known.target, {known.l2}), known.linear);
    }

    /// With a flag the weights are the log-odds: 1/4 without it, 3/4 with it.
    void logOddsByHand()
    {
        MatrixXd x(8, 1);
        VectorXd y(8);
        for (int i = 0; i < 8; ++i) {
            x(i, 0) = i / 4;
            y[i] = i == 0 || i > 4;
        }
        const auto found = fitLogistic(x, y, {1e-12});
        QVERIFY(std::abs(found->intercept + std::log(3)) < 1e-6);
        QVERIFY(std::abs(found->weights[0] - 2 * std::log(3)) < 1e-6);
        QVERIFY((logistic(found->scores(x)) - VectorXd{{.25, .25, .25, .25, .75, .75, .75, .75}}).norm() < 1e-6);
    }

    void staysFiniteWhereNothingBoundsIt()
    {
        MatrixXd x(4, 1);
        x << -1000, -900, 900, 1000;
        const auto separable = fitLogistic(x, VectorXd{{0, 0, 1, 1}});
        QVERIFY(separable->weights.allFinite() && separable->weights[0] > 0);
        const auto same = fitLogistic(x, VectorXd::Ones(4)); // the intercept has no end
        QVERIFY(same && std::isfinite(same->intercept) && same->intercept > 5);
        QVERIFY(logistic(VectorXd{{-1e4, 0, 1e4}}) == (VectorXd{{0, 0.5, 1}}));
    }

    void refusesWhatIsNone()
    {
        const MatrixXd x = MatrixXd::Ones(3, 2);
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(!fitLogistic(x, VectorXd::Ones(2)));
        QVERIFY(!fitLogistic(MatrixXd(0, 2), VectorXd(0)));
        QVERIFY(!fitLogistic(x, VectorXd{{0, 1, 2}}));
        QVERIFY(!fitLogistic(x, VectorXd{{0, 1, nan}}));
        QVERIFY(!fitLogistic(x * nan, VectorXd::Ones(3)));
        QVERIFY(!fitLinear(x, VectorXd::Ones(3), {0}));
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = fitLogistic(x, VectorXd::Ones(3), {}, {stop.get_token(), nullptr});
        QVERIFY(!stopped && stopped.error().isCancelled());
    }
};

QTEST_APPLESS_MAIN(RegressionTest)
#include "regression.moc"
