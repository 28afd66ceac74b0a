// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace sessionsmith::comparison {

/// Places for what was made from one another, from left to right: each edge leads to a later column, what belongs
/// together lies at about the same height, and few edges cross (Sugiyama, Tagawa and Toda 1981: columns by the longest
/// way, then sweeps of barycentres). Where all edges lead away from a node, or all towards it, none do. The same input
/// gives the same places.
class LayeredLayout
{
public:
    struct Place
    {
        int column = 0;
        double row = 0; ///< in units of one node, whose height is 1; the topmost one is at 0
    };
    using Edge = std::pair<std::size_t, std::size_t>;

    /// `columns`: of each node, the leftmost that it may stand in; those that stay empty are left out. An edge of a
    /// circle, which there should not be, is drawn and does not count.
    LayeredLayout(const std::vector<int>& columns, const std::vector<Edge>& edges);

    const std::vector<Place>& places() const { return m_places; } ///< (nodes)
    /// (edges) Where an edge passes, a place a column, from its first node to its last.
    const std::vector<std::vector<Place>>& paths() const { return m_paths; }
    int columnCount() const { return m_columnCount; }
    double height() const { return m_height; } ///< of all, in rows
    std::size_t crossings() const { return m_crossings; }

private:
    std::vector<Place> m_places;
    std::vector<std::vector<Place>> m_paths;
    int m_columnCount = 0;
    double m_height = 0;
    std::size_t m_crossings = 0;
};

} // namespace sessionsmith::comparison
