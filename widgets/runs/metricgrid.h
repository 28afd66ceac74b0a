// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartgroup.h"
#include "widgets/charts/runcurves.h"

#include <QWidget>

#include <memory>

class QGridLayout;
class QMenu;
class QToolButton;

namespace sessionsmith::widgets {

class ElidedLabel;
class LineChart;

/// The chosen metrics of the selected runs, a chart each, side by side: enlarged together, with one cursor.
class MetricGrid : public QWidget
{
    Q_OBJECT
public:
    explicit MetricGrid(RunCurves& curves, QWidget* parent = nullptr);
    ~MetricGrid() override;
    /// What is drawn is read from the curves now.
    void setRuns(std::vector<store::RunRecord> runs);
    void setEmptyTexts(const QString& what, const QString& how);
    /// Until a person chooses any: the first metric that a run has.
    std::vector<std::string> metrics() const;
    void setMetrics(std::vector<std::string> metrics);
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
    Cell& cellOf(const std::string& metric);
    void arrange();
    void draw();
    void draw(Cell& cell);
    void fillMenu();

    RunCurves& m_curves;
    std::vector<store::RunRecord> m_runs;
    std::vector<std::string> m_chosen;
    int m_columns = 0;
    QString m_emptyWhat, m_emptyHow;
    ChartGroup m_group;
    std::vector<std::unique_ptr<Cell>> m_cells; ///< one for each metric that was ever shown
    QGridLayout* m_grid;
    QToolButton* m_button;
};

} // namespace sessionsmith::widgets
