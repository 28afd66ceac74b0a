// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QFontMetrics;

namespace sessionsmith::widgets {

/// How names are cut to a width in pixels: at their end, where they read best, unless two of them would then look the
/// same; in the middle, so that their ends tell them apart, then.
Qt::TextElideMode tellingElision(QStringList names, const QFontMetrics& metrics, int width);

} // namespace sessionsmith::widgets
