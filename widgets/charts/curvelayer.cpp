// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/curvelayer.h"

#include <QPainter>

namespace sessionsmith::widgets {

namespace {

constexpr double lineWidth = 1.7;
constexpr double rawStrength = 0.25, bandStrength = 0.18;
constexpr double dotSize = 5;
constexpr std::size_t mostStroked = 6000; // points that a stroker of paths draws in a few milliseconds

std::vector<QPointF> places(ColumnCache& columns, const Line& line, const ChartFrame& frame)
{
    std::vector<QPointF> result;
    const Points points = columns.points(line, frame.x, frame.x.width() / std::max(1.0, frame.plot.width()));
    result.reserve(points.size());
    for (const CurvePoint& point : points)
        result.emplace_back(frame.across(point.x), frame.up(point.y));
    return result;
}

QColor faint(QColor colour, double strength)
{
    colour.setAlphaF(float(strength));
    return colour;
}

} // namespace

void CurveLayer::setSeries(const std::vector<ChartSeries>& series, const Smoothing& smoothing)
{
    std::vector<Drawn> before = std::exchange(m_series, {});
    for (const ChartSeries& one : series) {
        if (!one.curve || one.curve->size() == 0) continue;
        const auto known =
            std::ranges::find_if(before, [&](const Drawn& drawn) { return drawn.series.curve == one.curve; });
        Drawn drawn = known == before.end() ? Drawn() : std::move(*known);
        drawn.series = one;
        for (ColumnCache* columns : {&drawn.rawColumns, &drawn.smoothColumns, &drawn.lowColumns, &drawn.highColumns})
            columns->clear();
        drawn.smooths = one.smooth && smoothing.isActive();
        if (drawn.smooths) drawn.smooth.update(*one.curve, smoothing);
        m_series.push_back(std::move(drawn));
    }
}

Range CurveLayer::across() const
{
    Range range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const Drawn& drawn : m_series) {
        range.low = std::min(range.low, drawn.series.curve->line().x.front());
        range.high = std::max(range.high, drawn.series.curve->line().x.back());
    }
    return range;
}

ValueRange CurveLayer::values(const Range& x, bool inner, bool positive) const
{
    ValueRange all;
    const auto add = [&](const Line& line) {
        ValueRange own = inner ? innerRange(line, x.low, x.high) : wholeRange(line, x.low, x.high);
        if (positive && own.low <= 0) {
            own = {};
            constexpr std::size_t columns = 2000;
            for (const CurvePoint& point : reduced(line, x.low, x.high, columns))
                if (point.y > 0 && point.x >= x.low && point.x <= x.high) own.add(point.y);
        }
        all.add(own);
    };
    for (const Drawn& drawn : m_series) {
        add(drawn.series.curve->line());
        if (drawn.series.low) add(drawn.series.low->line());
        if (drawn.series.high) add(drawn.series.high->line());
    }
    return all;
}

bool CurveLayer::reduces(const Range& x, int columns) const
{
    return std::ranges::any_of(m_series, [&](const Drawn& drawn) {
        const auto [begin, end] = stretch(drawn.series.curve->line(), x.low, x.high);
        return end - begin > 2 * std::size_t(columns);
    });
}

std::vector<CurveLayer::Stroke> CurveLayer::strokes(const ChartFrame& frame)
{
    std::vector<Stroke> behind, result;
    for (Drawn& drawn : m_series) {
        const Curve& curve = *drawn.series.curve;
        std::vector<QPointF> raw = places(drawn.rawColumns, curve.line(), frame);
        if (drawn.smooths) {
            behind.push_back({std::move(raw), faint(drawn.series.colour, rawStrength), 1.0});
            raw = places(drawn.smoothColumns, drawn.smooth.line(curve), frame);
        }
        result.push_back({std::move(raw), drawn.series.colour, lineWidth});
    }
    result.insert(result.begin(), std::make_move_iterator(behind.begin()), std::make_move_iterator(behind.end()));
    return result;
}

void CurveLayer::paintBands(QPainter& painter, const ChartFrame& frame)
{
    painter.setPen(Qt::NoPen);
    for (Drawn& drawn : m_series) {
        if (!drawn.series.low || !drawn.series.high) continue;
        std::vector<QPointF> outline = places(drawn.highColumns, drawn.series.high->line(), frame);
        const std::vector<QPointF> below = places(drawn.lowColumns, drawn.series.low->line(), frame);
        outline.insert(outline.end(), below.rbegin(), below.rend());
        painter.setBrush(faint(drawn.series.colour, bandStrength));
        painter.drawPolygon(outline.data(), int(outline.size()));
    }
}

void CurveLayer::paintStrokes(QPainter& painter, const std::vector<Stroke>& strokes)
{
    for (const Stroke& stroke : strokes) {
        painter.setPen(QPen(stroke.colour, stroke.points.size() == 1 ? dotSize : stroke.width, Qt::SolidLine,
                            Qt::RoundCap, Qt::RoundJoin));
        if (stroke.points.size() == 1)
            painter.drawPoint(stroke.points.front());
        else
            painter.drawPolyline(stroke.points.data(), int(stroke.points.size()));
    }
}

void CurveLayer::paint(QPainter& painter, const ChartFrame& frame)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(frame.plot);
    paintBands(painter, frame);
    paintStrokes(painter, strokes(frame));
    painter.restore();
}

QImage CurveLayer::image(const ChartFrame& frame, double ratio, bool quick)
{
    ChartFrame own = frame;
    own.plot = {0, 0, std::ceil(frame.plot.width() * ratio), std::ceil(frame.plot.height() * ratio)};
    std::vector<Stroke> all = strokes(own);
    for (Stroke& stroke : all)
        stroke.width *= ratio;
    std::size_t points = 0;
    for (const Stroke& stroke : all)
        points += stroke.points.size();

    QImage image(own.plot.size().toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBands(painter, own);
    if (points > mostStroked || (quick && points > mostStroked / 4)) {
        m_raster.start(image.size());
        for (const Stroke& stroke : all)
            m_raster.draw(stroke.points, stroke.colour, stroke.width);
        painter.drawImage(0, 0, m_raster.image());
        std::erase_if(all, [](const Stroke& stroke) { return stroke.points.size() != 1; });
    }
    paintStrokes(painter, all);
    painter.end();
    image.setDevicePixelRatio(ratio);
    return image;
}

} // namespace sessionsmith::widgets
