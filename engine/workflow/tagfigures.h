// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/bootstrap.h"
#include "engine/learning/rankmeasure.h"

#include <Eigen/Core>

namespace sessionsmith::workflow {

/// What is told of the tags of some items, beside what is: both (items x tags), probabilities, and 1 or 0.
struct TagAnswers
{
    Eigen::MatrixXd told, truth;

    /// "micro_f1", "macro_f1", "precision@1", "@3", "@5", "auc", "log_loss" (see tellTags()), "cases".
    learning::Metrics figures(double threshold) const;
    /// bootstrap() over items of those that are not means over tags.
    std::map<std::string, learning::Interval> intervals(double threshold) const;
    /// (items) of each what it adds to a figure that is a mean over items: "precision@1" ..., "log_loss".
    std::vector<double> ofItems(const std::string& figure) const;
    /// That of the micro F1, among 0.01 ... 0.99 and what lies between them by hundredths; the lowest of those that
    /// tie.
    double bestThreshold() const;
};

} // namespace sessionsmith::workflow
