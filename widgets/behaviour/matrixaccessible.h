// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sessionsmith::widgets {

class MatrixView;

/// Lets a screen reader ask a MatrixView as the table that it looks like: cells with names and values, rows with their
/// sums. Cheap to call again.
void installAccessibleMatrices();
/// Says that another cell is the current one, or that its value is another.
void notifyCurrentCell(MatrixView* view);

} // namespace sessionsmith::widgets
