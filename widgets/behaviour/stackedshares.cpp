// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/stackedshares.h"

#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr int leftMargin = 38, rightMargin = 8, topMargin = 8, bottomMargin = 32;
constexpr double labelWidth = 26;

} // namespace

StackedShares::StackedShares(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StackedShares::setShares(hmm::Matrix shares, std::vector<QColor> colours)
{
    m_shares = std::move(shares);
    m_colours = std::move(colours);
    if (m_cursor >= steps()) m_cursor = -1;
    update();
}

void StackedShares::setAxisTitle(const QString& title)
{
    m_axisTitle = title;
    update();
}

void StackedShares::setCursorStep(int step)
{
    if (std::exchange(m_cursor, step) != step) update();
}

void StackedShares::pick(int step)
{
    if (step == m_cursor) return;
    setCursorStep(step);
    Q_EMIT cursorChanged(step);
}

QRectF StackedShares::plot() const
{
    return QRectF(rect()).adjusted(leftMargin, topMargin, -rightMargin, -bottomMargin);
}

double StackedShares::xOf(int step) const
{
    return plot().left() + plot().width() * step / std::max(1, steps() - 1);
}

void StackedShares::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (steps() == 0) return;
    paintAreas(painter);
    paintAxes(painter);
    const Colours& colours = Theme::instance().colours();
    if (m_cursor >= 0) {
        const double x = xOf(m_cursor);
        painter.setPen(QPen(colours.card, 3));
        painter.drawLine(QPointF(x, plot().top()), QPointF(x, plot().bottom()));
        painter.setPen(QPen(colours.text, 1));
        painter.drawLine(QPointF(x, plot().top()), QPointF(x, plot().bottom()));
    }
    if (hasFocus()) {
        painter.setPen(colours.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
}

void StackedShares::paintAreas(QPainter& painter) const
{
    const QRectF area = plot();
    const auto y = [&](double share) { return area.bottom() - area.height() * std::min(share, 1.0); };
    painter.setPen(Qt::NoPen);
    hmm::Vector below = hmm::Vector::Zero(steps());
    for (Eigen::Index part = 0; part < m_shares.cols(); ++part) {
        const hmm::Vector above = below + m_shares.col(part);
        QPolygonF polygon;
        for (int t = 0; t < steps(); ++t)
            polygon << QPointF(xOf(t), y(above[t]));
        for (int t = steps() - 1; t >= 0; --t)
            polygon << QPointF(xOf(t), y(below[t]));
        painter.setBrush(m_colours[std::size_t(part)]);
        painter.drawPolygon(polygon);
        below = above;
    }
}

void StackedShares::paintAxes(QPainter& painter) const
{
    const Colours& colours = Theme::instance().colours();
    const QRectF area = plot();
    painter.setFont(Theme::instance().tabular(Theme::instance().small()));
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const double y = area.bottom() - area.height() * share;
        QColor line = colours.card; // a gap in the areas, a hair-line beside them
        line.setAlphaF(0.35F);
        painter.setPen(QPen(share > 0 ? line : colours.line, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colours.muted);
        painter.drawText(QRectF(0, y - 8, leftMargin - 6, 16), Qt::AlignRight | Qt::AlignVCenter, formatPercent(share));
    }
    const double spacing = area.width() / std::max(1, steps() - 1);
    const int every = std::max(1, int(std::ceil(labelWidth / spacing)));
    for (int t = 0; t < steps(); ++t)
        if (t == 0 || (t + 1) % every == 0)
            painter.drawText(QRectF(xOf(t) - 20, area.bottom() + 2, 40, 14), Qt::AlignCenter, QString::number(t + 1));
    painter.drawText(QRectF(area.left(), area.bottom() + 16, area.width(), 14), Qt::AlignCenter, m_axisTitle);
}

void StackedShares::mouseMoveEvent(QMouseEvent* event)
{
    const double spacing = plot().width() / std::max(1, steps() - 1);
    pick(std::clamp(int(std::lround((event->position().x() - plot().left()) / spacing)), 0, std::max(0, steps() - 1)));
}

void StackedShares::leaveEvent(QEvent*)
{
    if (!hasFocus()) pick(-1);
}

void StackedShares::keyPressEvent(QKeyEvent* event)
{
    const int last = steps() - 1;
    if (last >= 0 && event->key() == Qt::Key_Right)
        pick(std::min(m_cursor + 1, last));
    else if (last >= 0 && event->key() == Qt::Key_Left)
        pick(std::max(m_cursor - 1, 0));
    else if (event->key() == Qt::Key_Escape && m_cursor >= 0)
        pick(-1);
    else
        QWidget::keyPressEvent(event);
}

void StackedShares::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void StackedShares::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace sessionsmith::widgets
