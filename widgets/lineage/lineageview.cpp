// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lineage/lineageview.h"

#include "widgets/common/emptystate.h"
#include "widgets/common/texts.h"
#include "widgets/lineage/lineagecanvas.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <limits>

namespace sessionsmith::widgets {

namespace {

constexpr std::size_t alikeAtFirst = 6; ///< of more things alike the oldest are one card

} // namespace

LineageView::LineageView(Workbench& workbench, QWidget* parent)
    : Card(QString(), QString(), parent), m_workbench(workbench), m_alike(alikeAtFirst), m_stack(new QStackedWidget),
      m_scroll(new QScrollArea), m_canvas(new LineageCanvas), m_empty(new EmptyState)
{
    m_scroll->setWidget(m_canvas);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus); // the cards have it
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_empty);
    body()->addWidget(m_stack, 1);
    connect(m_canvas, &LineageCanvas::pressed, this, [this](LineageCard* card) { press(*card); });
    connect(m_canvas, &LineageCanvas::focusMoved, m_scroll,
            [this](LineageCard* card) { m_scroll->ensureWidgetVisible(card, 24, 24); });
    retranslate();
}

void LineageView::choose(std::optional<comparison::LineageGraph::Chosen> chosen)
{
    const bool isOther =
        !chosen != !m_chosen || (chosen && (chosen->id != m_chosen->id || chosen->isRun != m_chosen->isRun));
    if (isOther) m_alike = alikeAtFirst;
    m_chosen = chosen;
    read();
}

void LineageView::read()
{
    m_graph = {};
    if (m_chosen) {
        auto graph = comparison::LineageGraph::read(m_workbench.workspace(), *m_chosen, m_alike);
        if (!graph) Q_EMIT errorOccurred(translated(graph.error()));
        if (graph) m_graph = *std::move(graph);
    }
    fill();
}

void LineageView::fill()
{
    m_canvas->setGraph(m_graph);
    const bool isEmpty = m_graph.nodes().empty();
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    if (isVisible()) reveal();
}

/// From the beginning of the picture, as far as what was chosen is then in sight.
void LineageView::reveal()
{
    for (QScrollBar* bar : {m_scroll->horizontalScrollBar(), m_scroll->verticalScrollBar()})
        bar->setValue(bar->minimum());
    if (!m_canvas->cards().empty()) m_scroll->ensureWidgetVisible(m_canvas->cards().front(), 24, 24);
}

/// Before it is shown it has no size that anything could be scrolled by.
void LineageView::showEvent(QShowEvent* event)
{
    Card::showEvent(event);
    QTimer::singleShot(0, this, &LineageView::reveal);
}

void LineageView::press(const LineageCard& card)
{
    const comparison::LineageGraph::Thing& thing = card.node().thing;
    if (std::holds_alternative<comparison::LineageGraph::Folded>(thing)) {
        m_alike = std::numeric_limits<std::size_t>::max();
        // The card that was pressed goes with the picture it is part of.
        QMetaObject::invokeMethod(this, &LineageView::read, Qt::QueuedConnection);
    } else if (const auto* model = std::get_if<store::ModelRecord>(&thing)) {
        Q_EMIT openRequested(QStringLiteral("behaviour"), text(model->name), model->version);
    } else if (const auto* dataset = std::get_if<store::DatasetRecord>(&thing)) {
        Q_EMIT openRequested(QStringLiteral("data"), text(dataset->name), 0);
    } else {
        Q_EMIT openRequested(QStringLiteral("runs"), text(std::get<store::RunRecord>(thing).name), 0);
    }
}

void LineageView::retranslate()
{
    setTitle(tr("Lineage"));
    setSubtitle(tr("model, data, pre-training, fine-tuning, and what came of it · a card opens what it stands for"));
    m_empty->setTexts(tr("Nothing chosen"), tr("Choose a run or a data set to see where it came from"));
    m_scroll->setAccessibleName(tr("Lineage"));
    m_canvas->retranslate();
}

} // namespace sessionsmith::widgets
