// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace sessionsmith::widgets {

/// Orange for less (-1) over grey (0) to green for more (1), by the square root: small differences are seen too.
QColor differenceColour(double relative);

} // namespace sessionsmith::widgets
