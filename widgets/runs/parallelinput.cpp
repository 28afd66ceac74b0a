// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keyboard of the parallel coordinates.
#include "widgets/runs/parallelcoordinates.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sessionsmith::widgets {

using comparison::Brush;
using comparison::FieldAxis;

namespace {

constexpr double axisReach = 10;
constexpr double drag = 3;         ///< pixels from where on a press is a drag
constexpr double keyMargin = 1e-9; ///< around runs that the keyboard brushes

} // namespace

void ParallelCoordinates::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_axes.empty()) return;
    m_pressed = event->position();
    m_grip = Grip::None;
    const bool isTitle = m_pressed.y() < titleSpace;
    const auto axis = axisAt(m_pressed.x(), isTitle ? plot().width() / double(m_axes.size()) / 2 : axisReach);
    if (!axis) {
        if (m_currentRun) Q_EMIT opened(m_runs[*m_currentRun].name);
        return;
    }
    m_currentAxis = m_grippedAxis = *axis;
    m_before = m_brushes[*axis];
    const double place = placeAt(m_pressed.y());
    const bool isInside = m_before && place > m_before->low && place < m_before->high;
    m_grip = isTitle ? Grip::Title : isInside ? Grip::Shift : Grip::Brush;
    say();
    update();
}

void ParallelCoordinates::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = event->position();
    if (m_grip == Grip::None) {
        const bool isTitle = position.y() < titleSpace;
        const bool onAxis = !m_axes.empty() && axisAt(position.x(), axisReach).has_value();
        setCurrentRun(isTitle || onAxis ? std::nullopt : runAt(position));
        setCursor(isTitle        ? Qt::SizeHorCursor
                  : onAxis       ? Qt::CrossCursor
                  : m_currentRun ? Qt::PointingHandCursor
                                 : Qt::ArrowCursor);
        if (m_currentRun)
            QToolTip::showText(event->globalPosition().toPoint(), words(*m_currentRun), this);
        else
            QToolTip::hideText();
        return;
    }
    if ((position - m_pressed).manhattanLength() < drag) return;
    const double from = placeAt(m_pressed.y()), to = placeAt(position.y());
    if (m_grip == Grip::Title) {
        const double column = plot().width() / double(m_axes.size());
        const double target = (position.x() - plot().left()) / column;
        const auto last = double(m_axes.size()) - 1;
        const auto place = std::size_t(std::clamp(std::floor(target), 0.0, last));
        moveAxis(m_grippedAxis, place);
        m_grippedAxis = place;
    } else if (m_grip == Grip::Shift) {
        const double by = std::clamp(to - from, -m_before->low, 1 - m_before->high);
        setBrush(m_grippedAxis, Brush{m_before->low + by, m_before->high + by});
    } else {
        setBrush(m_grippedAxis, Brush{std::min(from, to), std::max(from, to)});
    }
}

void ParallelCoordinates::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    const bool isClick = (event->position() - m_pressed).manhattanLength() < drag;
    const Grip grip = std::exchange(m_grip, Grip::None);
    if (isClick && (grip == Grip::Brush || grip == Grip::Shift)) setBrush(m_grippedAxis, std::nullopt);
}

void ParallelCoordinates::leaveEvent(QEvent*)
{
    setCurrentRun(std::nullopt);
}

/// Goes to the run that stands next above or below on the current axis; with `brush` the brush reaches to it.
void ParallelCoordinates::stepRun(int step, bool brush)
{
    std::vector<std::size_t> order;
    const FieldAxis& axis = m_axes[m_currentAxis].places;
    for (std::size_t run = 0; run < m_runs.size(); ++run)
        if (axis.place(run) && (brush || m_isKept[run])) order.push_back(run);
    if (order.empty()) return;
    std::ranges::stable_sort(order, {}, [&](std::size_t run) { return *axis.place(run); });
    const auto found = m_currentRun ? std::ranges::find(order, *m_currentRun) : order.end();
    const auto last = std::ptrdiff_t(order.size()) - 1;
    const std::ptrdiff_t index = found == order.end()
                                     ? (step > 0 ? 0 : last)
                                     : std::clamp<std::ptrdiff_t>(found - order.begin() + step, 0, last);
    const std::size_t run = order[std::size_t(index)];
    if (brush) {
        const double here = *axis.place(m_currentRun && axis.place(*m_currentRun) ? *m_currentRun : run);
        const double there = *axis.place(run);
        const Brush now = m_brushes[m_currentAxis].value_or(Brush{here, here});
        setBrush(m_currentAxis, Brush{std::min(now.low, there - keyMargin), std::max(now.high, there + keyMargin)});
    }
    setCurrentRun(run);
    QToolTip::showText(mapToGlobal(point(m_currentAxis, *axis.place(run)).toPoint()), words(run), this);
}

void ParallelCoordinates::keyPressEvent(QKeyEvent* event)
{
    if (m_axes.empty()) return QWidget::keyPressEvent(event);
    const bool moves = event->modifiers() & Qt::ControlModifier, brushes = event->modifiers() & Qt::ShiftModifier;
    const auto goTo = [&](std::size_t axis) {
        if (moves) return moveAxis(m_currentAxis, axis);
        m_currentAxis = axis;
        say();
        update();
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return goTo(m_currentAxis > 0 ? m_currentAxis - 1 : 0);
    case Qt::Key_Right:
        return goTo(std::min(m_currentAxis + 1, m_axes.size() - 1));
    case Qt::Key_Up:
    case Qt::Key_Down:
        return stepRun(event->key() == Qt::Key_Up ? 1 : -1, brushes);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        return setBrush(m_currentAxis, std::nullopt);
    case Qt::Key_Escape:
        if (!isBrushed()) break;
        for (std::size_t axis = 0; axis < m_axes.size(); ++axis)
            setBrush(axis, std::nullopt);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_currentRun) break;
        Q_EMIT opened(m_runs[*m_currentRun].name);
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace sessionsmith::widgets
