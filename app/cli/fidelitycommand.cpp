// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/modelresults.h"
#include "app/cli/tables.h"

#include "engine/fidelity/html.h"
#include "engine/fidelity/verdict.h"
#include "engine/workflow/fidelityreports.h"
#include "engine/workflow/workflow.h"

#include <cmath>

namespace sessionsmith::cli {

namespace {

using fidelity::Metric;
using fidelity::Report;

/// What has to be said before any figure; empty where there is nothing.
Message warningOf(const Report& report)
{
    const Message copy = fidelity::copyWarning(report);
    return copy.isEmpty() ? fidelity::seenWarning(report) : copy;
}

Json document(const Report& report)
{
    Json metrics = Json::object(), leftOut = Json::object(), differences = Json::array(), runs = Json::array();
    for (const Metric& metric : report.metrics)
        metrics[metric.name] = {{"title", metric.title.english()},
                                {"meaning", metric.meaning.english()},
                                {"bad", metric.isBad},
                                {"value", finiteOrNull(metric.value)},
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
    for (const fidelity::NamedRun& run : report.runs)
        runs.push_back({{"user", run.user},
                        {"session", run.session},
                        {"events", run.events},
                        {"length", run.length},
                        {"from_training", run.isFromTraining}});
    const Message warning = warningOf(report), unexplained = fidelity::unexplainedFigures(report);
    return {{"metrics", metrics},
            {"warning", warning.isEmpty() ? Json() : Json(warning.english())},
            {"unexplained", unexplained.isEmpty() ? Json() : Json(unexplained.english())},
            {"longest_shared_runs", runs},
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
    text += "\nwhat they mean\n";
    for (const Metric& metric : report.metrics)
        text += fmt::format("  {}: {}\n", metric.name, metric.meaning.english());
    if (!defects.empty()) text += "\nwhat is bad\n" + defects;
    return text;
}

std::string describe(const Report& report)
{
    const Message warning = warningOf(report), unexplained = fidelity::unexplainedFigures(report);
    std::string text = warning.isEmpty() ? std::string() : warning.english() + "\n\n";
    text +=
        fmt::format("{} synthetic sessions beside {} held-out real ones; best: as many other real ones; worst: these "
                    "with their events dealt out anew\n\n",
                    report.comparedSessions, report.heldOutSessions);
    text += metricsText(report);
    if (!report.differences.empty()) text += "\nthe largest differences, and what of the model governs them\n";
    for (const fidelity::Difference& one : report.differences)
        text += fmt::format("  {}\n", one.text.english());
    if (!unexplained.isEmpty()) text += fmt::format("\n{}\n", unexplained.english());
    if (!report.runs.empty()) text += "\nthe longest runs of items shared with a real session\n";
    for (const fidelity::NamedRun& run : report.runs)
        text += fmt::format("  {}\n", fidelity::sentenceOf(run).english());
    text += fmt::format("\n{}\n", fidelity::privacyCaution(report).english());
    if (!report.leftOut.empty()) text += "\nleft out\n";
    for (const fidelity::LeftOut& one : report.leftOut)
        text += fmt::format("  {}: {}\n", one.name, one.reason.english());
    return text + fmt::format("\noverall {} (1: as near as other real sessions; 0: as far as shuffled ones)\n",
                              cell(report.overall));
}

constexpr const char* keys =
    "With --json:\n"
    "  metrics{NAME: {title, meaning, value, low, high, best, worst, expected, score, better, bad}}\n"
    "    value with its 95 % interval low ... high; best: other real sessions; worst: these shuffled; expected: what\n"
    "    sampling alone leaves of a total variation; score: 1 as best, 0 as worst; better: lower or higher; null: "
    "none\n"
    "  left_out{NAME: reason}\n"
    "  overall: the mean of the scores; null without any, and for a copy\n"
    "  warning: null, or what has to be said first: that the synthetic log is a copy, or was made\n"
    "    after the real one itself\n"
    "  differences[{part, from, to, real, synthetic, size, text}]: the five largest, and what of the model governs "
    "them\n"
    "  unexplained: null, or which bad figures none of these speaks of, and why\n"
    "  longest_shared_runs[{user, session, events, length, from_training}]: of items, with a real session\n"
    "  sessions{held_out, training, synthetic, compared}\n"
    "The workspace keeps the report, and the data card of an export of the synthetic data set quotes it.";

struct Options
{
    workflow::FidelityRequest request;
    std::string html; ///< where the page is written; empty: nowhere
};

Result<Output> run(Console& console, const Options& options)
{
    if (!options.html.empty())
        if (auto free = console.claim(options.html); !free) return tl::unexpected(free.error());
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const workflow::FidelityRequest& request = options.request;
    const auto report = workflow::compareFidelity(*workspace, request, console.progress(), console.control());
    if (!report) return tl::unexpected(report.error());
    const auto kept = workflow::keepReport(*workspace, request, *report);
    if (!kept) // a workspace that takes nothing is no reason not to tell
        console.warn(Message(SS_TEXT("engine", "The workspace does not keep the report: {0}"), kept.error().message()));
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
    CLI::App* command =
        registry.verb(registry.app, "fidelity", "Tell how near a synthetic data set comes to a real one", options, run);
    command->footer(keys);
    Arguments arguments(*command);
    arguments.text("--real", request.real, "The real data set").required();
    arguments.text("--synthetic", request.synthetic, "The synthetic data set").required();
    CLI::Option& training =
        arguments.text("--training", request.training,
                       "The data set that the model was fitted to, as the other part of `data split`: all of the real "
                       "one is then held out, and the figures of privacy tell whether this one is given away");
    arguments
        .number("--held-out", request.spec.heldOut,
                "Share of the real users that everything is laid beside; the others show the best that can be had",
                Spec::heldOutLimits)
        .excludes(&training);
    arguments.number("--bootstrap", request.spec.bootstrap, "How often the sessions are drawn anew for the intervals",
                     Spec::bootstrapLimits);
    arguments.seed(request.spec.seed);
    arguments.threads(request.spec.threads);
    arguments.text("--html", options->html, "File for the report as one page to send around")
        .check([](const std::string& path) { return std::string(path.empty() ? "needs the name of a file" : ""); });
}

} // namespace sessionsmith::cli
