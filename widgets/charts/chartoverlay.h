// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartframe.h"
#include "widgets/charts/chartseries.h"

#include <vector>

class QPainter;

namespace sessionsmith::widgets {

// What lies over the curves of a chart. All take a painter in pixels of the view.

/// Tops for labels of one height whose lines lie at `lines` (downwards): each as near above its line as it can be,
/// none over another, all within [top, bottom] as far as they have room.
std::vector<double> labelTops(const std::vector<double>& lines, double height, double top, double bottom);

void paintReferences(QPainter& painter, const ChartFrame& frame, const QList<ChartReference>& references);
/// Where a curve has no finite value: a cross for NaN, the sign for infinity at the end of the axis where it would be.
void paintBroken(QPainter& painter, const ChartFrame& frame, const Points& broken);
/// `taken`: places of labels that stand already, to which the new ones are added; one that would stand over another is
/// left out.
void paintMarks(QPainter& painter, const ChartFrame& frame, const QList<ChartMark>& marks, const QColor& colour,
                QList<QRectF>& taken);
/// A line at `x`, a dot on each curve, and beside it what the curves say there under `title`.
void paintCursor(QPainter& painter, const ChartFrame& frame, double x, const QString& title,
                 const QList<CursorValue>& values);
void paintBand(QPainter& painter, const QRectF& band); ///< the stretch that a drag chooses
void paintFocus(QPainter& painter, const QRectF& plot);

} // namespace sessionsmith::widgets
