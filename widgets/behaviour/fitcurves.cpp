// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/fitcurves.h"

#include "widgets/behaviour/statecount.h"
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

/// The line that came highest, of those with `states` (0: of all); null if there is none.
const FitTrace::Line* highest(const std::vector<FitTrace::Line>& lines, int states)
{
    const FitTrace::Line* best = nullptr;
    for (const FitTrace::Line& line : lines)
        if ((states == 0 || line.states == states) && (!best || line.logLikelihood.back() > best->logLikelihood.back()))
            best = &line;
    return best;
}

CurvePointer curveOf(const FitTrace::Line& line, double floor)
{
    auto curve = std::make_shared<Curve>();
    for (std::size_t i = 0; i < line.logLikelihood.size(); ++i)
        if (line.logLikelihood[i] >= floor) curve->append(double(i), line.logLikelihood[i]);
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

void FitCurves::setLines(const std::vector<FitTrace::Line>& lines)
{
    draw(lines, highest(lines, 0), tr("best: %1"), true);
}

void FitCurves::setOutcome(const std::vector<FitTrace::Line>& lines, int states)
{
    draw(lines, highest(lines, states), tr("chosen: %1"), false);
}

void FitCurves::draw(const std::vector<FitTrace::Line>& lines, const FitTrace::Line* chosen, const QString& word,
                     bool goesOn)
{
    const Colours& colours = Theme::instance().colours();
    const double floor = chosen ? floorOf(*chosen) : 0;
    std::vector<ChartSeries> series;
    const auto add = [&](const FitTrace::Line& line, const QString& name, const QColor& colour) {
        series.push_back({name, colour, curveOf(line, floor), false});
    };
    for (auto line = lines.begin() + std::ptrdiff_t(lines.size() - std::min(lines.size(), mostShown));
         line != lines.end(); ++line)
        if (&*line != chosen) add(*line, {}, colours.line);
    const auto words = [](const FitTrace::Line& line) {
        return tr("%1, start %2").arg(stateCountWords(line.states, line.personas)).arg(line.start + 1);
    };
    if (goesOn && !lines.empty() && chosen != &lines.back())
        add(lines.back(), tr("now: %1").arg(words(lines.back())), colours.muted);
    if (chosen) add(*chosen, word.arg(words(*chosen)), colours.accent);
    m_chart->setSeries(std::move(series));
}

} // namespace sessionsmith::widgets
