// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/differencecolour.h"

#include "widgets/common/theme.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

QColor differenceColour(double relative)
{
    const Theme& theme = Theme::instance();
    const QColor none = theme.colours().track;
    if (!std::isfinite(relative)) return none;
    const QColor full = theme.category(relative < 0 ? 3 : 4);
    const auto strength = float(std::sqrt(std::min(std::abs(relative), 1.0)));
    const auto mixed = [strength](float from, float to) { return from + (to - from) * strength; };
    return QColor::fromRgbF(mixed(none.redF(), full.redF()), mixed(none.greenF(), full.greenF()),
                            mixed(none.blueF(), full.blueF()));
}

} // namespace sessionsmith::widgets
