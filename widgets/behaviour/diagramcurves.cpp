// SPDX-License-Identifier: GPL-3.0-or-later
// The curves of a diagram and their heads.
#include "widgets/behaviour/diagramgeometry.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr double gap = 2;                    // between node and arrow
constexpr double bow = 0.12, widestBow = 45; // height of a curve, as a share of its length; pixels
constexpr double clearance = 5;              // of the nodes that a curve passes
constexpr double thickest = 9, startLength = 10, endLength = 14, barThickness = 3;
constexpr int pieces = 16; // of a curve that is looked along

QPointF direction(double angle)
{
    return {std::cos(angle), std::sin(angle)};
}

QPointF unit(const QPointF& vector)
{
    const double length = std::hypot(vector.x(), vector.y());
    return length > 0 ? vector / length : QPointF(1, 0);
}

} // namespace

QPointF DiagramArrow::at(double t) const
{
    const double s = 1 - t;
    return s * s * s * curve[0] + 3 * s * s * t * curve[1] + 3 * s * t * t * curve[2] + t * t * t * curve[3];
}

double DiagramGeometry::widthOf(double probability) const
{
    const double strength = std::clamp(scale.largestRadius() / 24, 0.4, 1.0);
    return strength * (1 + (thickest - 1) * probability);
}

/// Of the parabola between two nodes. It lies to the left of the way, so that the two ways of a pair are apart, and is
/// bent less, more or to the other side where the usual one would run behind another node or far outside.
QPointF DiagramGeometry::controlPoint(const DiagramArrow& arrow) const
{
    const QPointF from = nodes[std::size_t(arrow.from)].centre, to = nodes[std::size_t(arrow.to)].centre;
    const QPointF along = unit(to - from), side(along.y(), -along.x());
    const double length = QLineF(from, to).length(), usual = std::min(bow * length, widestBow);
    double height = usual, room = -1e9;
    // Those to the right are others than a way back has to its left.
    for (const double share : {1.0, 0.6, 1.5, 0.25, 2.1, -0.42, -0.8, -1.25, -1.8, -2.5}) {
        const double found = roomAt(arrow, share * usual);
        if (found <= room) continue;
        height = share * usual;
        room = found;
        if (room >= clearance) break;
    }
    return (from + to) / 2 + 2 * height * side;
}

/// How far from the other nodes the parabola with that height (to the left) stays, up to the clearance; less than
/// nothing behind one of them, much less far outside all.
double DiagramGeometry::roomAt(const DiagramArrow& arrow, double height) const
{
    const QPointF from = nodes[std::size_t(arrow.from)].centre, to = nodes[std::size_t(arrow.to)].centre;
    const QPointF along = unit(to - from), side(along.y(), -along.x());
    const double length = QLineF(from, to).length();
    if (!m_inside.contains((from + to) / 2 + height * side)) return -1e6;
    double room = clearance;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (int(i) == arrow.from || int(i) == arrow.to) continue;
        const double taken = nodes[i].radius + arrow.width / 2, away = taken + clearance;
        const QPointF place = nodes[i].centre - from;
        const double x = QPointF::dotProduct(place, along), y = QPointF::dotProduct(place, side);
        if (x < -away || x > length + away || y < std::min(0.0, height) - away || y > std::max(0.0, height) + away)
            continue;
        for (int k = 1; k < pieces; ++k) {
            const double t = double(k) / pieces;
            room = std::min(room, std::hypot(t * length - x, 4 * t * (1 - t) * height - y) - taken);
        }
    }
    return room;
}

/// The angle at which what comes in (-1) or goes out (1) lies beside the loop.
double DiagramGeometry::besideLoop(const DiagramNode& node, int side) const
{
    return node.freeAngle + side * std::min(1.05, 0.3 * node.freeWidth);
}

DiagramGeometry::Course DiagramGeometry::startCourse(const DiagramArrow& arrow, double headLength) const
{
    const DiagramNode& to = nodes[std::size_t(arrow.to)];
    const QPointF arrival = direction(besideLoop(to, -1));
    const QPointF end = to.centre + arrival * (to.radius + gap);
    const QPointF start = end + arrival * (headLength + startLength);
    return {start, (start + end) / 2, (start + end) / 2, arrival};
}

DiagramGeometry::Course DiagramGeometry::loopCourse(const DiagramArrow& arrow) const
{
    const DiagramNode& node = nodes[std::size_t(arrow.to)];
    const double opening = std::min(0.5, 0.15 * node.freeWidth);
    const double length = node.radius + std::clamp(1.2 * scale.largestRadius(), 12.0, 40.0);
    const auto bend = [&](double side) {
        return node.centre + direction(node.freeAngle + side * 1.15 * opening) * length;
    };
    return {node.centre + direction(node.freeAngle - opening) * (node.radius + gap), bend(-1), bend(1),
            direction(node.freeAngle + opening)};
}

DiagramGeometry::Course DiagramGeometry::stepCourse(const DiagramArrow& arrow, double headLength) const
{
    const DiagramNode &from = nodes[std::size_t(arrow.from)], &to = nodes[std::size_t(arrow.to)];
    const QPointF control = controlPoint(arrow), arrival = unit(control - to.centre);
    const QPointF start = from.centre + unit(control - from.centre) * (from.radius + gap);
    const QPointF end = to.centre + arrival * (to.radius + gap + headLength);
    return {start, start + (control - start) * 2 / 3, end + (control - end) * 2 / 3, arrival};
}

/// A short way out that a bar ends: no arrow to another state can be taken for it.
void DiagramGeometry::drawEnd(DiagramArrow& arrow) const
{
    const DiagramNode& from = nodes[std::size_t(arrow.from)];
    const QPointF out = direction(besideLoop(from, 1)), across(-out.y(), out.x());
    const QPointF start = from.centre + out * (from.radius + gap), bar = start + out * endLength;
    const double half = 5 + 0.5 * arrow.width;
    arrow.curve = {start, start + out * endLength / 3, start + out * endLength * 2 / 3, bar};
    arrow.head = QPolygonF({bar - across * half, bar + across * half, bar + out * barThickness + across * half,
                            bar + out * barThickness - across * half});
}

void DiagramGeometry::draw(DiagramArrow& arrow) const
{
    arrow.width = widthOf(arrow.value);
    if (arrow.to < 0) return drawEnd(arrow);
    const double headLength = 5 + 1.1 * arrow.width, headWidth = 3 + 0.75 * arrow.width;
    const Course course = arrow.from < 0   ? startCourse(arrow, headLength)
                          : arrow.isLoop() ? loopCourse(arrow)
                                           : stepCourse(arrow, headLength);
    const DiagramNode& to = nodes[std::size_t(arrow.to)];
    const QPointF tip = to.centre + course.arrival * (to.radius + gap);
    const QPointF base = tip + course.arrival * headLength;
    const QPointF across(-course.arrival.y(), course.arrival.x());
    // The line ends within the head, where that is at least as wide.
    arrow.curve = {course.start, course.firstControl, course.secondControl, base - course.arrival * 0.3 * headLength};
    arrow.head = QPolygonF({tip, base + across * headWidth, base - across * headWidth});
}

} // namespace sessionsmith::widgets
