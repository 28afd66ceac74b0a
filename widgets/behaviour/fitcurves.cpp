// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/fitcurves.h"

#include "widgets/charts/linechart.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QLabel>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int chartHeight = 190;
constexpr std::size_t mostShown = 60; // what lies behind more lines cannot be told apart

/// The lowest value worth showing: the first steps of a fit climb so far that nothing could be seen of the others.
double floorOf(const FitTrace::Line& best)
{
    const auto& values = best.logLikelihood;
    const double early = values[std::min(values.size() - 1, std::max<std::size_t>(1, values.size() / 10))];
    return early - (values.back() - early) / 4;
}

Curve curveOf(const FitTrace::Line& line, double floor)
{
    Curve curve;
    for (std::size_t i = 0; i < line.logLikelihood.size(); ++i)
        if (line.logLikelihood[i] >= floor) curve.push_back({double(i), line.logLikelihood[i]});
    return curve;
}

} // namespace

FitCurves::FitCurves(QWidget* parent) : QWidget(parent), m_chart(new LineChart), m_title(new QLabel)
{
    m_title->setProperty("strong", true);
    m_chart->setFixedHeight(chartHeight);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_chart);
    retranslate();
}

void FitCurves::retranslate()
{
    m_title->setText(tr("Log-likelihood"));
    m_chart->setAxisTitles(tr("iteration"), {});
    m_chart->setEmptyTexts(tr("The log-likelihood rises here"), tr("with the first iteration"));
    m_chart->setAccessibleName(tr("Log-likelihood by iteration"));
}

void FitCurves::setLines(const std::vector<FitTrace::Line>& lines, bool goesOn)
{
    const Colours& colours = Theme::instance().colours();
    const auto height = [](const FitTrace::Line& line) { return line.logLikelihood.back(); };
    const auto best = std::ranges::max_element(lines, {}, height);
    const double floor = best == lines.end() ? 0 : floorOf(*best);
    std::vector<ChartSeries> series;
    const auto add = [&](const FitTrace::Line& line, const QString& name, const QColor& colour) {
        series.push_back({name, colour, curveOf(line, floor), false});
    };
    for (auto line = lines.begin() + std::ptrdiff_t(lines.size() - std::min(lines.size(), mostShown));
         line != lines.end(); ++line)
        if (line != best) add(*line, {}, colours.line);
    const auto words = [](const FitTrace::Line& line) {
        return tr("%n state(s), start %1", nullptr, line.states).arg(line.start + 1);
    };
    if (goesOn && !lines.empty() && best != std::prev(lines.end()))
        add(lines.back(), tr("now: %1").arg(words(lines.back())), colours.muted);
    if (best != lines.end()) add(*best, tr("best: %1").arg(words(*best)), colours.accent);
    m_chart->setSeries(std::move(series));
}

} // namespace sessionsmith::widgets
