// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace sessionsmith::desktop {

void showAbout(QWidget* parent);

} // namespace sessionsmith::desktop
