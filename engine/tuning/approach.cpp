// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/approach.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::hmm {

namespace {

/// Relative to the target. Rounding in the fundamental matrix leaves about this much.
constexpr double metExactly = 1e-13;
constexpr double metWellEnough = 1e-10;
/// Scores further apart than this mean probabilities as good as zero.
constexpr double largestScore = 80;
/// Of one step from where it is: the linearised figures are good for no more.
constexpr double largestTurn = 4, largestLeap = 8;
/// Below this a share counts by its absolute size.
constexpr double smallShare = 1e-3;
/// A share of exactly nothing or all is met from inside, within what counts as met.
constexpr double margin = 4e-10;

double largest(const Vector& values)
{
    return values.size() > 0 ? values.cwiseAbs().maxCoeff() : 0;
}

} // namespace

Approach::Approach(const Model& start, const FreeCells& cells, std::vector<Target> targets, const TargetSpec& spec,
                   const Control& control)
    : m_start(start), m_cells(cells), m_targets(std::move(targets)), m_spec(spec), m_control(control),
      m_values(cells.start()), m_multipliers(Vector::Zero(Eigen::Index(m_targets.size())))
{
    const Figures figures(start, spec.length);
    for (Target& target : m_targets) {
        if (std::abs(figures.value(target.figure) - target.value) <= metExactly)
            continue; // as sharp as it is asked for
        target.value = target.figure.kind == Figure::Kind::Length ? std::max(target.value, 1 + margin)
                                                                  : std::clamp(target.value, margin, 1 - margin);
    }
}

double Approach::divergence() const
{
    return m_cells.divergence(m_values);
}

Model Approach::model() const
{
    Model model = m_start;
    m_cells.apply(m_values, model);
    return model;
}

Vector Approach::misses(const Vector& values) const
{
    Model model = m_start;
    m_cells.apply(values, model);
    const Figures figures(model, m_spec.length);
    Vector result(Eigen::Index(m_targets.size()));
    for (Eigen::Index i = 0; i < result.size(); ++i) {
        const auto& [figure, wanted] = m_targets[std::size_t(i)];
        const double value = figures.value(figure);
        result[i] =
            figure.kind == Figure::Kind::Length ? wanted / value - 1 : (value - wanted) / std::max(wanted, smallShare);
    }
    return result;
}

Matrix Approach::slopes(const Vector& values) const
{
    Model model = m_start;
    m_cells.apply(values, model);
    const Figures figures(model, m_spec.length);
    Matrix result(Eigen::Index(m_targets.size()), m_cells.size());
    for (Eigen::Index i = 0; i < result.rows(); ++i) {
        const auto& [figure, wanted] = m_targets[std::size_t(i)];
        const double value = figures.value(figure);
        const double scale =
            figure.kind == Figure::Kind::Length ? -wanted / (value * value) : 1 / std::max(wanted, smallShare);
        result.row(i) = scale * m_cells.gathered(figures.derivatives(figure)).transpose();
    }
    return result;
}

std::optional<Vector> Approach::aim(const Matrix& slopes, const Vector& misses)
{
    Vector multipliers = m_multipliers, values;
    if (!m_cells.project({m_cells.start(), m_values, largestScore}, slopes, -misses, multipliers, values))
        return std::nullopt;
    m_multipliers = multipliers;
    return values;
}

bool Approach::accept(const Vector& values, double atMost)
{
    const Vector left = misses(values);
    if (!left.allFinite() || largest(left) > atMost) return false;
    m_values = values;
    return true;
}

bool Approach::stepCloser(const Matrix& slopes, const Vector& misses)
{
    const double now = largest(misses);
    // Straight to the least change, where that does well and is not so far that there is hardly a way back; else by
    // the shortest way from here.
    const auto goal = aim(slopes, misses);
    if (goal && m_cells.turn(m_values, *goal) < largestLeap && accept(*goal, 0.3 * now)) return true;
    for (double portion = 1; portion > 1e-6; portion /= 2) {
        Vector multipliers = Vector::Zero(misses.size()), values;
        if (!m_cells.project({m_values, m_values, largestTurn}, slopes, -portion * misses, multipliers, values))
            continue;
        if (accept(values, (1 - 0.1 * portion) * now)) return true;
    }
    return false;
}

bool Approach::stepDown(const Matrix& slopes, const Vector& misses)
{
    for (double damping = m_damping; damping < 1e12; damping *= 10) {
        const Vector values = m_cells.turned(m_values, slopes, -misses, damping);
        if (m_cells.turn(m_values, values) > largestTurn) continue;
        const Vector left = this->misses(values);
        if (!left.allFinite() || left.norm() > (1 - 1e-4 / (1 + damping)) * misses.norm()) continue;
        m_values = values;
        m_damping = std::max(damping / 100, 1e-12);
        return true;
    }
    return false;
}

bool Approach::meet(Way way)
{
    m_values = way == Way::FromTheMiddle ? m_cells.even() : m_cells.start();
    m_multipliers.setZero();
    if (m_cells.size() == 0) return largest(misses(m_values)) <= metWellEnough;
    return goBy(way == Way::Straight ? &Approach::stepCloser : &Approach::stepDown);
}

bool Approach::goBy(bool (Approach::*step)(const Matrix&, const Vector&))
{
    for (int iteration = 0; iteration < m_spec.maximumIterations && m_control.proceed(); ++iteration) {
        const Vector now = misses(m_values);
        if (largest(now) <= metExactly) return true;
        if (!(this->*step)(slopes(m_values), now)) return largest(now) <= metWellEnough;
    }
    return largest(misses(m_values)) <= metWellEnough;
}

bool Approach::restore(Vector& values) const
{
    Vector now = misses(values);
    for (int iteration = 0; iteration < 20 && largest(now) > metExactly; ++iteration) {
        const Matrix slope = slopes(values);
        Vector multipliers = Vector::Zero(now.size()), next;
        if (!m_cells.project({values, values, largestTurn}, slope, -now, multipliers, next)) break;
        const Vector left = misses(next);
        if (!left.allFinite() || largest(left) >= largest(now)) break;
        values = next, now = left;
    }
    return largest(now) <= metWellEnough;
}

void Approach::descend()
{
    if (m_cells.size() == 0) return;
    double divergence = m_cells.divergence(m_values);
    double length = 1, before = 1;
    for (int iteration = 0; iteration < m_spec.maximumIterations && m_control.proceed(); ++iteration) {
        const auto goal = aim(slopes(m_values), misses(m_values));
        if (!goal) return;
        const Vector step = *goal - m_values;
        const double size = largest(step);
        // Where the divergence is flat to the last bit, only a shrinking step shows that it still goes down.
        const double noise = size < 1e-6 && size < 0.99 * before ? 1e-15 * (1 + divergence) : 0;
        if (size < 1e-11) return;
        before = size;
        bool isLower = false;
        for (length = std::min(1.0, 2 * length); length > 1e-6 && !isLower; length /= 2) {
            Vector values = m_values + length * step;
            if (!restore(values)) continue;
            const double next = m_cells.divergence(values);
            isLower = next < divergence + noise;
            if (!isLower) continue;
            m_values = values;
            divergence = next;
            break;
        }
        if (!isLower) return;
    }
}

} // namespace sessionsmith::hmm
