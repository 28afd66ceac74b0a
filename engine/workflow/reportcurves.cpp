// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/reportcurves.h"

#include "engine/page/colours.h"
#include "engine/page/curvepicture.h"

#include <algorithm>

namespace sessionsmith::workflow {

namespace {

constexpr int stretches = 800; // about one a unit of the picture
constexpr const char* usual[] = {"train/loss", "valid/loss", "valid/ndcg@10", "valid/hr@10", "valid/accuracy"};
constexpr std::size_t mostOthers = 6;

std::optional<double> figureOf(const store::RunRecord& run, const std::string& part, const std::string& name)
{
    const auto values = run.metrics.find(part);
    if (values == run.metrics.end()) return std::nullopt;
    const auto found = values->second.find(name);
    return found == values->second.end() ? std::nullopt : std::optional(found->second);
}

/// "● name" in the colour of the run.
std::string legendEntry(const std::string& colour, const std::string& name)
{
    return fmt::format("<span style=\"color:{}\">●</span> {}", colour, page::escapedHtml(name));
}

} // namespace

Result<ReportCurves> ReportCurves::read(const store::Workspace& workspace, const std::vector<store::RunRecord>& runs)
{
    ReportCurves curves;
    curves.m_runs = runs;
    for (const store::RunRecord& run : runs) {
        auto points = workspace.outlineMetrics(run.id, stretches);
        if (!points) return tl::unexpected(points.error());
        auto& own = curves.m_curves.emplace_back();
        for (store::MetricPoint& point : *points)
            own[point.metric].push_back(std::move(point));
    }
    return curves;
}

bool ReportCurves::has(const std::string& metric) const
{
    return std::ranges::any_of(m_curves, [&](const auto& own) { return own.contains(metric); });
}

Result<std::vector<std::string>> ReportCurves::chosen(const std::vector<std::string>& asked) const
{
    std::vector<std::string> metrics;
    for (const std::string& name : asked) {
        const std::size_t before = metrics.size();
        for (const std::string& metric : {name, "train/" + name, "valid/" + name})
            if (has(metric) && std::ranges::find(metrics, metric) == metrics.end()) metrics.push_back(metric);
        const bool isFigure = std::ranges::any_of(m_runs, [&](const auto& run) {
            return figureOf(run, "test", name.substr(name.find('/') + 1)).has_value();
        });
        if (metrics.size() == before && !has(name) && !isFigure)
            return fail(SS_TEXT("engine", "None of these runs has the metric \"{0}\""), name);
    }
    if (!asked.empty()) return metrics;
    for (const char* metric : usual)
        if (has(metric)) metrics.emplace_back(metric);
    if (!metrics.empty()) return metrics;
    for (const auto& own : m_curves)
        for (const auto& [metric, points] : own)
            if (metrics.size() < mostOthers && std::ranges::find(metrics, metric) == metrics.end())
                metrics.push_back(metric);
    return metrics;
}

std::string ReportCurves::picture(const std::string& metric, const ReportWords& words) const
{
    page::CurvePicture picture{metricWord(metric, words), words.step, {}, {}};
    const std::size_t slash = std::min(metric.find('/'), metric.size());
    const std::string part = metric.substr(0, slash), name = metric.substr(std::min(slash + 1, metric.size()));
    std::vector<std::string> legend;
    for (std::size_t run = 0; run < m_runs.size(); ++run) {
        const std::string colour = page::colourOfRun(m_runs[run].id);
        if (const auto points = m_curves[run].find(metric); points != m_curves[run].end()) {
            page::CurvePicture::Curve& curve = picture.curves.emplace_back();
            curve.name = m_runs[run].name;
            curve.colour = colour;
            for (const store::MetricPoint& point : points->second)
                curve.places.push_back({double(point.step), point.value});
            legend.push_back(legendEntry(colour, curve.name));
        } else if (const auto level = figureOf(m_runs[run], part, name)) {
            picture.levels.push_back({m_runs[run].name, colour, *level});
        }
        if (const auto ceiling = figureOf(m_runs[run], "ceiling", name); ceiling && part == "valid")
            if (std::ranges::none_of(picture.levels, [&](const auto& level) { return level.value == *ceiling; }))
                picture.levels.push_back({words.ceiling, {}, *ceiling});
    }
    const std::string svg = curveSvg(picture);
    if (svg.empty()) return {};
    std::string entries;
    for (const std::string& entry : legend)
        entries += (entries.empty() ? "" : " &nbsp; ") + entry;
    return fmt::format("<h3>{}</h3>\n<p>{}</p>\n<figure>\n{}</figure>\n", page::escapedHtml(picture.name), entries,
                       svg);
}

} // namespace sessionsmith::workflow
