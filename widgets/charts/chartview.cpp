// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartview.h"

#include "widgets/charts/chartoverlay.h"

#include <QApplication>
#include <QChart>
#include <QNativeGestureEvent>
#include <QPaintEngine>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr double zoomOfANotch = 1.25, notch = 120; // of a wheel
constexpr double fingerPixels = 240;               // of a touchpad, to zoom e-fold
constexpr double keyShare = 0.1;                   // of the plot that an arrow moves by
constexpr double leastHeight = 16;                 // of a stretch that is meant to have one

} // namespace

ChartView::ChartView(QChart* chart, CurveLayer& curves, QWidget* parent) : QChartView(chart, parent), m_curves(curves)
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setStyleSheet(QStringLiteral("background: transparent"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    // What lies over the chart is drawn where the axes say, so a part of it cannot be drawn alone.
    setViewportUpdateMode(FullViewportUpdate);
}

void ChartView::setFrame(const ChartFrame& frame)
{
    m_frame = frame;
}

void ChartView::setNotes(ChartNotes notes)
{
    m_notes = std::move(notes);
    viewport()->update();
}

void ChartView::setCursor(std::optional<double> x, const QString& title, const QList<CursorValue>& values)
{
    m_cursor = x;
    m_cursorTitle = title;
    m_cursorValues = values;
    viewport()->update();
}

void ChartView::redrawCurves(bool quick)
{
    m_isStale = true;
    m_isQuick = quick;
    viewport()->update();
}

bool ChartView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            Q_EMIT zoomRequested(gesture->position(), 1 / std::max(0.1, 1 + gesture->value()), Qt::Horizontal);
            return true;
        }
    }
    return QChartView::viewportEvent(event);
}

void ChartView::wheelEvent(QWheelEvent* event)
{
    const bool isUp = event->modifiers().testFlag(Qt::ShiftModifier);
    const QPoint fingers = event->phase() == Qt::NoScrollPhase ? QPoint() : event->pixelDelta();
    // Qt turns a wheel sideways while Alt is held, some systems while Shift is.
    const QPoint angle = event->angleDelta();
    if (!fingers.isNull() && std::abs(fingers.x()) > std::abs(fingers.y())) {
        Q_EMIT panRequested(QPointF(fingers.x(), 0));
    } else if (fingers.isNull() && angle.x() != 0 && angle.y() == 0 && !isUp) {
        Q_EMIT panRequested(QPointF(angle.x() / notch * keyShare * m_frame.plot.width(), 0));
    } else {
        const int turned = angle.y() != 0 ? angle.y() : angle.x();
        const double factor =
            fingers.isNull() ? std::pow(zoomOfANotch, -turned / notch) : std::exp(-fingers.y() / fingerPixels);
        if (factor >= 1 && !m_isZoomedIn) return event->ignore(); // what lies around the chart may scroll
        Q_EMIT zoomRequested(event->position(), factor, isUp ? Qt::Vertical : Qt::Horizontal);
    }
    event->accept();
}

void ChartView::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    if (!m_frame.plot.contains(event->position())) return;
    m_from = m_to = event->pos();
    const bool moves = event->button() == Qt::MiddleButton || event->modifiers().testFlag(Qt::ShiftModifier);
    if (event->button() == Qt::LeftButton || moves) m_drag = moves ? Drag::Pan : Drag::Stretch;
    if (m_drag == Drag::Pan) viewport()->setCursor(Qt::ClosedHandCursor);
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->pos();
    if (m_drag == Drag::Pan) Q_EMIT panRequested(QPointF(event->pos() - m_to));
    m_to = event->pos();
    if (m_drag == Drag::Stretch) viewport()->update();
    if (m_frame.plot.contains(event->position()))
        tellPointer();
    else
        Q_EMIT pointed(std::nullopt);
}

void ChartView::mouseReleaseEvent(QMouseEvent*)
{
    const bool isChosen =
        m_drag == Drag::Stretch && std::abs(m_to.x() - m_from.x()) >= QApplication::startDragDistance();
    const QRectF chosen = stretchOf();
    const bool across = isAcross();
    endDrag();
    if (isChosen) Q_EMIT stretchChosen(chosen, across);
}

void ChartView::mouseDoubleClickEvent(QMouseEvent*)
{
    endDrag();
    Q_EMIT wholeRequested();
}

void ChartView::endDrag()
{
    m_drag = Drag::None;
    viewport()->unsetCursor();
    viewport()->update();
}

bool ChartView::isAcross() const
{
    return std::abs(m_to.y() - m_from.y()) < leastHeight;
}

QRectF ChartView::stretchOf() const
{
    QRectF stretch = QRectF(m_from, m_to).normalized();
    if (isAcross()) {
        stretch.setTop(m_frame.plot.top());
        stretch.setBottom(m_frame.plot.bottom());
    }
    return stretch.intersected(m_frame.plot);
}

void ChartView::zoomAtPointer(double factor, Qt::Orientation along)
{
    const bool isOver = m_pointer && m_frame.plot.contains(*m_pointer);
    Q_EMIT zoomRequested(isOver ? QPointF(*m_pointer) : m_frame.plot.center(), factor, along);
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    const auto along = event->modifiers().testFlag(Qt::ShiftModifier) ? Qt::Vertical : Qt::Horizontal;
    const QPointF step(m_frame.plot.width() * keyShare, m_frame.plot.height() * keyShare);
    switch (event->key()) {
    case Qt::Key_Left:
        return Q_EMIT panRequested({step.x(), 0});
    case Qt::Key_Right:
        return Q_EMIT panRequested({-step.x(), 0});
    case Qt::Key_Up:
        return Q_EMIT panRequested({0, step.y()});
    case Qt::Key_Down:
        return Q_EMIT panRequested({0, -step.y()});
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        // The plus itself needs Shift on many keyboards.
        return zoomAtPointer(1 / zoomOfANotch, event->key() == Qt::Key_Plus ? Qt::Horizontal : along);
    case Qt::Key_Minus:
    case Qt::Key_Underscore:
        return zoomAtPointer(zoomOfANotch, along);
    case Qt::Key_Home:
    case Qt::Key_0:
        return Q_EMIT wholeRequested();
    case Qt::Key_Escape:
        if (m_drag != Drag::None) return endDrag();
        break;
    default:
        break;
    }
    event->ignore(); // on to the page; the view itself has nothing to scroll
}

void ChartView::tellPointer()
{
    if (m_pointer && m_frame.plot.contains(*m_pointer)) Q_EMIT pointed(m_frame.xAt(m_pointer->x()));
}

void ChartView::focusInEvent(QFocusEvent* event)
{
    QChartView::focusInEvent(event);
    m_showsFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    viewport()->update();
}

void ChartView::focusOutEvent(QFocusEvent* event)
{
    QChartView::focusOutEvent(event);
    m_showsFocus = false;
    viewport()->update();
}

void ChartView::leaveEvent(QEvent* event)
{
    QChartView::leaveEvent(event);
    m_pointer.reset();
    Q_EMIT pointed(std::nullopt);
}

void ChartView::drawForeground(QPainter* painter, const QRectF&)
{
    if (m_curves.isEmpty()) return;
    painter->save();
    // Paper, and pictures of another scale than the screen, get paths.
    const bool isScreen = painter->paintEngine()->type() == QPaintEngine::Raster &&
                          painter->deviceTransform().m11() == devicePixelRatioF();
    if (isScreen) {
        if (std::exchange(m_isStale, false)) m_image = m_curves.image(m_frame, devicePixelRatioF(), m_isQuick);
        painter->drawImage(m_frame.plot.topLeft(), m_image);
    } else {
        m_curves.paint(*painter, m_frame);
    }
    paintReferences(*painter, m_frame, m_notes.references);
    paintBroken(*painter, m_frame, m_notes.broken);
    QList<QRectF> labels;
    for (const auto& [colour, marks] : m_notes.marks)
        paintMarks(*painter, m_frame, marks, colour, labels);
    if (m_cursor && m_drag != Drag::Pan) paintCursor(*painter, m_frame, *m_cursor, m_cursorTitle, m_cursorValues);
    if (m_drag == Drag::Stretch && std::abs(m_to.x() - m_from.x()) >= QApplication::startDragDistance())
        paintBand(*painter, stretchOf());
    if (m_showsFocus) paintFocus(*painter, m_frame.plot);
    painter->restore();
}

} // namespace sessionsmith::widgets
