// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/reduction.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr std::size_t mostAsked = 4096; // values, for a quantile
constexpr double outerShare = 0.01;     // at either end

void appendExtremes(const Line& line, std::size_t first, std::size_t last, Points& result)
{
    if (first == last) return;
    const Extremes extremes = line.pyramid->extremes(line.y, first, last);
    const auto [earlier, later] = std::minmax(extremes.lowAt, extremes.highAt);
    result.push_back(line.point(earlier));
    if (earlier != later) result.push_back(line.point(later)); // a level stretch gives one point
}

} // namespace

CurvePoint nearest(const Line& line, double x)
{
    const auto next = std::size_t(std::ranges::lower_bound(line.x, x) - line.x.begin());
    if (next == 0) return line.point(0);
    if (next == line.size()) return line.point(next - 1);
    return line.point(x - line.x[next - 1] <= line.x[next] - x ? next - 1 : next);
}

std::pair<std::size_t, std::size_t> stretch(const Line& line, double from, double to)
{
    const auto begin = std::ranges::lower_bound(line.x, from);
    const auto end = std::upper_bound(begin, line.x.end(), to);
    return {std::size_t(begin - line.x.begin()), std::size_t(end - line.x.begin())};
}

std::size_t placeOf(std::span<const double> x, std::size_t first, std::size_t last, std::size_t guess, double border)
{
    std::size_t low = first, high = last; // the place lies between them
    std::size_t width = 1;
    if (guess < last && x[guess] < border) {
        for (low = guess + 1; low + width < last && x[low + width] < border; width *= 2)
            low += width + 1;
        high = std::min(low + width, last);
    } else {
        for (high = std::min(guess, last); high >= first + width && x[high - width] >= border; width *= 2)
            high -= width;
        low = high >= first + width ? high - width : first;
    }
    const auto begin = x.begin() + std::ptrdiff_t(low), end = x.begin() + std::ptrdiff_t(high);
    return std::size_t(std::lower_bound(begin, end, border) - x.begin());
}

Points reduced(const Line& line, double from, double to, std::size_t columns)
{
    const auto [begin, end] = stretch(line, from, to);
    Points result;
    result.reserve(std::min(2 * columns, end - begin) + 2);
    if (begin > 0) result.push_back(line.point(begin - 1));
    std::size_t left = begin, width = 0; // of the last column, as the next may well be
    for (std::size_t column = 1; column <= columns && left < end; ++column) {
        const double border = from + (to - from) * double(column) / double(columns);
        const std::size_t right = column == columns ? end : placeOf(line.x, left, end, left + width, border);
        appendExtremes(line, left, right, result);
        width = right - left;
        left = right;
    }
    if (end < line.size()) result.push_back(line.point(end));
    return result;
}

void ValueRange::add(double value)
{
    low = std::min(low, value);
    high = std::max(high, value);
}

void ValueRange::add(const ValueRange& other)
{
    low = std::min(low, other.low);
    high = std::max(high, other.high);
}

ValueRange innerRange(const Line& line, double from, double to)
{
    const auto [begin, end] = stretch(line, from, to);
    if (begin == end) return {};
    std::vector<double> asked;
    const std::size_t every = (end - begin + mostAsked - 1) / mostAsked;
    for (std::size_t i = begin; i < end; i += every)
        asked.push_back(line.y[i]);
    const auto quantile = [&](double share) {
        const auto place = asked.begin() + std::lround(share * double(asked.size() - 1));
        std::nth_element(asked.begin(), place, asked.end());
        return *place;
    };
    return {quantile(outerShare), quantile(1 - outerShare)};
}

ValueRange wholeRange(const Line& line, double from, double to)
{
    const auto [begin, end] = stretch(line, from, to);
    const Extremes extremes = line.pyramid->extremes(line.y, begin, end);
    return {extremes.low, extremes.high};
}

} // namespace sessionsmith::widgets
