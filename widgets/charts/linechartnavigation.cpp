// SPDX-License-Identifier: GPL-3.0-or-later
// What a hand does on a line chart.
#include "widgets/charts/linechart.h"

#include "widgets/charts/chartview.h"

namespace sessionsmith::widgets {

namespace {

constexpr double upRoom = 4; // how far out the axis upwards goes, in widths of what the values span

} // namespace

void LineChart::navigate()
{
    layOut(true);
    m_rest.start();
}

void LineChart::setAcross(std::optional<Range> across)
{
    if (across == m_across) return;
    m_across = across;
    if (!m_curves.isEmpty()) navigate();
}

void LineChart::showWhole()
{
    m_across.reset();
    m_up.reset();
    if (!m_curves.isEmpty()) navigate();
}

void LineChart::zoom(const QPointF& anchor, double factor, Qt::Orientation along)
{
    if (m_curves.isEmpty()) return;
    const ChartFrame& frame = m_view->frame();
    if (along == Qt::Horizontal) {
        const std::optional<Range> before = std::exchange(m_across, std::nullopt);
        const Range whole = shownAcross();
        const Range next = zoomed(before.value_or(whole), frame.xAt(anchor.x()), factor, whole);
        if (next != whole) m_across = next; // all of it goes on growing with the run
        navigate();
        Q_EMIT acrossChanged();
        return;
    }
    const std::optional<Range> before = std::exchange(m_up, std::nullopt);
    const Range whole = shownUp(frame.x);
    const Range limits{whole.low - upRoom * whole.width(), whole.high + upRoom * whole.width()};
    m_up = zoomed(before.value_or(whole), frame.yAxisAt(anchor.y()), factor, limits);
    navigate();
}

void LineChart::pan(const QPointF& pixels)
{
    if (m_curves.isEmpty()) return;
    const ChartFrame& frame = m_view->frame();
    if (m_across && pixels.x() != 0) {
        const Range before = *std::exchange(m_across, std::nullopt);
        m_across = panned(before, -pixels.x() / frame.plot.width() * before.width(), shownAcross());
    }
    if (m_up && pixels.y() != 0) {
        const double distance = pixels.y() / frame.plot.height() * m_up->width();
        m_up = Range{m_up->low + distance, m_up->high + distance};
    }
    if (!m_across && !m_up) return;
    navigate();
    Q_EMIT acrossChanged();
}

void LineChart::choose(const QRectF& pixels, bool isAcross)
{
    if (m_curves.isEmpty() || pixels.isEmpty()) return;
    const ChartFrame& frame = m_view->frame();
    // Through the zoom, which knows what is too narrow.
    const Range whole = frame.x;
    const double centre = frame.xAt(pixels.center().x());
    Range chosen = zoomed(whole, centre, pixels.width() / frame.plot.width(), whole);
    chosen = panned(chosen, centre - (chosen.low + chosen.high) / 2, whole);
    m_across = chosen;
    if (!isAcross) m_up = Range{frame.yAxisAt(pixels.bottom()), frame.yAxisAt(pixels.top())};
    navigate();
    Q_EMIT acrossChanged();
}

std::optional<double> LineChart::nearestPlace(double x) const
{
    std::optional<double> best;
    for (const ChartSeries& series : m_series) {
        if (!series.curve || series.curve->size() == 0) continue;
        const double place = nearest(series.curve->line(), x).x;
        if (!best || std::abs(place - x) < std::abs(*best - x)) best = place;
    }
    return best;
}

QList<CursorValue> LineChart::valuesAt(double x) const
{
    QList<CursorValue> values;
    for (const ChartSeries& series : m_series) {
        if (!series.curve || series.curve->size() == 0 || series.name.isEmpty()) continue;
        const CurvePoint shown = nearest(series.curve->line(), x);
        values.append({series.name, shown.x, shown.y, series.colour});
    }
    return values;
}

void LineChart::setCursor(std::optional<double> x)
{
    m_cursor = x;
    if (x)
        m_view->setCursor(x, placeText(*x), valuesAt(*x));
    else
        m_view->setCursor(std::nullopt);
}

void LineChart::point(std::optional<double> x)
{
    const std::optional<double> place = x ? nearestPlace(*x) : std::nullopt;
    setCursor(place);
    Q_EMIT cursorMoved(place, place ? valuesAt(*place) : QList<CursorValue>());
}

} // namespace sessionsmith::widgets
