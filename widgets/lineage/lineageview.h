// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/comparison/lineagegraph.h"
#include "widgets/common/card.h"
#include "widgets/jobs/workbench.h"

class QScrollArea;
class QStackedWidget;

namespace sessionsmith::widgets {

class EmptyState;
class LineageCanvas;
class LineageCard;

/// Where a run or a data set came from and what came of it, as a picture: cards in columns from the model to the last
/// run, joined by curves. A card opens what it stands for; arrow keys go from card to card.
class LineageView : public Card
{
    Q_OBJECT
public:
    explicit LineageView(Workbench& workbench, QWidget* parent = nullptr);
    /// Reads the workspace; nothing: no picture.
    void choose(std::optional<comparison::LineageGraph::Chosen> chosen);
    const comparison::LineageGraph& graph() const { return m_graph; }
    void retranslate();

protected:
    void showEvent(QShowEvent* event) override;

Q_SIGNALS:
    void openRequested(const QString& page, const QString& object, int version); ///< as Page::openRequested()
    void errorOccurred(const QString& words);

private:
    void read();
    void fill();
    void reveal();
    void press(const LineageCard& card);

    Workbench& m_workbench;
    std::optional<comparison::LineageGraph::Chosen> m_chosen;
    std::size_t m_alike;
    comparison::LineageGraph m_graph;
    QStackedWidget* m_stack; ///< the picture, or why there is none
    QScrollArea* m_scroll;
    LineageCanvas* m_canvas;
    EmptyState* m_empty;
};

} // namespace sessionsmith::widgets
