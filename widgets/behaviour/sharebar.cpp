// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/sharebar.h"

#include "widgets/behaviour/cellmarks.h"
#include "widgets/behaviour/nudging.h"
#include "widgets/behaviour/probabilityeditor.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
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

ShareBar::ShareBar(ModelDocument& document, QWidget* parent) : QWidget(parent), m_document(document)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&document, &ModelDocument::changed, this, &ShareBar::follow);
    connect(&document, &ModelDocument::locksChanged, this, &ShareBar::follow);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ShareBar::follow()
{
    m_current = std::clamp(m_current, 0, std::max(0, count() - 1));
    if (count() > 0) setAccessibleDescription(description(m_current));
    update();
}

void ShareBar::setFormat(ProbabilityFormat format)
{
    m_format = format;
    update();
}

QRectF ShareBar::segment(int index) const
{
    const double room = width() - 2 * edge;
    double before = 0;
    for (int i = 0; i < index; ++i)
        before += share(i);
    const double height = std::min(tallest, double(this->height()) - 2 * edge);
    return {edge + before * room, (this->height() - height) / 2, share(index) * room, height};
}

int ShareBar::segmentAt(double x) const
{
    const int all = count();
    for (int index = 0; index < all; ++index)
        if (x < segment(index).right()) return index;
    return all - 1;
}

int ShareBar::borderAt(double x) const
{
    const int all = count();
    int nearest = -1;
    double distance = borderReach;
    for (int index = 0; index + 1 < all; ++index) {
        const double away = std::abs(segment(index).right() - x);
        if (away < distance) {
            nearest = index;
            distance = away;
        }
    }
    return nearest;
}

void ShareBar::setCurrent(int index)
{
    m_current = std::clamp(index, 0, count() - 1);
    setAccessibleDescription(description(m_current));
    update();
    Q_EMIT currentChanged(m_current);
}

void ShareBar::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    if (!byKey) setCurrent(segmentAt(event->pos().x()));
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_document, &ModelDocument::aboutToBeReplaced, menu, &QWidget::close); // a fit arrives
    fillMenu(menu, m_current);
    menu->popup(byKey ? mapToGlobal(segment(m_current).center().toPoint()) : event->globalPos());
}

void ShareBar::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    const int border = borderAt(event->position().x());
    setCurrent(border >= 0 ? border : segmentAt(event->position().x()));
    if (border < 0) return;
    m_dragged = border;
    m_gesture = m_document.beginGesture(Part::Initial, 0);
}

void ShareBar::mouseMoveEvent(QMouseEvent* event)
{
    if (!isDragging()) {
        const int border = borderAt(event->position().x());
        if (std::exchange(m_hovered, border) != border) update();
        setCursor(border >= 0 ? Qt::SizeHorCursor : Qt::ArrowCursor);
        return;
    }
    const double room = width() - 2 * edge;
    const double value = (event->position().x() - segment(m_dragged).left()) / room;
    moveBorder(m_dragged, std::round(std::max(0.0, value) * 1000) / 1000);
}

void ShareBar::mouseReleaseEvent(QMouseEvent*)
{
    if (isDragging()) m_document.endGesture();
    update();
}

void ShareBar::mouseDoubleClickEvent(QMouseEvent* event)
{
    setCurrent(segmentAt(event->position().x()));
    openEditor(editableText(share(m_current), m_format), true);
}

void ShareBar::openEditor(const QString& text, bool selected)
{
    auto* editor = new ProbabilityEditor(m_document, m_format, this);
    connect(editor, &ProbabilityEditor::entered, this, [this, index = m_current](double value, QPoint step) {
        setShare(index, value);
        setFocus();
        setCurrent(index + step.x());
    });
    connect(editor, &ProbabilityEditor::leftOff, this, [this] { setFocus(); });
    const QRect place = segment(m_current).toRect();
    const int left = std::clamp(place.center().x() - 36, 0, std::max(0, width() - 72));
    editor->open({left, place.top(), 72, place.height()}, text, selected);
}

void ShareBar::keyPressEvent(QKeyEvent* event)
{
    const double step = event->modifiers() & Qt::ShiftModifier ? 0.001 : 0.01;
    const double value = share(m_current);
    if (const double points = pointsOf(*event); points != 0) return setShare(m_current, value + points / 100);
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(m_current - 1);
        return;
    case Qt::Key_Right:
        setCurrent(m_current + 1);
        return;
    case Qt::Key_Up:
        setShare(m_current, value + step);
        return;
    case Qt::Key_Down:
        setShare(m_current, value - step);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        openEditor(editableText(value, m_format), true);
        return;
    case Qt::Key_Escape:
        if (isDragging())
            m_document.cancelGesture();
        else
            event->ignore();
        return;
    default:
        break;
    }
    if (event->key() == Qt::Key_L && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        toggleLock(m_current);
        return;
    }
    const QString text = event->text();
    if (!text.isEmpty() && (text[0].isDigit() || text[0] == u'.') && !(event->modifiers() & Qt::ControlModifier))
        openEditor(text, false);
    else
        QWidget::keyPressEvent(event);
}

void ShareBar::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void ShareBar::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool ShareBar::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), tip(segmentAt(help->pos().x())).join(u'\n'), this);
        return true;
    }
    return QWidget::event(event);
}

void ShareBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int all = count();
    for (int index = 0; index < all; ++index)
        paintSegment(painter, index);

    const Colours& colours = Theme::instance().colours();
    if (isDragging()) {
        double before = 0;
        for (int index = 0; index <= m_dragged; ++index)
            before += startingShare(index);
        const double old = edge + before * (width() - 2 * edge);
        painter.setPen(QPen(colours.text, 1, Qt::DashLine));
        painter.drawLine(QPointF(old, 0), QPointF(old, height()));
    }
    if (const int border = isDragging() ? m_dragged : m_hovered; border >= 0 && border < all) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isDragging() ? colours.accent : colours.muted);
        const QRectF place = segment(border);
        painter.drawRoundedRect(QRectF(place.right() - 2, place.top() - 3, 4, place.height() + 6), 2, 2);
    }
}

void ShareBar::paintSegment(QPainter& painter, int index) const
{
    const Colours& colours = Theme::instance().colours();
    const QRectF place = segment(index).adjusted(0.75, 0, -0.75, 0);
    if (place.width() <= 0) return;
    const QColor colour = this->colour(index);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(place, 3, 3);
    if (index == m_current && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.card, 4));
        painter.drawRoundedRect(place, 3, 3);
        painter.setPen(QPen(colours.accent, 2));
        painter.drawRoundedRect(place, 3, 3);
    }
    painter.setFont(Theme::instance().tabular(Theme::instance().title()));
    painter.setPen(Theme::textOn(colour));
    if (contradictsLog(index) && place.width() > 8) paintContradiction(painter, place);
    const QString name = this->name(index);
    const QString value = isDragging() && m_format == ProbabilityFormat::Percent
                              ? formatPercent(share(index), 1)
                              : probabilityText(share(index), m_format);
    const QString text = isLocked(index) ? tr("%1 %2 (locked)").arg(name, value) : name + u' ' + value;
    // The whole text, else as much of the name as says something, else the number alone, else nothing.
    const QFontMetrics metrics = painter.fontMetrics();
    const auto room = int(place.width()) - 14;
    const int forName = room - metrics.horizontalAdvance(u' ' + value);
    const QString shortened = metrics.elidedText(name, Qt::ElideMiddle, forName) + u' ' + value;
    const bool saysSomething = forName >= metrics.horizontalAdvance(name.left(4) + u'…');
    const QString shown = metrics.horizontalAdvance(text) <= room    ? text
                          : saysSomething                            ? shortened
                          : metrics.horizontalAdvance(value) <= room ? value
                                                                     : QString();
    painter.drawText(place.adjusted(8, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft, shown);
}

} // namespace sessionsmith::widgets
