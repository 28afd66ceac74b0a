// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/modelresults.h"
#include "app/cli/tables.h"

#include "engine/fidelity/html.h"
#include "engine/workflow/workflow.h"

#include <cmath>

namespace sessionsmith::cli {

namespace {

using fidelity::Metric;
using fidelity::Report;

Json document(const Report& report)
{
    Json metrics = Json::object(), leftOut = Json::object(), differences = Json::array();
    for (const Metric& metric : report.metrics)
        metrics[metric.name] = {{"value", finiteOrNull(metric.value)},
                                {"low", finiteOrNull(metric.low)},
                                {"high", finiteOrNull(metric.high)},
                                {"better", metric.better == fidelity::Better::Lower ? "lower" : "higher"},
                                {"best", finiteOrNull(metric.best)},
                                {"worst", finiteOrNull(metric.worst)},
                                {"expected", finiteOrNull(metric.expected)},
                                {"score", finiteOrNull(metric.score)}};
    for (const fidelity::LeftOut& one : report.leftOut)
        leftOut[one.name] = one.reason.english();
    for (const fidelity::Difference& one : report.differences)
        differences.push_back({{"part", fidelity::nameOf(one.part)},
                               {"from", one.from},
                               {"to", one.to},
                               {"real", one.real},
                               {"synthetic", one.synthetic},
                               {"size", one.size},
                               {"text", one.text.english()}});
    return {{"metrics", metrics},
            {"left_out", leftOut},
            {"overall", finiteOrNull(report.overall)},
            {"differences", differences},
            {"sessions",
             {{"held_out", report.heldOutSessions},
              {"training", report.trainingSessions},
              {"synthetic", report.syntheticSessions},
              {"compared", report.comparedSessions}}}};
}

std::string cell(double value)
{
    return std::isfinite(value) ? number(value) : "-";
}

std::string metricsText(const Report& report)
{
    std::vector<std::vector<std::string>> rows;
    std::string defects;
    for (const Metric& metric : report.metrics) {
        const bool hasInterval = std::isfinite(metric.low);
        rows.push_back({metric.name, number(metric.value),
                        hasInterval ? number(metric.low) + " .. " + number(metric.high) : "-", cell(metric.best),
                        cell(metric.worst), cell(metric.expected), cell(metric.score)});
        if (metric.isBad) defects += fmt::format("  {}: {}\n", metric.name, metric.defect.english());
    }
    std::string text = table({"metric", "value", "95 %", "best", "worst", "by chance", "score"}, rows);
    if (!defects.empty()) text += "\nwhat is bad\n" + defects;
    return text;
}

std::string describe(const Report& report)
{
    std::string text =
        fmt::format("{} synthetic sessions beside {} held-out real ones; best: as many other real ones; worst: these "
                    "with their events dealt out anew\n\n",
                    report.comparedSessions, report.heldOutSessions);
    text += metricsText(report);
    if (!report.differences.empty()) text += "\nthe largest differences, and what of the model governs them\n";
    for (const fidelity::Difference& one : report.differences)
        text += fmt::format("  {}\n", one.text.english());
    if (!report.leftOut.empty()) text += "\nleft out\n";
    for (const fidelity::LeftOut& one : report.leftOut)
        text += fmt::format("  {}: {}\n", one.name, one.reason.english());
    return text + fmt::format("\noverall {} (1: as near as other real sessions; 0: as far as shuffled ones)\n",
                              cell(report.overall));
}

struct Options
{
    workflow::FidelityRequest request;
    std::string html; ///< where the page is written; empty: nowhere
};

Result<Output> run(Console& console, const Options& options)
{
    const auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const workflow::FidelityRequest& request = options.request;
    const auto report = workflow::compareFidelity(*workspace, request, console.progress(), console.control());
    if (!report) return tl::unexpected(report.error());
    Output output{document(*report), describe(*report)};
    if (!options.html.empty()) {
        const auto written = fidelity::writeHtmlPage(*report, request.real, request.synthetic, options.html);
        if (!written) return tl::unexpected(written.error());
        output.document["html"] = options.html;
        output.text += options.html + " written\n";
    }
    return output;
}

} // namespace

void addFidelityCommand(Registry& registry)
{
    using Spec = fidelity::Spec;
    const auto options = std::make_shared<Options>();
    workflow::FidelityRequest& request = options->request;
    Arguments arguments(*registry.verb(registry.app, "fidelity",
                                       "Tell how near a synthetic data set comes to a real one", options, run));
    arguments.text("--real", request.real, "The real data set").required();
    arguments.text("--synthetic", request.synthetic, "The synthetic data set").required();
    arguments.number("--held-out", request.spec.heldOut,
                     "Share of the real users that everything is laid beside; the others show the best that can be had",
                     Spec::heldOutLimits);
    arguments.number("--bootstrap", request.spec.bootstrap, "How often the sessions are drawn anew for the intervals",
                     Spec::bootstrapLimits);
    arguments.seed(request.spec.seed);
    arguments.threads(request.spec.threads);
    arguments.text("--html", options->html, "File for the report as one page to send around");
}

} // namespace sessionsmith::cli
