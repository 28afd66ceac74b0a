// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QString>

class QPainter;
class QRectF;

namespace sessionsmith::widgets {

/// What a series is called, beside a piece of it: a bar or a line of its colour and thickness.
struct KeyEntry
{
    QString name;
    QColor colour;
    double thickness = 10;
};

constexpr int keyHeight = 18;
/// Entries side by side from the left of `row`; the last one is elided where there is no room.
void paintKey(QPainter& painter, const QRectF& row, const QList<KeyEntry>& entries);

} // namespace sessionsmith::widgets
