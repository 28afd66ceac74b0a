// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/bootstrap.h"
#include "engine/learning/rankmeasure.h"
#include "engine/regression/regression.h"
#include "engine/workflow/casetable.h"

#include <cstdint>

namespace sessionsmith::workflow {

/// Whether a click or a purchase comes (logistic), or how much of something does (linear), from what a table says of
/// each case.
struct RegressionRequest
{
    enum class Kind { Logistic, Linear };
    std::filesystem::path table;
    std::string label; ///< the column that is asked for
    Kind kind = Kind::Logistic;
    std::vector<std::string> without; ///< columns that are not to be used: names of cases, what comes after the answer
    double l2 = 1;
    int folds = 5;
    std::uint64_t seed = 1;
};

struct RegressionReport
{
    std::size_t cases = 0, rejected = 0;
    double baseRate = 0; ///< share of yes, or the mean
    /// By cross-validation: every case is predicted by a regression that learnt from the other folds. Logistic: those
    /// of learning::binaryMetrics(); linear: those of learning::amountMetrics().
    learning::Metrics metrics;
    std::map<std::string, learning::Interval> intervals; ///< of 95 %
    std::vector<std::string> features;
    regression::Regression regression; ///< of all cases; numeric features have mean 0 and deviation 1
};

/// Errors: those of readCaseTable() and answersOf(); no such column, fewer cases than folds, nothing to learn from,
/// cancelled.
Result<RegressionReport> regress(const RegressionRequest& request, const ProgressSink& progress = {},
                                 const Control& control = {});

} // namespace sessionsmith::workflow
