// SPDX-License-Identifier: GPL-3.0-or-later
// How a funnel draws itself; what it does is in funnelview.cpp.
#include "widgets/behaviour/funnelview.h"
#include "widgets/common/chartkey.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QPainter>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int gap = 10;

} // namespace

void FunnelView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintColumnNames(painter);
    paintKeyOfBars(painter);
    for (int step = 0; step < int(m_figures.size()); ++step)
        paintStep(painter, step);
}

void FunnelView::paintColumnNames(QPainter& painter) const
{
    painter.setFont(Theme::instance().small());
    painter.setPen(Theme::instance().colours().muted);
    const auto name = [&](int fromRight, const QString& text) {
        painter.drawText(QRect(width() - fromRight * numberWidth, titleHeight, numberWidth, namesHeight),
                         Qt::AlignVCenter | Qt::AlignRight, text);
    };
    name(2, tr("of all"));
    name(1, tr("of the last"));
}

/// Beside the names of the columns, as in the views that count; there is one only where there are two kinds of bars.
void FunnelView::paintKeyOfBars(QPainter& painter) const
{
    if (!m_data.hasReal() || m_figures.empty()) return;
    const Colours& colours = Theme::instance().colours();
    const QRectF place(0, titleHeight, width() - 2 * numberWidth, namesHeight);
    paintKey(painter, place,
             {{m_data.syntheticName(), m_data.document.actionColours()[actions().front()], 10},
              {m_data.realName, colours.muted, 6}});
}

void FunnelView::paintStep(QPainter& painter, int step) const
{
    const Colours& colours = Theme::instance().colours();
    const FunnelStep& figures = m_figures[std::size_t(step)];
    const QRect place = row(step);
    paintBars(painter, place.adjusted(boxWidth + gap, 0, -2 * numberWidth - gap / 2, 0), step);
    const bool hasReal = figures.realShare >= 0;
    const auto number = [&](int fromRight, double synthetic, double real) {
        QRect cell(width() - fromRight * numberWidth, place.top(), numberWidth, rowHeight);
        painter.setFont(Theme::instance().tabular(Theme::instance().body()));
        painter.setPen(colours.text);
        painter.drawText(hasReal ? cell.adjusted(0, 4, 0, -20) : cell, Qt::AlignVCenter | Qt::AlignRight,
                         formatPercent(synthetic, 1));
        if (!hasReal) return;
        painter.setFont(Theme::instance().tabular(Theme::instance().small()));
        painter.setPen(colours.muted);
        painter.drawText(cell.adjusted(0, 23, 0, -4), Qt::AlignVCenter | Qt::AlignRight,
                         real < 0 ? QStringLiteral("—") : formatPercent(real, 1));
    };
    number(2, figures.share, figures.realShare);
    if (step > 0) number(1, figures.conversion, figures.realConversion);
}

void FunnelView::paintBars(QPainter& painter, const QRect& place, int step) const
{
    const Colours& colours = Theme::instance().colours();
    const FunnelStep& figures = m_figures[std::size_t(step)];
    const bool hasReal = figures.realShare >= 0;
    const auto bar = [&](double y, double thickness, double share, const QColor& colour) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.track);
        painter.drawRoundedRect(QRectF(place.left(), y, place.width(), thickness), 3, 3);
        painter.setBrush(colour);
        const double length = place.width() * std::min(share, 1.0);
        painter.drawRoundedRect(QRectF(place.left(), y, length, thickness), std::min(3.0, length / 2), 3);
    };
    const int action = actions()[std::size_t(step)];
    bar(place.top() + (hasReal ? 8 : 16), 12, figures.share, m_data.document.actionColours()[action]);
    if (!hasReal) return;
    const double y = place.top() + 28;
    bar(y, 6, figures.realShare, colours.muted);
    const double low = place.left() + place.width() * figures.realInterval.low;
    const double high = place.left() + place.width() * figures.realInterval.high;
    painter.setPen(QPen(colours.text, 1));
    painter.drawLine(QPointF(low, y + 3), QPointF(high, y + 3));
    for (const double end : {low, high})
        painter.drawLine(QPointF(end, y), QPointF(end, y + 6));
}

} // namespace sessionsmith::widgets
