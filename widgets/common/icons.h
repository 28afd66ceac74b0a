// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace sessionsmith::widgets {

/// The line icon resources/icons/NAME.svg in the theme's colours: muted, the accent when checked, paler when disabled.
/// Drawn at the size and device-pixel ratio that is asked for, and again when the theme changes.
QIcon icon(const QString& name);

} // namespace sessionsmith::widgets
