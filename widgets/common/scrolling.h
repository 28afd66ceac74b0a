// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QScrollArea;
class QWidget;

namespace sessionsmith::widgets {

/// A bare area that `content` fills, and in which it scrolls where it needs more room than there is: a page so fits
/// any screen.
QScrollArea* scrolling(QWidget* content);

} // namespace sessionsmith::widgets
