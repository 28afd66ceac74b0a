// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lineage/lineagecanvas.h"

#include "widgets/common/theme.h"
#include "widgets/lineage/lineagewords.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

using Place = comparison::LayeredLayout::Place;

constexpr int margin = 12, columnGap = 56, rowGap = 14;
constexpr int columnWidth = LineageCard::fixedSize.width() + columnGap;
constexpr int rowHeight = LineageCard::fixedSize.height() + rowGap;

QPoint topLeft(const Place& place)
{
    return {margin + place.column * columnWidth, margin + int(std::lround(place.row * rowHeight))};
}

QPointF middleLeft(const Place& place)
{
    return topLeft(place) + QPointF(0, LineageCard::fixedSize.height() / 2.0);
}

/// Through a column in which it does not end an edge runs straight, between the cards.
QPainterPath curveOf(const std::vector<Place>& path)
{
    const QPointF across(LineageCard::fixedSize.width(), 0), bend(columnGap / 2.0, 0);
    QPainterPath curve(middleLeft(path.front()) + across);
    for (std::size_t i = 1; i < path.size(); ++i) {
        const QPointF end = middleLeft(path[i]);
        curve.cubicTo(curve.currentPosition() + bend, end - bend, end);
        if (i + 1 < path.size()) curve.lineTo(end + across);
    }
    return curve;
}

} // namespace

LineageCanvas::LineageCanvas(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LineageCanvas::setGraph(const comparison::LineageGraph& graph)
{
    qDeleteAll(std::exchange(m_cards, {}));
    m_graph = graph;
    const auto& nodes = m_graph.nodes();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        QStringList origins;
        for (const std::size_t origin : nodes[i].origins)
            origins << lineagewords::name(nodes[origin].thing);
        auto* card = new LineageCard(nodes[i], origins, this);
        card->QWidget::move(topLeft(m_graph.layout().places()[i]));
        card->installEventFilter(this);
        card->show();
        connect(card, &LineageCard::clicked, this, [this, card] { Q_EMIT pressed(card); });
        connect(card, &LineageCard::moveRequested, this,
                [this, card](int columns, int rows) { move(*card, columns, rows); });
        m_cards << card;
    }
    orderTabs();
    setFixedSize(sizeHint());
    update();
}

/// From column to column, each from top to bottom.
void LineageCanvas::orderTabs()
{
    QList<LineageCard*> sorted = m_cards;
    std::ranges::sort(sorted, {}, [](const LineageCard* card) { return std::pair(card->x(), card->y()); });
    for (qsizetype i = 1; i < sorted.size(); ++i)
        setTabOrder(sorted[i - 1], sorted[i]);
}

QSize LineageCanvas::sizeHint() const
{
    const comparison::LayeredLayout& layout = m_graph.layout();
    return {2 * margin + layout.columnCount() * columnWidth - columnGap,
            2 * margin + int(std::lround(layout.height() * rowHeight)) - rowGap};
}

void LineageCanvas::retranslate()
{
    for (LineageCard* card : std::as_const(m_cards))
        card->retranslate();
}

void LineageCanvas::paintEvent(QPaintEvent*)
{
    const Colours& colours = Theme::instance().colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto isHeld = [this](std::size_t node) {
        const LineageCard* card = m_cards[qsizetype(node)];
        return card->hasFocus() || card->underMouse();
    };
    const auto draw = [&](bool held) {
        for (std::size_t edge = 0; edge < m_graph.edges().size(); ++edge) {
            const auto [from, to] = m_graph.edges()[edge];
            if ((isHeld(from) || isHeld(to)) != held) continue;
            painter.setPen(QPen(held ? colours.accent : colours.muted, held ? 2 : 1));
            painter.drawPath(curveOf(m_graph.layout().paths()[edge]));
        }
    };
    draw(false);
    draw(true); // above the others
}

bool LineageCanvas::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
        Q_EMIT focusMoved(static_cast<LineageCard*>(watched));
        [[fallthrough]];
    case QEvent::FocusOut:
    case QEvent::Enter:
    case QEvent::Leave:
        update();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void LineageCanvas::move(const LineageCard& from, int columns, int rows)
{
    LineageCard* nearest = nullptr;
    double distance = 0;
    for (LineageCard* card : std::as_const(m_cards)) {
        const QPoint way = card->pos() - from.pos();
        const int along = columns ? way.x() * columns : way.y() * rows;
        const bool isThere = along > 0 && (columns || way.x() == 0);
        // The next column counts before the same height in a later one.
        const double far = along + (columns ? std::abs(way.y()) / 1e4 : 0);
        if (!isThere || (nearest && far >= distance)) continue;
        nearest = card;
        distance = far;
    }
    if (nearest) nearest->setFocus(Qt::OtherFocusReason);
}

} // namespace sessionsmith::widgets
