// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/padlock.h"

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

} // namespace sessionsmith::widgets
