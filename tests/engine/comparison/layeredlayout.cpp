// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/comparison/layeredlayout.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

using namespace sessionsmith::comparison;

namespace {

struct Picture
{
    std::vector<int> columns;
    std::vector<LayeredLayout::Edge> edges;
};

/// Any node may be the first one; edges lead away from a root or, turned round, towards it.
Picture randomTree(std::mt19937& random, bool away)
{
    const std::size_t size = 1 + random() % 30;
    std::vector<std::size_t> name(size);
    std::iota(name.begin(), name.end(), std::size_t(0));
    std::ranges::shuffle(name, random);
    Picture tree;
    for (std::size_t i = 0; i < size; ++i)
        tree.columns.push_back(int(random() % 4));
    for (std::size_t i = 1; i < size; ++i) {
        const std::size_t parent = name[random() % i];
        tree.edges.push_back(away ? std::pair(parent, name[i]) : std::pair(name[i], parent));
    }
    return tree;
}

Picture randomGraph(std::mt19937& random)
{
    const std::size_t size = 1 + random() % 20;
    Picture graph;
    for (std::size_t i = 0; i < size; ++i)
        graph.columns.push_back(int(random() % 4));
    for (std::size_t i = 1; i < size; ++i)
        for (std::size_t edges = random() % 3; edges > 0; --edges)
            graph.edges.emplace_back(random() % i, i);
    std::ranges::sort(graph.edges);
    graph.edges.erase(std::unique(graph.edges.begin(), graph.edges.end()), graph.edges.end());
    return graph;
}

/// Pieces of edges between the same two columns that cross, by their heights.
std::size_t crossingsSeen(const LayeredLayout& layout)
{
    std::map<int, std::vector<std::pair<double, double>>> pieces;
    for (const auto& path : layout.paths())
        for (std::size_t i = 1; i < path.size(); ++i)
            pieces[path[i].column].emplace_back(path[i - 1].row, path[i].row);
    std::size_t crossings = 0;
    for (const auto& [column, between] : pieces)
        for (std::size_t i = 0; i < between.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                crossings += (between[i].first - between[j].first) * (between[i].second - between[j].second) < -1e-9;
    return crossings;
}

} // namespace

class TestLayeredLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesAChain()
    {
        const LayeredLayout layout({0, 1, 2, 3}, {{0, 1}, {1, 2}, {2, 3}});
        QCOMPARE(layout.columnCount(), 4);
        QCOMPARE(layout.height(), 1.0);
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(layout.places()[std::size_t(i)].column, i);
            QCOMPARE(layout.places()[std::size_t(i)].row, 0.0);
        }
        QCOMPARE(LayeredLayout({}, {}).columnCount(), 0);
    }

    void leavesNoEmptyColumn()
    {
        const LayeredLayout layout({1, 5}, {{0, 1}});
        QCOMPARE(layout.places()[0].column, 0);
        QCOMPARE(layout.places()[1].column, 1);
    }

    void centresWhatBranches()
    {
        const LayeredLayout layout({0, 1, 1, 1}, {{0, 1}, {0, 2}, {0, 3}});
        QCOMPARE(layout.places()[0].row, layout.places()[2].row);
        QCOMPARE(layout.height(), 3.0);
    }

    /// a-y and b-x cross as they come.
    void undoesACrossing()
    {
        const LayeredLayout layout({0, 0, 1, 1}, {{0, 3}, {1, 2}});
        QCOMPARE(layout.crossings(), std::size_t(0));
        QCOMPARE(crossingsSeen(layout), std::size_t(0));
    }

    /// Every one of two with every one of two: one crossing is the least.
    void countsWhatCannotBeUndone()
    {
        const LayeredLayout layout({0, 0, 1, 1}, {{0, 2}, {0, 3}, {1, 2}, {1, 3}});
        QCOMPARE(layout.crossings(), std::size_t(1));
        QCOMPARE(crossingsSeen(layout), std::size_t(1));
    }

    void treesDoNotCross()
    {
        std::mt19937 random(1);
        for (int i = 0; i < 500; ++i) {
            const Picture tree = randomTree(random, i % 2 == 0);
            const LayeredLayout layout(tree.columns, tree.edges);
            QVERIFY2(crossingsSeen(layout) == 0, qPrintable(QStringLiteral("tree %1").arg(i)));
        }
    }

    void graphsKeepTheirDistances()
    {
        std::mt19937 random(2);
        for (int i = 0; i < 300; ++i) {
            const Picture graph = randomGraph(random);
            const LayeredLayout layout(graph.columns, graph.edges);
            QCOMPARE(crossingsSeen(layout), layout.crossings());
            std::map<int, std::vector<double>> rows;
            for (const auto& [column, row] : layout.places()) {
                QVERIFY(row >= 0 && row <= layout.height() - 1 + 1e-9);
                QVERIFY(column >= 0 && column < layout.columnCount());
                rows[column].push_back(row);
            }
            QCOMPARE(int(rows.size()), layout.columnCount());
            for (auto& [column, places] : rows) {
                std::ranges::sort(places);
                for (std::size_t j = 1; j < places.size(); ++j)
                    QVERIFY(places[j] - places[j - 1] > 1 - 1e-9);
            }
            for (std::size_t edge = 0; edge < graph.edges.size(); ++edge) {
                const auto& path = layout.paths()[edge];
                QCOMPARE(path.front().row, layout.places()[graph.edges[edge].first].row);
                QCOMPARE(path.back().column, layout.places()[graph.edges[edge].second].column);
                for (std::size_t j = 1; j < path.size(); ++j)
                    QCOMPARE(path[j].column, path[j - 1].column + 1);
            }
            const LayeredLayout again(graph.columns, graph.edges);
            for (std::size_t node = 0; node < graph.columns.size(); ++node)
                QCOMPARE(again.places()[node].row, layout.places()[node].row);
        }
    }

    /// A damaged store might hold one.
    void survivesACircle()
    {
        const LayeredLayout layout({0, 1, 2}, {{0, 1}, {1, 2}, {2, 1}});
        QCOMPARE(layout.places().size(), std::size_t(3));
    }
};

QTEST_APPLESS_MAIN(TestLayeredLayout)
#include "layeredlayout.moc"
