// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartgroup.h"
#include "widgets/charts/chartseries.h"
#include "widgets/charts/runcurves.h"
#include "widgets/jobs/metricfollower.h"
#include "widgets/jobs/workbench.h"

#include <QWidget>

class QSplitter;

namespace sessionsmith::widgets {

class Card;
class LineChart;
class ProgressCard;

/// One run as it goes: its curves, and below them how far it is and what happened.
class TrainingMonitor : public QWidget
{
    Q_OBJECT
public:
    explicit TrainingMonitor(Workbench& workbench, QWidget* parent = nullptr);
    void watch(const store::RunRecord& run);
    /// The runs that are under way; where there is more than the one that is shown, a person can change between them.
    void setRunsUnderWay(std::vector<store::RunRecord> runs);
    const std::optional<store::RunRecord>& run() const { return m_run; }
    const RunCurves& curves() const { return m_curves; }
    QSplitter* splitter() const { return m_splitter; }
    void retranslate();

Q_SIGNALS:
    void watchRequested(qint64 run);
    void resumeRequested(const sessionsmith::store::RunRecord& run);
    void changed(); ///< new values or another state
    void pointed(const QList<sessionsmith::widgets::StatusItem>& items);
    void noticed(const QString& text);
    void errorOccurred(const QString& text);

private:
    /// What stands below the loss.
    struct SecondChart
    {
        std::vector<std::string> metrics;
        QString title, unit, empty;
    };

    SecondChart secondChart() const;
    void buildLayout();
    void buildChart(LineChart& chart, Card& card, const QString& key);
    void takePoints(qint64 run, const std::vector<store::MetricPoint>& points);
    void takeRun(const store::RunRecord& run);
    void showCurves();
    void showSubtitles();
    ChartSeries seriesOf(const std::string& metric, const QString& name, int category, ChartAxis axis);
    void showCeiling(LineChart& chart, const std::string& metric);

    MetricFollower m_follower;
    std::optional<store::RunRecord> m_run;
    RunCurves m_curves;
    ChartGroup m_group;
    QSplitter* m_splitter;
    Card* m_lossCard;
    Card* m_qualityCard;
    ProgressCard* m_progress;
    LineChart* m_loss;
    LineChart* m_quality;
};

} // namespace sessionsmith::widgets
