// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/runreport.h"

#include "engine/base/atomicfile.h"
#include "engine/base/jsontext.h"
#include "engine/fidelity/report.h"
#include "engine/page/colours.h"
#include "engine/workflow/reportcurves.h"

#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace sessionsmith::workflow {

namespace {

using page::escapedHtml;
using page::htmlTable;
using page::muted;
using Rows = std::vector<std::vector<std::string>>;

constexpr const char* none = "—";

std::string dot(store::Id run)
{
    return fmt::format("<span style=\"color:{}\">●</span> ", page::colourOfRun(run));
}

/// "2026-11-29 19:30".
std::string minuteOf(Milliseconds time)
{
    std::string text = formatIsoTime(time).substr(0, 16);
    std::ranges::replace(text, 'T', ' ');
    return text;
}

std::string nonEmpty(const std::string& html)
{
    return html.empty() ? none : html;
}

/// Writes the parts of a report one after the other.
class Report
{
public:
    Report(store::Workspace& workspace, const RunReportRequest& request, GroupComparison comparison,
           ReportCurves curves)
        : m_workspace(workspace), m_request(request), m_words(reportWords(request.language)),
          m_comparison(std::move(comparison)), m_curves(std::move(curves))
    {}

    std::string title() const
    {
        if (!m_request.title.empty()) return m_request.title;
        const auto& runs = m_comparison.runs;
        return runs.size() == 1 ? Message::fill(m_words.titleOfOne, {runs[0].name})
                                : Message::fill(m_words.titleOfMany, {fmt::format("{}", runs.size())});
    }

    Result<std::string> body(const std::vector<std::string>& metrics) const
    {
        std::string html = "<h1>" + escapedHtml(title()) + "</h1>\n<p class=\"muted\">" +
                           Message::fill(m_words.made, {minuteOf(currentTime()), SESSIONSMITH_VERSION}) + "</p>\n";
        if (!m_request.note.empty()) html += "<p class=\"note\">" + escapedHtml(m_request.note) + "</p>\n";
        const auto datasets = m_workspace.datasets();
        if (!datasets) return tl::unexpected(datasets.error());
        html += section(m_words.runs, runsTable(*datasets));
        if (m_comparison.groups.size() > 1) html += section(m_words.differs, differences());
        html += section(m_words.figures, figures());
        if (!m_comparison.fidelity.empty()) html += section(m_words.fidelity, fidelity());
        html += section(m_words.curves, pictures(metrics));
        const auto lineage = madeFrom();
        if (!lineage) return tl::unexpected(lineage.error());
        return html + section(m_words.madeFrom, *lineage) + section(m_words.specifications, specifications());
    }

private:
    std::string section(const char* heading, const std::string& html) const
    {
        return fmt::format("<h2>{}</h2>\n{}", heading, html);
    }

    std::string runsTable(const std::vector<store::DatasetRecord>& datasets) const
    {
        Rows rows;
        for (const store::RunRecord& run : m_comparison.runs) {
            const auto data = std::ranges::find(datasets, run.dataset.value_or(0), &store::DatasetRecord::id);
            std::string name = dot(run.id) + escapedHtml(run.name) + (run.marks.isStarred ? " ★" : "");
            if (!run.marks.note.empty()) name += "<br>" + muted("<small>" + escapedHtml(run.marks.note) + "</small>");
            rows.push_back({name, m_words.kinds[int(run.kind)], m_words.statuses[int(run.status)],
                            data == datasets.end() ? none : escapedHtml(data->name),
                            nonEmpty(escapedHtml(fmt::format("{}", fmt::join(run.marks.tags, ", ")))),
                            minuteOf(run.createdAt), escapedHtml(durationText(run.seconds, m_words))});
        }
        return htmlTable(
            {m_words.run, m_words.kind, m_words.status, m_words.data, m_words.tags, m_words.started, m_words.duration},
            rows);
    }

    std::string groupName(std::size_t group) const
    {
        const RunGroup& one = m_comparison.groups[group];
        std::string html = dot(m_comparison.runs[one.runs[0]].id) + escapedHtml(one.name);
        if (one.runs.size() > 1)
            html += muted(" · " + Message::fill(m_words.seeds, {fmt::format("{}", one.runs.size())}));
        return html;
    }

    /// A run of another kind lacks most fields, which says nothing; that one began from nothing does.
    static bool tells(const GroupComparison::Parameter& parameter)
    {
        if (parameter.field == "start" || parameter.field == "model") return true;
        std::set<std::string> values(parameter.values.begin(), parameter.values.end());
        values.erase(std::string());
        return values.size() > 1;
    }

    std::string differences() const
    {
        if (std::ranges::none_of(m_comparison.parameters, tells)) return fmt::format("<p>{}</p>\n", m_words.alike);
        std::vector<std::string> head{m_words.field};
        for (std::size_t group = 0; group < m_comparison.groups.size(); ++group)
            head.push_back(groupName(group));
        Rows rows;
        for (const GroupComparison::Parameter& parameter : m_comparison.parameters) {
            if (!tells(parameter)) continue;
            auto& row = rows.emplace_back(1, fieldOf(parameter.field));
            for (const std::string& value : parameter.values)
                row.push_back(nonEmpty(escapedHtml(value)));
        }
        return htmlTable(head, rows);
    }

    std::string figures() const
    {
        std::string html;
        for (std::size_t metric = 0; metric < m_comparison.metrics.size(); ++metric)
            html +=
                "<h3>" + escapedHtml(metricWord(m_comparison.metrics[metric], m_words)) + "</h3>\n" + figuresOf(metric);
        if (html.empty()) return fmt::format("<p>{}</p>\n", m_words.noFigures);
        return html + fmt::format("<p class=\"muted\"><small>{}</small></p>\n", m_words.figuresNote);
    }

    bool hasVoice() const { return m_request.voice.language == m_request.language; }
    /// Of a specification.
    std::string keyOf(const std::string& key) const
    {
        return hasVoice() ? m_request.voice.html(Message(key.c_str())) : escapedHtml(key);
    }
    std::string fieldOf(const std::string& field) const
    {
        const std::string word = fieldWord(field, m_words);
        return word == field ? keyOf(field) : escapedHtml(word);
    }
    std::string figureOf(const std::string& figure) const
    {
        const auto title = hasVoice() ? fidelity::titleOf(figure) : std::nullopt;
        return title ? m_request.voice.html(*title) : escapedHtml(figure);
    }

    std::string fidelity() const
    {
        std::vector<std::string> head{m_words.field};
        for (std::size_t group = 0; group < m_comparison.groups.size(); ++group)
            head.push_back(groupName(group));
        Rows rows;
        for (const RunFidelity& one : m_comparison.fidelity) {
            auto& row = rows.emplace_back(1, one.figure == "overall" ? m_words.overall : figureOf(one.figure));
            for (const double value : one.values)
                row.push_back(figureText(one.figure, value));
        }
        return htmlTable(head, rows) + fmt::format("<p class=\"muted\"><small>{}</small></p>\n", m_words.fidelityNote);
    }

    std::string figuresOf(std::size_t metric) const
    {
        const std::string& name = m_comparison.metrics[metric];
        Rows rows;
        for (std::size_t group = 0; group < m_comparison.groups.size(); ++group) {
            const GroupComparison::Figure& figure = m_comparison.figures[group][metric];
            const learning::SeedSummary& seeds = figure.summary;
            std::string value = seeds.runs > 0 ? figureText(name, seeds.mean) : none;
            if (seeds.interval.high > seeds.interval.low)
                value += "<br>" + muted(fmt::format("<small>{} … {}</small>", figureText(name, seeds.interval.low),
                                                    figureText(name, seeds.interval.high)));
            const bool isBaseline = group == m_comparison.baseline && m_comparison.groups.size() > 1;
            auto& row = rows.emplace_back(
                1, groupName(group) + (isBaseline ? muted(" · " + std::string(m_words.baseline)) : std::string()));
            row.push_back(value);
            if (!figure.difference) {
                row.insert(row.end(), 3, none);
                continue;
            }
            const learning::PairedTest& test = *figure.difference;
            const bool isBeyond = figure.corrected < 0.05, isBetter = (name == "loss") == (test.difference < 0);
            row.push_back(fmt::format("<span class=\"{}\">{}</span>",
                                      !isBeyond  ? "muted"
                                      : isBetter ? "good"
                                                 : "bad",
                                      differenceText(name, test.difference)));
            row.push_back(differenceText(name, test.interval.low) + " … " + differenceText(name, test.interval.high));
            row.push_back(figure.corrected < 0.001 ? "&lt;0.001" : fmt::format("{:.3f}", figure.corrected));
        }
        if (m_comparison.groups.size() > 1)
            return htmlTable({m_words.group, m_words.value, m_words.difference, m_words.interval, m_words.p}, rows);
        for (auto& row : rows)
            row.resize(2); // nothing to hold it against
        return htmlTable({m_words.group, m_words.value}, rows);
    }

    std::string pictures(const std::vector<std::string>& metrics) const
    {
        std::string html;
        for (const std::string& metric : metrics)
            html += m_curves.picture(metric, m_words);
        if (html.empty()) return fmt::format("<p>{}</p>\n", m_words.noCurves);
        return html + fmt::format("<p class=\"muted\"><small>{}</small></p>\n", m_words.curvesNote);
    }

    /// A line a run: from what it was made from first, to the run.
    Result<std::string> madeFrom() const
    {
        std::string html;
        for (const store::RunRecord& run : m_comparison.runs) {
            auto lineage = m_workspace.lineage(run.id);
            if (!lineage) return tl::unexpected(lineage.error());
            std::ranges::reverse(*lineage);
            html += "<p>";
            for (const store::LineageEntry& entry : *lineage)
                html += muted(kindOf(entry)) + ' ' + escapedHtml(entry.name) +
                        (entry.contentHash.empty()
                             ? std::string()
                             : muted(" <small>" + escapedHtml(entry.contentHash.substr(0, 8)) + "</small>")) +
                        " → ";
            html +=
                muted(m_words.kinds[int(run.kind)]) + ' ' + dot(run.id) + "<b>" + escapedHtml(run.name) + "</b></p>\n";
        }
        return html;
    }

    std::string kindOf(const store::LineageEntry& entry) const
    {
        if (entry.kind == "model") return m_words.model;
        if (entry.kind == "dataset") return m_words.dataset;
        for (int kind = 0; const char* word : m_words.kinds)
            if (entry.role == store::name(store::RunKind(kind++))) return word;
        return m_words.run;
    }

    /// All of each run, in a paragraph.
    std::string specifications() const
    {
        std::string html;
        for (const store::RunRecord& run : m_comparison.runs) {
            const auto spec = nlohmann::json::parse(run.spec, nullptr, false);
            std::string values;
            if (spec.is_object())
                for (const auto& [key, value] : spec.items()) {
                    const std::string text = value.is_string() ? value.get<std::string>() : jsonText(value);
                    values += (values.empty() ? "" : " · ") + muted(keyOf(key)) + ' ' + nonEmpty(escapedHtml(text));
                }
            html += fmt::format("<h3>{}{}</h3>\n<p>{}</p>\n", dot(run.id), escapedHtml(run.name), nonEmpty(values));
        }
        return html;
    }

    store::Workspace& m_workspace;
    const RunReportRequest& m_request;
    const ReportWords& m_words;
    GroupComparison m_comparison;
    ReportCurves m_curves;
};

/// The figures of the test that are meant by names of curves; empty: the usual ones.
std::vector<std::string> figureNames(const RunReportRequest& request, const std::vector<store::RunRecord>& runs)
{
    std::vector<std::string> names;
    for (const std::string& metric : request.metrics) {
        const std::string name = metric.substr(metric.find('/') + 1); // all of it without a part
        const bool isThere = std::ranges::any_of(runs, [&](const store::RunRecord& run) {
            const auto test = run.metrics.find("test");
            return test != run.metrics.end() && test->second.contains(name);
        });
        if (isThere && std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    return names;
}

} // namespace

Result<ReportBody> runReportBody(store::Workspace& workspace, const RunReportRequest& request, const Control& control)
{
    std::vector<store::RunRecord> runs;
    std::vector<std::string> names;
    const auto add = [&](const std::string& nameOrId) -> Result<std::string> {
        auto run = workspace.run(nameOrId);
        if (!run) return tl::unexpected(run.error());
        names.push_back(run->name);
        runs.push_back(*std::move(run));
        return names.back();
    };
    for (const std::string& name : request.runs)
        if (const auto added = add(name); !added) return tl::unexpected(added.error());
    std::string baseline;
    if (!request.baseline.empty()) {
        const auto added = add(request.baseline); // twice is once in a comparison
        if (!added) return tl::unexpected(added.error());
        baseline = *added;
    }
    auto comparison = compareGroups(workspace, names, baseline, figureNames(request, runs), control);
    if (!comparison) return tl::unexpected(comparison.error());
    auto curves = ReportCurves::read(workspace, comparison->runs);
    if (!curves) return tl::unexpected(curves.error());
    const auto metrics = curves->chosen(request.metrics);
    if (!metrics) return tl::unexpected(metrics.error());
    const Report report(workspace, request, *std::move(comparison), *std::move(curves));
    return report.body(*metrics).map([&](std::string html) { return ReportBody{report.title(), std::move(html)}; });
}

Result<std::string> runReport(store::Workspace& workspace, const RunReportRequest& request, const Control& control)
{
    return runReportBody(workspace, request, control).map([&](const ReportBody& body) {
        return page::htmlPage(body.title, request.language, body.html);
    });
}

Result<> writeRunReport(store::Workspace& workspace, const RunReportRequest& request, const std::filesystem::path& path,
                        const Control& control)
{
    const auto html = runReport(workspace, request, control);
    if (!html) return tl::unexpected(html.error());
    auto file = AtomicFile::create(path);
    if (!file) return tl::unexpected(file.error());
    return file->write(*html).and_then([&] { return file->commit(); });
}

} // namespace sessionsmith::workflow
