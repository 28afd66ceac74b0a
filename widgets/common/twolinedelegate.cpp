// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/twolinedelegate.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QPainter>

namespace sessionsmith::widgets {

void TwoLineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colours& colours = Theme::instance().colours();
    const bool chosen = option.state & QStyle::State_Selected;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (chosen || option.state & QStyle::State_MouseOver) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(chosen ? colours.soft : colours.hover);
        painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6);
    }
    const QRect mark(option.rect.left() + 10, option.rect.center().y() - 10, 20, 20);
    icon(index.data(IconRole).toString())
        .paint(painter, mark, Qt::AlignCenter, QIcon::Normal, chosen ? QIcon::On : QIcon::Off);

    const QRect lines = option.rect.adjusted(40, 6, -8, -6);
    painter->setFont(chosen ? Theme::instance().title() : Theme::instance().body());
    painter->setPen(chosen ? colours.accent : colours.text);
    painter->drawText(
        lines, Qt::AlignTop | Qt::AlignLeft,
        painter->fontMetrics().elidedText(index.data().toString().simplified(), Qt::ElideMiddle, lines.width()));
    painter->setFont(Theme::instance().tabular(Theme::instance().small()));
    painter->setPen(colours.muted);
    painter->drawText(
        lines, Qt::AlignBottom | Qt::AlignLeft,
        painter->fontMetrics().elidedText(index.data(DetailRole).toString(), Qt::ElideRight, lines.width()));
    painter->restore();
}

} // namespace sessionsmith::widgets
