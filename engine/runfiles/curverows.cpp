// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/curverows.h"

#include "engine/exchange/quoting.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace sessionsmith::runfiles {

std::string exactText(double value)
{
    if (std::isnan(value)) return "nan";
    return fmt::format("{}", value); // the shortest that reads back as the same
}

std::string exactJson(double value)
{
    return std::isfinite(value) ? exactText(value) : '"' + exactText(value) + '"';
}

std::string CurveRows::header() const
{
    return m_format == TableFormat::Csv ? "run,metric,step,epoch,time,value\r\n" : "";
}

std::string CurveRows::rows(const std::string& run, const std::vector<store::MetricPoint>& points) const
{
    const bool isCsv = m_format == TableFormat::Csv;
    const auto quoted = [&](const std::string& text) {
        return isCsv ? exchange::csvQuoted(text) : exchange::jsonQuoted(text);
    };
    // A run that never says where in its data it is has no epochs.
    const bool hasEpochs = std::ranges::any_of(points, [](const auto& point) { return point.epoch != 0; });
    const std::string name = quoted(run);
    std::string rows, metric;
    const std::string* last = nullptr;
    for (const store::MetricPoint& point : points) {
        if (!last || *last != point.metric) metric = quoted(point.metric);
        last = &point.metric;
        const std::string epoch = hasEpochs ? exactText(point.epoch) : std::string();
        const std::string time = formatIsoTime(point.time);
        if (isCsv)
            fmt::format_to(std::back_inserter(rows), "{},{},{},{},{},{}\r\n", name, metric, point.step, epoch, time,
                           exactText(point.value));
        else
            fmt::format_to(std::back_inserter(rows),
                           "{{\"run\":{},\"metric\":{},\"step\":{}{}{},\"time\":\"{}\",\"value\":{}}}\n", name, metric,
                           point.step, hasEpochs ? ",\"epoch\":" : "", epoch, time, exactJson(point.value));
    }
    return rows;
}

} // namespace sessionsmith::runfiles
