// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/runmarks.h"

#include "widgets/common/texts.h"

#include <QCoreApplication>

#include <algorithm>

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

QList<ChartMark> alertMarks(RunCurves& curves, store::Id run, const std::string& metric, ChartAxis axis)
{
    const std::string ranking = "valid/ndcg@10";
    const std::string progress = curves.has(run, ranking) ? ranking : "valid/loss";
    const struct
    {
        const char* alert;
        std::string shownBy;
        QString label;
    } kinds[] = {{"alert/not_finite", "train/loss", RunMarks::tr("not a number")},
                 {"alert/stalled", progress, RunMarks::tr("no progress")},
                 {"alert/overfitting", "valid/loss", RunMarks::tr("over-fitting")}};
    QList<ChartMark> marks;
    for (const auto& kind : kinds) {
        if (metric != kind.shownBy || !curves.has(run, kind.alert)) continue;
        const Line line = curves.curve(run, metric, axis)->line();
        for (const double x : curves.curve(run, kind.alert, axis)->line().x) {
            const auto behind = std::upper_bound(line.x.begin(), line.x.end(), x);
            if (behind == line.x.begin()) continue; // nothing to stand on
            marks.append({ChartMark::Kind::Alert, line.point(std::size_t(behind - line.x.begin()) - 1), kind.label});
        }
    }
    return marks;
}

bool isAlert(const std::string& metric)
{
    return metric.starts_with("alert/");
}

} // namespace sessionsmith::widgets
