// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sessionsmith::widgets {

class MatrixView;

/// Lets a screen reader name a matrix and speak its chosen cell. Cheap to call again.
void installMatrixAccessibility();
/// Says that the chosen cell, or its value, is another one.
void notifyMatrixValue(MatrixView* view);

} // namespace sessionsmith::widgets
