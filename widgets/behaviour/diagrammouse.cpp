// SPDX-License-Identifier: GPL-3.0-or-later
// A diagram under the mouse: pointing, dragging, wheel, tooltips; its keys are in diagramkeys.cpp.
#include "widgets/behaviour/cellwords.h"
#include "widgets/behaviour/diagramview.h"

#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr double perPixel = 0.005;  // probability that a pixel of dragging is
constexpr double startDistance = 3; // pixels: a click that trembles drags nothing

} // namespace

DiagramView::Hit DiagramView::hitAt(const QPointF& place)
{
    if (const int node = geometry().nodeAt(place); node >= 0) return {node, {}};
    const int arrow = m_geometry.arrowAt(place);
    return arrow < 0 ? Hit{} : Hit{-1, m_geometry.arrows[std::size_t(arrow)].cell};
}

void DiagramView::setHovered(const Hit& hit)
{
    if (m_hovered == hit) return;
    m_hovered = hit;
    chooseCursor();
    update();
}

void DiagramView::chooseCursor()
{
    if (m_drag == Drag::Ground || m_drag == Drag::Node)
        setCursor(Qt::ClosedHandCursor);
    else if (m_hovered.node >= 0)
        setCursor(Qt::OpenHandCursor);
    else if (!m_hovered.cell)
        setCursor(Qt::ArrowCursor);
    else
        setCursor(isLocked(*m_hovered.cell) ? Qt::ForbiddenCursor : Qt::SizeVerCursor);
}

void DiagramView::mousePressEvent(QMouseEvent* event)
{
    if (m_drag != Drag::None) return;
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) return;
    const Hit hit = event->button() == Qt::LeftButton ? hitAt(event->position()) : Hit{};
    m_dragPlace = event->position();
    m_isMoved = false;
    m_nudging.finish();
    if (hit.node >= 0) {
        setCurrentNode(hit.node);
        m_drag = Drag::Node;
    } else if (hit.cell) {
        setCurrentCell(*hit.cell);
        m_drag = Drag::Arrow;
    } else {
        m_drag = Drag::Ground;
    }
}

void DiagramView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag == Drag::None) {
        setHovered(hitAt(event->position()));
        return;
    }
    const QPointF moved = event->position() - m_dragPlace;
    if (!m_isMoved) {
        if (moved.manhattanLength() < startDistance) return;
        m_isMoved = true;
        startDrag();
    }
    drag(event->position(), event->modifiers() & Qt::ShiftModifier);
}

void DiagramView::startDrag()
{
    if (m_drag == Drag::Arrow) {
        if (isLocked(*m_cell)) {
            m_document.setValue(m_cell->part, m_cell->row, m_cell->column, valueOf(*m_cell)); // says why not
            m_drag = Drag::None;
            return;
        }
        m_gesture = m_document.beginGesture(m_cell->part, m_cell->row);
        m_dragValue = valueOf(*m_cell);
    }
    chooseCursor();
}

void DiagramView::drag(const QPointF& pointer, bool finely)
{
    QPointF place = pointer;
    if (m_drag == Drag::Node) // so that it is not lost outside
        place = {std::clamp(place.x(), 0.0, double(width())), std::clamp(place.y(), 0.0, double(height()))};
    const QPointF moved = place - m_dragPlace;
    m_dragPlace = place;
    switch (m_drag) {
    case Drag::Node: {
        const QPointF from = m_draggedTo ? *m_draggedTo : places()[std::size_t(m_node)];
        m_draggedTo = from + moved / m_geometry.scale.zoom;
        invalidate();
        break;
    }
    case Drag::Arrow:
        if (dragsArrow())
            dragArrow(-moved.y(), finely);
        else
            endDrag(false); // something else has changed the model under it
        break;
    case Drag::Ground:
        m_geometry.scale = geometry().scale;
        m_geometry.scale.offset += moved;
        m_fits = false;
        invalidate();
        break;
    case Drag::None:
        break;
    }
}

double DiagramView::startOf(const hmm::Cell& cell) const
{
    return m_document.startingRow(cell.part, cell.row)(cell.part == Part::End ? 0 : cell.column);
}

void DiagramView::dragArrow(double up, bool finely)
{
    m_dragValue = std::clamp(m_dragValue + up * perPixel * (finely ? 0.1 : 1), 0.0, 1.0);
    m_document.setValue(m_cell->part, m_cell->row, m_cell->column, std::round(m_dragValue * 1000) / 1000);
}

void DiagramView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->buttons() & (Qt::LeftButton | Qt::MiddleButton)) return;
    endDrag(true);
    setHovered(hitAt(event->position()));
}

void DiagramView::endDrag(bool keep)
{
    if (dragsArrow()) {
        if (keep)
            m_document.endGesture();
        else
            m_document.cancelGesture();
    }
    m_drag = Drag::None;
    if (m_draggedTo && keep) keepPlaces(places(), moveName(m_node), false);
    m_draggedTo.reset();
    m_isMoved = false;
    chooseCursor();
    invalidate();
}

void DiagramView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const Hit hit = hitAt(event->position());
    if (hit.cell) {
        setCurrentCell(*hit.cell);
        openEditor(editableText(valueOf(*m_cell), m_format), true);
    } else if (hit.node < 0) {
        fitToView();
    }
}

void DiagramView::wheelEvent(QWheelEvent* event)
{
    const double steps = event->angleDelta().y() / 120.0;
    if (event->modifiers() & Qt::ControlModifier) {
        zoom(steps, event->position());
    } else if (m_cell && hasFocus() && hitAt(event->position()).cell == m_cell) {
        m_nudging.nudge(*m_cell, event->modifiers() & Qt::ShiftModifier ? steps / 10 : steps);
    } else if (!m_fits) {
        m_geometry.scale.offset += QPointF(event->angleDelta()) / 2;
        invalidate();
    } else {
        event->ignore(); // all is in sight
        return;
    }
    event->accept();
}

bool DiagramView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    showTip(help->pos(), help->globalPos());
    return true;
}

void DiagramView::showTip(const QPoint& place, const QPoint& globalPlace)
{
    const Hit hit = hitAt(place);
    QStringList lines;
    if (hit.node >= 0) {
        lines << nodeDescription(hit.node) << tr("drag it where you like");
    } else if (hit.cell) {
        lines << cellDescription(m_document, *hit.cell, m_format) << evidenceLines(m_document, *hit.cell, m_format);
        lines << (isLocked(*hit.cell) ? tr("L unlocks it") : tr("drag up or down to change it, L locks it"));
    }
    for (std::size_t group = 0; lines.isEmpty() && group < m_geometry.groups.size(); ++group)
        if (m_geometry.groups[group].label.contains(place)) lines << m_document.personaName(int(group));
    if (lines.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(globalPlace, lines.join(u'\n'), this);
}

void DiagramView::leaveEvent(QEvent*)
{
    setHovered({});
}

} // namespace sessionsmith::widgets
