// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/tables.h"

#include "engine/workflow/runcomparison.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::cli {

namespace {

struct CompareOptions
{
    std::vector<std::string> runs, metrics;
    std::string baseline;
};

Json jsonNumber(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

/// Values of the specifications that are not the same in all runs.
Json parametersDocument(const std::vector<store::RunRecord>& runs)
{
    std::map<std::string, std::vector<Json>> values;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Json spec = Json::parse(runs[i].spec, nullptr, false);
        if (!spec.is_object()) continue;
        for (const auto& [key, value] : spec.items()) {
            values[key].resize(runs.size());
            values[key][i] = value;
        }
    }
    Json parameters = Json::array();
    for (const auto& [name, ofRuns] : values)
        if (std::adjacent_find(ofRuns.begin(), ofRuns.end(), std::not_equal_to()) != ofRuns.end())
            parameters.push_back({{"name", name}, {"values", ofRuns}});
    return parameters;
}

Json metricDocument(const workflow::RunComparison::Metric& metric, std::size_t baseline)
{
    Json document{{"name", metric.name}};
    for (std::size_t run = 0; run < metric.values.size(); ++run) {
        document["values"].push_back(jsonNumber(metric.values[run]));
        document["difference"].push_back(jsonNumber(metric.values[run] - metric.values[baseline]));
        const auto& test = metric.tests[run];
        document["p_value"].push_back(test ? Json(test->permutation) : Json());
        document["p_wilcoxon"].push_back(test ? Json(test->wilcoxon) : Json());
        document["difference_low"].push_back(test ? Json(test->interval.low) : Json());
        document["difference_high"].push_back(test ? Json(test->interval.high) : Json());
    }
    return document;
}

/// "-" where a run has no such figure.
std::string figure(double value)
{
    return std::isnan(value) ? "-" : number(value);
}

std::string probability(double p)
{
    return p < 0.0001 ? "<0.0001" : number(p);
}

std::string comparisonTable(const workflow::RunComparison& comparison)
{
    std::vector<std::vector<std::string>> rows;
    for (const auto& metric : comparison.metrics)
        for (std::size_t run = 0; run < comparison.runs.size(); ++run) {
            const auto& test = metric.tests[run];
            const bool isBaseline = run == comparison.baseline;
            rows.push_back({run == 0 ? metric.name : "", comparison.runs[run].name + (isBaseline ? " (baseline)" : ""),
                            figure(metric.values[run]),
                            isBaseline ? "" : figure(metric.values[run] - metric.values[comparison.baseline]),
                            test ? number(test->interval.low) : "", test ? number(test->interval.high) : "",
                            test ? probability(test->permutation) : "", test ? probability(test->wilcoxon) : ""});
        }
    return table({"metric", "run", "value", "difference", "low", "high", "p", "p (Wilcoxon)"}, rows);
}

/// Empty where nothing was measured.
std::string fidelityTable(const workflow::RunComparison& comparison)
{
    if (comparison.fidelity.empty()) return {};
    std::vector<std::string> head{"fidelity of its data"};
    for (const store::RunRecord& run : comparison.runs)
        head.push_back(run.name);
    std::vector<std::vector<std::string>> rows;
    for (const workflow::RunFidelity& fidelity : comparison.fidelity) {
        auto& row = rows.emplace_back(1, fidelity.figure);
        for (const double value : fidelity.values)
            row.push_back(figure(value));
    }
    return "\n" + table(head, rows);
}

Result<Output> runCompare(Console& console, const CompareOptions& options)
{
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto comparison = workflow::compareRuns(*workspace, options.runs, options.baseline, options.metrics);
    if (!comparison) return tl::unexpected(comparison.error());
    Json document{{"runs", Json::array()},
                  {"baseline", comparison->runs[comparison->baseline].name},
                  {"parameters", parametersDocument(comparison->runs)},
                  {"metrics", Json::array()},
                  {"fidelity", Json::array()}};
    for (const store::RunRecord& run : comparison->runs)
        document["runs"].push_back(run.name);
    for (const auto& metric : comparison->metrics)
        document["metrics"].push_back(metricDocument(metric, comparison->baseline));
    for (const workflow::RunFidelity& fidelity : comparison->fidelity) {
        Json values = Json::array();
        for (const double value : fidelity.values)
            values.push_back(jsonNumber(value));
        document["fidelity"].push_back({{"name", fidelity.figure}, {"values", std::move(values)}});
    }
    return Output{std::move(document),
                  comparisonTable(*comparison) +
                      "\np: permutation test on the same test cases; none where two runs were asked "
                      "something else\n" +
                      fidelityTable(*comparison)};
}

} // namespace

void addCompareCommand(Registry& registry, CLI::App& group)
{
    const auto options = std::make_shared<CompareOptions>();
    CLI::App& verb =
        *registry.verb(group, "compare", "Compare the test figures of runs with those of one", options, runCompare);
    verb.add_option("runs", options->runs, "Names or numbers of the runs")->required()->type_name("TEXT");
    verb.add_option("--metric", options->metrics,
                    "A metric to compare, more than once for several: of the test by its name, of others with their "
                    "part, such as "
                    "valid/loss (default: NDCG@10, HR@10, MRR, accuracy and loss of the test)")
        ->type_name("TEXT")
        ->allow_extra_args(false);
    Arguments(verb).text("--baseline", options->baseline, "The run to compare with (default: the first)");
}

} // namespace sessionsmith::cli
