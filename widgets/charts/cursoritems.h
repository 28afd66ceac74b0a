// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/linechart.h"
#include "widgets/common/page.h"

namespace sessionsmith::widgets {

/// What stands under the cursor of a chart, for the status line: the step, then the values. A value of another step
/// than that of the cursor says so. None without a cursor.
QList<StatusItem> cursorItems(std::optional<double> step, const QList<CursorValue>& values);

} // namespace sessionsmith::widgets
