// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/slices.h"
#include "engine/workflow/preparation.h"

namespace sessionsmith::workflow {

/// How the questions of a log are put.
struct AssessmentSpec
{
    bool excludeSeen = false;
    int sampledNegatives = 0; ///< as in learning::EvaluationSpec
};

/// What a recommender can do.
struct Assessment
{
    /// "valid" and "test" with the figures of learning::evaluate() at 1, 5, 10 and 20; "test_low" and "test_high" with
    /// the bounds of bootstrapped intervals; "split" with what to be careful about (SplitFindings); and a part for each
    /// slice of the test, see slicesIn().
    store::RunMetrics metrics;
    store::CaseResults test;
};

/// Errors: those of learning::evaluate().
Result<Assessment> assess(learning::Recommender& recommender, const PreparedLog& log, const AssessmentSpec& spec,
                          const ProgressSink& progress, const Control& control);

/// The same for what tells actions, by learning::evaluateActions(): the slices of the test are the actions, each with
/// its own figures, and the parts "majority" and "markov" have those of the baselines of learning::ActionBaseline,
/// fitted to the log's training part, on the test.
Result<Assessment> assessActions(learning::ActionPredictor& predictor, const PreparedLog& log,
                                 const ProgressSink& progress, const Control& control);

/// What stands beside the test figures of a run for comparison, from the weakest on: "majority", "markov",
/// "base_rate", "without_representation", "ceiling_test".
std::vector<std::pair<std::string, learning::Metrics>> besideTest(const store::RunMetrics& metrics);

/// The slices that a run's metrics hold, each as a part "test/<by>=<value>", in the order of learning::slices().
std::vector<learning::Slice> slicesIn(const store::RunMetrics& metrics);
bool isSlice(const std::string& part);

} // namespace sessionsmith::workflow
