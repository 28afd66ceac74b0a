// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartgroup.h"
#include "widgets/charts/chartseries.h"
#include "widgets/charts/runcurves.h"
#include "widgets/jobs/metricfollower.h"
#include "widgets/jobs/workbench.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QSplitter;

namespace sessionsmith::widgets {

class Card;
class ChoiceBox;
class Figures;
class LineChart;

/// One run as it goes: its curves, how far it is, what happened, and the buttons to steer it.
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
    /// What happened when, in words of the language in which it is looked at.
    struct LogLine
    {
        Milliseconds time;
        std::function<QString()> words;
    };

    /// What stands below the loss.
    struct SecondChart
    {
        std::vector<std::string> metrics;
        QString title, unit, empty;
    };

    SecondChart secondChart() const;
    void buildLayout();
    Card* buildProgressCard();
    void buildChart(LineChart& chart, Card& card, const QString& key);
    void takePoints(qint64 run, const std::vector<store::MetricPoint>& points);
    void takeRun(const store::RunRecord& run);
    void showCurves();
    void showSubtitles();
    ChartSeries seriesOf(const std::string& metric, const QString& name, int category, ChartAxis axis);
    void showCeiling(LineChart& chart, const std::string& metric);
    void showChoice();
    void showProgress();
    void keepFocus(const QWidget* before);
    void showFigures();
    QString progressText(const Job& running) const;
    void log(Milliseconds time, std::function<QString()> words);
    void showLog();
    store::RunStatus status() const;
    Job* job() const;

    Workbench& m_workbench;
    MetricFollower m_follower;
    std::optional<store::RunRecord> m_run;
    RunCurves m_curves;
    ChartGroup m_group;
    QSplitter* m_splitter;
    Card* m_lossCard;
    Card* m_qualityCard;
    Card* m_progressCard;
    LineChart* m_loss;
    LineChart* m_quality;
    QProgressBar* m_progress;
    QLabel* m_state;
    QPushButton* m_pause;
    QPushButton* m_cancel;
    QPushButton* m_resume;
    ChoiceBox* m_choice;
    QLabel* m_reason;
    Figures* m_figures;
    QListWidget* m_events;
    std::vector<LogLine> m_log;
    std::vector<store::RunRecord> m_underWay;
};

} // namespace sessionsmith::widgets
