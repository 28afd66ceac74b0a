// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sessionsmith::widgets {

namespace {

constexpr const char* comparedMetrics[] = {"ndcg@10", "hr@10", "mrr", "accuracy", "loss"};

double valueOf(const store::RunRecord& run, const std::string& part, const std::string& metric)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const auto values = run.metrics.find(part);
    if (values == run.metrics.end()) return none;
    const auto found = values->second.find(metric);
    return found == values->second.end() ? none : found->second;
}

bool isBetter(const std::string& metric, double a, double b)
{
    return metric == "loss" ? a < b : a > b;
}

/// Pre-training asks for hidden or next items of held-out sessions, a generator for all of their events, the others for
/// the last items of users.
bool sameQuestions(const store::RunRecord& a, const store::RunRecord& b)
{
    const auto asks = [](const store::RunRecord& run) {
        return run.kind == store::RunKind::Baseline ? store::RunKind::Finetune : run.kind;
    };
    return a.dataset == b.dataset && asks(a) == asks(b);
}

std::optional<std::size_t> bestOf(const std::vector<std::vector<double>>& values, std::size_t column,
                                  const std::string& metric)
{
    std::optional<std::size_t> best;
    bool differ = false;
    for (std::size_t run = 0; run < values.size(); ++run) {
        const double value = values[run][column];
        if (!std::isfinite(value)) continue;
        differ = differ || (best && value != values[*best][column]);
        if (!best || isBetter(metric, value, values[*best][column])) best = run;
    }
    return differ ? best : std::nullopt;
}

} // namespace

Comparison compare(const std::vector<store::RunRecord>& runs, const std::string& part)
{
    Comparison result;
    const auto hasPart = [&](const store::RunRecord& run) { return run.metrics.contains(part); };
    for (const char* metric : comparedMetrics)
        if (std::ranges::any_of(runs, [&](const auto& run) { return std::isfinite(valueOf(run, part, metric)); }))
            result.metrics.emplace_back(metric);
    const auto first = std::ranges::find_if(runs, hasPart);
    for (const store::RunRecord& run : runs) {
        result.isComparable = result.isComparable && (!hasPart(run) || sameQuestions(*first, run));
        std::vector<double>& values = result.values.emplace_back();
        for (const std::string& metric : result.metrics)
            values.push_back(valueOf(run, part, metric));
    }
    for (std::size_t column = 0; column < result.metrics.size(); ++column)
        result.best.push_back(result.isComparable ? bestOf(result.values, column, result.metrics[column])
                                                  : std::nullopt);
    return result;
}

} // namespace sessionsmith::widgets
