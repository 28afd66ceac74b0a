// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/cellmarks.h"

#include <QPainter>

namespace sessionsmith::widgets {

void paintPadlock(QPainter& painter, const QPointF& topLeft)
{
    const QColor colour = painter.pen().color();
    const QRectF body(topLeft + QPointF(0, 4), QSizeF(8, 6));
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(body, 1, 1);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 1.3));
    painter.drawArc(QRectF(body.left() + 1.5, body.top() - 4, 5, 7), 0, 180 * 16);
    painter.restore();
}

void paintContradiction(QPainter& painter, const QRectF& cell)
{
    constexpr double size = 7, inset = 2;
    const QPointF corner = cell.topLeft() + QPointF(inset, inset);
    painter.save();
    painter.setBrush(painter.pen().color());
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(QPolygonF{corner, corner + QPointF(size, 0), corner + QPointF(0, size)});
    painter.restore();
}

void paintInterval(QPainter& painter, const QPointF& low, const QPointF& high)
{
    constexpr double half = 3;
    const QPointF across(low.x() == high.x() ? half : 0, low.x() == high.x() ? 0 : half);
    painter.drawLine(low, high);
    for (const QPointF& end : {low, high})
        painter.drawLine(end - across, end + across);
}

} // namespace sessionsmith::widgets
