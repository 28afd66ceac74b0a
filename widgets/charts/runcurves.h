// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/records.h"
#include "widgets/charts/chartsettings.h"
#include "widgets/charts/curve.h"

#include <map>

namespace sessionsmith::widgets {

/// The metrics of runs as curves over any axis, as they arrive.
class RunCurves
{
public:
    void clear() { m_runs.clear(); }
    /// How many examples a step of the run learns from; without it there are no curves over examples.
    void setBatch(store::Id run, int examples) { m_runs[run].batch = examples; }
    /// When the run began: its time 0. Without it, its first point.
    void setStart(store::Id run, Milliseconds start) { m_runs[run].start = start; }
    /// A run that was resumed repeats its last steps: what lies beyond the first of the new ones is replaced.
    void add(store::Id run, const std::vector<store::MetricPoint>& points);
    /// Never null, and the same one as it grows. Over time: seconds since the start, or milliseconds of the clock.
    CurvePointer curve(store::Id run, const std::string& metric, ChartAxis axis = ChartAxis::Step);
    bool has(store::Id run, const std::string& metric) const { return find(run, metric) != nullptr; }
    /// All metrics that the run has, by name.
    std::vector<std::string> metrics(store::Id run) const;
    /// The latest value; NaN where there is none.
    double latest(store::Id run, const std::string& metric) const;
    /// The epoch of the latest value; 0 where there is none.
    double latestEpoch(store::Id run, const std::string& metric) const;
    /// The first of `metrics` that the run has; empty where it has none.
    std::string firstPresent(store::Id run, const std::vector<std::string>& metrics) const;

private:
    struct Sample
    {
        double step, epoch, value;
        Milliseconds time;
    };
    struct Metric
    {
        std::vector<Sample> samples;
        std::map<ChartAxis, std::shared_ptr<Curve>> curves;
    };
    struct Run
    {
        int batch = 0;
        Milliseconds start = 0;
        std::map<std::string, Metric> metrics;
    };

    const Metric* find(store::Id run, const std::string& metric) const;
    static void append(Curve& curve, const Run& run, const Sample& sample, ChartAxis axis);

    std::map<store::Id, Run> m_runs;
};

} // namespace sessionsmith::widgets
