// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"

#include <QPointF>

#include <map>

namespace sessionsmith::widgets {

/// Where the states of a model stand in its diagram, by name, so that states that are reordered or come and go leave
/// the others where they are. In pixels of the diagram at natural size.
using DiagramPlaces = std::map<std::string, QPointF>;

/// As JSON, to be kept beside the model.
std::string writePlaces(const DiagramPlaces& places);
/// What cannot be read is left out.
DiagramPlaces readPlaces(const std::string& text);

/// The distance of neighbours in a ring.
constexpr double ringSpacing = 150;
/// The ring in which a diagram first shows its `order.size()` nodes: an ellipse `aspect` times as wide as high, so that
/// no arrow runs behind a node, with equal ways from one to the next. `order[k]` is the k-th node clockwise from the
/// left. Gives the place of each node, around the origin.
std::vector<QPointF> ringPlaces(const std::vector<int>& order, double aspect);

/// The same for nodes that fall into groups: a ring for each, in rows that come near to `aspect` together. `orders`
/// have each of the nodes 0, 1, ... once.
std::vector<QPointF> groupedPlaces(const std::vector<std::vector<int>>& orders, double aspect);

/// Puts nodes next to each other that much flows between: an order of least sum of flow(i, j) * steps between i and j
/// along the ring, in which no exchange of two nodes helps any more. Begins with the order given by the numbers; the
/// first node stays the first. `flow`: (N x N), not negative.
std::vector<int> ringOrder(const hmm::Matrix& flow);

} // namespace sessionsmith::widgets
