// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/comparison/lineagegraph.h"

#include <QAbstractButton>

namespace sessionsmith::widgets {

/// One thing of a lineage: its kind, its name and what it came to; details when the pointer rests on it.
class LineageCard : public QAbstractButton
{
    Q_OBJECT
public:
    static constexpr QSize fixedSize{188, 62};

    /// `madeFrom`: the names of what it was made from.
    LineageCard(comparison::LineageGraph::Node node, QStringList madeFrom, QWidget* parent);
    const comparison::LineageGraph::Node& node() const { return m_node; }
    void retranslate();

Q_SIGNALS:
    void moveRequested(int columns, int rows); ///< to a card beside it

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    comparison::LineageGraph::Node m_node;
    QStringList m_madeFrom;
    QString m_kind, m_name, m_figure;
};

} // namespace sessionsmith::widgets
