// SPDX-License-Identifier: GPL-3.0-or-later
// Where a line chart has its axes, and what its words say.
#include "widgets/charts/linechart.h"

#include "widgets/charts/chartview.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr double topRoom = 8, rightRoom = 14;                 // half a label stands out at either end
constexpr double leastLeftRoom = 40, labelDistance = 12;      // so that charts one below the other agree as a rule
constexpr double bottomRoom = 24, titleRoom = 18;             // labels, and the word below them
constexpr double leastLabelWidth = 76, leastLabelHeight = 34; // from one tick to the next
constexpr double air = 0.04;                                  // of a logarithmic axis, above and below
constexpr double sideAir = 4;                                 // pixels, so that no point at either end is cut

Range spread(double low, double high)
{
    if (high > low) return {low, high};
    const double room = low == 0 ? 1 : std::abs(low) * 0.1;
    return {low - room, high + room};
}

} // namespace

/// With a little air where all of it is seen.
Range LineChart::shownAcross() const
{
    if (m_across) return *m_across;
    Range range = m_curves.across();
    const bool countsUp = m_settings.axis != ChartAxis::Wall;
    if (countsUp)
        range = {std::min(0.0, range.low), std::max(range.high, m_settings.axis == ChartAxis::Step ? 1.0 : 0.0)};
    range = countsUp ? spread(range.low, range.high) : Range{range.low, std::max(range.high, range.low + 1000)};
    const double room = sideAir * range.width() / std::max(1.0, double(m_view->width()));
    return {range.low - room, range.high + room};
}

ValueRange LineChart::allValues(const Range& across) const
{
    ValueRange values = m_curves.values(across, m_settings.inner, m_settings.logarithmic);
    if (values.empty()) values = m_curves.values(m_curves.across(), m_settings.inner, m_settings.logarithmic);
    for (const ChartReference& reference : references())
        values.add(reference.y);
    return values;
}

Range LineChart::shownUp(const Range& across) const
{
    if (m_up) return *m_up;
    const ValueRange values = allValues(across);
    if (values.empty()) return {0, 1}; // nothing of what is seen has a logarithm
    if (m_settings.logarithmic) {
        const Range range = spread(std::log10(values.low), std::log10(values.high));
        return {range.low - air * range.width(), range.high + air * range.width()};
    }
    if (values.low == 0 && values.high == 0) return {0, 1}; // shares and losses do not go below zero
    const int count = std::max(1, int((m_view->height() - bottomRoom - titleRoom) / leastLabelHeight));
    const AxisRange range = roundRange(values.low, values.high, std::min(5, count));
    return {range.low, range.high};
}

QList<Tick> LineChart::ticksAcross(const Range& range, double width) const
{
    const int count = std::max(1, int(width / leastLabelWidth));
    switch (m_settings.axis) {
    case ChartAxis::Step:
    case ChartAxis::Examples:
        return wholeTicks(range.low, range.high, count);
    case ChartAxis::Epoch:
        return numberTicks(range.low, range.high, count);
    case ChartAxis::Relative:
        return durationTicks(range.low, range.high, count, timeUnit(range.high));
    case ChartAxis::Wall:
        break;
    }
    return clockTicks(range.low, range.high, count);
}

QString LineChart::titleAcross(const Range& range) const
{
    switch (m_settings.axis) {
    case ChartAxis::Step:
        return m_xTitle;
    case ChartAxis::Epoch:
        return tr("epoch");
    case ChartAxis::Examples:
        return tr("examples");
    case ChartAxis::Relative:
        return timeUnit(range.high).word;
    case ChartAxis::Wall:
        break;
    }
    const QDate first = QDateTime::fromMSecsSinceEpoch(qint64(range.low)).date();
    return tr("time of day, from %1").arg(first.toString(Qt::ISODate));
}

QString LineChart::placeText(double x) const
{
    switch (m_settings.axis) {
    case ChartAxis::Step:
        return QStringLiteral("%1 %2").arg(m_xTitle, formatInteger(std::llround(x)));
    case ChartAxis::Epoch:
        return tr("epoch %1").arg(formatNumber(x, 2));
    case ChartAxis::Examples:
        return tr("%1 examples").arg(formatInteger(std::llround(x)));
    case ChartAxis::Relative:
        return tr("after %1").arg(formatDuration(x));
    case ChartAxis::Wall:
        break;
    }
    return QDateTime::fromMSecsSinceEpoch(qint64(x)).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

void LineChart::layOut(bool quick)
{
    QString smoothed = tr("smoothing: none");
    const Smoothing smoothing = this->smoothing();
    if (const int steps = int(std::min(smoothing.scale, 1e9)); smoothing.isActive() && steps > 1) {
        if (smoothing.kind == SmoothingKind::Exponential)
            smoothed = tr("smoothing: moving average, %n step(s)", nullptr, steps);
        else if (smoothing.kind == SmoothingKind::Mean)
            smoothed = tr("smoothing: mean of %n step(s)", nullptr, steps);
        else
            smoothed = tr("smoothing: Gaussian, %n step(s)", nullptr, steps);
    }
    QStringList words{smoothed};
    if (!m_curves.isEmpty()) {
        ChartFrame frame;
        frame.logarithmic = m_settings.logarithmic;
        frame.x = shownAcross();
        frame.y = shownUp(frame.x);
        const double height =
            std::max(20.0, m_view->height() - topRoom - bottomRoom - (m_xTitle.isEmpty() ? 0 : titleRoom));
        const int count = std::max(1, int(height / leastLabelHeight));
        const QList<Tick> up = frame.logarithmic ? logarithmTicks(frame.y.low, frame.y.high, count)
                                                 : numberTicks(frame.y.low, frame.y.high, std::min(count, 6));
        double left = leastLeftRoom;
        const QFontMetricsF metrics(Theme::instance().small());
        for (const Tick& tick : up)
            left = std::max(left, metrics.horizontalAdvance(tick.label) + labelDistance);
        if (!m_yTitle.isEmpty()) left += titleRoom;
        frame.plot = {left, topRoom, std::max(20.0, m_view->width() - left - rightRoom), height};
        m_axes.setTitles(titleAcross(frame.x), m_yTitle);
        m_axes.show(frame, ticksAcross(frame.x, frame.plot.width()), up);
        m_view->setFrame(frame);
        m_view->setZoomedIn(m_across || m_up);
        m_view->redrawCurves(quick);
        words.append(m_curves.reduces(frame.x, int(frame.plot.width()))
                         ? tr("reduction: lowest and highest of each pixel")
                         : tr("reduction: none"));
        if (m_settings.inner) words.append(tr("without what is far out"));
        if (m_across || m_up) words.append(tr("enlarged; double click shows all"));
    }
    const QString processing = words.join(QStringLiteral(" · "));
    if (processing != std::exchange(m_processing, processing)) Q_EMIT processingChanged();
}

} // namespace sessionsmith::widgets
