// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/runmarks.h"

#include "widgets/common/texts.h"

#include <QCoreApplication>

namespace sessionsmith::widgets {

namespace {

struct RunMarks
{
    Q_DECLARE_TR_FUNCTIONS(RunMarks)
};

constexpr std::size_t leastPoints = 3; // of fewer nobody asks which is the best

} // namespace

QList<ChartMark> runMarks(const Curve& curve, const std::string& metric, bool stoppedEarly)
{
    if (!metric.starts_with("valid/") || curve.size() < leastPoints) return {};
    const Line line = curve.line();
    const Extremes extremes = line.pyramid->extremes(line.y, 0, line.size());
    const CurvePoint best = line.point(metric.ends_with("loss") ? extremes.lowAt : extremes.highAt);
    const std::string name = metric.substr(metric.find('/') + 1);
    QList<ChartMark> marks{{ChartMark::Kind::Best, best, RunMarks::tr("best %1").arg(formatMetric(name, best.y))}};
    if (stoppedEarly) marks.append({ChartMark::Kind::Stop, line.point(line.size() - 1), RunMarks::tr("stopped early")});
    return marks;
}

} // namespace sessionsmith::widgets
