// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/chartkey.h"

#include "widgets/common/theme.h"

#include <QPainter>

namespace sessionsmith::widgets {

namespace {

constexpr double swatchWidth = 12;
constexpr double gap = 6;
constexpr double space = 16; // between entries

} // namespace

void paintKey(QPainter& painter, const QRectF& row, const QList<KeyEntry>& entries)
{
    const QFontMetricsF metrics(Theme::instance().small());
    painter.setFont(Theme::instance().small());
    double x = row.left();
    for (const KeyEntry& entry : entries) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(entry.colour);
        const double radius = std::min(2.0, entry.thickness / 2);
        painter.drawRoundedRect(QRectF(x, row.center().y() - entry.thickness / 2, swatchWidth, entry.thickness), radius,
                                radius);
        x += swatchWidth + gap;
        const QString name = metrics.elidedText(entry.name, Qt::ElideRight, std::max(0.0, row.right() - x));
        painter.setPen(Theme::instance().colours().muted);
        painter.drawText(QRectF(x, row.top(), row.right() - x, row.height()), Qt::AlignVCenter | Qt::AlignLeft, name);
        x += metrics.horizontalAdvance(name) + space;
    }
}

} // namespace sessionsmith::widgets
