// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/learning/actionpredictor.h"
#include "engine/learning/rankmeasure.h"

namespace sessionsmith::learning {

struct ActionEvaluation
{
    Metrics metrics;
    std::vector<double> ranks;               ///< (cases) of the target among the actions, from 1; ties share their mean
    std::vector<double> losses;              ///< (cases)
    std::map<std::string, Metrics> byAction; ///< of each that some case asks for, by its name
};

/// Asks for the action of the target of every case, from what came before: "cases"; "accuracy", the share for which it
/// is the most probable one; "loss", -ln softmax(scores)[target], natural log; "macro_f1", the mean of the F1 of all
/// actions that some case asks for or that are answered (an F1 without anything right is 0).
/// Each action by itself, as a yes-or-no question put to all cases: "auc", "log_loss" and "calibration_error" as
/// binaryMetrics() has them, "f1", and "cases", those whose target it is.
/// Errors: those of the predictor, data that do not fit it, cancelled.
Result<ActionEvaluation> evaluateActions(ActionPredictor& predictor, const SequenceData& data,
                                         std::span<const TestCase> cases, const ProgressSink& progress = {},
                                         const Control& control = {});

} // namespace sessionsmith::learning
