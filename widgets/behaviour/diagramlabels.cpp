// SPDX-License-Identifier: GPL-3.0-or-later
// Where the words of a diagram find room: names beside small nodes, then the labels of the strongest arrows.
#include "widgets/behaviour/diagramgeometry.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <optional>

namespace sessionsmith::widgets {

namespace {

constexpr std::size_t mostLabels = 40;  // more would hide the lines
constexpr std::size_t mostCurves = 400; // that words keep away from
constexpr int pointsPerCurve = 12;
constexpr double air = 2; // around words

bool meets(const DiagramNode& node, const QRectF& place)
{
    const QPointF nearest(std::clamp(node.centre.x(), place.left(), place.right()),
                          std::clamp(node.centre.y(), place.top(), place.bottom()));
    return QLineF(nearest, node.centre).length() < node.radius + air;
}

} // namespace

std::vector<QPointF> labelPlaces(const DiagramArrow& arrow)
{
    if (arrow.from < 0 || arrow.to < 0) { // too short to carry it
        QLineF out = arrow.to < 0 ? QLineF(arrow.curve[0], arrow.curve[3]) : QLineF(arrow.head.first(), arrow.curve[0]);
        const double x = std::abs(out.dx() / out.length()), y = std::abs(out.dy() / out.length());
        out.setLength(out.length() + x * arrow.text.width() / 2 + y * arrow.text.height() / 2 + (arrow.to < 0 ? 4 : 0));
        return {out.p2()};
    }
    std::vector<QPointF> places;
    for (const double t : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74})
        places.push_back(arrow.at(t));
    return places;
}

namespace {

/// Where it may stand when there is no room on the arrow: to its left or right, as near as it gets.
std::vector<QPointF> placesBeside(const DiagramArrow& arrow)
{
    std::vector<QPointF> places;
    for (const double t : {0.5, 0.35, 0.65, 0.2, 0.8}) {
        const QLineF along(arrow.at(t - 0.05), arrow.at(t + 0.05));
        if (along.length() == 0) continue;
        const QPointF side(-along.dy() / along.length(), along.dx() / along.length());
        const double away = std::abs(side.x()) * arrow.text.width() / 2 + std::abs(side.y()) * arrow.text.height() / 2 +
                            arrow.width / 2 + air;
        places.push_back(arrow.at(t) + away * side);
        places.push_back(arrow.at(t) - away * side);
    }
    return places;
}

} // namespace

QRectF around(const QPointF& centre, const QSizeF& size)
{
    return {centre - QPointF(size.width(), size.height()) / 2, size};
}

int DiagramGeometry::crowd(const QRectF& place) const
{
    return int(std::ranges::count_if(m_points, [&](const QPointF& point) { return place.contains(point); }));
}

bool DiagramGeometry::isTaken(const QRectF& place) const
{
    return std::ranges::any_of(m_taken, [&](const QRectF& other) { return other.intersects(place); }) ||
           std::ranges::any_of(nodes, [&](const DiagramNode& node) { return meets(node, place); });
}

void DiagramGeometry::placeNames()
{
    const std::size_t first = arrows.size() > mostCurves ? arrows.size() - mostCurves : 0;
    for (std::size_t i = first; i < arrows.size(); ++i) {
        for (int k = 0; k <= pointsPerCurve; ++k)
            m_points.push_back(arrows[i].at(double(k) / pointsPerCurve));
        m_points.insert(m_points.end(), arrows[i].head.begin(), arrows[i].head.end());
    }

    for (const DiagramGroup& group : groups)
        m_taken.push_back(group.label);
    for (DiagramNode& node : nodes) {
        node.nameFits = std::hypot(node.name.width(), node.name.height()) < 2 * node.radius - air;
        node.outerName = {};
        if (node.nameFits) continue;
        const double x = node.radius + air + 1 + node.name.width() / 2, y = node.radius + air + node.name.height() / 2;
        std::optional<int> least;
        QRectF best;
        for (const QPointF& away :
             {QPointF(0, y), QPointF(x, 0), QPointF(-x, 0), QPointF(0, -y), QPointF(0.8 * x, 0.8 * y),
              QPointF(-0.8 * x, 0.8 * y), QPointF(0.8 * x, -0.8 * y), QPointF(-0.8 * x, -0.8 * y)}) {
            const QRectF place = around(node.centre + away, node.name);
            if (isTaken(place) || !view.contains(place)) continue;
            const bool leavesFrame = !groups.empty() && !groups[std::size_t(node.group)].frame.contains(place);
            const int crowding = crowd(place) + (leavesFrame ? int(m_points.size()) : 0);
            if (least && crowding >= *least) continue;
            least = crowding;
            best = place;
        }
        if (!least) continue;
        node.outerName = best;
        m_taken.push_back(best);
    }
}

void DiagramGeometry::placeLabels()
{
    std::size_t left = mostLabels;
    for (auto arrow = arrows.rbegin(); arrow != arrows.rend(); ++arrow) {
        arrow->label = {};
        if (left == 0) continue;
        arrow->label = freest(labelPlaces(*arrow), arrow->text);
        if (arrow->label.isEmpty()) arrow->label = freest(placesBeside(*arrow), arrow->text);
        if (arrow->label.isEmpty()) continue;
        m_taken.push_back(arrow->label);
        --left;
    }
}

QRectF DiagramGeometry::freest(const std::vector<QPointF>& centres, const QSizeF& size) const
{
    std::optional<int> least;
    QRectF best;
    for (const QPointF& centre : centres) {
        const QRectF place = around(centre, size);
        if (isTaken(place) || !view.contains(place)) continue;
        const int crowding = crowd(place);
        if (least && crowding >= *least) continue;
        least = crowding;
        best = place;
    }
    return best;
}

} // namespace sessionsmith::widgets
