// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/runcurves.h"

#include <limits>

namespace sessionsmith::widgets {

void RunCurves::add(store::Id run, const std::vector<store::MetricPoint>& points)
{
    for (const store::MetricPoint& point : points) {
        Curve& curve = m_curves[run][point.metric];
        while (!curve.empty() && curve.back().x >= double(point.step))
            curve.pop_back();
        curve.push_back({double(point.step), point.value});
    }
}

const Curve& RunCurves::curve(store::Id run, const std::string& metric) const
{
    static const Curve none;
    const auto curves = m_curves.find(run);
    if (curves == m_curves.end()) return none;
    const auto found = curves->second.find(metric);
    return found == curves->second.end() ? none : found->second;
}

double RunCurves::latest(store::Id run, const std::string& metric) const
{
    const Curve& points = curve(run, metric);
    return points.empty() ? std::numeric_limits<double>::quiet_NaN() : points.back().y;
}

std::string RunCurves::firstPresent(store::Id run, const std::vector<std::string>& metrics) const
{
    for (const std::string& metric : metrics)
        if (!curve(run, metric).empty()) return metric;
    return {};
}

} // namespace sessionsmith::widgets
