// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/runcomparison.h"

#include "engine/learning/rankmeasure.h"
#include "engine/workflow/fidelityreports.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace sessionsmith::workflow {

namespace {

std::optional<learning::PairedTest> testOf(const std::optional<store::CaseResults>& cases,
                                           const std::optional<store::CaseResults>& baseline, const std::string& metric)
{
    if (!cases || !baseline || cases->questions != baseline->questions) return std::nullopt;
    const auto own = caseValues(*cases, metric), other = caseValues(*baseline, metric);
    if (!own || !other || own->size() != other->size()) return std::nullopt;
    return learning::comparePaired(*own, *other);
}

} // namespace

std::vector<std::string> furtherFigures(const std::vector<store::RunRecord>& runs)
{
    const auto isFurther = [](const std::string& name) {
        const auto isAmong = [](std::initializer_list<std::string_view> names, std::string_view wanted) {
            return std::ranges::find(names, wanted) != names.end();
        };
        const auto mark = learning::findSampledMark(name);
        return mark == std::string::npos ? isAmong({"auc", "log_loss", "micro_f1", "precision@1"}, name)
                                         : isAmong({"ndcg@10", "hr@10", "mrr"}, std::string_view(name).substr(0, mark));
    };
    std::set<std::string> names;
    for (const store::RunRecord& run : runs)
        if (const auto test = run.metrics.find("test"); test != run.metrics.end())
            for (const auto& [name, value] : test->second)
                if (isFurther(name)) names.insert(name);
    return {names.begin(), names.end()};
}

double testFigure(const store::RunRecord& run, const std::string& metric)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const auto slash = metric.find('/');
    const auto part = run.metrics.find(slash == std::string::npos ? "test" : metric.substr(0, slash));
    if (part == run.metrics.end()) return none;
    const auto value = part->second.find(slash == std::string::npos ? metric : metric.substr(slash + 1));
    return value == part->second.end() ? none : value->second;
}

std::optional<std::vector<double>> meanCaseValues(const std::vector<std::optional<store::CaseResults>>& runs,
                                                  const std::string& metric)
{
    std::vector<double> means;
    for (const auto& cases : runs) {
        if (!cases || cases->questions != runs.front()->questions) return std::nullopt;
        const auto values = caseValues(*cases, metric);
        if (!values || (!means.empty() && means.size() != values->size())) return std::nullopt;
        means.resize(values->size());
        for (std::size_t i = 0; i < means.size(); ++i)
            means[i] += (*values)[i] / double(runs.size());
    }
    return means;
}

std::optional<std::vector<double>> caseValues(const store::CaseResults& cases, const std::string& metric)
{
    for (const auto& [ending, ofRanks] : {std::pair(clickQuestions, "auc"), std::pair(tagQuestions, "precision@1")}) {
        if (!cases.questions.ends_with(ending)) continue;
        const auto& kept = metric == "log_loss" ? cases.losses : cases.ranks;
        if (metric != "log_loss" && metric != ofRanks) return std::nullopt;
        return std::vector<double>(kept.begin(), kept.end());
    }
    if (metric == "loss") {
        if (cases.losses.empty()) return std::nullopt;
        return std::vector<double>(cases.losses.begin(), cases.losses.end());
    }
    const auto at = metric.find('@');
    const int cutoff = at == std::string::npos ? 0 : std::atoi(metric.c_str() + at + 1);
    for (const learning::RankMeasure& measure : learning::rankMeasures(std::array{cutoff})) {
        if (measure.name() != metric) continue;
        std::vector<double> values(cases.ranks.size());
        std::ranges::transform(cases.ranks, values.begin(), [&](float rank) { return measure.of(rank); });
        return values;
    }
    return std::nullopt;
}

Result<RunComparison> compareRuns(store::Workspace& workspace, const std::vector<std::string>& names,
                                  const std::string& baseline, std::vector<std::string> metrics)
{
    const bool areAsked = !metrics.empty();
    if (!areAsked) metrics = {"ndcg@10", "hr@10", "mrr", "accuracy", "loss"};
    RunComparison comparison;
    std::vector<std::optional<store::CaseResults>> cases;
    const auto add = [&](const std::string& name) -> Result<std::size_t> {
        auto run = workspace.run(name);
        if (!run) return tl::unexpected(run.error());
        const auto known = std::ranges::find(comparison.runs, run->id, &store::RunRecord::id);
        if (known != comparison.runs.end()) return std::size_t(known - comparison.runs.begin());
        auto kept = workspace.runCases(run->id);
        if (!kept) return tl::unexpected(kept.error());
        comparison.runs.push_back(std::move(*run));
        cases.push_back(std::move(*kept));
        return comparison.runs.size() - 1;
    };
    for (const std::string& name : names)
        if (const auto added = add(name); !added) return tl::unexpected(added.error());
    if (!baseline.empty()) {
        const auto place = add(baseline);
        if (!place) return tl::unexpected(place.error());
        comparison.baseline = *place;
    }
    if (comparison.runs.size() < 2)
        return fail(Error(SS_TEXT("engine", "There is nothing to compare: name two runs or more")));
    if (!areAsked) std::ranges::move(furtherFigures(comparison.runs), std::back_inserter(metrics));
    for (const std::string& name : metrics) {
        RunComparison::Metric& metric = comparison.metrics.emplace_back();
        metric.name = name;
        for (std::size_t run = 0; run < comparison.runs.size(); ++run) {
            metric.values.push_back(testFigure(comparison.runs[run], name));
            metric.tests.push_back(run == comparison.baseline ? std::nullopt
                                                              : testOf(cases[run], cases[comparison.baseline], name));
        }
        if (areAsked && std::ranges::all_of(metric.values, [](double value) { return std::isnan(value); }))
            return fail(Error(SS_TEXT("engine", "None of these runs has the metric \"{0}\""), name)
                            .advise(SS_TEXT("engine", "A figure of the test goes by its name, such as ndcg@10, others "
                                                      "with their part, such as train/loss")));
    }
    const auto table = readRunTable(workspace);
    if (!table) return tl::unexpected(table.error());
    std::vector<std::vector<std::size_t>> rows;
    for (const store::RunRecord& run : comparison.runs) {
        const auto row = table->rowOf(run);
        if (!row) return tl::unexpected(row.error());
        rows.push_back({*row});
    }
    comparison.fidelity = runFidelity(*table, rows);
    return comparison;
}

} // namespace sessionsmith::workflow
