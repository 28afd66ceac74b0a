// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/records.h"
#include "widgets/charts/linechart.h"

#include <map>

namespace sessionsmith::widgets {

/// The metrics of runs as curves over steps, as they arrive.
class RunCurves
{
public:
    void clear() { m_curves.clear(); }
    /// A run that was resumed repeats its last steps: what lies beyond the first of the new ones is replaced.
    void add(store::Id run, const std::vector<store::MetricPoint>& points);
    const Curve& curve(store::Id run, const std::string& metric) const;
    /// The latest value; NaN where there is none.
    double latest(store::Id run, const std::string& metric) const;
    /// The first of `metrics` that the run has; empty where it has none.
    std::string firstPresent(store::Id run, const std::vector<std::string>& metrics) const;

private:
    std::map<store::Id, std::map<std::string, Curve>> m_curves;
};

} // namespace sessionsmith::widgets
