// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/cursoritems.h"

#include "widgets/common/texts.h"

namespace sessionsmith::widgets {

namespace {

constexpr int decimals = 4;
constexpr qsizetype mostNamed = 6; // the chart itself says them all

} // namespace

QList<StatusItem> cursorItems(const LineChart& chart, std::optional<double> x, const QList<CursorValue>& values)
{
    if (!x) return {};
    QList<StatusItem> items{{LineChart::tr("Cursor"), chart.placeText(*x)}};
    for (const CursorValue& value : values.first(std::min(values.size(), mostNamed))) {
        const QString number = formatNumber(value.value, decimals);
        const QString place = chart.placeText(value.x);
        items.append(
            {value.name, place == chart.placeText(*x) ? number : QStringLiteral("%1 (%2)").arg(number, place)});
    }
    return items;
}

} // namespace sessionsmith::widgets
