// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

class QPainter;

namespace sessionsmith::widgets {

constexpr QSizeF padlockSize{8, 10};
/// A small padlock in the colour of the pen: seen by its shape, whatever the ground.
void paintPadlock(QPainter& painter, const QPointF& topLeft);

} // namespace sessionsmith::widgets
