// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/curve.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

Curve::Curve(std::initializer_list<CurvePoint> points)
{
    for (const CurvePoint& point : points)
        append(point.x, point.y);
}

void Curve::append(double x, double y)
{
    if (!m_x.empty()) x = std::max(x, m_x.back());
    if (std::isfinite(y)) {
        m_x.push_back(x);
        m_y.push_back(y);
        m_pyramid.grow(m_y);
    } else {
        m_broken.push_back({x, y});
    }
}

void Curve::append(double x, double y, double step)
{
    append(x, y);
    if (std::isfinite(y))
        m_steps.push_back(step);
    else
        m_brokenSteps.push_back(step);
}

void Curve::reserve(std::size_t points)
{
    m_x.reserve(points);
    m_y.reserve(points);
}

void Curve::truncateFrom(double step)
{
    const auto steps = this->steps();
    const auto kept = std::size_t(std::ranges::lower_bound(steps, step) - steps.begin());
    if (kept < m_x.size()) {
        m_x.resize(kept);
        m_y.resize(kept);
        if (!m_steps.empty()) m_steps.resize(kept);
        m_pyramid.truncate(kept);
        ++m_truncations;
    }
    while (!m_broken.empty() && (m_brokenSteps.empty() ? m_broken.back().x : m_brokenSteps.back()) >= step) {
        m_broken.pop_back();
        if (!m_brokenSteps.empty()) m_brokenSteps.pop_back();
    }
}

std::vector<Curve::Sample> Curve::samples(double from, double to) const
{
    std::vector<Sample> result;
    const auto begin = std::size_t(std::ranges::lower_bound(m_x, from) - m_x.begin());
    for (std::size_t i = begin; i < m_x.size() && m_x[i] <= to; ++i)
        result.push_back({m_x[i], steps()[i], m_y[i]});
    for (std::size_t i = 0; i < m_broken.size(); ++i)
        if (const CurvePoint& point = m_broken[i]; point.x >= from && point.x <= to)
            result.push_back({point.x, m_brokenSteps.empty() ? point.x : m_brokenSteps[i], point.y});
    std::ranges::stable_sort(result, {}, &Sample::step);
    return result;
}

bool Curve::operator==(const Curve& other) const
{
    const auto isSame = [](const CurvePoint& a, const CurvePoint& b) {
        return a.x == b.x && (a.y == b.y || (std::isnan(a.y) && std::isnan(b.y)));
    };
    return m_x == other.m_x && m_y == other.m_y && std::ranges::equal(m_broken, other.m_broken, isSame);
}

} // namespace sessionsmith::widgets
