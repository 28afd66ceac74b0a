// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/comparison/layeredlayout.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace sessionsmith::comparison {

namespace {

constexpr int sweeps = 12;

/// The nodes and, where an edge passes a column without ending there, a point of the edge.
class Layers
{
public:
    Layers(const std::vector<int>& columns, const std::vector<LayeredLayout::Edge>& edges)
        : m_column(columns), m_next(columns.size()), m_before(columns.size())
    {
        pushBehindOrigins(edges);
        for (const LayeredLayout::Edge& edge : edges)
            m_chains.push_back(chainOf(edge));
        m_order.resize(m_column.empty() ? 0 : std::size_t(*std::ranges::max_element(m_column)) + 1);
        orderAsReached();
    }

    /// Lets each column follow its neighbours, from left to right and back, as long as fewer edges cross.
    void uncross()
    {
        auto best = m_order;
        m_crossings = countCrossings();
        for (int sweep = 0; sweep < sweeps && m_crossings > 0; ++sweep) {
            const bool isForward = sweep % 2 == 0;
            for (std::size_t i = 1; i < m_order.size(); ++i)
                followNeighbours(isForward ? i : m_order.size() - 1 - i, isForward ? m_before : m_next);
            if (const std::size_t crossings = countCrossings(); crossings < m_crossings) {
                m_crossings = crossings;
                best = m_order;
            }
        }
        m_order = std::move(best);
    }

    /// Heights near those of the neighbours, in the order that there is.
    void align()
    {
        m_row.assign(m_column.size(), 0);
        for (const auto& column : m_order)
            for (std::size_t i = 0; i < column.size(); ++i)
                m_row[column[i]] = double(i);
        for (int sweep = 0; sweep < sweeps; ++sweep)
            for (std::size_t i = 0; i < m_order.size(); ++i)
                spread(m_order[sweep % 2 == 0 ? i : m_order.size() - 1 - i]);
        if (m_row.empty()) return;
        const double top = *std::ranges::min_element(m_row);
        for (double& row : m_row)
            row -= top;
    }

    LayeredLayout::Place place(std::size_t node) const { return {m_column[node], m_row[node]}; }
    const std::vector<std::vector<std::size_t>>& chains() const { return m_chains; }
    std::size_t crossings() const { return m_crossings; }
    int columnCount() const { return int(m_order.size()); }
    double height() const { return m_row.empty() ? 0 : *std::ranges::max_element(m_row) + 1; }

private:
    void pushBehindOrigins(const std::vector<LayeredLayout::Edge>& edges)
    {
        // As often as the longest way has edges; a circle would go on for ever.
        for (std::size_t round = 0; round < m_column.size(); ++round) {
            bool isDone = true;
            for (const auto& [from, to] : edges)
                if (m_column[to] <= m_column[from]) {
                    m_column[to] = m_column[from] + 1;
                    isDone = false;
                }
            if (isDone) break;
        }
        const std::set<int> used(m_column.begin(), m_column.end());
        for (int& column : m_column)
            column = int(std::distance(used.begin(), used.find(column)));
    }

    std::vector<std::size_t> chainOf(const LayeredLayout::Edge& edge)
    {
        std::vector<std::size_t> chain{edge.first};
        for (int column = m_column[edge.first] + 1; column < m_column[edge.second]; ++column) {
            chain.push_back(m_column.size());
            m_column.push_back(column);
        }
        chain.push_back(edge.second);
        m_next.resize(m_column.size());
        m_before.resize(m_column.size());
        for (std::size_t i = 1; i < chain.size(); ++i)
            if (m_column[chain[i - 1]] < m_column[chain[i]]) { // not of a circle
                m_next[chain[i - 1]].push_back(chain[i]);
                m_before[chain[i]].push_back(chain[i - 1]);
            }
        return chain;
    }

    /// What is reached one after the other from a node lies together: of a tree nothing crosses then.
    void orderAsReached()
    {
        std::vector<bool> reached(m_column.size());
        for (std::size_t start = 0; start < m_column.size(); ++start) {
            std::vector<std::size_t> waiting{start};
            while (!waiting.empty()) {
                const std::size_t node = waiting.back();
                waiting.pop_back();
                if (reached[node]) continue;
                reached[node] = true;
                m_order[std::size_t(m_column[node])].push_back(node);
                for (const auto* neighbours : {&m_before[node], &m_next[node]})
                    waiting.insert(waiting.end(), neighbours->rbegin(), neighbours->rend());
            }
        }
    }

    std::vector<std::size_t> positions() const
    {
        std::vector<std::size_t> position(m_column.size());
        for (const auto& column : m_order)
            for (std::size_t i = 0; i < column.size(); ++i)
                position[column[i]] = i;
        return position;
    }

    void followNeighbours(std::size_t column, const std::vector<std::vector<std::size_t>>& neighbours)
    {
        const auto position = positions();
        std::vector<double> wanted(m_column.size());
        for (const std::size_t node : m_order[column]) {
            double sum = 0;
            for (const std::size_t neighbour : neighbours[node])
                sum += double(position[neighbour]);
            wanted[node] = neighbours[node].empty() ? double(position[node]) : sum / double(neighbours[node].size());
        }
        std::ranges::stable_sort(m_order[column], {}, [&](std::size_t node) { return wanted[node]; });
    }

    std::size_t countCrossings() const
    {
        const auto position = positions();
        std::size_t crossings = 0;
        for (const auto& column : m_order) {
            std::vector<std::size_t> ends; // of the edges to the next column, from top to bottom of this one
            for (const std::size_t node : column) {
                std::vector<std::size_t> own;
                for (const std::size_t next : m_next[node])
                    own.push_back(position[next]);
                std::ranges::sort(own);
                for (const std::size_t end : own)
                    crossings += std::size_t(std::ranges::count_if(ends, [end](std::size_t e) { return e > end; }));
                ends.insert(ends.end(), own.begin(), own.end());
            }
        }
        return crossings;
    }

    /// The rows of a column with the least squares from the means of the neighbours, a row apart at least: a monotone
    /// regression of what is wanted less the place in the order, by pooling (Kruskal 1964).
    void spread(const std::vector<std::size_t>& column)
    {
        struct Pool
        {
            double sum = 0;
            std::size_t size = 0;
            double mean() const { return sum / double(size); }
        };
        std::vector<Pool> pools;
        for (std::size_t i = 0; i < column.size(); ++i) {
            pools.push_back({wantedRow(column[i]) - double(i), 1});
            while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
                pools[pools.size() - 2].sum += pools.back().sum;
                pools[pools.size() - 2].size += pools.back().size;
                pools.pop_back();
            }
        }
        std::size_t i = 0;
        for (const Pool& pool : pools)
            for (std::size_t end = i + pool.size; i < end; ++i)
                m_row[column[i]] = pool.mean() + double(i);
    }

    double wantedRow(std::size_t node) const
    {
        double sum = 0;
        const std::size_t count = m_before[node].size() + m_next[node].size();
        for (const auto* neighbours : {&m_before[node], &m_next[node]})
            for (const std::size_t neighbour : *neighbours)
                sum += m_row[neighbour];
        return count == 0 ? m_row[node] : sum / double(count);
    }

    std::vector<int> m_column; ///< [node or point]
    std::vector<std::vector<std::size_t>> m_next, m_before;
    std::vector<std::vector<std::size_t>> m_chains; ///< [edge] from its first node to its last
    std::vector<std::vector<std::size_t>> m_order;  ///< [column] from top to bottom
    std::vector<double> m_row;
    std::size_t m_crossings = 0;
};

} // namespace

LayeredLayout::LayeredLayout(const std::vector<int>& columns, const std::vector<Edge>& edges)
{
    Layers layers(columns, edges);
    layers.uncross();
    layers.align();
    for (std::size_t node = 0; node < columns.size(); ++node)
        m_places.push_back(layers.place(node));
    for (const auto& chain : layers.chains()) {
        std::vector<Place> path;
        for (const std::size_t node : chain)
            path.push_back(layers.place(node));
        m_paths.push_back(std::move(path));
    }
    m_columnCount = layers.columnCount();
    m_height = layers.height();
    m_crossings = layers.crossings();
}

} // namespace sessionsmith::comparison
