// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keyboard of the matrix.
#include "widgets/behaviour/matrixview.h"
#include "widgets/behaviour/probabilityeditor.h"
#include "widgets/behaviour/rowbars.h"

#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int turnPause = 400; // ms, after which the wheel begins something new

} // namespace

void MatrixView::moveBy(int columns, int rows, bool selecting)
{
    if (selecting) {
        select(m_current.y() + rows, m_current.x() + columns);
        return;
    }
    const int row = std::clamp(m_current.y() + rows, 0, m_geometry.rows - 1);
    if (openRow() >= 0 && row != openRow()) setOpenRow(row);
    setCurrentCell(row, m_current.x() + columns);
}

void MatrixView::nudge(double points)
{
    m_nudging.nudge(cellOf(m_current.y(), m_current.x()), points);
}

void MatrixView::openEditor(const QString& text, bool selected)
{
    const int row = m_current.y(), column = m_current.x();
    m_editor = new ProbabilityEditor(m_document, m_format, viewport());
    connect(m_editor, &ProbabilityEditor::entered, this, [this, cells = selection()](double value, QPoint step) {
        setCells(cells, value);
        setFocus();
        if (!step.isNull()) moveBy(step.x(), step.y());
    });
    connect(m_editor, &ProbabilityEditor::leftOff, this, [this] { setFocus(); });
    m_editor->open(m_geometry.cell(row, column), text, selected);
}

/// Copy, paste, select all, lock.
bool MatrixView::handleShortcut(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copySelection();
    else if (event->matches(QKeySequence::Paste))
        paste();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (event->key() == Qt::Key_L && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)))
        toggleLocks();
    else
        return false;
    return true;
}

void MatrixView::keyPressEvent(QKeyEvent* event)
{
    if (handleShortcut(event)) return;
    if (const double points = pointsOf(*event); points != 0) return nudge(points);
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Left:
        moveBy(-1, 0, shift);
        return;
    case Qt::Key_Right:
        moveBy(1, 0, shift);
        return;
    case Qt::Key_Up:
        moveBy(0, -1, shift);
        return;
    case Qt::Key_Down:
        moveBy(0, 1, shift);
        return;
    case Qt::Key_Home:
        setCurrentCell(m_current.y(), 0);
        return;
    case Qt::Key_End:
        setCurrentCell(m_current.y(), m_geometry.columns - 1);
        return;
    case Qt::Key_PageUp:
        moveBy(0, -verticalScrollBar()->pageStep() / m_geometry.rowHeight);
        return;
    case Qt::Key_PageDown:
        moveBy(0, verticalScrollBar()->pageStep() / m_geometry.rowHeight);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        setOpenRow(openRow() == m_current.y() ? -1 : m_current.y());
        return;
    case Qt::Key_F2:
        if (shift) return editName(edits::Kind::State, m_current.y());
        openEditor(editableText(valueAt(m_current.y(), m_current.x()), m_format), true);
        return;
    case Qt::Key_Escape:
        if (m_bars->isDragging())
            m_bars->cancelDrag();
        else if (selection().size() != QSize(1, 1))
            setCurrentCell(m_current.y(), m_current.x());
        else if (openRow() >= 0)
            setOpenRow(-1);
        else
            event->ignore();
        return;
    default:
        break;
    }
    const QString text = event->text();
    if (!text.isEmpty() && (text[0].isDigit() || text[0] == u'.') && !(event->modifiers() & Qt::ControlModifier)) {
        openEditor(text, false);
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void MatrixView::mousePressEvent(QMouseEvent* event)
{
    const int row = m_geometry.rowAt(event->pos().y());
    const int column = m_geometry.columnAt(event->pos().x());
    m_pressedName = row >= 0 && m_geometry.rowName(row).contains(event->pos()) ? row : -1;
    if (row < 0 || event->button() != Qt::LeftButton) return;
    if (column < 0) // the row's name or margin: its bars
        setOpenRow(openRow() == row ? -1 : row);
    else if (event->modifiers() & Qt::ShiftModifier)
        select(row, column);
    else
        setCurrentCell(row, column);
}

void MatrixView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int row = m_geometry.rowAt(event->pos().y());
    const int column = m_geometry.columnAt(event->pos().x());
    if (m_pressedName >= 0 && event->pos().x() < m_geometry.nameWidth) {
        // The first press has opened or closed the bars, and with them what lies under the pointer has changed.
        setOpenRow(openRow() == m_pressedName ? -1 : m_pressedName);
        editName(edits::Kind::State, m_pressedName);
        return;
    }
    if (event->pos().y() < m_geometry.headerHeight) editColumnName(column);
    if (row < 0 || column < 0) return;
    setCurrentCell(row, column);
    openEditor(editableText(valueAt(row, column), m_format), true);
}

void MatrixView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint cell(m_geometry.columnAt(event->pos().x()), m_geometry.rowAt(event->pos().y()));
    if (std::exchange(m_hovered, cell) != cell) viewport()->update();
    if (event->buttons() & Qt::LeftButton && cell.x() >= 0 && cell.y() >= 0) {
        if (cell != m_current) select(cell.y(), cell.x());
        return;
    }
    viewport()->setCursor(cell.y() >= 0 && cell.x() < 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void MatrixView::wheelEvent(QWheelEvent* event)
{
    const QPoint place = event->position().toPoint();
    const QPoint cell(m_geometry.columnAt(place.x()), m_geometry.rowAt(place.y()));
    // A turn that began as scrolling goes on scrolling, though the selected cell arrives under the pointer.
    const bool isScrolling = m_scrolled.isValid() && m_scrolled.elapsed() < turnPause;
    if (isScrolling || !hasFocus() || cell != m_current || event->angleDelta().y() == 0) {
        m_scrolled.start();
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    nudge(event->angleDelta().y() / 120.0 * (event->modifiers() & Qt::ShiftModifier ? 0.1 : 1));
    event->accept();
}

} // namespace sessionsmith::widgets
