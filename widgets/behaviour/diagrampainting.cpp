// SPDX-License-Identifier: GPL-3.0-or-later
// How a diagram draws itself. Lines first, from the weakest to the strongest, then nodes, then words.
#include "widgets/behaviour/cellmarks.h"
#include "widgets/behaviour/diagramview.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr double smallestWithShare = 15; // pixels of a node's radius
constexpr double smallestWithBoth = 22;
constexpr std::size_t mostApart = 60; // arrows that get a rim where they cross others

QColor mixed(const QColor& a, const QColor& b, float share)
{
    const auto mix = [share](float x, float y) { return x + (y - x) * share; };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

/// The ground of a persona's frame.
QColor tinted(const QColor& persona)
{
    return mixed(Theme::instance().colours().card, persona, 0.09F);
}

QPainterPath pathOf(const DiagramArrow& arrow)
{
    QPainterPath path(arrow.curve[0]);
    path.cubicTo(arrow.curve[1], arrow.curve[2], arrow.curve[3]);
    return path;
}

} // namespace

void DiagramView::paintEvent(QPaintEvent*)
{
    if (m_isStale) layOut();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int group = 0; group < int(m_geometry.groups.size()); ++group)
        paintGroup(painter, group);
    for (const DiagramArrow& arrow : m_geometry.arrows)
        if (!isFocal(arrow)) paintArrow(painter, arrow);
    for (const DiagramArrow& arrow : m_geometry.arrows)
        if (isFocal(arrow)) paintArrow(painter, arrow);
    for (int node = 0; node < stateCount(); ++node)
        paintNode(painter, node);
    for (int node = 0; node < stateCount(); ++node)
        paintOuterName(painter, node);
    for (const DiagramArrow& arrow : m_geometry.arrows)
        paintLabel(painter, arrow);
    paintDraggedNumber(painter);
    paintNote(painter);
}

int DiagramView::focalNode() const
{
    if (m_drag == Drag::Arrow) return -1;
    if (m_hovered.node >= 0) return m_hovered.node;
    return hasFocus() && !m_cell ? m_node : -1;
}

/// Painted above the others: the chosen arrow, the one under the pointer, those of the state that stands out.
bool DiagramView::isFocal(const DiagramArrow& arrow) const
{
    if (isCurrent(arrow) || arrow.cell == m_hovered.cell) return true;
    const int node = focalNode();
    return node >= 0 && arrow.from == node;
}

QColor DiagramView::arrowColour(const DiagramArrow& arrow) const
{
    const Colours& colours = Theme::instance().colours();
    if (isCurrent(arrow)) return colours.accent;
    if (arrow.cell == m_hovered.cell) return colours.muted;
    const int node = focalNode();
    if (node < 0) return mixed(colours.muted, colours.card, 0.55F);
    if (!isFocal(arrow)) return mixed(colours.muted, colours.card, 0.8F);
    return m_document.rowColour(node);
}

void DiagramView::paintArrow(QPainter& painter, const DiagramArrow& arrow) const
{
    const QColor colour = arrowColour(arrow);
    const QPainterPath path = pathOf(arrow);
    QPen pen(colour, arrow.width);
    pen.setCapStyle(Qt::FlatCap);
    if (arrow.value == 0) // no step, but the chosen one
        pen.setDashPattern({4 / arrow.width + 1, 3 / arrow.width + 1});
    painter.setBrush(Qt::NoBrush);
    if (m_geometry.arrows.size() <= mostApart) { // what it crosses stays apart
        painter.setPen(QPen(groundAt(std::max(arrow.from, arrow.to)), arrow.width + 2));
        painter.drawPath(path);
    }
    painter.setPen(pen);
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(arrow.head);
    if (isCurrent(arrow) && dragsArrow()) paintOldWidth(painter, arrow);
}

/// What was, as the outline that the line had when the dragging began.
void DiagramView::paintOldWidth(QPainter& painter, const DiagramArrow& arrow) const
{
    QPainterPathStroker stroker;
    stroker.setCapStyle(Qt::FlatCap);
    stroker.setWidth(m_geometry.widthOf(startOf(arrow.cell)));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::instance().colours().text, 1, Qt::DashLine));
    painter.drawPath(stroker.createStroke(pathOf(arrow)));
}

QColor DiagramView::groundAt(int node) const
{
    return m_geometry.groups.empty() ? Theme::instance().colours().card
                                     : tinted(m_document.personaColour(m_geometry.nodes[std::size_t(node)].group));
}

void DiagramView::paintGroup(QPainter& painter, int group) const
{
    const DiagramGroup& place = m_geometry.groups[std::size_t(group)];
    painter.setPen(Qt::NoPen);
    painter.setBrush(tinted(m_document.personaColour(group)));
    painter.drawRoundedRect(place.frame, 8, 8);
    painter.setFont(Theme::instance().small());
    painter.setPen(Theme::instance().colours().muted);
    painter.drawText(
        place.label, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_document.personaName(group), Qt::ElideRight, int(place.label.width())));
}

void DiagramView::paintNode(QPainter& painter, int node) const
{
    const Colours& colours = Theme::instance().colours();
    const DiagramNode& place = m_geometry.nodes[std::size_t(node)];
    const QColor colour = m_document.rowColour(node);
    if (node == m_node && (hasFocus() || m_drag == Drag::Node) && !m_cell) {
        painter.setPen(QPen(colours.accent, 2));
        painter.setBrush(colours.card);
        painter.drawEllipse(place.centre, place.radius + 3.5, place.radius + 3.5);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(place.centre, place.radius, place.radius);
    painter.setPen(Theme::textOn(colour));
    const QRectF box(place.centre - QPointF(place.radius, place.radius), QSizeF(2 * place.radius, 2 * place.radius));
    const QString share = probabilityText(m_shares[node], m_format);
    const bool both = place.nameFits && place.radius >= smallestWithBoth;
    if (place.nameFits) {
        painter.setFont(Theme::instance().title());
        painter.drawText(both ? box.translated(0, -7) : box, Qt::AlignCenter,
                         m_document.shortRowName(Part::Transition, node));
    }
    if (both || (!place.nameFits && place.radius >= smallestWithShare)) {
        painter.setFont(Theme::instance().tabular(Theme::instance().small()));
        painter.drawText(both ? box.translated(0, 7) : box, Qt::AlignCenter, share);
    }
}

void DiagramView::paintOuterName(QPainter& painter, int node) const
{
    const Colours& colours = Theme::instance().colours();
    const DiagramNode& place = m_geometry.nodes[std::size_t(node)];
    if (place.nameFits) return;
    QRectF box = place.outerName;
    if (box.isEmpty()) { // there is no room: for the one that is looked at, on top
        if (node != focalNode()) return;
        box = QRectF(place.centre + QPointF(-place.name.width() / 2, place.radius + 2), place.name);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(groundAt(node));
    painter.drawRoundedRect(box.adjusted(-1, 1, 1, -1), 3, 3);
    painter.setFont(Theme::instance().title());
    painter.setPen(colours.text);
    painter.drawText(box, Qt::AlignCenter,
                     painter.fontMetrics().elidedText(m_document.shortRowName(Part::Transition, node), m_elision,
                                                      int(box.width()) + 1));
}

void DiagramView::paintLabel(QPainter& painter, const DiagramArrow& arrow) const
{
    const Colours& colours = Theme::instance().colours();
    const bool isLookedAt = isCurrent(arrow) || arrow.cell == m_hovered.cell;
    if (isLookedAt && m_drag == Drag::Arrow) return; // its number rides along
    QRectF box = arrow.label;
    if (box.isEmpty()) {
        if (!isLookedAt && (focalNode() < 0 || !isFocal(arrow))) return;
        box = QRectF(arrow.at(0.6) - QPointF(arrow.text.width(), arrow.text.height()) / 2, arrow.text);
    }
    const int node = focalNode();
    const bool isFaded = node >= 0 && !isFocal(arrow);
    painter.setPen(isCurrent(arrow) && hasFocus() ? QPen(colours.accent, 1) : QPen(Qt::NoPen));
    painter.setBrush(groundAt(std::max(arrow.from, arrow.to)));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(isCurrent(arrow)                        ? colours.accent
                   : isLookedAt || (node >= 0 && !isFaded) ? colours.text
                   : isFaded                               ? mixed(colours.muted, colours.card, 0.5F)
                                                           : colours.muted);
    box.adjust(3, 0, -3, 0);
    if (isLocked(arrow.cell)) {
        paintPadlock(painter, box.topLeft() + QPointF(0, (box.height() - padlockSize.height()) / 2));
        box.setLeft(box.left() + padlockSize.width() + 3);
    }
    painter.setFont(Theme::instance().tabular(Theme::instance().small()));
    painter.drawText(box, Qt::AlignCenter, probabilityText(arrow.value, m_format));
}

/// Beside the middle of an arrow, off the nodes where that is possible, within the view.
QRectF DiagramView::besideArrow(const DiagramArrow& arrow, const QSizeF& size) const
{
    const double x = size.width() / 2 + 14, y = size.height() / 2 + 10;
    QRectF best;
    for (const QPointF& away : {QPointF(0, -y), QPointF(0, y), QPointF(-x, 0), QPointF(x, 0)}) {
        QRectF box = around(arrow.at(0.5) + away, size);
        box.moveLeft(std::clamp(box.left(), 0.0, std::max(0.0, width() - box.width())));
        box.moveTop(std::clamp(box.top(), 0.0, std::max(0.0, height() - box.height())));
        if (best.isNull()) best = box;
        const bool isFree = std::ranges::none_of(m_geometry.nodes, [&](const DiagramNode& node) {
            return box.intersects(around(node.centre, QSizeF(2 * node.radius, 2 * node.radius)));
        });
        if (isFree) return box;
    }
    return best;
}

/// With what it was.
void DiagramView::paintDraggedNumber(QPainter& painter) const
{
    if (!dragsArrow()) return;
    const int index = m_geometry.arrowOf(*m_cell);
    if (index < 0) return;
    const Colours& colours = Theme::instance().colours();
    const QString now = preciseText(valueOf(*m_cell), m_format),
                  was = tr("was %1").arg(preciseText(startOf(*m_cell), m_format));
    const QFont large = Theme::instance().tabular(Theme::instance().title());
    const QFont small = Theme::instance().tabular(Theme::instance().small());
    const int nowWidth = QFontMetrics(large).horizontalAdvance(now),
              wasWidth = QFontMetrics(small).horizontalAdvance(was);
    QRectF box(0, 0, nowWidth + wasWidth + 22, 22);
    box = besideArrow(m_geometry.arrows[std::size_t(index)], box.size());
    painter.setPen(colours.line);
    painter.setBrush(colours.card);
    painter.drawRoundedRect(box, 4, 4);
    painter.setFont(large);
    painter.setPen(colours.accent);
    painter.drawText(box.adjusted(7, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, now);
    painter.setFont(small);
    painter.setPen(colours.muted);
    painter.drawText(box.adjusted(0, 0, -7, 0), Qt::AlignRight | Qt::AlignVCenter, was);
}

void DiagramView::paintNote(QPainter& painter) const
{
    if (!m_geometry.arrows.empty()) return;
    painter.setFont(Theme::instance().small());
    painter.setPen(Theme::instance().colours().muted);
    painter.drawText(rect(), Qt::AlignHCenter | Qt::AlignBottom,
                     tr("No probability reaches %1: hide less").arg(formatPercent(m_threshold, 1)));
}

} // namespace sessionsmith::widgets
