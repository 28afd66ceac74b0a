// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartoverlay.h"

#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace sessionsmith::widgets {

namespace {

struct ChartOverlay
{
    Q_DECLARE_TR_FUNCTIONS(ChartOverlay)
};

constexpr double labelHeight = 15, labelGap = 2;
constexpr double brokenWidth = 12;
constexpr double dotRadius = 3, ringRadius = 4.5;
constexpr double boxPadding = 6, boxDistance = 10, columnGap = 10, mostNameWidth = 170;
constexpr qsizetype mostRows = 12;
constexpr int decimals = 4;

/// Text over curves: a rim of the card's colour keeps it legible.
void paintLabel(QPainter& painter, const QRectF& place, Qt::Alignment alignment, const QString& text,
                const QColor& colour)
{
    QColor rim = Theme::instance().colours().card;
    rim.setAlphaF(0.8F);
    const QRectF own = painter.boundingRect(place, int(alignment), text);
    painter.fillRect(own.adjusted(-2, 0, 2, 0), rim);
    painter.setPen(colour);
    painter.drawText(place, int(alignment), text);
}

} // namespace

std::vector<double> labelTops(const std::vector<double>& lines, double height, double top, double bottom)
{
    std::vector<std::size_t> order(lines.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, {}, [&](std::size_t i) { return lines[i]; });
    std::vector<double> tops(lines.size());
    double free = top;
    for (const std::size_t i : order) { // downwards, each below the one before
        tops[i] = std::max(free, lines[i] - height);
        free = tops[i] + height;
    }
    double last = bottom;
    for (auto i = order.rbegin(); i != order.rend(); ++i) { // and back up from the floor
        tops[*i] = std::min(tops[*i], last - height);
        last = tops[*i];
    }
    return tops;
}

void paintReferences(QPainter& painter, const ChartFrame& frame, const QList<ChartReference>& references)
{
    QList<ChartReference> seen;
    std::vector<double> lines;
    for (const ChartReference& reference : references) {
        const double y = frame.up(reference.y);
        if (y < frame.plot.top() - 0.5 || y > frame.plot.bottom() + 0.5) continue;
        seen.append(reference);
        lines.push_back(y);
    }
    const QColor colour = Theme::instance().colours().good;
    painter.setFont(Theme::instance().small());
    const auto tops = labelTops(lines, labelHeight, frame.plot.top(), frame.plot.bottom());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        painter.setPen(QPen(colour, 1.2, Qt::DashLine));
        painter.drawLine(QPointF(frame.plot.left(), lines[i]), QPointF(frame.plot.right(), lines[i]));
    }
    for (std::size_t i = 0; i < lines.size(); ++i) // at the left, where curves still have their way before them
        paintLabel(painter, {frame.plot.left() + 4, tops[i] - labelGap, frame.plot.width() - 8, labelHeight},
                   Qt::AlignLeft | Qt::AlignVCenter, seen[qsizetype(i)].label, colour);
}

void paintBroken(QPainter& painter, const ChartFrame& frame, const Points& broken)
{
    painter.setFont(Theme::instance().small());
    painter.setPen(Theme::instance().colours().bad);
    double above = -frame.farOut, below = -frame.farOut; // where the last signs stand: no two over each other
    for (const CurvePoint& point : broken) {
        const double x = frame.across(point.x);
        if (x < frame.plot.left() - 1 || x > frame.plot.right() + 1) continue;
        const bool isBelow = point.y < 0; // minus infinity
        double& last = isBelow ? below : above;
        if (x - last < brokenWidth) continue;
        last = x;
        const QString sign = std::isnan(point.y) ? QStringLiteral("✕")
                             : isBelow           ? QStringLiteral("−∞")
                                                 : QStringLiteral("∞");
        const double top = isBelow ? frame.plot.bottom() - labelHeight : frame.plot.top();
        painter.drawText(QRectF(x - brokenWidth, top, 2 * brokenWidth, labelHeight), Qt::AlignCenter, sign);
    }
}

void paintMarks(QPainter& painter, const ChartFrame& frame, const QList<ChartMark>& marks, const QColor& colour,
                QList<QRectF>& taken)
{
    painter.setFont(Theme::instance().small());
    for (const ChartMark& mark : marks) {
        const QPointF place(frame.across(mark.place.x), frame.up(mark.place.y));
        if (!frame.plot.adjusted(-1, -1, 1, 1).contains(place)) continue;
        painter.setPen(QPen(colour, 1.7));
        if (mark.kind == ChartMark::Kind::Best) {
            painter.setBrush(Theme::instance().colours().card);
            painter.drawEllipse(place, ringRadius, ringRadius);
        } else if (mark.kind == ChartMark::Kind::Stop) {
            painter.drawLine(place - QPointF(0, 2 * ringRadius), place + QPointF(0, 2 * ringRadius));
        } else {
            painter.setPen(QPen(Theme::instance().colours().bad, 1.7));
            painter.setBrush(Theme::instance().colours().card);
            painter.drawPolygon(QPolygonF{place - QPointF(0, 1.4 * ringRadius),
                                          place + QPointF(1.3 * ringRadius, ringRadius),
                                          place + QPointF(-1.3 * ringRadius, ringRadius)});
        }
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(mark.label) + 8;
        const bool isRight = place.x() + width + ringRadius < frame.plot.right();
        const bool isAbove = place.y() - ringRadius - labelHeight > frame.plot.top();
        const QRectF where(isRight ? place.x() + ringRadius + 2 : place.x() - ringRadius - 2 - width,
                           isAbove ? place.y() - ringRadius - labelHeight : place.y() + ringRadius, width, labelHeight);
        if (std::ranges::any_of(taken, [&](const QRectF& other) { return other.intersects(where); })) continue;
        taken.append(where);
        paintLabel(painter, where, (isRight ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, mark.label,
                   Theme::instance().colours().text);
    }
}

void paintCursor(QPainter& painter, const ChartFrame& frame, double x, const QString& title,
                 const QList<CursorValue>& values)
{
    const double across = frame.across(x);
    if (across < frame.plot.left() - 1 || across > frame.plot.right() + 1) return;
    const Colours& colours = Theme::instance().colours();
    painter.setPen(QPen(colours.accent, 1, Qt::DashLine));
    painter.drawLine(QPointF(across, frame.plot.top()), QPointF(across, frame.plot.bottom()));
    painter.setPen(QPen(colours.card, 1));
    for (const CursorValue& value : values) {
        const QPointF place(frame.across(value.x), frame.up(value.value));
        painter.setBrush(value.colour);
        if (frame.plot.adjusted(-1, -1, 1, 1).contains(place)) painter.drawEllipse(place, dotRadius, dotRadius);
    }

    QList<CursorValue> rows = values;
    std::ranges::stable_sort(rows, std::greater(), &CursorValue::value); // as the curves lie
    const qsizetype more = std::max<qsizetype>(0, rows.size() - mostRows);
    rows.resize(rows.size() - more);
    painter.setFont(Theme::instance().tabular(Theme::instance().small()));
    const QFontMetricsF metrics(painter.font());
    double names = 0, numbers = 0;
    for (const CursorValue& row : rows) {
        names = std::max(names, std::min(mostNameWidth, metrics.horizontalAdvance(row.name)));
        numbers = std::max(numbers, metrics.horizontalAdvance(formatNumber(row.value, decimals)));
    }
    const QString rest = more > 0 ? ChartOverlay::tr("and %n more", nullptr, int(more)) : QString();
    const double inner = std::max({dotRadius * 2 + 6 + names + columnGap + numbers, metrics.horizontalAdvance(title),
                                   metrics.horizontalAdvance(rest)});
    const double height = (double(rows.size()) + 1 + (more > 0 ? 1 : 0)) * labelHeight + 2 * boxPadding;
    const double width = inner + 2 * boxPadding;
    const bool isRight = across + boxDistance + width <= frame.plot.right();
    QRectF box(isRight ? across + boxDistance : across - boxDistance - width, frame.plot.top() + 4, width, height);
    box.moveLeft(std::max(box.left(), 0.0));
    QColor ground = colours.card;
    ground.setAlphaF(0.94F);
    painter.setPen(QPen(colours.line, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(box, 6, 6);
    QRectF row(box.left() + boxPadding, box.top() + boxPadding, inner, labelHeight);
    painter.setPen(colours.muted);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, title);
    for (const CursorValue& value : rows) {
        row.translate(0, labelHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(value.colour);
        painter.drawEllipse(QPointF(row.left() + dotRadius, row.center().y()), dotRadius, dotRadius);
        painter.setPen(colours.text);
        const QRectF name = row.adjusted(dotRadius * 2 + 6, 0, -numbers - columnGap, 0);
        painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(value.name, Qt::ElideRight, name.width()));
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, formatNumber(value.value, decimals));
    }
    painter.setPen(colours.muted);
    painter.drawText(row.translated(0, labelHeight), Qt::AlignLeft | Qt::AlignVCenter, rest);
}

void paintBand(QPainter& painter, const QRectF& band)
{
    painter.setPen(QPen(Theme::instance().colours().accent, 1));
    painter.setBrush(Theme::instance().colours().soft);
    painter.drawRect(band);
}

void paintFocus(QPainter& painter, const QRectF& plot)
{
    painter.setPen(QPen(Theme::instance().colours().accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(plot);
}

} // namespace sessionsmith::widgets
