// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/groupcomparison.h"

#include "engine/base/means.h"
#include "engine/comparison/multipletests.h"
#include "engine/workflow/fidelityreports.h"
#include "engine/workflow/runcomparison.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sessionsmith::workflow {

namespace {

constexpr const char* usualMetrics[] = {"ndcg@10", "hr@10", "mrr", "accuracy", "loss"};

std::vector<std::optional<store::CaseResults>> casesOf(const std::vector<std::optional<store::CaseResults>>& cases,
                                                       const RunGroup& group)
{
    std::vector<std::optional<store::CaseResults>> own;
    for (const std::size_t run : group.runs)
        own.push_back(cases[run]);
    return own;
}

bool isParameter(const std::string& field)
{
    static constexpr const char* others[] = {"name",     "kind",    "status",  "note", "tags", "starred",
                                             "archived", "created", "seconds", "seed", "from"};
    return field.find('/') == std::string::npos && std::ranges::find(others, field) == std::end(others) &&
           !isMeans(field);
}

/// The runs of each group in a table of all runs.
Result<std::vector<std::vector<std::size_t>>> rowsOf(const GroupComparison& comparison,
                                                     const comparison::RunTable& table)
{
    std::vector<std::vector<std::size_t>> rows;
    for (const RunGroup& group : comparison.groups) {
        rows.emplace_back();
        for (const std::size_t place : group.runs) {
            const auto row = table.rowOf(comparison.runs[place]);
            if (!row) return tl::unexpected(row.error());
            rows.back().push_back(*row);
        }
    }
    return rows;
}

void addParameters(GroupComparison& comparison, const comparison::RunTable& table, const std::vector<std::size_t>& rows)
{
    for (const std::size_t field : table.differing(rows)) {
        if (!isParameter(table.fields()[field])) continue;
        GroupComparison::Parameter& parameter = comparison.parameters.emplace_back();
        parameter.field = table.fields()[field];
        for (const std::size_t row : rows)
            parameter.values.push_back(toText(table.value(row, field)));
    }
    const auto missing = [](const GroupComparison::Parameter& one) { return std::ranges::count(one.values, ""); };
    std::ranges::stable_sort(comparison.parameters, {}, missing);
}

std::optional<store::ModelRecord> modelBehind(const store::Workspace& workspace, store::Id run)
{
    const auto lineage = workspace.lineage(run);
    if (!lineage) return std::nullopt;
    const auto entry = std::ranges::find(*lineage, "model", &store::LineageEntry::kind);
    if (entry == lineage->end()) return std::nullopt;
    const auto versions = workspace.modelVersions(entry->name);
    if (!versions) return std::nullopt;
    const auto version = std::ranges::find(*versions, entry->contentHash, &store::ModelRecord::contentHash);
    if (version == versions->end()) return std::nullopt;
    const auto model = workspace.model(version->id);
    return model ? std::optional(*model) : std::nullopt;
}

/// The first group that has the first of the figures, so that others can be held against it.
std::size_t firstMeasured(const GroupComparison& comparison)
{
    for (std::size_t group = 0; group < comparison.groups.size() && !comparison.metrics.empty(); ++group)
        for (const std::size_t run : comparison.groups[group].runs)
            if (!std::isnan(testFigure(comparison.runs[run], comparison.metrics[0]))) return group;
    return 0;
}

Result<> addFigures(GroupComparison& comparison, const std::vector<std::optional<store::CaseResults>>& cases,
                    const Control& control)
{
    std::vector<double> p;
    for (const RunGroup& group : comparison.groups) {
        auto& figures = comparison.figures.emplace_back();
        for (const std::string& metric : comparison.metrics) {
            if (!control.proceed()) return fail(Error::cancelled());
            std::vector<double> values;
            for (const std::size_t run : group.runs)
                values.push_back(testFigure(comparison.runs[run], metric));
            GroupComparison::Figure& figure = figures.emplace_back();
            figure.summary = learning::summariseSeeds(values);
            const RunGroup& other = comparison.groups[comparison.baseline];
            const auto own = &group == &other ? std::nullopt : meanCaseValues(casesOf(cases, group), metric);
            const auto beside = own ? meanCaseValues(casesOf(cases, other), metric) : std::nullopt;
            const bool isSame = beside && cases[group.runs[0]]->questions == cases[other.runs[0]]->questions &&
                                own->size() == beside->size();
            if (isSame) figure.difference = learning::comparePaired(*own, *beside);
            p.push_back(isSame ? figure.difference->permutation : std::numeric_limits<double>::quiet_NaN());
        }
    }
    const auto corrected = comparison::holm(p);
    std::size_t test = 0;
    for (auto& figures : comparison.figures)
        for (GroupComparison::Figure& figure : figures)
            figure.corrected = corrected[test++];
    return {};
}

} // namespace

Result<GroupComparison> compareGroups(store::Workspace& workspace, const std::vector<std::string>& names,
                                      const std::string& baseline, std::vector<std::string> metrics,
                                      const Control& control)
{
    GroupComparison comparison;
    std::vector<std::optional<store::CaseResults>> cases;
    for (const std::string& name : names) {
        auto run = workspace.run(name);
        if (!run) return tl::unexpected(run.error());
        if (std::ranges::find(comparison.runs, run->id, &store::RunRecord::id) != comparison.runs.end()) continue;
        auto kept = workspace.runCases(run->id);
        if (!kept) return tl::unexpected(kept.error());
        comparison.runs.push_back(*std::move(run));
        cases.push_back(*std::move(kept));
    }
    if (comparison.runs.empty()) return fail(SS_TEXT("engine", "There is nothing to compare: name a run or more"));
    comparison.groups = groupRuns(workspace, comparison.runs);
    for (std::size_t group = 0; group < comparison.groups.size(); ++group)
        for (const std::size_t run : comparison.groups[group].runs)
            if (comparison.runs[run].name == baseline) comparison.baseline = group;
    if (metrics.empty()) {
        for (const char* metric : usualMetrics)
            if (std::ranges::any_of(comparison.runs,
                                    [&](const auto& run) { return !std::isnan(testFigure(run, metric)); }))
                metrics.emplace_back(metric);
        std::ranges::move(furtherFigures(comparison.runs), std::back_inserter(metrics));
    }
    comparison.metrics = std::move(metrics);
    if (baseline.empty()) comparison.baseline = firstMeasured(comparison);
    if (auto added = addFigures(comparison, cases, control); !added) return tl::unexpected(added.error());
    // With all runs of the workspace, which say what those compared began from.
    const auto table = readRunTable(workspace);
    if (!table) return tl::unexpected(table.error());
    const auto rows = rowsOf(comparison, *table);
    if (!rows) return tl::unexpected(rows.error());
    std::vector<std::size_t> first;
    for (const std::vector<std::size_t>& group : *rows)
        first.push_back(group[0]);
    addParameters(comparison, *table, first);
    comparison.fidelity = runFidelity(*table, *rows);
    for (const RunGroup& group : comparison.groups)
        comparison.models.push_back(modelBehind(workspace, comparison.runs[group.runs[0]].id));
    return comparison;
}

} // namespace sessionsmith::workflow
