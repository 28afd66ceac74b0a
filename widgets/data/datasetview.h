// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"
#include "engine/events/statistics.h"
#include "engine/store/records.h"

#include <QScrollArea>

#include <memory>

class QAbstractItemModel;
class QGridLayout;
class QLabel;
class QStackedWidget;
class QTableView;

namespace sessionsmith::widgets {

class ActionBars;
class BarList;
class Card;
class Figures;
class Histogram;
class LogModel;
class PopularityCurve;
class RejectedModel;
class Segments;

/// A data set as it was read in a worker: the log, its figures, and the names of what it was made from.
struct DatasetContent
{
    store::DatasetRecord record;
    std::shared_ptr<const events::EventLog> log;
    events::Statistics statistics;
    QString model;  ///< it was synthesised from; empty: none
    QString source; ///< the data set whose items it follows; empty: none
};

/// What there is to see of one data set, in cards.
class DatasetView : public QScrollArea
{
    Q_OBJECT
public:
    explicit DatasetView(QWidget* parent = nullptr);
    void retranslate();
    void setContent(std::shared_ptr<const DatasetContent> content); ///< null: none

private:
    enum class Rows { Events, Rejected };

    QWidget* buildSummary();
    QWidget* buildRows();
    QTableView* buildTable(QAbstractItemModel* model);
    void showFigures();
    void showBars();
    void showLineage();
    void showRows();

    std::shared_ptr<const DatasetContent> m_content;
    QGridLayout* m_grid;
    Card *m_summaryCard, *m_actionsCard, *m_lengthsCard, *m_popularityCard, *m_rowsCard, *m_topCard;
    Figures* m_figures;
    ActionBars* m_actions;
    Histogram* m_lengths;
    PopularityCurve* m_popularity;
    BarList* m_topItems;
    QLabel* m_lineage;
    QLabel* m_warnings;
    Segments* m_rows; ///< events or rejected rows
    QStackedWidget* m_tables;
    LogModel* m_log;
    RejectedModel* m_rejected;
    std::int64_t m_rejectedCount = 0;
};

} // namespace sessionsmith::widgets
