// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/lineage/lineagecard.h"

namespace sessionsmith::widgets {

/// The cards of a lineage in their places, and the curves between them.
class LineageCanvas : public QWidget
{
    Q_OBJECT
public:
    explicit LineageCanvas(QWidget* parent = nullptr);
    void setGraph(const comparison::LineageGraph& graph);
    const QList<LineageCard*>& cards() const { return m_cards; } ///< as the nodes of the graph
    void retranslate();
    QSize sizeHint() const override;

Q_SIGNALS:
    void pressed(sessionsmith::widgets::LineageCard* card);
    void focusMoved(sessionsmith::widgets::LineageCard* card);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// The nearest card in that direction.
    void move(const LineageCard& from, int columns, int rows);
    void orderTabs();

    comparison::LineageGraph m_graph;
    QList<LineageCard*> m_cards;
};

} // namespace sessionsmith::widgets
