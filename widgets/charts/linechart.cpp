// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/linechart.h"

#include "widgets/charts/chartview.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QChart>
#include <QGraphicsLayout>
#include <QLabel>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QStackedLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sessionsmith::widgets {

namespace {

constexpr int redrawInterval = 100; // ms
constexpr double lineWidth = 1.7;
constexpr double rawStrength = 0.25;
constexpr double sideAir = 4; // pixels, so that no point at either end is cut
constexpr int xTicks = 6, yTicks = 5;
constexpr int xAxisHeight = 48, leastLabelDistance = 24;

} // namespace

LineChart::LineChart(QWidget* parent)
    : QWidget(parent), m_chart(new QChart), m_view(new ChartView(m_chart)), m_legend(new QLabel),
      m_empty(new EmptyState), m_stack(new QStackedLayout(this))
{
    m_chart->legend()->hide();
    m_chart->setBackgroundVisible(false);
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_legend->setTextFormat(Qt::RichText);
    m_legend->setProperty("small", true);
    m_legend->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setMinimumSize(200, 140);

    auto* plot = new QWidget;
    auto* layout = new QVBoxLayout(plot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_legend);
    layout->addWidget(m_view, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(plot);

    m_delay.setSingleShot(true);
    m_delay.setInterval(redrawInterval);
    connect(&m_delay, &QTimer::timeout, this, &LineChart::redraw);
    connect(m_view, &ChartView::pointed, this, &LineChart::point);
    connect(&Theme::instance(), &Theme::changed, this, &LineChart::schedule);
}

void LineChart::schedule()
{
    if (!m_delay.isActive()) m_delay.start();
}

void LineChart::setSeries(std::vector<ChartSeries> series)
{
    m_series = std::move(series);
    schedule();
}

void LineChart::setAxisTitles(const QString& x, const QString& y)
{
    m_xTitle = x;
    m_yTitle = y;
    schedule();
}

void LineChart::setEmptyTexts(const QString& what, const QString& how)
{
    m_empty->setTexts(what, how);
}

void LineChart::setSmoothing(double scale)
{
    m_smoothing = scale;
    schedule();
}

void LineChart::setLogarithmic(bool logarithmic)
{
    m_logarithmic = logarithmic;
    schedule();
}

void LineChart::setReference(std::optional<double> y, const QString& label)
{
    if (y && (!std::isfinite(*y) || (m_logarithmic && *y <= 0))) y.reset();
    const bool isOther = y != m_view->reference();
    m_view->setReference(y, label);
    if (isOther) schedule();
}

std::optional<double> LineChart::reference() const
{
    return m_view->reference();
}

void LineChart::setCursor(std::optional<double> x)
{
    m_view->setCursor(x);
}

QString LineChart::processing() const
{
    const QString smoothing = m_smoothing > 0 ? tr("smoothing: moving average, %n step(s)", nullptr, int(m_smoothing))
                                              : tr("smoothing: none");
    return tr("%1 · reduction: lowest and highest of each pixel").arg(smoothing);
}

void LineChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    schedule();
}

/// What can be drawn of a series; a logarithmic axis has no place for zero and below.
Curve LineChart::visible(const ChartSeries& series, std::vector<double>& broken) const
{
    SplitCurve split = splitFinite(series.points);
    if (m_logarithmic) std::erase_if(split.finite, [](const CurvePoint& point) { return point.y <= 0; });
    broken.insert(broken.end(), split.broken.begin(), split.broken.end());
    return std::move(split.finite);
}

void LineChart::redraw()
{
    std::vector<double> broken;
    std::vector<ChartSeries> drawn;
    double to = 1;
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const ChartSeries& series : m_series) {
        ChartSeries line = series;
        line.points = visible(series, broken);
        if (line.points.empty()) continue;
        to = std::max(to, line.points.back().x);
        for (const CurvePoint& point : line.points) {
            low = std::min(low, point.y);
            high = std::max(high, point.y);
        }
        drawn.push_back(std::move(line));
    }
    if (const auto reference = m_view->reference(); reference && !drawn.empty()) {
        low = std::min(low, *reference);
        high = std::max(high, *reference);
    }
    if (low == 0 && high == 0) high = 1; // shares and losses do not go below zero
    m_chart->removeAllSeries();
    m_stack->setCurrentIndex(drawn.empty() ? 0 : 1);
    if (drawn.empty()) return;
    drawAxes(to, low, high);
    for (const ChartSeries& series : drawn)
        drawSeries(series, to);
    m_view->setBroken(std::move(broken));
    showLegend();
    m_view->tellPointer();
}

void LineChart::drawSeries(const ChartSeries& series, double to)
{
    const auto columns = std::size_t(std::max(50, m_view->width()));
    const bool smooths = series.smooth && m_smoothing > 0;
    if (smooths) {
        QColor behind = series.colour;
        behind.setAlphaF(rawStrength);
        addLine(reduced(series.points, 0, to, columns), behind, 1);
    }
    const Curve front = smooths ? smoothed(series.points, m_smoothing) : series.points;
    addLine(reduced(front, 0, to, columns), series.colour, lineWidth);
}

void LineChart::addLine(const Curve& points, const QColor& colour, double width)
{
    auto* line = new QLineSeries;
    line->setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    // A curve of one point would be no line at all.
    line->setPointsVisible(points.size() == 1);
    QList<QPointF> places;
    places.reserve(qsizetype(points.size()));
    for (const CurvePoint& point : points)
        places.append({point.x, point.y});
    line->replace(places);
    m_chart->addSeries(line);
    for (QAbstractAxis* axis : m_chart->axes())
        line->attachAxis(axis);
}

void LineChart::drawAxes(double to, double low, double high)
{
    for (QAbstractAxis* axis : m_chart->axes()) {
        m_chart->removeAxis(axis);
        delete axis;
    }
    auto* across = new QValueAxis;
    const double air = to * sideAir / std::max(1, m_view->width());
    across->setRange(-air, to + air);
    across->setTickType(QValueAxis::TicksDynamic);
    across->setTickAnchor(0);
    across->setTickInterval(std::max(1.0, roundStep(0, to, xTicks))); // steps are whole numbers
    across->setLabelFormat(QStringLiteral("%.0f"));
    styleAxis(*across, m_xTitle, false);
    m_chart->addAxis(across, Qt::AlignBottom);

    if (m_logarithmic) {
        auto* up = new QLogValueAxis;
        up->setRange(low, std::max(high, low * 1.01));
        up->setLabelFormat(QStringLiteral("%g"));
        styleAxis(*up, m_yTitle, true);
        m_chart->addAxis(up, Qt::AlignLeft);
        return;
    }
    const AxisRange range = fittingRange(low, high);
    auto* up = new QValueAxis;
    up->setRange(range.low, range.high);
    up->setTickCount(range.steps() + 1);
    up->setLabelFormat(QStringLiteral("%.%1f").arg(range.decimals));
    styleAxis(*up, m_yTitle, true);
    m_chart->addAxis(up, Qt::AlignLeft);
}

/// Round, with no more labels than have room: Qt Charts shows "..." instead of labels that stand too close.
AxisRange LineChart::fittingRange(double low, double high) const
{
    const int most = std::max(2, (m_view->height() - xAxisHeight) / leastLabelDistance);
    AxisRange range = roundRange(low, high, yTicks);
    for (int count = yTicks - 1; count > 0 && range.steps() + 1 > most; --count)
        range = roundRange(low, high, count);
    return range;
}

void LineChart::styleAxis(QAbstractAxis& axis, const QString& title, bool grid) const
{
    const Colours& colours = Theme::instance().colours();
    axis.setTitleText(title);
    axis.setTitleFont(Theme::instance().small());
    axis.setTitleBrush(colours.muted);
    axis.setLabelsFont(Theme::instance().small());
    axis.setLabelsBrush(colours.muted);
    axis.setLineVisible(false);
    axis.setGridLineVisible(grid);
    axis.setGridLinePen(QPen(colours.line, 1));
}

void LineChart::showLegend()
{
    QStringList entries;
    for (const ChartSeries& series : m_series)
        if (!series.name.isEmpty())
            entries.append(QStringLiteral("<span style='color:%1'>●</span>&nbsp;%2")
                               .arg(series.colour.name(), series.name.toHtmlEscaped()));
    m_legend->setText(entries.join(QStringLiteral(" &nbsp;&nbsp; ")));
}

std::optional<double> LineChart::nearestStep(double x) const
{
    std::optional<double> best;
    for (const ChartSeries& series : m_series) {
        if (series.points.empty()) continue;
        const double step = nearest(series.points, x).x;
        if (!best || std::abs(step - x) < std::abs(*best - x)) best = step;
    }
    return best;
}

void LineChart::point(std::optional<double> x)
{
    const std::optional<double> step = x ? nearestStep(*x) : std::nullopt;
    setCursor(step);
    QList<CursorValue> values;
    for (const ChartSeries& series : m_series) {
        if (!step || series.points.empty()) continue;
        const CurvePoint& shown = nearest(series.points, *step);
        values.append({series.name, shown.x, shown.y});
    }
    Q_EMIT cursorMoved(step, values);
}

} // namespace sessionsmith::widgets
