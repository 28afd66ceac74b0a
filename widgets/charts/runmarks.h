// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartseries.h"

#include <string>

namespace sessionsmith::widgets {

/// What a curve of the validation is marked with: its best value, the lowest of a loss and else the highest, and its
/// end where patience ended it. Other metrics have no marks.
QList<ChartMark> runMarks(const Curve& curve, const std::string& metric, bool stoppedEarly);

} // namespace sessionsmith::widgets
