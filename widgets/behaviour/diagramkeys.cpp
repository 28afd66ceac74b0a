// SPDX-License-Identifier: GPL-3.0-or-later
// A diagram by the keyboard alone.
#include "widgets/behaviour/diagramview.h"
#include "widgets/behaviour/probabilityeditor.h"

#include <QKeyEvent>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr double keyMove = 8; // pixels that a state moves at a key

} // namespace

void DiagramView::keyPressEvent(QKeyEvent* event)
{
    if (handleArrowKey(event) || handleViewKey(event)) return;
    if (m_cell && handleCellKey(event)) return;
    QWidget::keyPressEvent(event);
}

bool DiagramView::handleArrowKey(QKeyEvent* event)
{
    const QPointF by = event->key() == Qt::Key_Left    ? QPointF(-1, 0)
                       : event->key() == Qt::Key_Right ? QPointF(1, 0)
                       : event->key() == Qt::Key_Up    ? QPointF(0, -1)
                       : event->key() == Qt::Key_Down  ? QPointF(0, 1)
                                                       : QPointF();
    if (by.isNull()) return false;
    if (event->modifiers() & Qt::ControlModifier)
        moveNode(by * keyMove);
    else
        step(by.x() + by.y() > 0 ? 1 : -1);
    return true;
}

void DiagramView::moveNode(const QPointF& by)
{
    auto moved = places();
    moved[std::size_t(m_node)] += by / geometry().scale.zoom;
    keepPlaces(moved, moveName(m_node), true);
}

void DiagramView::step(int by)
{
    if (!m_cell) {
        setCurrentNode(std::clamp(m_node + by, 0, stateCount() - 1));
        return;
    }
    const auto cells = cellsOf(m_node);
    const auto here = std::ranges::find(cells, *m_cell);
    const auto next = std::clamp(here - cells.begin() + by, std::ptrdiff_t(0), std::ptrdiff_t(cells.size()) - 1);
    chooseCell(m_node, cells[std::size_t(next)]);
}

bool DiagramView::handleViewKey(QKeyEvent* event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    if (control && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal))
        zoom(1, rect().center());
    else if (control && event->key() == Qt::Key_Minus)
        zoom(-1, rect().center());
    else if (control && event->key() == Qt::Key_0)
        fitToView();
    else if (event->key() == Qt::Key_Escape && m_isMoved)
        endDrag(false);
    else if (event->key() == Qt::Key_Escape && m_cell)
        setCurrentNode(m_node);
    else
        return false;
    return true;
}

/// What can be done with the chosen arrow.
bool DiagramView::handleCellKey(QKeyEvent* event)
{
    if (const double points = pointsOf(*event); points != 0) {
        m_nudging.nudge(*m_cell, points);
        return true;
    }
    const QString text = event->text();
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) return false;
    switch (event->key()) {
    case Qt::Key_L:
        m_document.setLocked(m_cell->part, m_cell->row, m_cell->column, !isLocked(*m_cell));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        openEditor(editableText(valueOf(*m_cell), m_format), true);
        return true;
    default:
        if (text.isEmpty() || !(text[0].isDigit() || text[0] == u'.')) return false;
        openEditor(text, false);
        return true;
    }
}

bool DiagramView::focusNextPrevChild(bool next)
{
    if (next == m_cell.has_value()) return QWidget::focusNextPrevChild(next);
    if (!next) {
        setCurrentNode(m_node);
        return true;
    }
    const auto cells = cellsOf(m_node);
    if (cells.empty()) return QWidget::focusNextPrevChild(next);
    chooseCell(m_node, cells.front());
    return true;
}

void DiagramView::openEditor(const QString& text, bool selected)
{
    const int arrow = geometry().arrowOf(*m_cell);
    if (arrow < 0) return;
    auto* editor = new ProbabilityEditor(m_document, m_format, this);
    connect(editor, &ProbabilityEditor::entered, this, [this, cell = *m_cell](double value, QPoint step) {
        m_document.setValue(cell.part, cell.row, cell.column, value);
        setFocus();
        if (!step.isNull()) this->step(step.x() + step.y());
    });
    connect(editor, &ProbabilityEditor::leftOff, this, [this] { setFocus(); });
    QRect place(0, 0, 72, 26);
    place.moveCenter(m_geometry.arrows[std::size_t(arrow)].at(0.5).toPoint());
    place.moveLeft(std::clamp(place.left(), 0, std::max(0, width() - place.width())));
    place.moveTop(std::clamp(place.top(), 0, std::max(0, height() - place.height())));
    editor->open(place, text, selected);
}

void DiagramView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
    notifySpokenValue(this);
}

void DiagramView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace sessionsmith::widgets
