// SPDX-License-Identifier: GPL-3.0-or-later
// What a diagram shows and what is chosen in it. How it is painted and handled is in diagrampainting.cpp,
// diagrammouse.cpp and diagramkeys.cpp.
#include "widgets/behaviour/diagramview.h"

#include "engine/analysis/analysis.h"
#include "widgets/behaviour/cellmarks.h"
#include "widgets/behaviour/cellwords.h"
#include "widgets/behaviour/tellingelision.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr double smallestShare = 0.35; // of the largest radius: a node that is hardly ever visited can still be grasped
constexpr double widestName = 108;
constexpr QSizeF ringBorder{84, 56}; // pixels that loops and labels take around a ring

} // namespace

DiagramView::DiagramView(ModelDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_nudging(document)
{
    installSpokenViews();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&document, &ModelDocument::replaced, this, [this] {
        endDrag(false);
        m_hovered = {};
        m_isToFit |= m_fits;
        choose(std::min(m_node, stateCount() - 1), std::nullopt);
    });
    connect(&document, &ModelDocument::changed, this, &DiagramView::invalidate);
    connect(&document, &ModelDocument::locksChanged, this, &DiagramView::invalidate);
    connect(&document, &ModelDocument::placesChanged, this, &DiagramView::invalidate);
    connect(&document, &ModelDocument::rowChanged, this, [this](Part, int row) {
        if (m_cell && m_cell->row == row) notifySpokenValue(this);
    });
    connect(&Theme::instance(), &Theme::changed, this, &DiagramView::invalidate);
}

void DiagramView::setFormat(ProbabilityFormat format)
{
    m_format = format;
    invalidate();
}

void DiagramView::setThreshold(double threshold)
{
    m_threshold = threshold;
    invalidate();
}

void DiagramView::setCurrentNode(int node)
{
    choose(node, std::nullopt);
}

void DiagramView::setCurrentCell(const hmm::Cell& cell)
{
    if (m_cell != cell) chooseCell(cell.part == Part::Initial ? cell.column : cell.row, cell);
}

void DiagramView::chooseCell(int node, const hmm::Cell& cell)
{
    choose(node, cell);
    Q_EMIT currentCellChanged(cell);
}

void DiagramView::choose(int node, std::optional<hmm::Cell> cell)
{
    if (cell != m_cell) m_nudging.finish();
    m_node = node;
    m_cell = cell;
    invalidate();
    notifySpokenValue(this);
}

Wording DiagramView::moveName(int node) const
{
    return [state = m_document.hmm().states[std::size_t(node)]] { return tr("Move %1").arg(actionWord(state)); };
}

QString DiagramView::nodeDescription(int node) const
{
    return tr("%1, in the long run %2 of the time")
        .arg(m_document.rowName(Part::Transition, node),
             formatPercent(hmm::analyse(m_document.hmm()).stationary[node], 1));
}

QString DiagramView::spokenValue() const
{
    if (m_node >= stateCount()) return {};
    return m_cell ? cellDescription(m_document, *m_cell) : nodeDescription(m_node);
}

void DiagramView::invalidate()
{
    m_isStale = true;
    update();
}

const DiagramGeometry& DiagramView::geometry()
{
    if (m_isStale) layOut();
    return m_geometry;
}

void DiagramView::layOut()
{
    m_isStale = false;
    m_geometry.view = rect();
    m_shares = hmm::analyse(m_document.hmm()).stationary;
    addGroups();
    addNodes();
    addArrows();
    if (std::exchange(m_isToFit, false)) m_geometry.fit();
    m_geometry.layOut();
}

double DiagramView::viewAspect() const
{
    return std::max(1.0, width() - 2 * ringBorder.width()) / std::max(1.0, height() - 2 * ringBorder.height());
}

std::vector<QPointF> DiagramView::places() const
{
    std::vector<std::vector<int>> orders;
    for (const hmm::Persona& persona : m_document.personas())
        orders.push_back(persona.states);
    std::vector<QPointF> places = groupedPlaces(orders, viewAspect());
    const auto& names = m_document.hmm().states;
    for (std::size_t node = 0; node < places.size(); ++node)
        if (const auto kept = m_document.places().find(names[node]); kept != m_document.places().end())
            places[node] = kept->second;
    if (m_draggedTo) places[std::size_t(m_node)] = *m_draggedTo;
    return places;
}

void DiagramView::addGroups()
{
    const QFontMetricsF metrics(Theme::instance().small());
    m_geometry.groups.clear();
    const auto count = int(m_document.personas().size());
    for (int persona = 0; count > 1 && persona < count; ++persona)
        m_geometry.groups.push_back(
            {.name = {metrics.horizontalAdvance(m_document.personaName(persona)) + 2, metrics.height()}});
}

void DiagramView::addNodes()
{
    const auto places = this->places();
    const QFontMetricsF metrics(Theme::instance().title());
    const double largest = std::max(m_shares.maxCoeff(), 1e-9);
    QStringList names;
    for (int node = 0; node < stateCount(); ++node)
        names << m_document.shortRowName(Part::Transition, node);
    m_elision = tellingElision(names, QFontMetrics(Theme::instance().title()), int(widestName));
    m_geometry.nodes.clear();
    for (int node = 0; node < stateCount(); ++node) {
        const double width = metrics.horizontalAdvance(names[node]);
        m_geometry.nodes.push_back({.group = m_geometry.groups.empty() ? 0 : m_document.personaOf(node),
                                    .place = places[std::size_t(node)],
                                    .size = std::max(std::sqrt(m_shares[node] / largest), smallestShare),
                                    .name = QSizeF(std::min(width, widestName), metrics.height())});
    }
}

void DiagramView::addArrows()
{
    const QFontMetricsF metrics(Theme::instance().tabular(Theme::instance().small()));
    m_geometry.arrows.clear();
    for (int from = 0; from < stateCount(); ++from) {
        addArrow({Part::Initial, 0, from}, -1, from, metrics);
        for (int to = 0; to < stateCount(); ++to)
            addArrow({Part::Transition, from, to}, from, to, metrics);
        if (m_document.hmm().hasEnd()) addArrow({Part::End, from, 0}, from, -1, metrics);
    }
    std::ranges::stable_sort(m_geometry.arrows, {}, &DiagramArrow::value);
}

void DiagramView::addArrow(const hmm::Cell& cell, int from, int to, const QFontMetricsF& metrics)
{
    const double value = valueOf(cell);
    if ((value == 0 || value < m_threshold) && m_cell != cell) return;
    m_geometry.arrows.push_back(
        {.cell = cell, .from = from, .to = to, .value = value, .text = labelSize(cell, metrics)});
}

QSizeF DiagramView::labelSize(const hmm::Cell& cell, const QFontMetricsF& metrics) const
{
    const double lock = isLocked(cell) ? padlockSize.width() + 3 : 0;
    return {metrics.horizontalAdvance(probabilityText(valueOf(cell), m_format)) + lock + 6, metrics.height() + 1};
}

std::vector<hmm::Cell> DiagramView::cellsOf(int node)
{
    std::vector<hmm::Cell> cells;
    for (const DiagramArrow& arrow : geometry().arrows) {
        if ((arrow.from < 0 ? arrow.to : arrow.from) == node) cells.push_back(arrow.cell);
    }
    // As in the matrix: by column, with the END behind it; the start before.
    std::ranges::sort(cells, {}, [](const hmm::Cell& cell) {
        return std::tuple(cell.part != Part::Initial, cell.part == Part::End, cell.row, cell.column);
    });
    return cells;
}

void DiagramView::arrange()
{
    std::vector<std::vector<int>> orders;
    for (const hmm::Persona& persona : m_document.personas()) {
        std::vector<int>& order = orders.emplace_back();
        for (const int place : ringOrder(persona.model.transition))
            order.push_back(persona.states[std::size_t(place)]);
    }
    keepPlaces(
        groupedPlaces(orders, viewAspect()), [] { return tr("Arrange the states"); }, false);
    fitToView();
}

void DiagramView::keepPlaces(const std::vector<QPointF>& places, Wording what, bool merge)
{
    // What other models left there, or states that are gone and may come back, stays.
    DiagramPlaces kept = m_document.places();
    for (std::size_t node = 0; node < places.size(); ++node)
        kept[m_document.hmm().states[node]] = places[node];
    m_document.setPlaces(std::move(kept), std::move(what), merge);
}

void DiagramView::fitToView()
{
    m_fits = m_isToFit = true;
    invalidate();
}

void DiagramView::zoom(double steps, const QPointF& pixel)
{
    m_geometry.scale = geometry().scale.zoomed(std::pow(1.2, steps), pixel);
    m_fits = false;
    invalidate();
}

void DiagramView::resizeEvent(QResizeEvent*)
{
    m_isToFit |= m_fits;
    invalidate();
}

} // namespace sessionsmith::widgets
