// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/comparisontable.h"

#include <QHeaderView>

namespace sessionsmith::widgets {

namespace {

Qt::Alignment alignment(int column)
{
    return Qt::AlignVCenter | (column == 0 ? Qt::AlignLeft : Qt::AlignRight);
}

/// Qt measures headings in bold letters, which leaves out their padding: it is lost where these are no wider than
/// others, as Chinese ones are.
class RoomyHeader : public QHeaderView
{
public:
    using QHeaderView::QHeaderView;

protected:
    QSize sectionSizeFromContents(int section) const override
    {
        return QHeaderView::sectionSizeFromContents(section) + QSize(room, 0);
    }

private:
    static constexpr int room = 16;
};

} // namespace

ComparisonTable::ComparisonTable(QWidget* parent) : QTableWidget(parent)
{
    setHorizontalHeader(new RoomyHeader(Qt::Horizontal, this));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setShowGrid(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(28);
    horizontalHeader()->setHighlightSections(false);
}

void ComparisonTable::begin(const QStringList& header, int rows)
{
    clear();
    setColumnCount(int(header.size()));
    setRowCount(rows);
    setHorizontalHeaderLabels(header);
    for (int column = 0; column < columnCount(); ++column)
        horizontalHeaderItem(column)->setTextAlignment(alignment(column));
}

void ComparisonTable::setCell(int row, int column, const QString& words, const QColor& colour, const QString& tip)
{
    auto* cell = new QTableWidgetItem(words);
    cell->setTextAlignment(alignment(column));
    if (colour.isValid()) cell->setForeground(colour);
    cell->setToolTip(tip.isEmpty() ? words : tip);
    setItem(row, column, cell);
}

} // namespace sessionsmith::widgets
