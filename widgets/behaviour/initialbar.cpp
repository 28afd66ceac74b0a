// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/initialbar.h"

#include "widgets/behaviour/cellwords.h"
#include "widgets/behaviour/probabilityeditor.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr double borderReach = 5; // pixels around a border that take hold of it
constexpr double tallest = 30;
constexpr double edge = 3; // room for the focus ring and the dragged mark

} // namespace

InitialBar::InitialBar(ModelDocument& document, QWidget* parent) : QWidget(parent), m_document(document)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&document, &ModelDocument::changed, this, [this] {
        m_current = std::clamp(m_current, 0, std::max(0, m_document.columnCount(Part::Initial) - 1));
        setAccessibleDescription(description(m_current));
        update();
    });
    connect(&document, &ModelDocument::locksChanged, this, [this] { setCurrent(m_current); });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void InitialBar::setFormat(ProbabilityFormat format)
{
    m_format = format;
    update();
}

QRectF InitialBar::segment(int state) const
{
    const double room = width() - 2 * edge;
    double before = 0;
    for (int i = 0; i < state; ++i)
        before += m_document.value(Part::Initial, 0, i);
    const double height = std::min(tallest, double(this->height()) - 2 * edge);
    return {edge + before * room, (this->height() - height) / 2, m_document.value(Part::Initial, 0, state) * room,
            height};
}

int InitialBar::segmentAt(double x) const
{
    const int count = m_document.columnCount(Part::Initial);
    for (int state = 0; state < count; ++state)
        if (x < segment(state).right()) return state;
    return count - 1;
}

int InitialBar::borderAt(double x) const
{
    const int count = m_document.columnCount(Part::Initial);
    int nearest = -1;
    double distance = borderReach;
    for (int state = 0; state + 1 < count; ++state) {
        const double away = std::abs(segment(state).right() - x);
        if (away < distance) {
            nearest = state;
            distance = away;
        }
    }
    return nearest;
}

QString InitialBar::description(int state) const
{
    return cellDescription(m_document, {Part::Initial, 0, state});
}

void InitialBar::setCurrent(int state)
{
    m_current = std::clamp(state, 0, m_document.columnCount(Part::Initial) - 1);
    setAccessibleDescription(description(m_current));
    update();
}

void InitialBar::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    m_dragged = borderAt(event->position().x());
    setCurrent(m_dragged >= 0 ? m_dragged : segmentAt(event->position().x()));
    if (m_dragged >= 0) m_document.beginGesture(Part::Initial, 0);
}

void InitialBar::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged < 0) {
        const int border = borderAt(event->position().x());
        if (std::exchange(m_hovered, border) != border) update();
        setCursor(border >= 0 ? Qt::SizeHorCursor : Qt::ArrowCursor);
        return;
    }
    const double room = width() - 2 * edge;
    const double value = (event->position().x() - segment(m_dragged).left()) / room;
    m_document.moveBorder(Part::Initial, 0, m_dragged, std::round(std::max(0.0, value) * 1000) / 1000);
}

void InitialBar::mouseReleaseEvent(QMouseEvent*)
{
    if (std::exchange(m_dragged, -1) >= 0) m_document.endGesture();
    update();
}

void InitialBar::mouseDoubleClickEvent(QMouseEvent* event)
{
    setCurrent(segmentAt(event->position().x()));
    openEditor(editableText(m_document.value(Part::Initial, 0, m_current), m_format), true);
}

void InitialBar::openEditor(const QString& text, bool selected)
{
    auto* editor = new ProbabilityEditor(m_format, this);
    connect(editor, &ProbabilityEditor::entered, this, [this, state = m_current](double value, QPoint step) {
        m_document.setValue(Part::Initial, 0, state, value);
        setFocus();
        setCurrent(state + step.x());
    });
    connect(editor, &ProbabilityEditor::leftOff, this, [this] { setFocus(); });
    const QRect place = segment(m_current).toRect();
    const int left = std::clamp(place.center().x() - 36, 0, std::max(0, width() - 72));
    editor->open({left, place.top(), 72, place.height()}, text, selected);
}

void InitialBar::keyPressEvent(QKeyEvent* event)
{
    const double step = event->modifiers() & Qt::ShiftModifier ? 0.001 : 0.01;
    const double value = m_document.value(Part::Initial, 0, m_current);
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(m_current - 1);
        return;
    case Qt::Key_Right:
        setCurrent(m_current + 1);
        return;
    case Qt::Key_Up:
    case Qt::Key_Plus:
        m_document.setValue(Part::Initial, 0, m_current, value + step);
        return;
    case Qt::Key_Down:
    case Qt::Key_Underscore:
    case Qt::Key_Minus:
        m_document.setValue(Part::Initial, 0, m_current, value - step);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        openEditor(editableText(value, m_format), true);
        return;
    case Qt::Key_Escape:
        if (std::exchange(m_dragged, -1) >= 0)
            m_document.cancelGesture();
        else
            event->ignore();
        return;
    default:
        break;
    }
    if (event->key() == Qt::Key_L && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        m_document.setLocked(Part::Initial, 0, m_current, !m_document.isLocked(Part::Initial, 0, m_current));
        return;
    }
    const QString text = event->text();
    if (!text.isEmpty() && (text[0].isDigit() || text[0] == u'.') && !(event->modifiers() & Qt::ControlModifier))
        openEditor(text, false);
    else
        QWidget::keyPressEvent(event);
}

void InitialBar::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void InitialBar::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool InitialBar::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), description(segmentAt(help->pos().x())), this);
        return true;
    }
    return QWidget::event(event);
}

void InitialBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int count = m_document.columnCount(Part::Initial);
    for (int state = 0; state < count; ++state)
        paintSegment(painter, state);

    const Colours& colours = Theme::instance().colours();
    if (m_dragged >= 0 && m_document.inGesture()) {
        const double old = edge + m_document.gestureStart().head(m_dragged + 1).sum() * (width() - 2 * edge);
        painter.setPen(QPen(colours.text, 1, Qt::DashLine));
        painter.drawLine(QPointF(old, 0), QPointF(old, height()));
    }
    if (const int border = m_dragged >= 0 ? m_dragged : m_hovered; border >= 0 && border < count) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_dragged >= 0 ? colours.accent : colours.muted);
        const QRectF place = segment(border);
        painter.drawRoundedRect(QRectF(place.right() - 2, place.top() - 3, 4, place.height() + 6), 2, 2);
    }
}

void InitialBar::paintSegment(QPainter& painter, int state) const
{
    const Colours& colours = Theme::instance().colours();
    const QRectF place = segment(state).adjusted(0.75, 0, -0.75, 0);
    if (place.width() <= 0) return;
    const QColor colour = m_document.rowColour(state);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(place, 3, 3);
    if (state == m_current && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.card, 4));
        painter.drawRoundedRect(place, 3, 3);
        painter.setPen(QPen(colours.accent, 2));
        painter.drawRoundedRect(place, 3, 3);
    }
    painter.setFont(Theme::instance().tabular(Theme::instance().title()));
    painter.setPen(Theme::textOn(colour));
    const QString name = m_document.columnName(Part::Initial, state);
    const QString value = m_dragged >= 0 && m_format == ProbabilityFormat::Percent
                              ? formatPercent(m_document.value(Part::Initial, 0, state), 1)
                              : probabilityText(m_document.value(Part::Initial, 0, state), m_format);
    const QString text =
        m_document.isLocked(Part::Initial, 0, state) ? tr("%1 %2 (locked)").arg(name, value) : name + u' ' + value;
    // The whole text, else the number alone, else nothing: a cut word says less than its colour.
    for (const QString& candidate : {text, value})
        if (painter.fontMetrics().horizontalAdvance(candidate) + 14 <= place.width()) {
            painter.drawText(place.adjusted(8, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft, candidate);
            break;
        }
}

} // namespace sessionsmith::widgets
