// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/matrixgeometry.h"

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int minimumRowHeight = 24;
constexpr int maximumRowHeight = 38;
constexpr int maximumCellWidth = 140;
constexpr int wideMargin = 116;
constexpr int leastColumns = 3;

} // namespace

void MatrixGeometry::fit(const QSize& size, int nameWidthWanted, int minimumCellWidth)
{
    viewport = size;
    nameWidth = rowBandRoom() + std::min(nameWidthWanted, size.width() / 4);
    headerHeight = namesHeight + columnBandRoom();
    endWidth = hasEnd ? minimumCellWidth + 8 : 0;
    const int open = openRow >= 0 ? barsHeight : 0;
    const int room = size.height() - headerHeight - open;
    rowHeight = std::clamp(rows > 0 ? room / rows : maximumRowHeight, minimumRowHeight, maximumRowHeight);
    marginWidth = wideMargin;
    if (cellArea().width() < std::min(leastColumns, columns) * minimumCellWidth) marginWidth = sumWidth;
    const int width = cellArea().width();
    cellWidth = std::clamp(columns > 0 ? width / columns : minimumCellWidth, minimumCellWidth,
                           std::max(minimumCellWidth, maximumCellWidth));
}

int MatrixGeometry::leastHeight() const
{
    return namesHeight + columnBandRoom() + rows * minimumRowHeight + (openRow >= 0 ? barsHeight : 0);
}

QSize MatrixGeometry::contentSize() const
{
    return {columns * cellWidth, rows * rowHeight + (openRow >= 0 ? barsHeight : 0)};
}

QRect MatrixGeometry::cellArea() const
{
    const int right = viewport.width() - marginWidth - (hasEnd ? endWidth + 8 : 0);
    return QRect(QPoint(nameWidth, headerHeight), QPoint(std::max(right, nameWidth + 1) - 1, viewport.height() - 1));
}

int MatrixGeometry::rowTop(int row) const
{
    return row * rowHeight + (openRow >= 0 && row > openRow ? barsHeight : 0);
}

QRect MatrixGeometry::cell(int row, int column) const
{
    const int y = headerHeight + rowTop(row) - scroll.y();
    if (isEnd(column)) {
        const int x = std::min(nameWidth + contentSize().width(), cellArea().right() + 1) + 8;
        return {x, y, endWidth - gap, rowHeight - gap};
    }
    return {nameWidth + column * cellWidth - scroll.x(), y, cellWidth - gap, rowHeight - gap};
}

QRect MatrixGeometry::rowName(int row) const
{
    return {rowBandRoom(), cell(row, 0).top(), nameWidth - rowBandRoom() - 8, rowHeight - gap};
}

QRect MatrixGeometry::columnName(int column) const
{
    const QRect below = cell(0, column);
    return {below.left(), headerHeight - namesHeight, below.width(), namesHeight};
}

QRect MatrixGeometry::rowBand(int first, int last) const
{
    const QRect area = cellArea();
    return QRect(QPoint(0, cell(first, 0).top()), QPoint(bandRoom - 5, cell(last - 1, 0).bottom()))
        .intersected(QRect(0, area.top(), bandRoom, area.height()));
}

QRect MatrixGeometry::columnBand(int first, int last) const
{
    const QRect area = cellArea();
    return QRect(QPoint(cell(0, first).left(), 0), QPoint(cell(0, last - 1).right(), bandRoom - 5))
        .intersected(QRect(area.left(), 0, area.width(), bandRoom));
}

QRect MatrixGeometry::margin(int row) const
{
    const int x = hasEnd ? cell(row, columns).right() + gap + 1
                         : std::min(nameWidth + contentSize().width(), cellArea().right() + 1);
    return {x, cell(row, 0).top(), marginWidth, rowHeight - gap};
}

QRect MatrixGeometry::bars() const
{
    if (openRow < 0) return {};
    return {0, cell(openRow, 0).bottom() + 1 + gap, margin(openRow).right() + 1, barsHeight - gap};
}

int MatrixGeometry::rowAt(int y) const
{
    if (y < headerHeight) return -1;
    int content = y - headerHeight + scroll.y();
    if (openRow >= 0 && content >= rowTop(openRow) + rowHeight) {
        content -= barsHeight;
        if (content < rowTop(openRow) + rowHeight) return -1;
    }
    const int row = content / rowHeight;
    return row < rows ? row : -1;
}

int MatrixGeometry::columnAt(int x) const
{
    if (hasEnd && rows > 0) {
        const QRect end = cell(0, columns);
        if (x >= end.left() && x <= end.right()) return columns;
    }
    if (x < nameWidth || x > cellArea().right()) return -1;
    const int column = (x - nameWidth + scroll.x()) / cellWidth;
    return column < columns ? column : -1;
}

int MatrixGeometry::firstRow() const
{
    const int afterBars = openRow >= 0 && scroll.y() > rowTop(openRow) ? barsHeight : 0;
    return std::clamp((scroll.y() - afterBars) / rowHeight, 0, rows);
}

int MatrixGeometry::lastRow() const
{
    return std::clamp((scroll.y() + viewport.height()) / rowHeight + 1, 0, rows);
}

int MatrixGeometry::firstColumn() const
{
    return std::clamp(scroll.x() / cellWidth, 0, columns);
}

int MatrixGeometry::lastColumn() const
{
    return std::clamp((scroll.x() + cellArea().width()) / cellWidth + 1, 0, columns);
}

QPoint MatrixGeometry::scrollTo(int row, int column) const
{
    const QRect area = cellArea();
    QRect wanted = cell(row, column);
    if (row == openRow) wanted.setBottom(wanted.bottom() + barsHeight);
    QPoint target = scroll;
    if (wanted.bottom() > area.bottom()) target.ry() += wanted.bottom() - area.bottom();
    if (wanted.top() < area.top()) target.ry() = scroll.y() + wanted.top() - area.top();
    if (!isEnd(column) && wanted.right() > area.right()) target.rx() += wanted.right() - area.right();
    if (!isEnd(column) && wanted.left() < area.left()) target.rx() = scroll.x() + wanted.left() - area.left();
    return target;
}

} // namespace sessionsmith::widgets
