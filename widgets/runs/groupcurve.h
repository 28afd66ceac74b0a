// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/spread.h"
#include "widgets/charts/curve.h"

namespace sessionsmith::widgets {

/// Curves of several seeds as one.
struct GroupCurve
{
    CurvePointer mean, low, high;
};

/// Over the places that all of `curves` have a finite value at: it ends with the shortest of them, for a mean over ever
/// fewer runs would jump where one of them ends.
GroupCurve groupCurve(const std::vector<CurvePointer>& curves, learning::SpreadKind kind);

} // namespace sessionsmith::widgets
