// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/curve.h"

#include <rapidcheck.h>

namespace sessionsmith::widgets {

/// Uneven distances, some of them none, and values among which equal ones are common.
inline Points arbitraryPoints()
{
    Points points;
    double x = *rc::gen::inRange(-5, 5);
    for (const int y : *rc::gen::container<std::vector<int>>(rc::gen::inRange(-100, 100))) {
        x += *rc::gen::inRange(0, 5);
        points.push_back({x, y / 10.0});
    }
    return points;
}

inline Curve curveOf(const Points& points)
{
    Curve curve;
    for (const CurvePoint& point : points)
        curve.append(point.x, point.y);
    return curve;
}

} // namespace sessionsmith::widgets
