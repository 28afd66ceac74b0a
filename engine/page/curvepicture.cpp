// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/page/curvepicture.h"

#include "engine/page/html.h"
#include "engine/page/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace sessionsmith::page {

namespace {

constexpr double left = 58, right = 14, top = 10, plotHeight = 250, belowPlot = 42;
constexpr double bottom = top + plotHeight, plotWidth = pictureWidth - left - right;

/// 1234567 -> "1,234,567"; of small numbers as many digits as tell neighbours apart.
std::string tickText(double value, double step)
{
    const int decimals = std::clamp(int(std::ceil(-std::log10(step) - 1e-9)), 0, 9);
    if (value != 0 && (std::abs(value) >= 1e7 || std::abs(value) < 1e-6)) return fmt::format("{:g}", value);
    std::string text = fmt::format("{:.{}f}", value, decimals);
    const std::size_t point = std::min(text.find('.'), text.size()), first = value < 0 ? 1 : 0;
    for (std::size_t place = point; place > first + 3; place -= 3)
        text.insert(place - 3, ",");
    return text;
}

/// Where steps and values lie.
struct Frame
{
    double firstStep = std::numeric_limits<double>::infinity(), lastStep = -firstStep;
    double low = firstStep, high = -low;

    explicit Frame(const CurvePicture& picture)
    {
        for (const CurvePicture::Curve& curve : picture.curves)
            for (const auto& [step, value] : curve.places) {
                firstStep = std::min(firstStep, step);
                lastStep = std::max(lastStep, step);
                if (std::isfinite(value)) include(value);
            }
        if (low > high) return;
        for (const CurvePicture::Level& level : picture.levels)
            if (std::isfinite(level.value)) include(level.value);
        const double room = high > low ? 0.05 * (high - low) : std::max(0.05 * std::abs(high), 1e-9);
        low -= room;
        high += room;
        if (firstStep == lastStep) lastStep = firstStep + 1;
    }
    void include(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    bool isEmpty() const { return !(low < high) || !std::isfinite(high - low); }
    double x(double step) const { return left + (step - firstStep) / (lastStep - firstStep) * plotWidth; }
    double y(double value) const { return bottom - (value - low) / (high - low) * plotHeight; }
};

std::string axes(const Frame& frame, const std::string& stepWord)
{
    constexpr int mostUp = 6, mostAcross = 8;
    std::string content;
    const std::vector<double> up = ticksBetween(frame.low, frame.high, mostUp);
    const std::vector<double> across = ticksBetween(frame.firstStep, frame.lastStep, mostAcross);
    for (const double value : up) {
        content += rule(left, frame.y(value), left + plotWidth, frame.y(value), "grid");
        content += label(left - 8, frame.y(value) + 4, "end", tickText(value, up.size() > 1 ? up[1] - up[0] : 1));
    }
    for (const double step : across)
        content +=
            label(frame.x(step), bottom + 17, "middle", tickText(step, across.size() > 1 ? across[1] - across[0] : 1));
    content += rule(left, bottom, left + plotWidth, bottom, "axis");
    return content + label(left + plotWidth, bottom + 36, "end", escapedHtml(stepWord));
}

std::string levels(const Frame& frame, const CurvePicture& picture)
{
    std::string content;
    for (const CurvePicture::Level& level : picture.levels) {
        if (!std::isfinite(level.value)) continue;
        const double y = frame.y(level.value);
        content += fmt::format("<line{} x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" "
                               "stroke-width=\"1.5\" stroke-dasharray=\"6 4\"/>\n",
                               level.colour.empty() ? " class=\"axis\"" : "", left, y, left + plotWidth, y,
                               level.colour.empty() ? "#667085" : level.colour);
        content += label(left + plotWidth - 4, y < top + 16 ? y + 14 : y - 5, "end", escapedHtml(level.name));
    }
    return content;
}

/// In pieces, where values are missing; a cross at the foot for each of these.
std::string curve(const Frame& frame, const CurvePicture::Curve& curve)
{
    std::string content, line;
    std::size_t places = 0;
    const auto endPiece = [&] {
        if (places == 1) // a dot, for a line needs two ends
            content += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"3\" fill=\"{}\"/>\n",
                                   line.substr(0, line.find(',')), line.substr(line.find(',') + 1), curve.colour);
        else if (places > 1)
            content += fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.6\" "
                                   "stroke-linejoin=\"round\"/>\n",
                                   line, curve.colour);
        line.clear();
        places = 0;
    };
    for (const auto& [step, value] : curve.places) {
        if (std::isfinite(value)) {
            fmt::format_to(std::back_inserter(line), "{}{:.1f},{:.1f}", places > 0 ? " " : "", frame.x(step),
                           frame.y(value));
            ++places;
            continue;
        }
        endPiece();
        content += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" style=\"fill:{}\" fill=\"{}\">"
                               "\u00d7<title>{:g}</title></text>\n",
                               frame.x(step), bottom - 3, curve.colour, curve.colour, value);
    }
    endPiece();
    return content;
}

} // namespace

std::vector<double> ticksBetween(double low, double high, int most)
{
    std::vector<double> ticks;
    if (!(low < high) || !std::isfinite(high - low)) return ticks;
    const double rough = (high - low) / most, power = std::pow(10, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double round : {1, 2, 5})
        if (round * power >= rough * (1 - 1e-9)) {
            step = round * power;
            break;
        }
    for (double i = std::ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; ++i)
        ticks.push_back(i * step + 0.0); // no minus before a zero
    return ticks;
}

std::string curveSvg(const CurvePicture& picture)
{
    const Frame frame(picture);
    if (frame.isEmpty()) return {};
    std::string content = axes(frame, picture.stepWord) + levels(frame, picture);
    for (const CurvePicture::Curve& one : picture.curves)
        content += curve(frame, one);
    return svg(bottom + belowPlot, escapedHtml(picture.name), content);
}

} // namespace sessionsmith::page
