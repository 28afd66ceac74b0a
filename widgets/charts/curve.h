// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/pyramid.h"

#include <initializer_list>
#include <memory>

namespace sessionsmith::widgets {

struct CurvePoint
{
    double x = 0;
    double y = 0;
    bool operator==(const CurvePoint&) const = default;
};
using Points = std::vector<CurvePoint>; ///< sorted by x

/// Values over their places, and their extremes: a curve as it is drawn. It looks at what others own.
struct Line
{
    std::span<const double> x; ///< sorted
    std::span<const double> y; ///< (x.size()), finite
    const Pyramid* pyramid = nullptr;
    std::size_t size() const { return x.size(); }
    CurvePoint point(std::size_t i) const { return {x[i], y[i]}; }
};

/// A curve that grows at its end. A single value that is not finite would blank all of it: such values are kept apart,
/// to be marked.
class Curve
{
public:
    Curve() = default;
    Curve(std::initializer_list<CurvePoint> points);
    /// `x` is not less than the last one: what comes too early (a clock that was set back) is laid on it. `step` is
    /// where the value was measured, by which smoothing goes; it is x where it is left out, in all points or in none.
    void append(double x, double y);
    void append(double x, double y, double step);
    void reserve(std::size_t points);
    /// Takes away what was measured at `step` and later.
    void truncateFrom(double step);

    struct Sample
    {
        double x, step, y; ///< `y` as it was measured: NaN or infinite too
    };
    /// All that was measured within [from, to], in the order of x.
    std::vector<Sample> samples(double from, double to) const;

    Line line() const { return {m_x, m_y, &m_pyramid}; }
    std::span<const double> steps() const { return m_steps.empty() ? m_x : m_steps; }
    const Points& broken() const { return m_broken; } ///< NaN and infinite values
    bool empty() const { return m_x.empty() && m_broken.empty(); }
    std::size_t size() const { return m_x.size(); }             ///< finite values
    std::uint64_t truncations() const { return m_truncations; } ///< as long as it is the same, the curve only grew

    bool operator==(const Curve& other) const;

private:
    std::vector<double> m_x, m_y;
    std::vector<double> m_steps; ///< empty where they are x
    Points m_broken;
    std::vector<double> m_brokenSteps;
    Pyramid m_pyramid;
    std::uint64_t m_truncations = 0;
};

/// Shared by whoever collects the points and the charts that draw them, all in the thread of the window.
using CurvePointer = std::shared_ptr<const Curve>;

} // namespace sessionsmith::widgets
