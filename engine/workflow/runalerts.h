// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/workspace.h"

#include <limits>
#include <optional>
#include <string>

namespace sessionsmith::workflow {

/// When a run is to draw attention to itself.
struct AlertRules
{
    bool notFinite = true;          ///< a loss is no number any more
    int stalledEvaluations = 5;     ///< so many in a row without a better value; 0: never
    int overfittingEvaluations = 3; ///< so many in a row with a higher validation and a lower training loss; 0: never

    bool operator==(const AlertRules&) const = default;
};

inline constexpr int mostAlertEvaluations = 1000;

/// Those of a workspace, which hold for whatever trains in it. What cannot be read is as it is by itself.
AlertRules alertRules(const store::Workspace& workspace);
Result<> setAlertRules(store::Workspace& workspace, const AlertRules& rules);

enum class Alert { NotFinite, Stalled, Overfitting };
const char* name(Alert alert); ///< "not_finite", "stalled", "overfitting"
Message words(Alert alert, int evaluations);

/// Watches a run by its metrics, as they are written. An alert comes once until it is over.
class AlertWatch
{
public:
    struct Raised
    {
        Alert alert;
        Message words;
    };

    explicit AlertWatch(AlertRules rules) : m_rules(rules) {}
    /// The place of a metric among those that it listens to, as they come within a step; nothing for any other.
    static std::optional<int> placeOf(const std::string& metric);
    /// Points of a metric come in the order of their steps. Progress is that of "valid/ndcg@10" where the run has it,
    /// else of "valid/loss"; over-fitting is told by "valid/loss" and the mean of "train/loss" between evaluations.
    std::optional<Raised> take(const store::MetricPoint& point);

private:
    std::optional<Raised> progress(double worth);
    std::optional<Raised> evaluated(double loss);

    AlertRules m_rules;
    bool m_wasFinite = true, m_ranks = false;
    double m_best = -std::numeric_limits<double>::infinity();
    int m_stale = 0, m_rising = 0, m_evaluations = 0;
    double m_loss = 0;     ///< of the last evaluation
    double m_training = 0; ///< mean of the training loss before it
    double m_sum = 0;      ///< since it
    int m_count = 0;
};

} // namespace sessionsmith::workflow
