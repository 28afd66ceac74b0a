// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/transitiondifference.h"

#include <QWidget>

namespace sessionsmith::widgets {

/// Differences of probabilities as a matrix of cells, from orange (less) over grey to green (more); grey and without
/// weight is what lies within chance. One cell is the current one: under the pointer, or by the arrow keys.
class DifferenceMatrix : public QWidget
{
    Q_OBJECT
public:
    explicit DifferenceMatrix(QWidget* parent = nullptr);
    void setDifference(hmm::TransitionDifference difference, const QStringList& names);
    const hmm::TransitionDifference& difference() const { return m_difference; }
    QPoint current() const { return m_current; } ///< column, row; (-1, -1) for none
    QRect cell(int row, int column) const;
    QSize sizeHint() const override { return {300, 300}; }
    QSize minimumSizeHint() const override { return {200, 120}; }

    /// Of a difference that is beyond chance; it has its full strength from `strongest` on.
    static QColor colour(double difference);
    static constexpr double strongest = 0.25;
    static QString key(); ///< what the colours stand for, as rich text

Q_SIGNALS:
    void currentChanged();

protected:
    void paintEvent(QPaintEvent*) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int size() const { return int(m_difference.difference.rows()); }
    QRect area() const; ///< of the cells
    bool hasNarrowColumns() const;
    int headerHeight() const;
    void setCurrent(const QPoint& cell);
    void paintNames(QPainter& painter) const;
    void paintCell(QPainter& painter, int row, int column) const;

    hmm::TransitionDifference m_difference;
    QStringList m_names;
    QPoint m_current{-1, -1};
};

} // namespace sessionsmith::widgets
