// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/report.h"

#include <QString>

namespace sessionsmith::widgets {

/// Where the figures of a metric lie on the scale that all share: 0 is as near to the held-out sessions as other real
/// ones, 1 as far as these are once shuffled. A metric without a score has a scale of its own, from its best figure to
/// its worst. NaN where there is no such figure.
struct MetricScale
{
    explicit MetricScale(const fidelity::Metric& metric);

    bool isCommon;
    double value, low, high, best, worst, expected;
};

/// From here on a metric with a score is bad.
inline constexpr double badFrom = 0.2;

/// With the digits that such a figure bears: four decimals of shares, fewer of large ones.
QString metricText(double value);
/// "0.0123 … 0.0187", "—" for none.
QString intervalText(const fidelity::Metric& metric);

} // namespace sessionsmith::widgets
