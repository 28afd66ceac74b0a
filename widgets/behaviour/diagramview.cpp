// SPDX-License-Identifier: GPL-3.0-or-later
// What a diagram shows and what is chosen in it. How it is painted and handled is in diagrampainting.cpp,
// diagrammouse.cpp and diagramkeys.cpp.
#include "widgets/behaviour/diagramview.h"

#include "engine/analysis/analysis.h"
#include "widgets/behaviour/cellmarks.h"
#include "widgets/behaviour/cellwords.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::widgets {

namespace {

constexpr double smallestShare = 0.35; // of the largest radius: a node that is hardly ever visited can still be grasped
constexpr double widestName = 96;
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
        choose(std::min(m_node, nodeCount() - 1), std::nullopt);
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

QString DiagramView::nodeName(int node) const
{
    return isEnd(node) ? m_document.columnName(Part::End, 0) : m_document.rowName(Part::Transition, node);
}

Wording DiagramView::moveName(int node) const
{
    return [state = placeName(node)] {
        return tr("Move %1").arg(state.empty() ? ModelDocument::tr("end") : actionWord(state));
    };
}

std::string DiagramView::placeName(int node) const
{
    return isEnd(node) ? std::string() : m_document.hmm().states[std::size_t(node)];
}

QString DiagramView::nodeDescription(int node) const
{
    if (isEnd(node)) return tr("end of the session");
    return tr("%1, in the long run %2 of the time")
        .arg(nodeName(node), formatPercent(hmm::analyse(m_document.hmm()).stationary[node], 1));
}

QString DiagramView::spokenValue() const
{
    if (m_node >= nodeCount()) return {};
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
    std::vector<int> order(static_cast<std::size_t>(nodeCount()));
    std::iota(order.begin(), order.end(), 0);
    std::vector<QPointF> places = ringPlaces(order, viewAspect());
    for (int node = 0; node < nodeCount(); ++node)
        if (const auto kept = m_document.places().find(placeName(node)); kept != m_document.places().end())
            places[std::size_t(node)] = kept->second;
    if (m_draggedTo) places[std::size_t(m_node)] = *m_draggedTo;
    return places;
}

void DiagramView::addNodes()
{
    const auto places = this->places();
    const QFontMetricsF metrics(Theme::instance().title());
    const double largest = std::max(m_shares.maxCoeff(), 1e-9);
    m_geometry.nodes.clear();
    for (int node = 0; node < nodeCount(); ++node) {
        const double share = isEnd(node) ? 0 : std::sqrt(m_shares[node] / largest);
        const double width = std::min(metrics.horizontalAdvance(nodeName(node)), widestName);
        m_geometry.nodes.push_back({.place = places[std::size_t(node)],
                                    .size = std::max(share, smallestShare),
                                    .name = QSizeF(width, metrics.height())});
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
        if (m_document.hmm().hasEnd()) addArrow({Part::End, from, 0}, from, stateCount(), metrics);
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
        const int owner = arrow.from < 0 || isEnd(node) ? arrow.to : arrow.from;
        if (owner == node) cells.push_back(arrow.cell);
    }
    // As in the matrix: by column, with the END behind it; the start before.
    std::ranges::sort(cells, {}, [](const hmm::Cell& cell) {
        return std::tuple(cell.part != Part::Initial, cell.part == Part::End, cell.row, cell.column);
    });
    return cells;
}

void DiagramView::arrange()
{
    const int count = stateCount();
    hmm::Matrix flow = hmm::Matrix::Zero(nodeCount(), nodeCount());
    flow.topLeftCorner(count, count) = m_document.hmm().transition;
    if (m_document.hmm().hasEnd()) flow.col(count).head(count) = m_document.hmm().end;
    keepPlaces(
        ringPlaces(ringOrder(flow), viewAspect()), [] { return tr("Arrange the states"); }, false);
    fitToView();
}

void DiagramView::keepPlaces(const std::vector<QPointF>& places, Wording what, bool merge)
{
    // What other models left there, or states that are gone and may come back, stays.
    DiagramPlaces kept = m_document.places();
    for (int node = 0; node < nodeCount(); ++node)
        kept[placeName(node)] = places[std::size_t(node)];
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
