// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/curve.h"

namespace sessionsmith::widgets {

enum class SmoothingKind { None, Exponential, Mean, Gaussian };

/// How a curve is calmed, always over its raw values and by the distance in steps, so that it looks the same however
/// densely it was measured and whatever axis it is drawn over. With d_ij = x_i - x_j and s the scale, the value at i is
/// sum_j w_ij y_j / sum_j w_ij, where w_ij is
/// - Exponential: exp(-d_ij / s) for j <= i, the exponential moving average;
/// - Mean: 1 for |d_ij| <= s / 2;
/// - Gaussian: exp(-(d_ij / s)^2 / 2) for |d_ij| up to about 4 s.
struct Smoothing
{
    SmoothingKind kind = SmoothingKind::None;
    double scale = 0; ///< steps; 0: as none
    bool isActive() const { return kind != SmoothingKind::None && scale > 0; }
    bool operator==(const Smoothing&) const = default;
};

/// A scale that calms a curve without hiding its shape: a fiftieth of its width, down to the next 1, 2 or 5 times a
/// power of ten. So it seldom changes while a run goes on.
double smoothingFor(const Curve& curve);

/// The values of a smoothed curve, kept up to date as the curve grows. The same values come out however they came in.
/// A Gaussian is not asked of each point where many lie within a thirty-second of its scale, but of their mean: its
/// values are then good to some thousandths of what the values there differ by.
class SmoothedCurve
{
public:
    /// Takes O(new points) for a curve that has grown since the last call, else O(points).
    void update(const Curve& curve, const Smoothing& smoothing);
    Line line(const Curve& curve) const { return {curve.line().x, m_values, &m_pyramid}; }

private:
    void restart(const Curve& curve, const Smoothing& smoothing);
    std::size_t firstChanged(std::span<const double> steps) const;

    Smoothing m_smoothing;
    std::vector<double> m_values;
    Pyramid m_pyramid;
    std::uint64_t m_truncations = 0;
    double m_sum = 0, m_weight = 0; ///< of the exponential average, at its last point
};

} // namespace sessionsmith::widgets
