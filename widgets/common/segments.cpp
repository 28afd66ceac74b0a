// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/segments.h"

#include "widgets/common/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int padding = 10;
constexpr int barHeight = 24;

} // namespace

Segments::Segments(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Segments::setWords(const QStringList& words)
{
    m_words = words;
    m_current = std::clamp(m_current, 0, std::max(0, int(words.size()) - 1));
    setAccessibleName(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

void Segments::setCurrent(int index)
{
    index = std::clamp(index, 0, std::max(0, int(m_words.size()) - 1));
    if (index == m_current) return;
    m_current = index;
    setAccessibleDescription(m_words.value(index));
    update();
    Q_EMIT currentChanged(index);
}

int Segments::widthOf(int index) const
{
    return QFontMetrics(Theme::instance().title()).horizontalAdvance(m_words[index]) + 2 * padding;
}

QSize Segments::sizeHint() const
{
    int width = 2;
    for (int i = 0; i < m_words.size(); ++i)
        width += widthOf(i);
    return {width, barHeight};
}

QRect Segments::segment(int index) const
{
    int x = 1;
    for (int i = 0; i < index; ++i)
        x += widthOf(i);
    return {x, 1, widthOf(index), height() - 2};
}

int Segments::segmentAt(const QPoint& position) const
{
    for (int i = 0; i < m_words.size(); ++i)
        if (segment(i).contains(position)) return i;
    return -1;
}

void Segments::paintEvent(QPaintEvent*)
{
    const Colours& colours = Theme::instance().colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath frame;
    frame.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.setClipPath(frame);
    painter.fillRect(rect(), colours.card);
    for (int i = 0; i < m_words.size(); ++i) {
        const bool chosen = i == m_current;
        if (chosen || i == m_hovered) painter.fillRect(segment(i), chosen ? colours.soft : colours.hover);
        painter.setFont(chosen ? Theme::instance().title() : Theme::instance().body());
        painter.setPen(chosen ? colours.accent : colours.muted);
        painter.drawText(segment(i), Qt::AlignCenter, m_words[i]);
    }
    painter.setClipping(false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(hasFocus() ? colours.accent : colours.line, 1));
    painter.drawPath(frame);
}

void Segments::mousePressEvent(QMouseEvent* event)
{
    if (const int index = segmentAt(event->pos()); index >= 0 && event->button() == Qt::LeftButton) setCurrent(index);
}

void Segments::mouseMoveEvent(QMouseEvent* event)
{
    m_hovered = segmentAt(event->pos());
    update();
}

void Segments::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void Segments::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Left)
        setCurrent(m_current - 1);
    else if (event->key() == Qt::Key_Right)
        setCurrent(m_current + 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace sessionsmith::widgets
