// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/html.h"

#include "engine/base/atomicfile.h"
#include "engine/fidelity/charts.h"
#include "engine/fidelity/verdict.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::fidelity {

namespace {

constexpr const char* none = "—";

std::string figure(double value)
{
    if (!std::isfinite(value)) return none;
    const double size = std::abs(value);
    return fmt::format("{:.{}f}", value, size >= 100 ? 0 : size >= 1 ? 2 : 4);
}

/// Writes the parts of a page one after the other.
class Page
{
public:
    Page(const Report& report, const page::Voice& voice) : m_report(report), m_voice(voice) {}

    std::string body(const Message& title) const
    {
        std::string html =
            "<h1>" + m_voice.html(title) + "</h1>\n" +
            muted(Message(SS_TEXT("engine", "{0} synthetic sessions laid beside {1} real ones that were "
                                            "held out. Best: as many other real sessions. Worst: these "
                                            "with their events dealt out anew"),
                          fmt::format("{}", m_report.comparedSessions), fmt::format("{}", m_report.heldOutSessions)));
        for (const Message& warning : {copyWarning(m_report), seenWarning(m_report)})
            if (!warning.isEmpty()) html += "<p class=\"warning\">" + m_voice.sentence(warning) + "</p>\n";
        html += fmt::format(
            "<p><span class=\"overall\">{}</span> {}</p>\n",
            std::isfinite(m_report.overall) ? fmt::format("{:.2f}", m_report.overall) : none,
            m_voice.sentence(Message(SS_TEXT(
                "engine", "overall: 1 stands for as near as other real sessions, 0 for as far as shuffled ones"))));
        return html + verdicts() + differences() + charts() + figures() + runs() + leftOut();
    }

private:
    std::string heading(const Message& words) const { return "<h2>" + m_voice.html(words) + "</h2>\n"; }
    std::string muted(const Message& words) const { return "<p class=\"muted\">" + m_voice.sentence(words) + "</p>\n"; }

    template <typename Items, typename Words>
    std::string list(const char* kind, const Items& items, const Words& words) const
    {
        std::string html = fmt::format("<{}>\n", kind);
        for (const auto& item : items)
            html += "<li>" + m_voice.sentence(words(item)) + "</li>\n";
        return html + fmt::format("</{}>\n", kind);
    }

    std::string verdicts() const
    {
        const auto bad = std::ranges::count(m_report.metrics, true, &Metric::isBad);
        const auto good = std::ptrdiff_t(m_report.metrics.size()) - bad;
        return fmt::format("<p><b>✓ {}</b> &#160; <b class=\"bad\">✗ {}</b></p>\n",
                           m_voice.html(Message(SS_TEXT("engine", "{0} figures good"), good)),
                           m_voice.html(Message(SS_TEXT("engine", "{0} bad"), bad)));
    }

    std::string differences() const
    {
        std::string html =
            heading(Message(SS_TEXT("engine", "The largest differences, and what of the model governs them")));
        if (m_report.differences.empty())
            html += "<p>" +
                    m_voice.sentence(Message(SS_TEXT(
                        "engine", "Of what a part of the model holds, nothing differs more than chance explains"))) +
                    "</p>\n";
        else
            html += list("ol", m_report.differences, [](const Difference& one) { return one.text; });
        if (const Message others = unexplainedFigures(m_report); !others.isEmpty()) html += muted(others);
        return html;
    }

    std::string charts() const
    {
        const Pictures& pictures = m_report.pictures;
        std::string html =
            heading(Message(SS_TEXT("engine", "Session length"))) + lengthChart(pictures, m_voice) +
            muted(
                Message(SS_TEXT("engine", "The share of sessions with so many events; the last column holds all longer "
                                          "ones. Where the line leaves the bars, synthetic sessions have another "
                                          "length than real ones")));
        if (!pictures.realGaps.empty())
            html += heading(Message(SS_TEXT("engine", "Gaps"))) + gapChart(pictures, m_voice) +
                    muted(Message(SS_TEXT("engine", "The share of pauses between an event and the next one of its "
                                                    "session")));
        if (!pictures.realRanks.empty())
            html += heading(Message(SS_TEXT("engine", "Item popularity"))) + rankChart(pictures, m_voice) +
                    muted(Message(SS_TEXT("engine", "The share of events that the most popular items have, each log by "
                                                    "its own ranks")));
        if (pictures.actions.size() < 2) return html;
        html +=
            heading(Message(SS_TEXT("engine", "Sessions"))) + sessionChart(pictures, m_voice) +
            muted(Message(SS_TEXT("engine", "Some synthetic sessions at the left and some held-out real ones at the "
                                            "right, one a row and one block an event; the longest are cut")));
        html += heading(Message(SS_TEXT("engine", "Actions"))) + actionChart(pictures, m_voice) +
                muted(Message(SS_TEXT("engine", "The share of events with each action, synthetic above real")));
        return html + heading(Message(SS_TEXT("engine", "Transitions"))) + transitionChart(pictures, m_voice) +
               muted(Message(SS_TEXT("engine", "In percentage points, how much more (green) or less (orange) often the "
                                               "action of the column follows that of the row than in the real log; "
                                               "grey: no more than chance explains")));
    }

    std::string figures() const
    {
        std::vector<std::vector<std::string>> rows;
        for (const Metric& metric : m_report.metrics) {
            std::string sentence = m_voice.sentence(metric.meaning);
            if (metric.isBad) sentence += " <b class=\"bad\">" + m_voice.sentence(metric.defect) + "</b>";
            rows.push_back({fmt::format("<span class=\"wrap\">{}<br/><small class=\"muted\">{}</small></span>",
                                        m_voice.html(metric.title), sentence),
                            metric.isBad ? "<b class=\"bad\">✗ " + figure(metric.value) + "</b>" : figure(metric.value),
                            std::isfinite(metric.low) ? figure(metric.low) + " … " + figure(metric.high) : none,
                            figure(metric.best), figure(metric.worst), figure(metric.expected)});
        }
        std::vector<std::string> head;
        for (const Message& word : {Message(SS_TEXT("engine", "Figure")), Message(SS_TEXT("engine", "Value")),
                                    Message(SS_TEXT("engine", "95 %")), Message(SS_TEXT("engine", "Best")),
                                    Message(SS_TEXT("engine", "Worst")), Message(SS_TEXT("engine", "By chance"))})
            head.push_back(m_voice.html(word));
        return heading(Message(SS_TEXT("engine", "All figures"))) + page::htmlTable(head, rows) +
               muted(Message(SS_TEXT(
                   "engine", "95 %: by drawing the sessions of both sides anew. By chance: what sampling alone "
                             "leaves of a total variation. Jensen-Shannon: the divergence, base 2, not its root. "
                             "A model that was fitted to the held-out sessions too may come out better than the "
                             "best")));
    }

    std::string runs() const
    {
        if (m_report.runs.empty()) return {};
        return heading(Message(SS_TEXT("engine", "The longest runs of items shared with a real session"))) +
               list("ol", m_report.runs, [](const NamedRun& run) { return sentenceOf(run); }) +
               muted(privacyCaution(m_report));
    }

    std::string leftOut() const
    {
        if (m_report.leftOut.empty()) return {};
        return heading(Message(SS_TEXT("engine", "Left out"))) + list("ul", m_report.leftOut, [](const LeftOut& one) {
                   return Message(SS_TEXT("engine", "{0}: {1}"), one.title, one.reason);
               });
    }

    const Report& m_report;
    const page::Voice& m_voice;
};

} // namespace

std::string htmlPage(const Report& report, const std::string& real, const std::string& synthetic,
                     const page::Voice& voice)
{
    const Message title(SS_TEXT("engine", "{0} beside {1}"), synthetic, real);
    return page::htmlPage(voice.say(title), voice.language, Page(report, voice).body(title));
}

Result<> writeHtmlPage(const Report& report, const std::string& real, const std::string& synthetic,
                       const std::filesystem::path& path, const page::Voice& voice)
{
    auto file = AtomicFile::create(path);
    if (!file) return tl::unexpected(file.error());
    return file->write(htmlPage(report, real, synthetic, voice)).and_then([&] { return file->commit(); });
}

} // namespace sessionsmith::fidelity
