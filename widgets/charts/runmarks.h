// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartseries.h"
#include "widgets/charts/runcurves.h"

#include <string>

namespace sessionsmith::widgets {

/// What a curve of the validation is marked with: its best value, the lowest of a loss and else the highest, and its
/// end where patience ended it. Other metrics have no marks.
QList<ChartMark> runMarks(const Curve& curve, const std::string& metric, bool stoppedEarly);

/// Where alerts ("alert/<name>") were raised by what this metric shows: a loss that was no number on that of the
/// training, over-fitting on that of the validation, no progress on its NDCG or, without one, its loss.
QList<ChartMark> alertMarks(RunCurves& curves, store::Id run, const std::string& metric, ChartAxis axis);
/// A metric that only says that there was an alert.
bool isAlert(const std::string& metric);

} // namespace sessionsmith::widgets
