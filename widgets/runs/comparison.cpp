// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/comparison.h"

#include "engine/base/means.h"
#include "engine/workflow/runcomparison.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>

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
    return metric.ends_with("loss") ? a < b : a > b;
}

/// Pre-training asks for hidden or next items of held-out sessions, a generator for all of their events, the others for
/// the last items of users.
bool sameQuestions(const store::RunRecord& a, const store::RunRecord& b)
{
    const auto asks = [](const store::RunRecord& run) {
        return run.kind == store::RunKind::Baseline ? store::RunKind::Finetune : run.kind;
    };
    const auto protocol = [](const store::RunRecord& run) {
        const QJsonObject spec = QJsonDocument::fromJson(QByteArray::fromStdString(run.spec)).object();
        return std::tuple(spec[QLatin1String("split")].toString(), spec[QLatin1String("sequence_by")].toString(),
                          spec[QLatin1String("exclude_seen")].toBool());
    };
    return a.dataset == b.dataset && asks(a) == asks(b) && protocol(a) == protocol(b);
}

/// What was kept of the cases knows it best: a test set of its own may be asked of runs on different data.
bool sameCases(const std::vector<std::optional<store::CaseResults>>& cases, std::size_t a, std::size_t b)
{
    return a < cases.size() && b < cases.size() && cases[a] && cases[b] && cases[a]->questions == cases[b]->questions;
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

bool differBySeedsAlone(const std::vector<store::RunRecord>& runs)
{
    QList<QJsonObject> specs;
    std::set<qint64> seeds;
    for (const store::RunRecord& run : runs) {
        QJsonObject spec = QJsonDocument::fromJson(QByteArray::fromStdString(run.spec)).object();
        seeds.insert(spec.take(QLatin1String("seed")).toInteger(-1));
        for (const char* means : meansFields)
            spec.remove(QLatin1String(means));
        specs << spec;
    }
    return runs.size() > 1 && seeds.size() == runs.size() && specs.count(specs.front()) == specs.size();
}

double pValueOf(const std::optional<store::CaseResults>& cases, const std::optional<store::CaseResults>& best,
                const std::string& metric)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    if (!cases || !best || cases->questions != best->questions) return none;
    const auto own = workflow::caseValues(*cases, metric), other = workflow::caseValues(*best, metric);
    return own && other && own->size() == other->size() ? learning::meanTest(*own, *other) : none;
}

} // namespace

Comparison compare(const std::vector<store::RunRecord>& runs, const std::string& part,
                   const std::vector<std::optional<store::CaseResults>>& cases)
{
    Comparison result;
    const auto hasPart = [&](const store::RunRecord& run) { return run.metrics.contains(part); };
    for (const char* metric : comparedMetrics)
        if (std::ranges::any_of(runs, [&](const auto& run) { return std::isfinite(valueOf(run, part, metric)); }))
            result.metrics.emplace_back(metric);
    if (part == "test") std::ranges::move(workflow::furtherFigures(runs), std::back_inserter(result.metrics));
    const auto first = std::ranges::find_if(runs, hasPart);
    for (const store::RunRecord& run : runs) {
        result.isComparable = result.isComparable &&
                              (!hasPart(run) || sameQuestions(*first, run) ||
                               sameCases(cases, std::size_t(first - runs.begin()), std::size_t(&run - runs.data())));
        std::vector<double>& values = result.values.emplace_back();
        for (const std::string& metric : result.metrics)
            values.push_back(valueOf(run, part, metric));
    }
    for (std::size_t column = 0; column < result.metrics.size(); ++column)
        result.best.push_back(result.isComparable ? bestOf(result.values, column, result.metrics[column])
                                                  : std::nullopt);
    for (std::size_t run = 0; run < runs.size(); ++run)
        for (auto& row = result.pValues.emplace_back(); row.size() < result.metrics.size();) {
            const auto best = result.best[row.size()];
            row.push_back(best && *best != run && cases.size() == runs.size()
                              ? pValueOf(cases[run], cases[*best], result.metrics[row.size()])
                              : std::numeric_limits<double>::quiet_NaN());
        }
    if (!differBySeedsAlone(runs)) return result;
    for (std::size_t column = 0; column < result.metrics.size(); ++column) {
        std::vector<double> values;
        for (const auto& row : result.values)
            values.push_back(row[column]);
        result.seeds.push_back(learning::summariseSeeds(values));
    }
    return result;
}

} // namespace sessionsmith::widgets
