// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/reduction.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

void appendExtremes(std::span<const CurvePoint> column, Curve& result)
{
    if (column.empty()) return;
    const auto byValue = [](const CurvePoint& a, const CurvePoint& b) { return a.y < b.y; };
    // First among equals for both, so that a level stretch gives one point.
    const auto lowest = std::min_element(column.begin(), column.end(), byValue);
    const auto highest = std::max_element(column.begin(), column.end(), byValue);
    result.push_back(lowest < highest ? *lowest : *highest);
    if (lowest != highest) result.push_back(lowest < highest ? *highest : *lowest);
}

} // namespace

SplitCurve splitFinite(std::span<const CurvePoint> points)
{
    SplitCurve result;
    result.finite.reserve(points.size());
    for (const CurvePoint& point : points) {
        if (std::isfinite(point.y))
            result.finite.push_back(point);
        else
            result.broken.push_back(point.x);
    }
    return result;
}

Curve smoothed(std::span<const CurvePoint> points, double scale)
{
    Curve result(points.begin(), points.end());
    if (scale <= 0) return result;
    double sum = 0, weight = 0;
    for (std::size_t i = 0; i < result.size(); ++i) {
        const double decay = i == 0 ? 0 : std::exp(-(points[i].x - points[i - 1].x) / scale);
        sum = sum * decay + points[i].y;
        weight = weight * decay + 1;
        result[i].y = sum / weight;
    }
    return result;
}

double smoothingFor(std::span<const CurvePoint> points)
{
    return points.empty() ? 0 : std::max(1.0, std::round((points.back().x - points.front().x) / 50));
}

const CurvePoint& nearest(std::span<const CurvePoint> points, double x)
{
    const auto next = std::ranges::lower_bound(points, x, {}, &CurvePoint::x);
    if (next == points.begin()) return *next;
    if (next == points.end()) return points.back();
    return x - (next - 1)->x <= next->x - x ? *(next - 1) : *next;
}

Curve reduced(std::span<const CurvePoint> points, double from, double to, std::size_t columns)
{
    const auto before = [](const CurvePoint& point, double x) { return point.x < x; };
    const auto begin = std::lower_bound(points.begin(), points.end(), from, before);
    const auto end =
        std::upper_bound(begin, points.end(), to, [](double x, const CurvePoint& point) { return x < point.x; });
    Curve result;
    result.reserve(2 * columns + 2);
    if (begin != points.begin()) result.push_back(*(begin - 1));
    auto left = begin;
    for (std::size_t column = 1; column <= columns; ++column) {
        const double border = from + (to - from) * double(column) / double(columns);
        const auto right = column == columns ? end : std::lower_bound(left, end, border, before);
        appendExtremes({left, right}, result);
        left = right;
    }
    if (end != points.end()) result.push_back(*end);
    return result;
}

} // namespace sessionsmith::widgets
