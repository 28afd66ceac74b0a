// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartwindow.h"

#include <QRectF>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

/// Where values lie on the screen.
struct ChartFrame
{
    QRectF plot; ///< pixels of the view
    Range x, y;  ///< what its sides stand for; `y` in decimal logarithms where it is logarithmic
    bool logarithmic = false;

    double onAxis(double value) const
    {
        if (!logarithmic) return value;
        return value > 0 ? std::log10(value) : -std::numeric_limits<double>::infinity();
    }
    double across(double x) const { return plot.left() + (x - this->x.low) / this->x.width() * plot.width(); }
    /// What has no logarithm lies on the floor; no place is further out than painters can bear.
    double up(double value) const
    {
        const double place = plot.bottom() - (onAxis(value) - y.low) / y.width() * plot.height();
        return std::clamp(place, plot.top() - farOut, plot.bottom() + farOut);
    }
    double xAt(double pixel) const { return x.low + (pixel - plot.left()) / plot.width() * x.width(); }
    double yAxisAt(double pixel) const { return y.low + (plot.bottom() - pixel) / plot.height() * y.width(); }

    static constexpr double farOut = 1e4;
};

} // namespace sessionsmith::widgets
