// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/chartkey.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/generator/sharecolumns.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr int leftMargin = 38, rightMargin = 4, topMargin = 6, nameHeight = 16, titleHeight = 14;
constexpr double lineWidth = 1.7;

/// A round step so that about three lines divide 0 ... largest.
double roundStep(double largest)
{
    const double power = std::pow(10, std::floor(std::log10(largest / 3)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (largest / (power * factor) <= 4) return power * factor;
    return power * 10;
}

} // namespace

QRectF ShareColumns::plot() const
{
    const int key = m_columnsName.isEmpty() && m_lineName.isEmpty() ? 0 : keyHeight;
    const int title = m_axisTitle.isEmpty() ? 0 : titleHeight;
    return QRectF(rect()).adjusted(leftMargin, topMargin + key, -rightMargin, -nameHeight - title);
}

double ShareColumns::y(double share) const
{
    const QRectF area = plot();
    return area.bottom() - area.height() * std::min(1.0, share / top());
}

QRectF ShareColumns::column(int index) const
{
    const QRectF area = plot();
    const double width = area.width() / double(m_columns.size());
    const double gap = std::min(3.0, width / 4);
    const double top = y(m_columns[std::size_t(index)].share);
    return {area.left() + width * index + gap / 2, top, width - gap, area.bottom() - top};
}

void ShareColumns::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& colours = Theme::instance().colours();
    if (!(largest() > 0)) {
        painter.setFont(Theme::instance().body());
        painter.setPen(colours.muted);
        painter.drawText(rect().adjusted(12, 0, -12, 0), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    paintAxes(painter);
    for (int i = 0; i < int(m_columns.size()); ++i)
        paintColumn(painter, i);
    paintBeside(painter);
    QList<KeyEntry> key;
    if (!m_columnsName.isEmpty()) key << KeyEntry{m_columnsName, m_colour.isValid() ? m_colour : colours.accent};
    const bool hasLine = std::ranges::any_of(m_columns, [](const Column& column) { return column.beside >= 0; });
    if (hasLine && !m_lineName.isEmpty()) key << KeyEntry{m_lineName, colours.text, lineWidth};
    paintKey(painter, QRectF(plot().left(), 0, plot().width(), keyHeight), key);
    if (m_dragged < 0) return;
    const QRectF dragged = column(m_dragged); // the number rides along
    painter.setFont(Theme::instance().tabular(Theme::instance().title()));
    painter.setPen(colours.accent);
    const double x = std::clamp(dragged.center().x() - 30, 0.0, width() - 60.0);
    painter.drawText(QRectF(x, dragged.top() - 18, 60, 16), Qt::AlignCenter,
                     formatPercent(m_columns[std::size_t(m_dragged)].share, 1));
}

void ShareColumns::paintAxes(QPainter& painter) const
{
    const Colours& colours = Theme::instance().colours();
    const QRectF area = plot();
    painter.setFont(Theme::instance().tabular(Theme::instance().small()));
    const double step = roundStep(top());
    for (double share = 0; share <= top() * 1.0001; share += step) {
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(QPointF(area.left(), y(share)), QPointF(area.right(), y(share)));
        painter.setPen(colours.muted);
        painter.drawText(QRectF(0, y(share) - 8, leftMargin - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                         formatPercent(share, step < 0.01 ? 1 : 0));
    }
    const QFontMetricsF metrics(painter.font());
    double taken = 0; // up to where names stand
    for (int i = 0; i < int(m_columns.size()); ++i) {
        const QString& name = m_columns[std::size_t(i)].name;
        const double wide = metrics.horizontalAdvance(name), centre = column(i).center().x();
        if (name.isEmpty() || centre - wide / 2 < taken) continue;
        painter.drawText(QRectF(centre - wide / 2 - 1, area.bottom() + 2, wide + 2, nameHeight - 2), Qt::AlignCenter,
                         name);
        taken = centre + wide / 2 + 4;
    }
    painter.drawText(QRectF(area.left(), height() - titleHeight, area.width(), titleHeight), Qt::AlignCenter,
                     m_axisTitle);
}

void ShareColumns::paintColumn(QPainter& painter, int index) const
{
    const Colours& colours = Theme::instance().colours();
    const Column& told = m_columns[std::size_t(index)];
    const QRectF bar = column(index), area = plot();
    const QRectF whole(bar.left(), area.top(), bar.width(), area.height());
    if (hasFocus() && index == m_current) {
        painter.setPen(QPen(colours.accent, 1));
        painter.setBrush(colours.soft);
        painter.drawRoundedRect(whole.adjusted(-1, 0, 1, 0), 2, 2);
    } else if (index == m_hovered) {
        painter.fillRect(whole, colours.hover);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_colour.isValid() ? m_colour : colours.accent);
    painter.drawRoundedRect(bar, std::min(2.0, bar.height() / 2), std::min(2.0, bar.height() / 2));
    if (told.high >= 0) { // a whisker
        painter.setPen(QPen(colours.muted, 1));
        const double x = bar.center().x();
        painter.drawLine(QPointF(x, y(told.low)), QPointF(x, y(told.high)));
        for (const double end : {told.low, told.high})
            painter.drawLine(QPointF(x - 2, y(end)), QPointF(x + 2, y(end)));
    }
    if (index == m_dragged) {
        painter.setPen(QPen(colours.text, 1, Qt::DashLine));
        painter.drawLine(QPointF(bar.left(), y(m_before)), QPointF(bar.right(), y(m_before)));
    }
}

void ShareColumns::paintBeside(QPainter& painter) const
{
    const double width = plot().width() / double(m_columns.size());
    QPainterPath steps;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].beside < 0) return;
        const double left = plot().left() + width * double(i), at = y(m_columns[i].beside);
        i == 0 ? steps.moveTo(left, at) : steps.lineTo(left, at);
        steps.lineTo(left + width, at);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::instance().colours().text, lineWidth));
    painter.drawPath(steps);
}

} // namespace sessionsmith::widgets
