// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "widgets/behaviour/modeldocument.h"

#include <QRect>

#include <functional>

class QMenu;

namespace sessionsmith::widgets {

/// Adds what can be done to `cells` of a matrix (columns and rows, all within it) and to their whole rows: multiply,
/// equalise, sharpen, smooth, a temperature. `attempt` gets what came of it.
void addRowEdits(QMenu* menu, ModelDocument& document, Part part, const QRect& cells,
                 const std::function<void(const Result<>&)>& attempt);

} // namespace sessionsmith::widgets
