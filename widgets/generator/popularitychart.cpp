// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/popularitychart.h"

#include "widgets/common/chartkey.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr int leftMargin = 56, rightMargin = 10, topMargin = 4, bottomMargin = 30;
constexpr double handleRadius = 5, reach = 10;
constexpr double lineWidth = 1.7;
constexpr double growth = 1.06; // from one rank that is drawn to the next

} // namespace

std::vector<QPointF> popularityCurve(std::size_t ranks, const std::function<double(std::size_t rank)>& share)
{
    std::vector<QPointF> points;
    const auto add = [&](std::size_t rank) { points.emplace_back(double(rank), share(rank)); };
    for (std::size_t rank = 1; rank <= ranks; rank = std::max(rank + 1, std::size_t(double(rank) * growth)))
        add(rank);
    if (ranks > 0 && points.back().x() < double(ranks)) add(ranks);
    return points;
}

PopularityChart::PopularityChart(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PopularityChart::setCurves(std::vector<QPointF> model, std::vector<QPointF> beside)
{
    m_model = std::move(model);
    m_beside = std::move(beside);
    update();
}

void PopularityChart::setKey(const QString& model, const QString& beside)
{
    m_modelName = model;
    m_besideName = beside;
    update();
}

void PopularityChart::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    update();
}

void PopularityChart::setDraggable(bool draggable)
{
    m_draggable = draggable;
}

QRectF PopularityChart::plot() const
{
    return QRectF(rect()).adjusted(leftMargin, topMargin + keyHeight, -rightMargin, -bottomMargin);
}

PopularityChart::Range PopularityChart::range() const
{
    if (m_isDragging) return m_frozen;
    double ranks = 10, least = 0.1, most = 1e-9;
    for (const auto* curve : {&m_model, &m_beside})
        if (!curve->empty()) {
            ranks = std::max(ranks, curve->back().x());
            least = std::min(least, curve->back().y());
            most = std::max(most, curve->front().y());
        }
    const double lowest = std::floor(std::log10(least));
    // A curve that can be dragged needs the room above it.
    const double highest = m_draggable ? 0 : std::clamp(std::ceil(std::log10(most)), lowest + 1, 0.0);
    return {std::log10(ranks), lowest, highest};
}

QPointF PopularityChart::place(const QPointF& point) const
{
    const QRectF area = plot();
    const auto [decades, lowest, highest] = range();
    return {area.left() + area.width() * std::log10(point.x()) / decades,
            area.top() + area.height() * std::min(1.0, (std::log10(point.y()) - highest) / (lowest - highest))};
}

QPointF PopularityChart::handle() const
{
    return m_model.empty() ? QPointF() : place(m_model.back());
}

bool PopularityChart::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && m_isDragging) event->accept();
    if (event->type() != QEvent::ToolTip || m_model.empty()) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const double rank = std::pow(10, range().decades * (help->pos().x() - plot().left()) / plot().width());
    QStringList lines;
    for (const auto& [curve, name] : {std::pair(&m_model, m_modelName), {&m_beside, m_besideName}}) {
        const auto at = std::ranges::lower_bound(*curve, std::floor(rank), {}, &QPointF::x);
        if (at == curve->end() || rank < 1) continue;
        lines << tr("%1: item %2 by rank has %3 of the events")
                     .arg(name, formatInteger(std::llround(at->x())), formatPercent(at->y(), 3));
    }
    QToolTip::showText(help->globalPos(), lines.join(u'\n'), this);
    return true;
}

void PopularityChart::mousePressEvent(QMouseEvent* event)
{
    if (!m_isHovered || event->button() != Qt::LeftButton) return;
    setFocus(Qt::MouseFocusReason); // for Escape
    m_frozen = range();
    m_before = m_model;
    m_isDragging = true;
    Q_EMIT dragBegun();
}

void PopularityChart::mouseMoveEvent(QMouseEvent* event)
{
    if (m_isDragging) {
        const QRectF area = plot();
        const double down = std::clamp((event->position().y() - area.top()) / area.height(), 0.0, 1.0);
        Q_EMIT dragged(std::pow(10, m_frozen.highest + (m_frozen.lowest - m_frozen.highest) * down));
        return;
    }
    const QPointF distance = event->position() - handle();
    const bool hovered =
        m_draggable && !m_model.empty() && std::hypot(distance.x(), distance.y()) < reach + handleRadius;
    setCursor(hovered ? Qt::SizeVerCursor : Qt::ArrowCursor);
    if (std::exchange(m_isHovered, hovered) != hovered) update();
}

void PopularityChart::mouseReleaseEvent(QMouseEvent*)
{
    if (std::exchange(m_isDragging, false)) Q_EMIT dragEnded();
    update();
}

void PopularityChart::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape || !std::exchange(m_isDragging, false)) return QWidget::keyPressEvent(event);
    Q_EMIT dragCancelled();
}

void PopularityChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& colours = Theme::instance().colours();
    if (m_model.empty() && m_beside.empty()) {
        painter.setFont(Theme::instance().body());
        painter.setPen(colours.muted);
        painter.drawText(rect().adjusted(12, 0, -12, 0), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    paintGrid(painter);
    painter.setClipRect(plot().adjusted(-handleRadius, -handleRadius, handleRadius, handleRadius));
    paintCurve(painter, m_beside, colours.text);
    if (m_isDragging) { // as it was
        QPen pen(colours.accent, 1, Qt::DashLine);
        painter.setPen(pen);
        painter.drawLine(place(m_before.front()), place(m_before.back()));
    }
    paintCurve(painter, m_model, colours.accent);
    if (m_draggable && !m_model.empty()) {
        painter.setPen(QPen(colours.accent, lineWidth));
        painter.setBrush(m_isHovered || m_isDragging ? colours.accent : colours.card);
        painter.drawEllipse(handle(), handleRadius, handleRadius);
    }
    painter.setClipping(false);
    QList<KeyEntry> key;
    if (!m_model.empty()) key << KeyEntry{m_modelName, colours.accent, lineWidth};
    if (!m_beside.empty()) key << KeyEntry{m_besideName, colours.text, lineWidth};
    paintKey(painter, QRectF(plot().left(), 0, plot().width(), keyHeight), key);
}

void PopularityChart::paintGrid(QPainter& painter) const
{
    const Colours& colours = Theme::instance().colours();
    const QRectF area = plot();
    const auto [decades, lowest, highest] = range();
    painter.setFont(Theme::instance().tabular(Theme::instance().small()));
    const int every = lowest - highest < -4 ? 2 : 1;
    for (int power = int(highest); power >= int(lowest); power -= every) {
        const double y = area.top() + area.height() * (power - highest) / (lowest - highest);
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colours.muted);
        painter.drawText(QRectF(0, y - 8, leftMargin - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                         formatNumber(100 * std::pow(10, power), std::max(0, -power - 2)) + QStringLiteral(" %"));
    }
    for (int power = 0; power <= int(decades); ++power) {
        const double x = area.left() + area.width() * power / decades;
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(colours.muted);
        painter.drawText(QRectF(std::min(x, width() - 22.0) - 30, area.bottom() + 2, 60, 14), Qt::AlignCenter,
                         formatInteger(std::llround(std::pow(10, power))));
    }
    painter.drawText(QRectF(area.left(), area.bottom() + 15, area.width(), 14), Qt::AlignCenter,
                     tr("rank of the item, share of the events"));
}

void PopularityChart::paintCurve(QPainter& painter, const std::vector<QPointF>& curve, const QColor& colour) const
{
    if (curve.empty()) return;
    QPainterPath path(place(curve.front()));
    for (const QPointF& point : curve)
        path.lineTo(place(point));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, lineWidth));
    painter.drawPath(path);
}

} // namespace sessionsmith::widgets
