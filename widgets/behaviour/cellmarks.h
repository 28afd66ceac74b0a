// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

class QPainter;

namespace sessionsmith::widgets {

constexpr QSizeF padlockSize{8, 10};
/// A small padlock in the colour of the pen: seen by its shape, whatever the ground.
void paintPadlock(QPainter& painter, const QPointF& topLeft);

/// The folded corner of a cell whose value lies beyond what the log allows, in the colour of the pen.
void paintContradiction(QPainter& painter, const QRectF& cell);
/// From where to where a probability lies by the log: a line with ends, in the colour of the pen.
void paintInterval(QPainter& painter, const QPointF& low, const QPointF& high);

} // namespace sessionsmith::widgets
