// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/curveraster.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sessionsmith::widgets {

namespace {

constexpr float nothing = std::numeric_limits<float>::infinity();

/// `colour` is premultiplied; coverage 0...255.
QRgb over(QRgb below, QRgb colour, unsigned coverage)
{
    const auto scaled = [](QRgb value, unsigned share) { // both channels of a pair at once
        const unsigned pair = (value & 0xff00ff) * share + 0x800080;
        const unsigned other = ((value >> 8) & 0xff00ff) * share + 0x800080;
        return (((pair + ((pair >> 8) & 0xff00ff)) >> 8) & 0xff00ff) |
               ((other + ((other >> 8) & 0xff00ff)) & 0xff00ff00);
    };
    const QRgb laid = scaled(colour, coverage);
    return laid + scaled(below, 255 - qAlpha(laid));
}

} // namespace

void CurveRaster::start(const QSize& size)
{
    m_width = size.width();
    m_height = size.height();
    m_pixels.assign(std::size_t(m_width) * std::size_t(m_height), 0);
}

/// What the piece a-b passes through between `from` and `to`, which lie in one column.
void CurveRaster::cover(double from, double to, const QPointF& a, const QPointF& b)
{
    const auto at = [&](double x) {
        return float(b.x() > a.x() ? a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x()) : b.y());
    };
    const float first = b.x() > a.x() ? at(from) : float(a.y()), last = at(to);
    Span& span = m_spans[std::size_t(std::clamp(int(std::floor((from + to) / 2)), 0, m_width - 1))];
    span.top = std::min({span.top, first, last});
    span.bottom = std::max({span.bottom, first, last});
}

void CurveRaster::draw(std::span<const QPointF> points, const QColor& colour, double width)
{
    m_spans.assign(std::size_t(m_width), {nothing, -nothing});
    for (std::size_t i = 1; i < points.size(); ++i) {
        const QPointF &a = points[i - 1], &b = points[i];
        const double end = std::min(b.x(), double(m_width));
        double from = std::max(a.x(), 0.0);
        if (end < 0 || from > m_width) continue;
        for (double border = std::floor(from) + 1; border < end; ++border)
            cover(std::exchange(from, border), border, a, b);
        cover(from, end, a, b);
    }
    for (std::size_t column = 0; column < m_spans.size(); ++column)
        if (const Span& span = m_spans[column]; span.top <= span.bottom)
            fill(column, span.top - width / 2, span.bottom + width / 2, colour);
}

void CurveRaster::fill(std::size_t column, double top, double bottom, const QColor& colour)
{
    top = std::max(top, 0.0);
    bottom = std::min(bottom, double(m_height));
    if (top >= bottom) return;
    QRgb* pixels = m_pixels.data() + column * std::size_t(m_height);
    const QRgb laid = qPremultiply(colour.rgba());
    const auto soft = [&](int row) { // a pixel that is covered in part
        const double covered = std::min(bottom, row + 1.0) - std::max(top, double(row));
        if (covered > 0) pixels[row] = over(pixels[row], laid, unsigned(std::lround(covered * 255)));
    };
    const int first = int(std::ceil(top)), last = int(std::floor(bottom));
    if (first > 0) soft(first - 1);
    if (last >= first && last < m_height) soft(last);
    if (qAlpha(laid) == 255)
        std::fill(pixels + std::min(first, last), pixels + last, laid);
    else
        for (int row = first; row < last; ++row)
            pixels[row] = over(pixels[row], laid, 255);
}

QImage CurveRaster::image() const
{
    QImage image(m_width, m_height, QImage::Format_ARGB32_Premultiplied);
    constexpr int block = 16; // pixels: what is read and what is written stay in the cache
    for (int top = 0; top < m_height; top += block)
        for (int left = 0; left < m_width; left += block)
            for (int y = top; y < std::min(top + block, m_height); ++y) {
                auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
                for (int x = left; x < std::min(left + block, m_width); ++x)
                    row[x] = m_pixels[std::size_t(x) * std::size_t(m_height) + std::size_t(y)];
            }
    return image;
}

} // namespace sessionsmith::widgets
