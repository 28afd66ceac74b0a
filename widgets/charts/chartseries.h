// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/curve.h"

#include <QColor>
#include <QList>
#include <QString>

namespace sessionsmith::widgets {

/// A place on a curve worth pointing at.
struct ChartMark
{
    enum class Kind { Best, Stop, Alert };
    Kind kind = Kind::Best;
    CurvePoint place;
    QString label;
};

struct ChartSeries
{
    QString name; ///< empty: not named in the legend
    QColor colour;
    CurvePointer curve;
    bool smooth = true;               ///< false: drawn as it is, however the chart smooths
    CurvePointer low = {}, high = {}; ///< of the band around the curve, if it has one: the same places as the curve
    QList<ChartMark> marks = {};
};

/// A level to hold the curves against: a baseline, or the most that can be had.
struct ChartReference
{
    double y = 0;
    QString label;
    bool operator==(const ChartReference&) const = default;
};

/// The value of a series under the cursor.
struct CursorValue
{
    QString name;
    double x = 0; ///< of the value: the nearest to the cursor that the series has
    double value = 0;
    QColor colour = {};
};

} // namespace sessionsmith::widgets
