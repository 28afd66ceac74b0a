// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/html.h"

#include "engine/base/atomicfile.h"
#include "engine/fidelity/charts.h"
#include "engine/fidelity/verdict.h"

#include <cmath>

namespace sessionsmith::fidelity {

namespace {

constexpr const char* head = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fidelity report</title><style>
body{font:15px/1.5 system-ui,sans-serif;color:#1f2328;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin-bottom:.2rem}h2{font-size:1.15rem;margin-top:2rem}p.note,td.note{color:#57606a}
p.warning{background:#fff4e5;border-left:4px solid #d4720b;padding:.6rem .8rem;font-weight:600}
table{border-collapse:collapse;width:100%}th,td{padding:.3rem .6rem;text-align:right;border-bottom:1px solid #d8dee4}
th:first-child,td:first-child{text-align:left}tr.bad td{background:#fff4e5}.overall{font-size:2.4rem;font-weight:600}
svg{width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:#57606a}.scroll{overflow-x:auto}
small{color:#57606a;display:block}
</style></head><body>
)";

std::string figure(double value)
{
    if (!std::isfinite(value)) return "&ndash;";
    const double size = std::abs(value);
    return fmt::format("{:.{}f}", value, size >= 100 ? 0 : size >= 1 ? 2 : 4);
}

std::string metricsTable(const Report& report)
{
    std::string html = "<div class=\"scroll\"><table><thead><tr><th>Figure</th><th>Value</th><th>95 %</th><th>Best</th>"
                       "<th>Worst</th><th>By chance</th></tr></thead><tbody>\n";
    for (const Metric& metric : report.metrics) {
        std::string sentence = escapedHtml(metric.meaning.english()) + ".";
        if (metric.isBad) sentence += " <b>" + escapedHtml(metric.defect.english()) + ".</b>";
        const std::string interval =
            std::isfinite(metric.low) ? figure(metric.low) + " &hellip; " + figure(metric.high) : "&ndash;";
        html += fmt::format("<tr{}><td>{}<small>{}</small></td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td>"
                            "</tr>\n",
                            metric.isBad ? " class=\"bad\"" : "", escapedHtml(metric.title.english()), sentence,
                            figure(metric.value), interval, figure(metric.best), figure(metric.worst),
                            figure(metric.expected));
    }
    return html + "</tbody></table></div>\n";
}

std::string differencesList(const Report& report)
{
    if (report.differences.empty()) return "<p>None is larger than chance explains.</p>\n";
    std::string html = "<ol>\n";
    for (const Difference& one : report.differences)
        html += "<li>" + escapedHtml(one.text.english()) + ".</li>\n";
    return html + "</ol>\n";
}

std::string runsList(const Report& report)
{
    if (report.runs.empty()) return {};
    std::string html = "<h2>The longest runs of items shared with a real session</h2>\n<ol>\n";
    for (const NamedRun& run : report.runs)
        html += "<li>" + escapedHtml(sentenceOf(run).english()) + ".</li>\n";
    return html + "</ol>\n<p class=\"note\">" + escapedHtml(privacyCaution(report).english()) + ".</p>\n";
}

std::string leftOutList(const Report& report)
{
    if (report.leftOut.empty()) return {};
    std::string html = "<h2>Left out</h2><ul>\n";
    for (const LeftOut& one : report.leftOut)
        html += fmt::format("<li>{}: {}.</li>\n", escapedHtml(one.title.english()), escapedHtml(one.reason.english()));
    return html + "</ul>\n";
}

std::string charts(const Pictures& pictures)
{
    std::string html = "<h2>Session length</h2>\n" + lengthChart(pictures) +
                       "<p class=\"note\">The share of sessions with so many events; the last column holds all longer "
                       "ones. Where the line leaves the bars, synthetic sessions have another length than real ones."
                       "</p>\n";
    if (!pictures.realGaps.empty())
        html += "<h2>Gaps</h2>\n" + gapChart(pictures) +
                "<p class=\"note\">The share of pauses between an event and the next one of its session.</p>\n";
    if (!pictures.realRanks.empty())
        html += "<h2>Item popularity</h2>\n" + rankChart(pictures) +
                "<p class=\"note\">The share of events that the most popular items have, each log by its own ranks."
                "</p>\n";
    if (pictures.actions.size() < 2) return html;
    html += "<h2>Sessions</h2>\n" + sessionChart(pictures) +
            "<p class=\"note\">Some synthetic sessions at the left and some held-out real ones at the right, one a row "
            "and one block an event; the longest are cut.</p>\n";
    return html + "<h2>Actions</h2>\n" + actionChart(pictures) +
           "<p class=\"note\">The share of events with each action, real above synthetic.</p>\n<h2>Transitions</h2>\n" +
           transitionChart(pictures) +
           "<p class=\"note\">In percentage points, how much more (orange) or less (blue) often the action of the "
           "column "
           "follows that of the row than in the real log.</p>\n";
}

} // namespace

std::string htmlPage(const Report& report, const std::string& real, const std::string& synthetic)
{
    std::string html = head;
    html += fmt::format("<h1>{} beside {}</h1>\n", escapedHtml(synthetic), escapedHtml(real));
    html += fmt::format("<p class=\"note\">{} synthetic sessions laid beside {} real ones that were held out. Best: as "
                        "many other real sessions. Worst: these with their events dealt out anew.</p>\n",
                        report.comparedSessions, report.heldOutSessions);
    if (const Message warning = copyWarning(report); !warning.isEmpty())
        html += "<p class=\"warning\">" + escapedHtml(warning.english()) + ".</p>\n";
    html += fmt::format("<p><span class=\"overall\">{}</span> overall: 1 stands for as near as other real sessions, 0 "
                        "for as far as shuffled ones.</p>\n",
                        std::isfinite(report.overall) ? fmt::format("{:.2f}", report.overall) : "&ndash;");
    html += "<h2>The largest differences, and what of the model governs them</h2>\n" + differencesList(report);
    if (const Message others = unexplainedFigures(report); !others.isEmpty())
        html += "<p class=\"note\">" + escapedHtml(others.english()) + ".</p>\n";
    html += charts(report.pictures);
    html += "<h2>All figures</h2>\n" + metricsTable(report);
    html +=
        "<p class=\"note\">95 %: by drawing the sessions of both sides anew. By chance: what sampling alone leaves of "
        "a total variation. Jensen-Shannon: the divergence, base 2, not its root. A model that was fitted to the "
        "held-out sessions too may come out better than the best.</p>\n";
    return html + runsList(report) + leftOutList(report) + "</body></html>\n";
}

Result<> writeHtmlPage(const Report& report, const std::string& real, const std::string& synthetic,
                       const std::filesystem::path& path)
{
    auto file = AtomicFile::create(path);
    if (!file) return tl::unexpected(file.error());
    return file->write(htmlPage(report, real, synthetic)).and_then([&] { return file->commit(); });
}

} // namespace sessionsmith::fidelity
