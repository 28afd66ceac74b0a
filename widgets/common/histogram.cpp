// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/histogram.h"

#include "widgets/common/chartkey.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr int leftMargin = 40;
constexpr int bottomMargin = 32;
constexpr int topMargin = 6;
constexpr int rightMargin = 10; // the name of the last column may stand out
constexpr double lineWidth = 1.7;
constexpr double labelWidth = 28;

/// A round step so that about three lines divide 0 ... largest.
double roundStep(double largest)
{
    const double power = std::pow(10, std::floor(std::log10(largest / 3)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0})
        if (largest / (power * factor) <= 4) return power * factor;
    return power * 10;
}

} // namespace

Histogram::Histogram(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Histogram::setShares(std::vector<double> shares, std::vector<double> beside)
{
    m_shares = std::move(shares);
    m_beside = std::move(beside);
    update();
}

void Histogram::setKey(const QString& columns, const QString& line)
{
    m_columnsName = columns;
    m_lineName = line;
    update();
}

void Histogram::setAxisTitle(const QString& title)
{
    m_axisTitle = title;
    update();
}

void Histogram::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    update();
}

QRectF Histogram::plot() const
{
    const int key = m_beside.empty() ? 0 : keyHeight;
    return QRectF(rect()).adjusted(leftMargin, topMargin + key, -rightMargin, -bottomMargin);
}

void Histogram::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& colours = Theme::instance().colours();
    double largest = 0;
    for (const auto* values : {&m_shares, &m_beside})
        for (std::size_t n = 1; n < values->size(); ++n)
            largest = std::max(largest, (*values)[n]);
    if (largest <= 0) {
        painter.setFont(Theme::instance().body());
        painter.setPen(colours.muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    paintAxes(painter, largest);
    const QRectF area = plot();
    const double width = columnWidth();
    const auto y = [&](double share) { return area.bottom() - area.height() * share / largest; };
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.accent);
    for (std::size_t n = 1; n < m_shares.size(); ++n)
        painter.drawRect(QRectF(area.left() + width * double(n - 1) + 0.5, y(m_shares[n]), std::max(1.0, width - 1.5),
                                area.bottom() - y(m_shares[n])));
    if (m_beside.size() < 2) return;
    QPainterPath steps(QPointF(area.left(), y(m_beside[1])));
    for (std::size_t n = 1; n < m_beside.size(); ++n) {
        steps.lineTo(area.left() + width * double(n - 1), y(m_beside[n]));
        steps.lineTo(area.left() + width * double(n), y(m_beside[n]));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.text, lineWidth));
    painter.drawPath(steps);
    paintKey(painter, QRectF(area.left(), 0, area.width(), keyHeight),
             {{m_columnsName, colours.accent}, {m_lineName, colours.text, lineWidth}});
}

void Histogram::paintAxes(QPainter& painter, double largest) const
{
    const Colours& colours = Theme::instance().colours();
    const QRectF area = plot();
    painter.setFont(Theme::instance().tabular(Theme::instance().small()));
    const double step = roundStep(largest);
    for (double share = 0; share <= largest * 1.0001; share += step) {
        const double y = area.bottom() - area.height() * share / largest;
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colours.muted);
        painter.drawText(QRectF(0, y - 8, leftMargin - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                         formatPercent(share, step < 0.01 ? 1 : 0));
    }
    paintColumnNames(painter);
    painter.drawText(QRectF(area.left(), area.bottom() + 16, area.width(), 14), Qt::AlignCenter, m_axisTitle);
}

/// As many as have room; the one for "or more" in any case, so that its height is not misread.
void Histogram::paintColumnNames(QPainter& painter) const
{
    const QRectF area = plot();
    const auto every = std::size_t(std::max(1, int(std::ceil(labelWidth / columnWidth()))));
    const bool overflows = columns() > overflow;
    for (std::size_t n = 1; n < columns(); ++n) {
        const bool last = overflows && n == overflow;
        const bool hidden = n != 1 && (n % every != 0 || (overflows && n + every > overflow));
        if (hidden && !last) continue;
        const double centre = area.left() + columnWidth() * (double(n) - 0.5);
        const QString name = last ? QStringLiteral("%1+").arg(n) : QString::number(n);
        painter.drawText(QRectF(centre - 20, area.bottom() + 2, 40, 14), Qt::AlignCenter, name);
    }
}

bool Histogram::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const double position = (help->pos().x() - plot().left()) / columnWidth();
    const auto n = std::size_t(std::max(0.0, position)) + 1;
    if (position < 0 || n >= columns()) return true;
    QString text = n == overflow ? tr("%1 or more").arg(n) : QString::number(n);
    if (n < m_shares.size()) text += QStringLiteral(": ") + formatPercent(m_shares[n], 1);
    if (n < m_beside.size()) text += u'\n' + tr("beside: %1").arg(formatPercent(m_beside[n], 1));
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace sessionsmith::widgets
