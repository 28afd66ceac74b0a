// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/result.h"

#include <Eigen/Core>

namespace sessionsmith::regression {

struct RegressionSpec
{
    double l2 = 1; ///< weight of half the squared length of the weights; the intercept is free
    int maximumIterations = 100;
    double tolerance = 1e-10; ///< of the largest entry of the gradient, relative to the number of cases
};

/// y = intercept + weights . x, or its logistic function.
struct Regression
{
    Eigen::VectorXd weights; ///< (d)
    double intercept = 0;
    int iterations = 0;
    bool converged = false;

    /// (N) of x (N x d), before any logistic function.
    Eigen::VectorXd scores(const Eigen::MatrixXd& x) const { return (x * weights).array() + intercept; }
};

/// 1 / (1 + exp(-score)), entry by entry.
Eigen::VectorXd logistic(const Eigen::VectorXd& scores);

/// Least of the sum of log-losses + l2/2 |weights|^2, by Newton's method with halved steps (Hastie, Tibshirani and
/// Friedman, The Elements of Statistical Learning, 2009, section 4.4.1). `x`: (N x d); `y`: (N) in 0 ... 1.
/// Errors: sizes that differ, no case, a value that is not finite, an l2 that is not positive, cancelled.
Result<Regression> fitLogistic(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const RegressionSpec& spec = {},
                               const Control& control = {});

/// Least of half the sum of squares + l2/2 |weights|^2 (ridge regression, the same, section 3.4.1), in one step.
/// `y`: (N). Errors: as above.
Result<Regression> fitLinear(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const RegressionSpec& spec = {});

} // namespace sessionsmith::regression
