// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/smoothing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr double gaussianReach = 4; // scales; beyond lies a fifteen-thousandth of the weight
constexpr double cellsPerScale = 32;
constexpr int nearCells = 4; // what a cell's own points and the neighbours between which a value lies span at most

/// The sum over a window that slides forward. Taking off what leaves would keep the rounding errors of the largest
/// value that ever was in it; two stacks only ever add.
class SlidingSum
{
public:
    void push(double value)
    {
        m_in.push_back(value);
        m_inSum += value;
    }
    void pop()
    {
        if (m_out.empty()) {
            double sum = 0;
            while (!m_in.empty()) {
                m_out.push_back(sum += m_in.back());
                m_in.pop_back();
            }
            m_inSum = 0;
        }
        m_out.pop_back();
    }
    double mean() const { return (m_inSum + (m_out.empty() ? 0 : m_out.back())) / double(m_in.size() + m_out.size()); }

private:
    std::vector<double> m_in, m_out; ///< values that came; sums of those that leave next
    double m_inSum = 0;
};

void appendMeans(std::span<const double> steps, std::span<const double> values, double width,
                 std::vector<double>& result)
{
    const std::size_t first = result.size();
    if (first == steps.size()) return;
    auto begin = std::size_t(std::ranges::lower_bound(steps, steps[first] - width / 2) - steps.begin());
    std::size_t end = begin;
    SlidingSum sum;
    for (std::size_t i = first; i < steps.size(); ++i) {
        while (end < steps.size() && steps[end] <= steps[i] + width / 2)
            sum.push(values[end++]);
        for (; steps[begin] < steps[i] - width / 2; ++begin)
            sum.pop();
        result.push_back(sum.mean());
    }
}

struct Cell
{
    double place = 0, value = 0; ///< means of its points
    double count = 0;
};

/// The points from `first` on in cells that begin at whole multiples of `width`, wherever the first point lies.
std::vector<Cell> cellsOf(std::span<const double> steps, std::span<const double> values, std::size_t first,
                          double width)
{
    std::vector<Cell> cells;
    double now = 0;
    for (std::size_t i = first; i < steps.size(); ++i) {
        const double number = std::floor(steps[i] / width);
        if (cells.empty() || number != now) cells.push_back({});
        now = number;
        Cell& cell = cells.back();
        cell.count += 1;
        cell.place += (steps[i] - cell.place) / cell.count;
        cell.value += (values[i] - cell.value) / cell.count;
    }
    return cells;
}

/// exp(-u^2 / 2) for 0 <= u <= the reach, to seven digits.
double bell(double u)
{
    constexpr int perUnit = 1024;
    static const auto table = [] {
        std::array<double, std::size_t(gaussianReach * perUnit) + 2> values{};
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = std::exp(-0.5 * std::pow(double(i) / perUnit, 2));
        return values;
    }();
    const auto place = std::size_t(u * perUnit);
    const double within = u * perUnit - double(place);
    return table[place] + within * (table[place + 1] - table[place]);
}

/// The Gaussian average at each cell.
std::vector<double> averages(const std::vector<Cell>& cells, double scale)
{
    std::vector<double> result;
    result.reserve(cells.size());
    std::size_t begin = 0;
    for (const Cell& middle : cells) {
        while (cells[begin].place < middle.place - gaussianReach * scale)
            ++begin;
        double sum = 0, weight = 0;
        for (std::size_t k = begin; k < cells.size(); ++k) {
            const double u = std::abs(cells[k].place - middle.place) / scale;
            if (u > gaussianReach) break;
            const double w = cells[k].count * bell(u);
            sum += w * cells[k].value;
            weight += w;
        }
        result.push_back(sum / weight);
    }
    return result;
}

void appendGaussian(std::span<const double> steps, std::span<const double> values, double scale,
                    std::vector<double>& result)
{
    const std::size_t first = result.size();
    if (first == steps.size()) return;
    const double width = scale / cellsPerScale;
    // From the beginning of a cell on that is out of reach of the first value wanted and of its neighbours.
    const double from = (std::floor((steps[first] - gaussianReach * scale) / width) - nearCells) * width;
    const std::vector<Cell> cells =
        cellsOf(steps, values, std::size_t(std::ranges::lower_bound(steps, from) - steps.begin()), width);
    const std::vector<double> at = averages(cells, scale);
    std::size_t next = 0; // the first cell whose place is not before the point
    for (std::size_t i = first; i < steps.size(); ++i) {
        while (next < cells.size() && cells[next].place < steps[i])
            ++next;
        if (cells.size() == 1) {
            result.push_back(at.front());
            continue;
        }
        next = std::clamp<std::size_t>(next, 1, cells.size() - 1); // at either end half a cell lies beyond
        const double apart = cells[next].place - cells[next - 1].place;
        double share = (steps[i] - cells[next - 1].place) / apart;
        if (apart > 2 * width)
            share = std::round(std::clamp(share, 0.0, 1.0)); // across a gap a point belongs to the cell it lies in
        result.push_back(at[next - 1] + share * (at[next] - at[next - 1]));
    }
}

} // namespace

double smoothingFor(const Curve& curve)
{
    const auto steps = curve.steps();
    if (steps.empty()) return 0;
    const double share = (steps.back() - steps.front()) / 50;
    const double power = std::pow(10, std::floor(std::log10(std::max(share, 1.0))));
    return share >= 5 * power ? 5 * power : share >= 2 * power ? 2 * power : power;
}

void SmoothedCurve::restart(const Curve& curve, const Smoothing& smoothing)
{
    m_smoothing = smoothing;
    m_truncations = curve.truncations();
    m_values.clear();
    m_pyramid.truncate(0);
    m_sum = m_weight = 0;
}

/// What lies further back than the reach of the first new point keeps its value.
std::size_t SmoothedCurve::firstChanged(std::span<const double> steps) const
{
    if (m_smoothing.kind == SmoothingKind::Exponential || m_values.empty()) return m_values.size();
    const double reach = m_smoothing.kind == SmoothingKind::Mean
                             ? m_smoothing.scale / 2
                             : m_smoothing.scale * (gaussianReach + (nearCells + 1) / cellsPerScale);
    const auto first = std::ranges::lower_bound(steps, steps[m_values.size() - 1] - reach);
    return std::min(m_values.size(), std::size_t(first - steps.begin()));
}

void SmoothedCurve::update(const Curve& curve, const Smoothing& smoothing)
{
    if (smoothing != m_smoothing || curve.truncations() != m_truncations) restart(curve, smoothing);
    const auto steps = curve.steps();
    const auto values = curve.line().y;
    if (m_values.size() == steps.size()) return;
    m_values.resize(firstChanged(steps));
    m_pyramid.truncate(m_values.size());
    switch (smoothing.kind) {
    case SmoothingKind::None:
        m_values.assign(values.begin(), values.end());
        break;
    case SmoothingKind::Exponential:
        for (std::size_t i = m_values.size(); i < steps.size(); ++i) {
            const double decay = i == 0 ? 0 : std::exp(-(steps[i] - steps[i - 1]) / smoothing.scale);
            m_sum = m_sum * decay + values[i];
            m_weight = m_weight * decay + 1;
            m_values.push_back(m_sum / m_weight);
        }
        break;
    case SmoothingKind::Mean:
        appendMeans(steps, values, smoothing.scale, m_values);
        break;
    case SmoothingKind::Gaussian:
        appendGaussian(steps, values, smoothing.scale, m_values);
        break;
    }
    m_pyramid.grow(m_values);
}

} // namespace sessionsmith::widgets
