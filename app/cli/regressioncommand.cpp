// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/tables.h"

#include "engine/workflow/tableregression.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::cli {

namespace {

using Kind = workflow::RegressionRequest::Kind;

struct RegressionOptions
{
    workflow::RegressionRequest request;
    std::string table, kind = "logistic";
};

Result<workflow::RegressionRequest> regressionRequest(const RegressionOptions& options)
{
    workflow::RegressionRequest request = options.request;
    request.table = options.table;
    request.kind = options.kind == "linear" ? Kind::Linear : Kind::Logistic;
    return request;
}

Json regressionDocument(const workflow::RegressionReport& report)
{
    Json document{{"cases", report.cases},
                  {"rejected_count", report.rejected},
                  {"base_rate", report.baseRate},
                  {"intercept", report.regression.intercept},
                  {"converged", report.regression.converged},
                  {"metrics", Json::object()},
                  {"weights", Json::array()}};
    for (const auto& [name, value] : report.metrics) {
        document["metrics"][name]["value"] = value;
        if (const auto interval = report.intervals.find(name); interval != report.intervals.end()) {
            document["metrics"][name]["low"] = interval->second.low;
            document["metrics"][name]["high"] = interval->second.high;
        }
    }
    for (std::size_t i = 0; i < report.features.size(); ++i)
        document["weights"].push_back(
            {{"feature", report.features[i]}, {"weight", report.regression.weights[Eigen::Index(i)]}});
    return document;
}

std::string regressionText(const workflow::RegressionReport& report)
{
    std::vector<std::vector<std::string>> figures, weights;
    for (const auto& [name, value] : report.metrics) {
        const auto interval = report.intervals.find(name);
        const bool has = interval != report.intervals.end();
        figures.push_back(
            {name, number(value), has ? number(interval->second.low) : "", has ? number(interval->second.high) : ""});
    }
    std::vector<std::size_t> order(report.features.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, std::greater(),
                             [&](std::size_t i) { return std::abs(report.regression.weights[Eigen::Index(i)]); });
    constexpr std::size_t most = 20;
    for (std::size_t i = 0; i < std::min(most, order.size()); ++i)
        weights.push_back({report.features[order[i]], number(report.regression.weights[Eigen::Index(order[i])])});
    return table({"by cross-validation", "value", "low", "high"}, figures) + "\n" +
           table({"feature (of all cases)", "weight"}, weights) +
           fmt::format("\n{} cases, {} rejected rows; base rate {}\n", report.cases, report.rejected,
                       number(report.baseRate));
}

Result<Output> runRegression(Console& console, const workflow::RegressionRequest& request)
{
    const auto report = workflow::regress(request, console.progress(), console.control());
    if (!report) return tl::unexpected(report.error());
    return Output{regressionDocument(*report), regressionText(*report)};
}

} // namespace

void addRegressionCommand(Registry& registry, CLI::App& group)
{
    const auto options = std::make_shared<RegressionOptions>();
    CLI::App& verb =
        *registry.verb(group, "regression", "Tell clicks, purchases or amounts from the columns of a table", options,
                       regressionRequest, runRegression);
    Arguments arguments(verb);
    arguments.text("--table", options->table, "A delimited file with a header, a case a row").required();
    arguments.text("--label", options->request.label, "The column that is asked for").required();
    arguments.choice("--kind", options->kind, "logistic tells the probability of yes, linear an amount",
                     {"logistic", "linear"});
    verb.add_option("--without", options->request.without,
                    "A column that is not to be used, more than once for several")
        ->type_name("TEXT")
        ->allow_extra_args(false);
    arguments.number("--l2", options->request.l2, "Weight of the squared weights", {1e-9, 1e9});
    arguments.number("--folds", options->request.folds, "Parts of the cross-validation", {2, 1000});
    arguments.seed(options->request.seed);
}

} // namespace sessionsmith::cli
