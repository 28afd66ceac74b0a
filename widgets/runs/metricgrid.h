// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/spread.h"
#include "engine/workflow/rungroups.h"
#include "widgets/charts/chartgroup.h"
#include "widgets/charts/chartseries.h"
#include "widgets/charts/runcurves.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QGridLayout;
class QMenu;
class QToolButton;

namespace sessionsmith::widgets {

class ElidedLabel;
class LineChart;

/// The chosen metrics of the selected runs, a chart each, side by side: enlarged together, with one cursor. Runs that
/// differ by seeds alone are one curve each, or together a mean with a band around it.
class MetricGrid : public QWidget
{
    Q_OBJECT
public:
    explicit MetricGrid(RunCurves& curves, QWidget* parent = nullptr);
    ~MetricGrid() override;
    /// What is drawn is read from the curves now.
    void setRuns(std::vector<store::RunRecord> runs);
    /// How runs are grouped once a person wants means.
    void setGrouping(std::function<std::vector<workflow::RunGroup>(const std::vector<store::RunRecord>&)> group);
    void setSpread(std::optional<learning::SpreadKind> spread); ///< around means; nothing: each run by itself
    void setEmptyTexts(const QString& what, const QString& how);
    /// Until a person chooses any: the first metric that a run has.
    std::vector<std::string> metrics() const;
    void setMetrics(std::vector<std::string> metrics);
    /// By a person; empty: none yet.
    const std::vector<std::string>& chosen() const { return m_chosen; }
    void setColumns(int columns);                     ///< 0: as many as fit the number of charts
    QToolButton& button() const { return *m_button; } ///< chooses metrics and columns
    QString layoutText() const;                       ///< to be kept
    void restoreLayout(const QString& text);
    void retranslate();

Q_SIGNALS:
    void pointed(const QList<sessionsmith::widgets::StatusItem>& items);
    void noticed(const QString& text);
    void errorOccurred(const QString& text);

private:
    struct Cell;
    /// Those that are always offered, then others that a shown run has.
    std::vector<std::string> offered() const;
    Cell& cellOf(const std::string& metric);
    void arrange();
    void draw();
    void draw(Cell& cell);
    QList<ChartReference> ceilingsOf(const std::string& metric) const;
    ChartSeries seriesOf(Cell& cell, const store::RunRecord& run);
    ChartSeries seriesOf(Cell& cell, const workflow::RunGroup& group);
    void group();
    void fillSpreads(QMenu& menu);
    void fillMenu();

    RunCurves& m_curves;
    std::vector<store::RunRecord> m_runs;
    std::function<std::vector<workflow::RunGroup>(const std::vector<store::RunRecord>&)> m_grouping;
    std::vector<workflow::RunGroup> m_groups; ///< of the runs; each by itself where no means are wanted
    std::optional<learning::SpreadKind> m_spread;
    std::vector<std::string> m_chosen;
    int m_columns = 0;
    QString m_emptyWhat, m_emptyHow;
    ChartGroup m_group;
    std::vector<std::unique_ptr<Cell>> m_cells; ///< one for each metric that was ever shown
    QGridLayout* m_grid;
    QToolButton* m_button;
};

} // namespace sessionsmith::widgets
