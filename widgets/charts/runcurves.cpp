// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/runcurves.h"

#include <limits>

namespace sessionsmith::widgets {

void RunCurves::append(Curve& curve, const Run& run, const Sample& sample, ChartAxis axis)
{
    switch (axis) {
    case ChartAxis::Step:
        return curve.append(sample.step, sample.value);
    case ChartAxis::Epoch:
        return curve.append(sample.epoch, sample.value, sample.step);
    case ChartAxis::Examples:
        if (run.batch > 0) curve.append(sample.step * run.batch, sample.value, sample.step);
        return;
    case ChartAxis::Relative:
        return curve.append(double(sample.time - run.start) / 1000, sample.value, sample.step);
    case ChartAxis::Wall:
        return curve.append(double(sample.time), sample.value, sample.step);
    }
}

void RunCurves::add(store::Id id, const std::vector<store::MetricPoint>& points)
{
    Run& run = m_runs[id];
    for (const store::MetricPoint& point : points) {
        if (run.start == 0) run.start = point.time;
        Metric& metric = run.metrics[point.metric];
        const Sample sample{double(point.step), point.epoch, point.value, point.time};
        const bool repeats = !metric.samples.empty() && metric.samples.back().step >= sample.step;
        while (!metric.samples.empty() && metric.samples.back().step >= sample.step)
            metric.samples.pop_back();
        metric.samples.push_back(sample);
        for (auto& [axis, curve] : metric.curves) {
            if (repeats) curve->truncateFrom(sample.step);
            append(*curve, run, sample, axis);
        }
    }
}

CurvePointer RunCurves::curve(store::Id id, const std::string& name, ChartAxis axis)
{
    static const auto none = std::make_shared<const Curve>();
    if (!has(id, name)) return none;
    const Run& run = m_runs[id];
    Metric& metric = m_runs[id].metrics[name];
    auto& curve = metric.curves[axis];
    if (!curve) {
        curve = std::make_shared<Curve>();
        curve->reserve(metric.samples.size());
        for (const Sample& sample : metric.samples)
            append(*curve, run, sample, axis);
    }
    return curve;
}

const RunCurves::Metric* RunCurves::find(store::Id run, const std::string& metric) const
{
    const auto curves = m_runs.find(run);
    if (curves == m_runs.end()) return nullptr;
    const auto found = curves->second.metrics.find(metric);
    return found == curves->second.metrics.end() ? nullptr : &found->second;
}

std::vector<std::string> RunCurves::metrics(store::Id run) const
{
    std::vector<std::string> names;
    if (const auto curves = m_runs.find(run); curves != m_runs.end())
        for (const auto& [name, metric] : curves->second.metrics)
            names.push_back(name);
    return names;
}

double RunCurves::latest(store::Id run, const std::string& metric) const
{
    const Metric* found = find(run, metric);
    return found ? found->samples.back().value : std::numeric_limits<double>::quiet_NaN();
}

double RunCurves::latestEpoch(store::Id run, const std::string& metric) const
{
    const Metric* found = find(run, metric);
    return found ? found->samples.back().epoch : 0;
}

std::string RunCurves::firstPresent(store::Id run, const std::vector<std::string>& metrics) const
{
    for (const std::string& metric : metrics)
        if (has(run, metric)) return metric;
    return {};
}

} // namespace sessionsmith::widgets
