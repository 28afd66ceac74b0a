// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>

#include <span>
#include <vector>

namespace sessionsmith::widgets {

/// Draws curves of more points than pixels. A stroker of paths spends a microsecond and more on each of their steep
/// little pieces; here a curve is, in each column of pixels, the one stretch that it passes through, with soft ends.
class CurveRaster
{
public:
    /// All transparent, in device pixels.
    void start(const QSize& size);
    /// `points` in device pixels, sorted by x.
    void draw(std::span<const QPointF> points, const QColor& colour, double width);
    QImage image() const; ///< premultiplied

private:
    struct Span
    {
        float top, bottom;
    };

    void cover(double from, double to, const QPointF& a, const QPointF& b);
    void fill(std::size_t column, double top, double bottom, const QColor& colour);

    int m_width = 0, m_height = 0;
    std::vector<QRgb> m_pixels; ///< (width, height): columns lie in one piece, as they are filled
    std::vector<Span> m_spans;  ///< (width), of the curve being drawn
};

} // namespace sessionsmith::widgets
