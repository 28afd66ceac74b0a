// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/figures.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int space = 16;

} // namespace

Figures::Figures(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space);
    m_grid->setVerticalSpacing(8);
    // The number of columns follows the width, so the layout must not hold the width up.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_grid->setSizeConstraint(QLayout::SetNoConstraint);
}

Figures::Cell Figures::addCell()
{
    const Cell cell{new QWidget(this), new QLabel, new QLabel};
    cell.value->setProperty("strong", true);
    cell.name->setProperty("small", true);
    cell.name->setProperty("muted", true);
    auto* lines = new QVBoxLayout(cell.widget);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    lines->addWidget(cell.value);
    lines->addWidget(cell.name);
    cell.widget->show(); // or the layout takes it for hidden, and of no height, until it is seen
    return cell;
}

void Figures::setFigures(const QList<Figure>& figures)
{
    while (m_cells.size() > figures.size())
        delete m_cells.takeLast().widget;
    while (m_cells.size() < figures.size())
        m_cells << addCell();
    for (qsizetype i = 0; i < figures.size(); ++i) {
        m_cells[i].value->setText(figures[i].value);
        m_cells[i].name->setText(figures[i].name);
    }
    m_columns = 0;
    arrange();
}

int Figures::widestCell() const
{
    int widest = 0;
    for (const Cell& cell : m_cells)
        widest = std::max(widest, cell.widget->sizeHint().width());
    return widest;
}

/// One row, or as many of equal length as the widest figure allows.
void Figures::arrange()
{
    const int count = int(m_cells.size());
    if (count == 0) return;
    int needed = -space;
    for (const Cell& cell : m_cells)
        needed += cell.widget->sizeHint().width() + space;
    const int most = std::max(1, (width() + space) / (widestCell() + space));
    const int rows = needed <= width() ? 1 : (count + most - 1) / most;
    const int columns = (count + rows - 1) / rows;
    if (columns == m_columns) return;
    m_columns = columns;
    for (int i = 0; i < count; ++i) {
        m_grid->addWidget(m_cells[i].widget, i / columns, i % columns);
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    }
    setFixedHeight(m_grid->sizeHint().height());
}

void Figures::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace sessionsmith::widgets
