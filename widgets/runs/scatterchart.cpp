// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/scatterchart.h"

#include "widgets/charts/ticks.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr int leftSpace = 74, bottomSpace = 40, air = 10;
constexpr double radius = 4.5, reach = 14;
constexpr int ticks = 4;

} // namespace

ScatterChart::ScatterChart(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ScatterChart::setDots(std::vector<Dot> dots, const QString& x, const QString& y, const QStringList& xNames)
{
    m_dots = std::move(dots);
    std::erase_if(m_dots, [](const Dot& dot) { return !std::isfinite(dot.x) || !std::isfinite(dot.y); });
    std::ranges::stable_sort(m_dots, {}, &Dot::x);
    m_x = x;
    m_y = y;
    m_xNames = xNames;
    m_current = -1;
    const auto rangeOf = [&](double Dot::*axis) {
        if (m_dots.empty()) return Range();
        const auto [low, high] = std::ranges::minmax_element(m_dots, {}, axis);
        const AxisRange round = roundRange((*low).*axis, (*high).*axis, ticks);
        return Range{round.low, round.high};
    };
    m_across = xNames.isEmpty() ? rangeOf(&Dot::x) : Range{-0.5, double(xNames.size()) - 0.5};
    m_up = rangeOf(&Dot::y);
    setAccessibleName(tr("%1 over %2, %n run(s)", nullptr, int(m_dots.size())).arg(y, x));
    setAccessibleDescription({});
    update();
}

void ScatterChart::setPlaceholder(const QString& words)
{
    m_placeholder = words;
    update();
}

QRectF ScatterChart::plot() const
{
    return QRectF(rect()).adjusted(leftSpace, air, -air, -bottomSpace);
}

QPointF ScatterChart::place(const Dot& dot) const
{
    const QRectF area = plot();
    return {area.left() + (dot.x - m_across.low) / (m_across.high - m_across.low) * area.width(),
            area.bottom() - (dot.y - m_up.low) / (m_up.high - m_up.low) * area.height()};
}

void ScatterChart::paintAxes(QPainter& painter) const
{
    const Colours& colours = Theme::instance().colours();
    const QRectF area = plot();
    const QFontMetrics metrics(painter.font());
    const AxisRange up = roundRange(m_up.low, m_up.high, ticks);
    for (int i = 0; i <= up.steps(); ++i) {
        const double value = up.low + i * up.step;
        const double y = area.bottom() - (value - m_up.low) / (m_up.high - m_up.low) * area.height();
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colours.muted);
        painter.drawText(QRectF(0, y - 8, leftSpace - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                         formatNumber(value, up.decimals));
    }
    const auto label = [&](double value, const QString& words, double width) {
        const double x = area.left() + (value - m_across.low) / (m_across.high - m_across.low) * area.width();
        const double left = std::min(x - width / 2, this->width() - width); // the last one ends with the chart
        painter.drawText(QRectF(left, area.bottom() + 4, width, 16),
                         left < x - width / 2 ? Qt::AlignRight : Qt::AlignCenter,
                         metrics.elidedText(words, Qt::ElideMiddle, int(width)));
    };
    painter.setPen(colours.muted);
    if (m_xNames.isEmpty()) {
        const AxisRange across = roundRange(m_across.low, m_across.high, ticks);
        for (int i = 0; i <= across.steps(); ++i)
            label(across.low + i * across.step, formatNumber(across.low + i * across.step, across.decimals), 80);
    } else {
        for (int i = 0; i < m_xNames.size(); ++i)
            label(i, m_xNames[i], area.width() / double(m_xNames.size()) - 4);
    }
    painter.drawText(QRectF(area.left(), height() - 18, area.width(), 16), Qt::AlignCenter, m_x);
    painter.save();
    painter.translate(10, area.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-area.height() / 2, -8, area.height(), 16), Qt::AlignCenter,
                     metrics.elidedText(m_y, Qt::ElideRight, int(area.height())));
    painter.restore();
}

void ScatterChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::instance().small());
    const Colours& colours = Theme::instance().colours();
    if (m_dots.empty()) {
        painter.setPen(colours.muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    paintAxes(painter);
    for (std::size_t i = 0; i < m_dots.size(); ++i) {
        const bool isCurrent = int(i) == m_current;
        painter.setPen(QPen(isCurrent ? colours.text : colours.card, isCurrent ? 2 : 1));
        painter.setBrush(m_dots[i].colour);
        painter.drawEllipse(place(m_dots[i]), radius + isCurrent, radius + isCurrent);
    }
}

void ScatterChart::setCurrent(int dot)
{
    if (dot == m_current) return;
    m_current = dot;
    setAccessibleDescription(dot < 0 ? QString() : m_dots[std::size_t(dot)].words);
    update();
}

void ScatterChart::mouseMoveEvent(QMouseEvent* event)
{
    int nearest = -1;
    double least = reach;
    for (std::size_t i = 0; i < m_dots.size(); ++i) {
        const QPointF away = place(m_dots[i]) - event->position();
        const double distance = std::hypot(away.x(), away.y());
        if (distance < least) {
            least = distance;
            nearest = int(i);
        }
    }
    setCurrent(nearest);
    setCursor(nearest >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (nearest >= 0)
        QToolTip::showText(event->globalPosition().toPoint(), m_dots[std::size_t(nearest)].words, this);
    else
        QToolTip::hideText();
}

void ScatterChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_current >= 0) Q_EMIT opened(m_dots[std::size_t(m_current)].name);
}

void ScatterChart::leaveEvent(QEvent*)
{
    setCurrent(-1);
}

void ScatterChart::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_dots.size()) - 1;
    if (last >= 0 && (event->key() == Qt::Key_Right || event->key() == Qt::Key_Left)) {
        const int step = event->key() == Qt::Key_Right ? 1 : -1;
        setCurrent(m_current < 0 ? (step > 0 ? 0 : last) : std::clamp(m_current + step, 0, last));
        QToolTip::showText(mapToGlobal(place(m_dots[std::size_t(m_current)]).toPoint()),
                           m_dots[std::size_t(m_current)].words, this);
    } else if (m_current >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT opened(m_dots[std::size_t(m_current)].name);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace sessionsmith::widgets
