// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

#include <QString>

namespace sessionsmith::widgets {

/// The one style sheet of the program. Beside the types it knows these dynamic properties: "primary" (a filled button),
/// "flat" (a button without a frame), "muted", "small" and "strong" (labels), "invalid" (a field).
QString styleSheetOf(const Colours& colours, bool dark);

} // namespace sessionsmith::widgets
