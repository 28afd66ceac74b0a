// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"

#include <QAbstractScrollArea>
#include <QStringList>

#include <functional>

namespace sessionsmith::widgets {

/// By how much each probability of a matrix differs, in percentage points: orange where it is less, green where it is
/// more, and always with its sign. The strongest colour is the largest difference.
class DifferenceView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit DifferenceView(QWidget* parent = nullptr);
    /// `describe(row, column)`: for the tool tip of a cell.
    void setDifferences(hmm::Matrix differences, QStringList rows, QStringList columns,
                        std::function<QString(int, int)> describe);
    QRect cell(int row, int column) const; ///< in the viewport
    QSize minimumSizeHint() const override { return {240, 120}; }

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override { layOut(); }
    void scrollContentsBy(int, int) override { viewport()->update(); }
    bool viewportEvent(QEvent* event) override;

private:
    void layOut();
    void paintNames(QPainter& painter) const;
    void paintCell(QPainter& painter, int row, int column) const;
    QString nameAt(const QPoint& place) const;
    QPoint cellAt(const QPoint& place) const; ///< column, row; -1 where there is none
    QRect cellArea() const;

    hmm::Matrix m_differences;
    QStringList m_rows, m_columns;
    std::function<QString(int, int)> m_describe;
    double m_largest = 0;
    int m_nameWidth = 80, m_cellWidth = 56, m_rowHeight = 28;
};

} // namespace sessionsmith::widgets
