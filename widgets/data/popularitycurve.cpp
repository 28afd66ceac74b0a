// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/popularitycurve.h"

#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr int leftMargin = 48;
constexpr int bottomMargin = 32;
constexpr double leastDistance = 40; // of two labels

/// The decades up to `most`; where these are few, their halves and fifths too.
std::vector<double> ticks(double most)
{
    std::vector<double> result;
    for (double decade = 1; decade <= most; decade *= 10)
        for (const double factor : {1.0, 2.0, 5.0})
            if (decade * factor <= most && (factor == 1 || most < 100)) result.push_back(decade * factor);
    return result;
}

} // namespace

PopularityCurve::PopularityCurve(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PopularityCurve::setCounts(std::vector<std::uint64_t> counts)
{
    // A logarithm knows no zero: items without an event have no place.
    counts.erase(std::find(counts.begin(), counts.end(), 0), counts.end());
    m_counts = std::move(counts);
    update();
}

QRectF PopularityCurve::plot() const
{
    return QRectF(rect()).adjusted(leftMargin, 8, -8, -bottomMargin);
}

QPointF PopularityCurve::place(double rank, double count) const
{
    const QRectF area = plot();
    const double ranks = std::max(std::log10(double(m_counts.size())), 0.3);
    const double counts = std::max(std::log10(double(m_counts.front())), 0.3);
    return {area.left() + area.width() * std::log10(rank) / ranks,
            area.bottom() - area.height() * std::log10(count) / counts};
}

void PopularityCurve::paintAxes(QPainter& painter) const
{
    const Colours& colours = Theme::instance().colours();
    const QRectF area = plot();
    painter.setFont(Theme::instance().tabular(Theme::instance().small()));
    const auto label = [](double value) { return formatInteger(std::int64_t(value)); };
    for (const double count : ticks(double(m_counts.front()))) {
        const double y = place(1, count).y();
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colours.muted);
        painter.drawText(QRectF(0, y - 8, leftMargin - 6, 16), Qt::AlignRight | Qt::AlignVCenter, label(count));
    }
    double labelled = -leastDistance;
    for (const double rank : ticks(double(m_counts.size()))) {
        const double x = place(rank, 1).x();
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(colours.muted);
        if (x - labelled < leastDistance) continue;
        labelled = x;
        painter.drawText(QRectF(std::min(x - 24, width() - 48.0), area.bottom() + 2, 48, 14), Qt::AlignCenter,
                         label(rank));
    }
    painter.drawText(QRectF(area.left(), area.bottom() + 16, area.width(), 14), Qt::AlignCenter,
                     tr("rank of the item"));
}

void PopularityCurve::paintEvent(QPaintEvent*)
{
    if (m_counts.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintAxes(painter);
    QPolygonF line;
    // One point a pixel: a log may have a million items, most of them in the last decade.
    const double factor = std::pow(double(m_counts.size()), 1 / std::max(1.0, plot().width()));
    for (std::size_t rank = 1; rank < m_counts.size(); rank = std::max(rank + 1, std::size_t(double(rank) * factor)))
        line << place(double(rank), double(m_counts[rank - 1]));
    line << place(double(m_counts.size()), double(m_counts.back()));
    painter.setPen(QPen(Theme::instance().colours().accent, 1.7));
    painter.drawPolyline(line);
}

bool PopularityCurve::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || m_counts.empty()) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const double share = (help->pos().x() - plot().left()) / plot().width();
    if (share < 0 || share > 1) return true;
    const double rank = std::pow(10, share * std::max(std::log10(double(m_counts.size())), 0.3));
    const auto index = std::min(m_counts.size(), std::size_t(std::lround(rank)));
    QToolTip::showText(help->globalPos(),
                       tr("rank %1: %2 events")
                           .arg(formatInteger(std::int64_t(index)), formatInteger(std::int64_t(m_counts[index - 1]))),
                       this);
    return true;
}

} // namespace sessionsmith::widgets
