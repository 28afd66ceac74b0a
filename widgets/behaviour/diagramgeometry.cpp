// SPDX-License-Identifier: GPL-3.0-or-later
// How large a diagram is and what lies under the pointer. Its curves are in diagramcurves.cpp, its words in
// diagramlabels.cpp.
#include "widgets/behaviour/diagramgeometry.h"

#include "widgets/behaviour/diagramplaces.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sessionsmith::widgets {

namespace {

constexpr double pi = std::numbers::pi;
constexpr double smallestZoom = 0.02, largestFittingZoom = 2, largestZoom = 8;
constexpr double smallestNode = 4, largestNode = 34; // of the most frequent state
constexpr double naturalRadius = 0.3 * ringSpacing;  // at zoom 1, if it were not limited
constexpr double reach = 6;                          // pixels beside an arrow that still belong to it
constexpr std::size_t mostMeasured = 200;            // arrows, the strongest ones, when it is fitted into the view
constexpr double groupAir = 8;                       // between a group and its frame
constexpr double air = 6;                            // between the diagram and the border of the view
constexpr int hitPieces = 16;

double distanceToPiece(const QPointF& place, const QPointF& a, const QPointF& b)
{
    const QPointF along = b - a;
    const double squared = QPointF::dotProduct(along, along);
    const double share = squared > 0 ? std::clamp(QPointF::dotProduct(place - a, along) / squared, 0.0, 1.0) : 0;
    return QLineF(place, a + share * along).length();
}

double distanceTo(const DiagramArrow& arrow, const QPointF& place)
{
    double least = QLineF(place, arrow.head.first()).length();
    QPointF last = arrow.at(0);
    for (int i = 1; i <= hitPieces; ++i) {
        const QPointF next = arrow.at(double(i) / hitPieces);
        least = std::min(least, distanceToPiece(place, last, next));
        last = next;
    }
    return least;
}

} // namespace

double DiagramScale::largestRadius() const
{
    return std::clamp(naturalRadius * zoom, smallestNode, largestNode);
}

DiagramScale DiagramScale::zoomed(double factor, const QPointF& pixel) const
{
    const QPointF place = toPlace(pixel);
    DiagramScale result{std::clamp(zoom * factor, smallestZoom, largestZoom), {}};
    result.offset = pixel - place * result.zoom;
    return result;
}

void DiagramGeometry::layOut()
{
    settle();
    for (DiagramArrow& arrow : arrows)
        draw(arrow);
    frameGroups();
    m_taken.clear();
    m_points.clear();
    placeNames();
    placeLabels();
}

void DiagramGeometry::fit()
{
    double zoom = smallestZoom, tooLarge = largestFittingZoom;
    while (tooLarge - zoom > 0.002 * zoom) {
        const double middle = (zoom + tooLarge) / 2;
        const QSizeF taken = extent(middle).size();
        const bool fits = taken.width() <= view.width() && taken.height() <= view.height();
        (fits ? zoom : tooLarge) = middle;
    }
    const QPointF centre = extent(zoom).center();
    scale = {zoom, view.center() - centre};
}

/// What the diagram takes at a zoom, with the origin of the places at that of the view.
QRectF DiagramGeometry::extent(double zoom)
{
    scale = {zoom, {}};
    settle();
    QRectF all;
    for (const DiagramNode& node : nodes)
        all |= around(node.centre, QSizeF(2 * node.radius, 2 * node.radius));
    const std::size_t first = arrows.size() > mostMeasured ? arrows.size() - mostMeasured : 0;
    for (std::size_t i = 0; i < arrows.size(); ++i) {
        if (i < first && arrows[i].isStep()) continue;
        draw(arrows[i]);
        all |= QPolygonF(arrows[i].head).boundingRect() | around(labelPlaces(arrows[i]).front(), arrows[i].text);
        for (const double t : {0.25, 0.5, 0.75})
            all |= around(arrows[i].at(t), QSizeF(arrows[i].width, arrows[i].width));
    }
    frameGroups();
    for (const DiagramGroup& group : groups)
        all |= group.frame;
    return all.adjusted(-air, -air, air, air);
}

/// Around the nodes of each group and their arrows, which lead to no other one.
void DiagramGeometry::frameGroups()
{
    if (groups.empty()) return;
    for (DiagramGroup& group : groups)
        group.frame = {};
    for (const DiagramNode& node : nodes)
        groups[std::size_t(node.group)].frame |= around(node.centre, QSizeF(2 * node.radius, 2 * node.radius));
    for (const DiagramArrow& arrow : arrows) {
        if (arrow.head.isEmpty()) continue; // not drawn
        QRectF& frame = groups[std::size_t(nodes[std::size_t(std::max(arrow.from, arrow.to))].group)].frame;
        frame |= arrow.head.boundingRect();
        if (!arrow.isStep()) frame |= around(labelPlaces(arrow).front(), arrow.text);
        for (const double t : {0.25, 0.5, 0.75})
            frame |= around(arrow.at(t), QSizeF(arrow.width, arrow.width));
    }
    for (DiagramGroup& group : groups) {
        group.frame.adjust(-groupAir, -groupAir - group.name.height(), groupAir, groupAir);
        const double width = std::min(group.name.width(), group.frame.width() - 2 * groupAir);
        group.label = {group.frame.topLeft() + QPointF(groupAir, groupAir / 2), QSizeF(width, group.name.height())};
    }
}

/// Puts the nodes where the scale has them.
void DiagramGeometry::settle()
{
    QPolygonF centres;
    for (DiagramNode& node : nodes) {
        node.centre = scale.toView(node.place);
        node.radius = node.size * scale.largestRadius();
        centres << node.centre;
    }
    const double border = 1.3 * scale.largestRadius();
    m_inside = centres.boundingRect().adjusted(-border, -border, border, border);
    findFreeAngles();
}

void DiagramGeometry::findFreeAngles()
{
    std::vector<double> angles;
    for (DiagramNode& node : nodes) {
        angles.clear();
        for (const DiagramNode& other : nodes)
            if (&other != &node && other.group == node.group)
                angles.push_back(std::atan2(other.centre.y() - node.centre.y(), other.centre.x() - node.centre.x()));
        node.freeAngle = -pi / 2;
        node.freeWidth = 2 * pi;
        if (angles.empty()) continue;
        std::ranges::sort(angles);
        node.freeWidth = 0;
        for (std::size_t i = 0; i < angles.size(); ++i) {
            const double next = i + 1 < angles.size() ? angles[i + 1] : angles.front() + 2 * pi;
            if (next - angles[i] <= node.freeWidth) continue;
            node.freeWidth = next - angles[i];
            node.freeAngle = (next + angles[i]) / 2;
        }
    }
}

int DiagramGeometry::nodeAt(const QPointF& place) const
{
    int nearest = -1;
    double least = 0;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const double inside = QLineF(place, nodes[i].centre).length() - std::max(nodes[i].radius, 8.0);
        if (inside > 0 || inside >= least) continue;
        least = inside;
        nearest = int(i);
    }
    return nearest;
}

int DiagramGeometry::arrowAt(const QPointF& place) const
{
    int nearest = -1;
    double least = 0;
    for (std::size_t i = 0; i < arrows.size(); ++i) {
        const DiagramArrow& arrow = arrows[i];
        if (arrow.label.contains(place)) return int(i);
        const double away = distanceTo(arrow, place) - std::max(arrow.width / 2 + 3, reach);
        if (away >= least) continue;
        least = away;
        nearest = int(i);
    }
    return nearest;
}

int DiagramGeometry::arrowOf(const hmm::Cell& cell) const
{
    const auto found = std::ranges::find(arrows, cell, &DiagramArrow::cell);
    return found == arrows.end() ? -1 : int(found - arrows.begin());
}

} // namespace sessionsmith::widgets
