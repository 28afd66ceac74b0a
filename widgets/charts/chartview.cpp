// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartview.h"

#include "widgets/common/theme.h"

#include <QChart>
#include <QMouseEvent>
#include <QPainter>

namespace sessionsmith::widgets {

ChartView::ChartView(QChart* chart, QWidget* parent) : QChartView(chart, parent)
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setStyleSheet(QStringLiteral("background: transparent"));
    setMouseTracking(true);
    // What lies over the chart is drawn where the axes say, so a part of it cannot be drawn alone.
    setViewportUpdateMode(FullViewportUpdate);
    connect(chart, &QChart::plotAreaChanged, this, &ChartView::tellPointer);
}

void ChartView::setCursor(std::optional<double> x)
{
    m_cursor = x;
    viewport()->update();
}

void ChartView::setReference(std::optional<double> y, const QString& label)
{
    m_reference = y;
    m_referenceLabel = label;
    viewport()->update();
}

void ChartView::setBroken(std::vector<double> places)
{
    m_broken = std::move(places);
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    QChartView::mouseMoveEvent(event);
    m_pointer = event->pos();
    const QPointF place = mapToScene(event->pos());
    if (chart()->series().isEmpty() || !chart()->plotArea().contains(place))
        Q_EMIT pointed(std::nullopt);
    else
        tellPointer();
}

void ChartView::tellPointer()
{
    if (!m_pointer || chart()->series().isEmpty()) return;
    const QPointF place = mapToScene(*m_pointer);
    if (chart()->plotArea().contains(place)) Q_EMIT pointed(chart()->mapToValue(place, chart()->series().first()).x());
}

void ChartView::leaveEvent(QEvent* event)
{
    QChartView::leaveEvent(event);
    m_pointer.reset();
    Q_EMIT pointed(std::nullopt);
}

double ChartView::across(double x) const
{
    return chart()->mapToPosition({x, 1}, chart()->series().first()).x();
}

void ChartView::drawForeground(QPainter* painter, const QRectF&)
{
    if (chart()->series().isEmpty()) return;
    const QRectF plot = chart()->plotArea();
    painter->save();
    drawReference(*painter, plot);
    drawBroken(*painter, plot);
    if (m_cursor && across(*m_cursor) >= plot.left() && across(*m_cursor) <= plot.right()) {
        painter->setPen(QPen(Theme::instance().colours().accent, 1, Qt::DashLine));
        painter->drawLine(QPointF(across(*m_cursor), plot.top()), QPointF(across(*m_cursor), plot.bottom()));
    }
    painter->restore();
}

void ChartView::drawReference(QPainter& painter, const QRectF& plot) const
{
    if (!m_reference) return;
    const double y = chart()->mapToPosition({0, *m_reference}, chart()->series().first()).y();
    if (y < plot.top() || y > plot.bottom()) return;
    painter.setPen(QPen(Theme::instance().colours().good, 1.2, Qt::DashLine));
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    painter.setFont(Theme::instance().small());
    constexpr double height = 16, apart = 2;
    const bool isAbove = y - height - apart >= plot.top();
    // At the left, where curves still have their way before them.
    const QRectF place(plot.left() + 4, isAbove ? y - height - apart : y + apart, plot.width() - 4, height);
    painter.drawText(place, Qt::AlignLeft | (isAbove ? Qt::AlignBottom : Qt::AlignTop), m_referenceLabel);
}

void ChartView::drawBroken(QPainter& painter, const QRectF& plot) const
{
    painter.setFont(Theme::instance().small());
    painter.setPen(Theme::instance().colours().bad);
    for (const double x : m_broken)
        painter.drawText(QRectF(across(x) - 8, plot.top(), 16, 14), Qt::AlignCenter, QStringLiteral("✕"));
}

} // namespace sessionsmith::widgets
