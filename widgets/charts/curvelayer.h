// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartframe.h"
#include "widgets/charts/chartseries.h"
#include "widgets/charts/columncache.h"
#include "widgets/charts/curveraster.h"
#include "widgets/charts/smoothing.h"

class QPainter;

namespace sessionsmith::widgets {

/// The curves of a chart: what is smoothed is kept, what is seen is reduced to what the pixels can show, anew for every
/// frame.
class CurveLayer
{
public:
    /// Takes over what is to be drawn. What it knows of curves that it had before is kept; of those that have grown
    /// only the new points are looked at.
    void setSeries(const std::vector<ChartSeries>& series, const Smoothing& smoothing);
    bool isEmpty() const { return m_series.empty(); } ///< no finite value
    Range across() const;                             ///< from the first to the last place of all curves
    /// What lies within [x.low, x.high], bands included; `inner`: without the few that are far out. `positive`: without
    /// what has no logarithm.
    ValueRange values(const Range& x, bool inner, bool positive) const;
    /// Whether a pixel is too narrow for what is seen: only its lowest and its highest are drawn.
    bool reduces(const Range& x, int columns) const;

    /// As an image in device pixels, for a screen of `ratio` of them to a pixel. `quick`: rather now than beautiful.
    QImage image(const ChartFrame& frame, double ratio, bool quick);
    /// As paths, for paper.
    void paint(QPainter& painter, const ChartFrame& frame);

private:
    struct Drawn
    {
        ChartSeries series;
        SmoothedCurve smooth;
        ColumnCache rawColumns, smoothColumns, lowColumns, highColumns;
        bool smooths = false;
    };
    struct Stroke
    {
        std::vector<QPointF> points; ///< pixels
        QColor colour;
        double width;
    };

    std::vector<Stroke> strokes(const ChartFrame& frame);
    void paintBands(QPainter& painter, const ChartFrame& frame);
    static void paintStrokes(QPainter& painter, const std::vector<Stroke>& strokes);

    std::vector<Drawn> m_series;
    CurveRaster m_raster;
};

} // namespace sessionsmith::widgets
