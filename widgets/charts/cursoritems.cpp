// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/cursoritems.h"

#include "widgets/common/texts.h"

#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr int decimals = 4;

QString stepText(double step)
{
    return formatInteger(std::llround(step));
}

} // namespace

QList<StatusItem> cursorItems(std::optional<double> step, const QList<CursorValue>& values)
{
    if (!step) return {};
    QList<StatusItem> items{{LineChart::tr("Step"), stepText(*step)}};
    for (const CursorValue& value : values) {
        const QString number = formatNumber(value.value, decimals);
        items.append(
            {value.name,
             value.x == *step
                 ? number
                 : LineChart::tr("%1 (step %2)", "value of a curve, where it is from").arg(number, stepText(value.x))});
    }
    return items;
}

} // namespace sessionsmith::widgets
