// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lineage/lineagecard.h"

#include "widgets/common/theme.h"
#include "widgets/lineage/lineagewords.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace sessionsmith::widgets {

namespace {

constexpr int padding = 10, stripe = 4;

} // namespace

LineageCard::LineageCard(comparison::LineageGraph::Node node, QStringList madeFrom, QWidget* parent)
    : QAbstractButton(parent), m_node(std::move(node)), m_madeFrom(std::move(madeFrom))
{
    setFixedSize(fixedSize);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

void LineageCard::retranslate()
{
    m_kind = lineagewords::kind(m_node.thing);
    m_name = lineagewords::name(m_node.thing);
    m_figure = lineagewords::figure(m_node.thing);
    const QString details = lineagewords::details(m_node.thing).join(u'\n');
    setToolTip(QStringLiteral("%1 · %2\n%3").arg(m_name, m_kind, details));
    QStringList spoken{QStringLiteral("%1 %2").arg(m_kind, m_name)};
    if (m_node.isChosen) spoken << tr("chosen");
    if (!m_figure.isEmpty()) spoken << m_figure;
    if (!m_madeFrom.isEmpty()) spoken << tr("made from %1").arg(m_madeFrom.join(QStringLiteral(", ")));
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    setAccessibleDescription(details);
    update();
}

void LineageCard::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Colours& colours = theme.colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath frame;
    frame.addRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
    painter.setClipPath(frame);
    painter.fillRect(rect(), m_node.isChosen ? colours.soft : underMouse() ? colours.hover : colours.card);
    painter.fillRect(0, 0, stripe, height(), lineagewords::colour(m_node.thing));
    painter.setClipping(false);
    const bool isMarked = m_node.isChosen || hasFocus();
    painter.setPen(QPen(isMarked ? colours.accent : colours.line, isMarked ? 2 : 1));
    painter.drawPath(frame);

    const QRect inner = rect().adjusted(stripe + padding, 6, -padding, -6);
    const auto line = [&](int top, int height, const QFont& font, const QColor& colour, const QString& words) {
        painter.setFont(font);
        painter.setPen(colour);
        const QRect place(inner.left(), inner.top() + top, inner.width(), height);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         QFontMetrics(font).elidedText(words, Qt::ElideRight, inner.width()));
    };
    line(0, 15, theme.small(), colours.muted, m_kind);
    line(15, 19, theme.title(), colours.text, m_name);
    line(35, 15, theme.tabular(theme.small()), colours.muted, m_figure);
}

void LineageCard::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return Q_EMIT moveRequested(-1, 0);
    case Qt::Key_Right:
        return Q_EMIT moveRequested(1, 0);
    case Qt::Key_Up:
        return Q_EMIT moveRequested(0, -1);
    case Qt::Key_Down:
        return Q_EMIT moveRequested(0, 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return click();
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void LineageCard::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void LineageCard::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace sessionsmith::widgets
