// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QRect>
#include <QSize>

namespace sessionsmith::widgets {

/// Where things lie in a matrix view, in pixels of its viewport: column names above, row names at the left, cells that
/// scroll between them, an end column and the margin (sum, entropy) fixed at the right, and the bars of one row opened
/// below it.
struct MatrixGeometry
{
    static constexpr int gap = 2;
    static constexpr int barsHeight = 96;
    static constexpr int sumWidth = 44; ///< of the margin, the part for the sum
    static constexpr int bandRoom = 22; ///< for the bands of personas beside the names, with the gap behind them
    static constexpr int namesHeight = 24;
    static constexpr int dotRoom = 20; ///< before the name of a row

    int rows = 0, columns = 0;
    bool hasEnd = false;
    int openRow = -1; ///< -1: none
    bool hasRowBands = false, hasColumnBands = false;
    int nameWidth = 80; ///< with the bands
    int headerHeight = namesHeight;
    int cellWidth = 60, rowHeight = 36, endWidth = 0;
    int marginWidth = 116; ///< sum and entropy; where it is narrow, the sum alone
    QSize viewport;
    QPoint scroll;

    int rowBandRoom() const { return hasRowBands ? bandRoom : 0; }
    int columnBandRoom() const { return hasColumnBands ? bandRoom : 0; }
    /// Chooses sizes that fill the viewport as long as cells stay readable; the entropy goes before a third column
    /// does. `nameWidth` is that of the longest name, without the bands.
    void fit(const QSize& viewport, int nameWidth, int minimumCellWidth);

    bool showsEntropy() const { return marginWidth > sumWidth; }
    int columnsWithEnd() const { return columns + (hasEnd ? 1 : 0); }
    bool isEnd(int column) const { return column == columns; }
    int leastHeight() const;   ///< that shows every row, at its smallest
    QSize contentSize() const; ///< of the cells alone, with the opened bars
    QRect cellArea() const;    ///< where cells show
    QRect cell(int row, int column) const;
    QRect rowName(int row) const;
    QRect columnName(int column) const;
    int nameTextWidth() const { return rowName(0).width() - dotRoom; } ///< of a row's name without its dot
    /// The band beside the rows, or above the columns, from `first` to before `last`; what shows of it.
    QRect rowBand(int first, int last) const;
    QRect columnBand(int first, int last) const;
    QRect margin(int row) const;
    QRect bars() const; ///< empty when no row is open

    // What shows: first and past the last one.
    int firstRow() const;
    int lastRow() const;
    int firstColumn() const;
    int lastColumn() const;
    /// The row or column at a place, -1 where there is none.
    int rowAt(int y) const;
    int columnAt(int x) const;
    /// The least scrolling that brings a cell (and the bars of its row, if open) into sight.
    QPoint scrollTo(int row, int column) const;

private:
    int rowTop(int row) const; ///< in the content
};

} // namespace sessionsmith::widgets
