// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/locks.h"

#include <QPolygonF>
#include <QRectF>

#include <array>
#include <vector>

namespace sessionsmith::widgets {

/// From the places of a diagram to pixels of its view.
struct DiagramScale
{
    double zoom = 1;
    QPointF offset; ///< where the origin of the places comes to lie

    QPointF toView(const QPointF& place) const { return place * zoom + offset; }
    QPointF toPlace(const QPointF& pixel) const { return (pixel - offset) / zoom; }
    double largestRadius() const; ///< of a node
    /// The same with another zoom and `pixel` staying where it is.
    DiagramScale zoomed(double factor, const QPointF& pixel) const;
};

/// A state.
struct DiagramNode
{
    int group = 0;   ///< to which it belongs, of those that have a frame
    QPointF place;   ///< at natural size
    double size = 1; ///< of its radius, relative to the largest one
    QPointF centre;
    double radius = 0;
    QSizeF name;           ///< how large its name is
    bool nameFits = false; ///< into the node
    QRectF outerName;      ///< beside the node otherwise; empty where there is no room
    double freeAngle = 0;  ///< the middle of the widest gap between the ways to the others of its group, in radians
    double freeWidth = 0;  ///< of that gap
};

/// A probability: of a transition, of the END after a state, or of beginning in a state.
struct DiagramArrow
{
    hmm::Cell cell;
    int from = -1; ///< node; -1: from outside, for a session begins
    int to = 0;    ///< node; -1: nowhere, for the session ends
    double value = 0;
    QSizeF text; ///< how large its label is
    double width = 1;
    std::array<QPointF, 4> curve; ///< Bézier, from the border of one node to the head
    QPolygonF head;               ///< its first corner is the tip, at the border of the other node; of an end a bar
    QRectF label;                 ///< empty where there is no room

    bool isLoop() const { return from == to; }
    bool isStep() const { return from >= 0 && to >= 0 && from != to; } ///< from one node to another
    QPointF at(double t) const;
};

/// The states of a persona, in a frame around them and all their arrows.
struct DiagramGroup
{
    QSizeF name; ///< how large it is
    QRectF frame;
    QRectF label; ///< within the frame, above all else
};

/// Where everything of a diagram lies, in pixels of the view, without painting it. Fill in what nodes and arrows show,
/// strongest arrows last, and scale or fit(); then layOut().
struct DiagramGeometry
{
    std::vector<DiagramNode> nodes;
    std::vector<DiagramArrow> arrows;
    std::vector<DiagramGroup> groups; ///< none: no frames
    DiagramScale scale;
    QRectF view;

    void layOut();
    /// Chooses the scale at which everything lies within the view, as large as it can be.
    void fit();
    /// The node or arrow at a place, -1 where there is none; the nearest one of several.
    int nodeAt(const QPointF& place) const;
    int arrowAt(const QPointF& place) const;
    int arrowOf(const hmm::Cell& cell) const; ///< -1: it is not shown
    /// The width of the line for a probability.
    double widthOf(double probability) const;

private:
    struct Course
    {
        QPointF start, firstControl, secondControl;
        QPointF arrival; ///< direction from the node that it leads to
    };
    double besideLoop(const DiagramNode& node, int side) const;
    void drawEnd(DiagramArrow& arrow) const;
    Course startCourse(const DiagramArrow& arrow, double headLength) const;
    Course loopCourse(const DiagramArrow& arrow) const;
    Course stepCourse(const DiagramArrow& arrow, double headLength) const;
    void settle();
    QRectF extent(double zoom);
    void findFreeAngles();
    QPointF controlPoint(const DiagramArrow& arrow) const;
    double roomAt(const DiagramArrow& arrow, double height) const;
    void draw(DiagramArrow& arrow) const;
    void frameGroups();
    void placeNames();
    void placeLabels();
    /// How many points of the curves lie in a rectangle.
    int crowd(const QRectF& place) const;
    bool isTaken(const QRectF& place) const;
    /// The least crowded of places where a label fits; empty where none does.
    QRectF freest(const std::vector<QPointF>& centres, const QSizeF& size) const;

    QRectF m_inside;               ///< where curves may run
    std::vector<QPointF> m_points; ///< along the curves
    std::vector<QRectF> m_taken;   ///< by names and labels
};

/// Where the label of an arrow may stand (its centre), the best place first: on it, or behind one that is too short.
std::vector<QPointF> labelPlaces(const DiagramArrow& arrow);
QRectF around(const QPointF& centre, const QSizeF& size);

} // namespace sessionsmith::widgets
