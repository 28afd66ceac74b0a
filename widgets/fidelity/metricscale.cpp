// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/metricscale.h"

#include "widgets/common/texts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sessionsmith::widgets {

namespace {

/// The ends of a scale of its own: the best and the worst of the figures there are.
std::pair<double, double> endsOf(const fidelity::Metric& metric)
{
    double least = std::numeric_limits<double>::infinity(), most = -least;
    for (const double figure : {metric.value, metric.low, metric.high, metric.best, metric.worst}) {
        if (std::isnan(figure)) continue;
        least = std::min(least, figure);
        most = std::max(most, figure);
    }
    return metric.better == fidelity::Better::Lower ? std::pair(least, most) : std::pair(most, least);
}

} // namespace

MetricScale::MetricScale(const fidelity::Metric& metric) : isCommon(!std::isnan(metric.score))
{
    const auto [best0, worst1] = isCommon ? std::pair(metric.best, metric.worst) : endsOf(metric);
    const auto place = [best0 = best0, span = worst1 - best0](double figure) {
        return std::isnan(figure) || span != 0 ? (figure - best0) / span : 0;
    };
    value = place(metric.value);
    low = place(metric.low);
    high = place(metric.high);
    best = place(metric.best);
    worst = place(metric.worst);
    expected = place(metric.expected);
    if (low > high) std::swap(low, high);
}

QString metricText(double value)
{
    const double size = std::abs(value);
    return formatNumber(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4);
}

QString intervalText(const fidelity::Metric& metric)
{
    if (std::isnan(metric.low)) return QStringLiteral("—");
    return metricText(metric.low) + QStringLiteral(" … ") + metricText(metric.high);
}

} // namespace sessionsmith::widgets
