// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/linechart.h"
#include "widgets/common/page.h"

namespace sessionsmith::widgets {

/// What stands under the cursor of a chart, for the status line: the place, then the values. A value of another place
/// than that of the cursor says so. None without a cursor.
QList<StatusItem> cursorItems(const LineChart& chart, std::optional<double> x, const QList<CursorValue>& values);

} // namespace sessionsmith::widgets
