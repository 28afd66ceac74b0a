// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/predictionsview.h"

#include "engine/workflow/runlog.h"
#include "widgets/common/predictionwords.h"
#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>

namespace sessionsmith::widgets {

namespace {

enum Column { History, Expected, Ranks, Top, ColumnCount };

} // namespace

PredictionsView::PredictionsView(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_empty(new QLabel), m_table(new QTableWidget(0, ColumnCount))
{
    m_empty->setProperty("muted", true);
    m_empty->setAlignment(Qt::AlignTop);
    m_empty->setWordWrap(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(26);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setMinimumSectionSize(104); // the words of the heading
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setMaximumSectionSize(320);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_empty);
    layout->addWidget(m_table, 1);
}

void PredictionsView::watch(store::Id run)
{
    m_run = run;
    m_predictions.clear();
    m_cursor = 0;
    readOn();
    fill();
}

void PredictionsView::readOn()
{
    const std::size_t before = m_cursor;
    const auto read = workflow::readPredictions(m_workbench.workspace(), m_run, m_cursor, m_predictions);
    if (read && m_cursor > before) fill();
}

void PredictionsView::fill()
{
    m_empty->setVisible(m_predictions.empty());
    m_table->setVisible(!m_predictions.empty());
    m_table->setRowCount(m_predictions.empty() ? 0 : int(m_predictions.back().cases.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const learning::PredictedCase& one = m_predictions.back().cases[std::size_t(row)];
        const QStringList cells{predictionwords::history(one), actionWord(one.expected),
                                predictionwords::ranks(m_predictions, std::size_t(row)), predictionwords::top(one)};
        for (int column = 0; column < ColumnCount; ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setToolTip(cells[column]);
            m_table->setItem(row, column, item);
        }
    }
}

void PredictionsView::retranslate()
{
    m_empty->setText(tr("What the model makes of a few cases of the validation appears here with each evaluation"));
    m_table->setHorizontalHeaderLabels(
        {tr("What came before"), tr("Expected"), tr("Rank by evaluation"), tr("Most probable")});
    m_table->setAccessibleName(tr("Predictions"));
    fill();
}

} // namespace sessionsmith::widgets
