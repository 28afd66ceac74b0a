// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/regression/regression.h"

#include <Eigen/Cholesky>

#include <cmath>

namespace sessionsmith::regression {

namespace {

using Eigen::Index, Eigen::MatrixXd, Eigen::VectorXd;

Result<> check(const MatrixXd& x, const VectorXd& y, const RegressionSpec& spec)
{
    if (x.rows() != y.size() || y.size() == 0)
        return fail(SS_TEXT("engine", "A regression needs as many answers as cases"));
    if (!x.allFinite() || !y.allFinite()) return fail(SS_TEXT("engine", "A regression needs numbers that are finite"));
    if (!(spec.l2 > 0) || !std::isfinite(spec.l2))
        return fail(SS_TEXT("engine", "{0} must be a positive number"), "l2");
    return {};
}

/// The features with a last one that is always 1: the intercept.
MatrixXd withIntercept(const MatrixXd& x)
{
    MatrixXd extended(x.rows(), x.cols() + 1);
    extended << x, VectorXd::Ones(x.rows());
    return extended;
}

/// (d + 1) What the penalty adds to the diagonal: nothing for the intercept.
VectorXd penalty(Index features, double l2)
{
    VectorXd diagonal = VectorXd::Constant(features + 1, l2);
    diagonal[features] = 0;
    return diagonal;
}

/// Sum of ln(1 + exp(score)) - answer score, and the penalty.
double cost(const VectorXd& scores, const VectorXd& y, const VectorXd& weights, const VectorXd& diagonal)
{
    double sum = 0.5 * weights.cwiseAbs2().dot(diagonal);
    for (Index i = 0; i < y.size(); ++i)
        sum += std::max(scores[i], 0.0) + std::log1p(std::exp(-std::abs(scores[i]))) - y[i] * scores[i];
    return sum;
}

Regression regressionOf(const VectorXd& weights, int iterations, bool converged)
{
    return {weights.head(weights.size() - 1), weights[weights.size() - 1], iterations, converged};
}

} // namespace

VectorXd logistic(const VectorXd& scores)
{
    return scores.unaryExpr([](double score) {
        const double small = std::exp(-std::abs(score)); // never overflows
        return (score >= 0 ? 1 : small) / (1 + small);
    });
}

Result<Regression> fitLogistic(const MatrixXd& features, const VectorXd& y, const RegressionSpec& spec,
                               const Control& control)
{
    if (auto good = check(features, y, spec); !good) return tl::unexpected(good.error());
    if (y.minCoeff() < 0 || y.maxCoeff() > 1)
        return fail(SS_TEXT("engine", "The answers of a logistic regression lie between 0 and 1"));
    const MatrixXd x = withIntercept(features);
    const VectorXd diagonal = penalty(features.cols(), spec.l2);
    VectorXd weights = VectorXd::Zero(x.cols()), scores = VectorXd::Zero(x.rows());
    double now = cost(scores, y, weights, diagonal);
    for (int iteration = 0; iteration < spec.maximumIterations; ++iteration) {
        if (!control.proceed()) return fail(Error::cancelled());
        const VectorXd expected = logistic(scores);
        const VectorXd gradient = x.transpose() * (expected - y) + diagonal.cwiseProduct(weights);
        if (gradient.cwiseAbs().maxCoeff() <= spec.tolerance * double(y.size()))
            return regressionOf(weights, iteration, true);
        const VectorXd certainty = expected.cwiseProduct(VectorXd::Ones(y.size()) - expected);
        MatrixXd curvature = x.transpose() * certainty.asDiagonal() * x;
        // Where every answer is the same the intercept has no end: a trace of curvature keeps its steps finite.
        curvature.diagonal() += diagonal + VectorXd::Constant(x.cols(), 1e-12 * double(y.size()));
        const VectorXd step = curvature.ldlt().solve(gradient);
        bool isLower = false;
        for (double length = 1; length > 1e-10 && !isLower; length /= 2) {
            const VectorXd tried = weights - length * step, triedScores = x * tried;
            const double then = cost(triedScores, y, tried, diagonal);
            isLower = then < now;
            if (!isLower) continue;
            weights = tried;
            scores = triedScores;
            now = then;
        }
        if (!isLower) return regressionOf(weights, iteration, true); // lower than rounding can tell
    }
    return regressionOf(weights, spec.maximumIterations, false);
}

Result<Regression> fitLinear(const MatrixXd& features, const VectorXd& y, const RegressionSpec& spec)
{
    if (auto good = check(features, y, spec); !good) return tl::unexpected(good.error());
    const MatrixXd x = withIntercept(features);
    MatrixXd curvature = x.transpose() * x;
    curvature.diagonal() += penalty(features.cols(), spec.l2);
    return regressionOf(curvature.ldlt().solve(x.transpose() * y), 1, true);
}

} // namespace sessionsmith::regression
