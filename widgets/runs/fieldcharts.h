// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/comparison/runtable.h"
#include "widgets/common/card.h"

#include <QStringList>

class QComboBox;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace sessionsmith::widgets {

class ParallelCoordinates;
class ScatterChart;
class Segments;

/// Fields of runs against each other: any two as dots, or several as parallel coordinates, in which runs can be chosen
/// by what they have.
class FieldCharts : public Card
{
    Q_OBJECT
public:
    explicit FieldCharts(QWidget* parent = nullptr);
    /// `table` must stay until the next call; `shown` are the rows in question.
    void setRuns(const comparison::RunTable& table, std::vector<std::size_t> shown);
    /// The axes of the parallel coordinates until a person chooses others.
    void suggest(const std::vector<std::string>& fields);
    /// Those that are shown.
    QStringList axes() const;
    void setAxes(const QStringList& fields);
    void retranslate();
    void saveState() const;
    void restoreState();

Q_SIGNALS:
    void opened(const QString& run);
    void chosen(const QStringList& runs);

private:
    void fillFields();
    void fillAxisMenu();
    void showNow();
    void showScatter();
    void showParallel();
    void showChosen();

    const comparison::RunTable* m_table = nullptr;
    std::vector<std::size_t> m_shown;
    QStringList m_suggested;
    QStringList m_chosen; ///< by a person, or none
    Segments* m_kinds;
    QComboBox* m_x;
    QComboBox* m_y;
    QToolButton* m_axes;
    QPushButton* m_choose;
    QStackedWidget* m_charts;
    ScatterChart* m_scatter;
    ParallelCoordinates* m_parallel;
};

} // namespace sessionsmith::widgets
