// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/diagramgeometry.h"

#include "widgets/behaviour/diagramplaces.h"

#include <QLineF>
#include <QPainterPath>
#include <QTest>

#include <numbers>
#include <numeric>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

std::vector<int> natural(int count)
{
    std::vector<int> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

/// A ring of `count` states in which everything leads everywhere, fitted into `view`.
DiagramGeometry complete(int count, const QSizeF& view)
{
    DiagramGeometry geometry;
    const auto places = ringPlaces(natural(count), view.width() / view.height());
    geometry.view = QRectF(QPointF(), view);
    for (int i = 0; i < count; ++i)
        geometry.nodes.push_back({.place = places[std::size_t(i)], .size = i % 2 ? 1 : 0.4, .name = QSizeF(60, 16)});
    const auto add = [&](const hmm::Cell& cell, int from, int to) {
        geometry.arrows.push_back({.cell = cell, .from = from, .to = to, .value = 1.0 / count, .text = {30, 14}});
    };
    for (int i = 0; i < count; ++i) {
        add({hmm::Cell::Part::Initial, 0, i}, -1, i);
        add({hmm::Cell::Part::End, i, 0}, i, -1);
        for (int j = 0; j < count; ++j)
            add({hmm::Cell::Part::Transition, i, j}, i, j);
    }
    geometry.fit();
    geometry.layOut();
    return geometry;
}

double distance(const QPointF& a, const QPointF& b)
{
    return QLineF(a, b).length();
}

bool overlaps(const DiagramNode& node, const QRectF& box)
{
    QPainterPath circle;
    circle.addEllipse(node.centre, node.radius, node.radius);
    return circle.intersects(box);
}

} // namespace

class TestDiagramGeometry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ringHasEqualWays_data();
    void ringHasEqualWays();
    void orderBringsTogetherWhatFlows();
    void orderKeepsAChain();
    void placesComeBack();
    void placesOfAnythingElseAreNone();
    void fitsIntoTheView_data();
    void fitsIntoTheView();
    void zoomKeepsThePointer();
    void headsEndAtTheBorderOfNodes();
    void curvesStayOffOtherNodes();
    void pairsLieApart();
    void endsAreBarsOutside();
    void groupsHaveFramesOfTheirOwn();
    void wordsOverlapNothing();
    void findsWhatIsUnderThePointer();
};

void TestDiagramGeometry::ringHasEqualWays_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("aspect");
    QTest::newRow("circle") << 12 << 1.0;
    QTest::newRow("flat") << 40 << 2.5;
    QTest::newRow("high") << 40 << 0.5;
}

void TestDiagramGeometry::ringHasEqualWays()
{
    QFETCH(int, count);
    QFETCH(double, aspect);
    const auto places = ringPlaces(natural(count), aspect);
    QRectF all;
    for (int i = 0; i < count; ++i) {
        const QPointF &here = places[std::size_t(i)], &next = places[std::size_t((i + 1) % count)];
        // The chord of an arc of that length, shorter where the bend is narrow.
        QVERIFY(distance(here, next) < 1.02 * ringSpacing && distance(here, next) > 0.85 * ringSpacing);
        all = all.united(QRectF(here, QSizeF(1e-3, 1e-3)));
    }
    QVERIFY(std::abs(all.width() / all.height() - aspect) < 0.05 * aspect);
    QVERIFY(places.front().x() < 0 && std::abs(places.front().y()) < 1e-9); // begins at the left
    QVERIFY(places[1].y() < 0);                                             // and goes on clockwise
}

void TestDiagramGeometry::orderBringsTogetherWhatFlows()
{
    // A cycle 0 -> 3 -> 1 -> 4 -> 2 -> 0, told in the order of the numbers.
    const std::vector<int> cycle{0, 3, 1, 4, 2};
    hmm::Matrix flow = hmm::Matrix::Zero(5, 5);
    for (std::size_t i = 0; i < cycle.size(); ++i)
        flow(cycle[i], cycle[(i + 1) % cycle.size()]) = 1;
    const auto order = ringOrder(flow);
    QCOMPARE(order.front(), 0);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const int here = order[i], next = order[(i + 1) % order.size()];
        QVERIFY(flow(here, next) + flow(next, here) == 1);
    }
}

void TestDiagramGeometry::orderKeepsAChain()
{
    hmm::Matrix flow = hmm::Matrix::Zero(9, 9);
    for (int i = 0; i + 1 < 9; ++i)
        flow(i, i + 1) = 0.5;
    QCOMPARE(ringOrder(flow), natural(9));
    QVERIFY(ringOrder(hmm::Matrix::Zero(0, 0)).empty());
    QCOMPARE(ringPlaces({0}, 2), std::vector<QPointF>{QPointF()});
}

void TestDiagramGeometry::placesComeBack()
{
    const DiagramPlaces places{{"", {1.5, -2}}, {"浏览", {0, 1e6}}, {"a\"b\nc", {-0.1, 0.3}}};
    QCOMPARE(readPlaces(writePlaces(places)), places);
}

void TestDiagramGeometry::placesOfAnythingElseAreNone()
{
    for (const char* text : {"", "[]", "nonsense", "{\"a\": [1]}", "{\"a\": [1, \"2\"]}", "{\"a\": {}}", "{\"a\""})
        QVERIFY2(readPlaces(text).empty(), text);
}

void TestDiagramGeometry::fitsIntoTheView_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QSizeF>("view");
    QTest::newRow("one") << 1 << QSizeF(600, 260);
    QTest::newRow("two") << 2 << QSizeF(600, 260);
    QTest::newRow("shop") << 6 << QSizeF(600, 260);
    QTest::newRow("large") << 6 << QSizeF(1600, 900);
    QTest::newRow("many") << 64 << QSizeF(600, 260);
    QTest::newRow("small") << 6 << QSizeF(320, 140);
}

void TestDiagramGeometry::fitsIntoTheView()
{
    QFETCH(int, count);
    QFETCH(QSizeF, view);
    const DiagramGeometry geometry = complete(count, view);
    for (const DiagramNode& node : geometry.nodes)
        QVERIFY(geometry.view.contains(
            QRectF(node.centre - QPointF(node.radius, node.radius), QSizeF(2 * node.radius, 2 * node.radius))));
    for (const DiagramArrow& arrow : geometry.arrows) {
        for (int k = 0; k <= 20; ++k)
            QVERIFY(geometry.view.contains(arrow.at(k / 20.0)));
        QVERIFY(arrow.label.isEmpty() || geometry.view.contains(arrow.label));
    }
}

void TestDiagramGeometry::zoomKeepsThePointer()
{
    const DiagramScale scale{0.7, {120, 33}};
    const QPointF pointer(300, 41), place = scale.toPlace(pointer);
    QVERIFY(distance(scale.toView(place), pointer) < 1e-9);
    for (const double factor : {1.2, 0.3, 1e6, 1e-6})
        QVERIFY(distance(scale.zoomed(factor, pointer).toView(place), pointer) < 1e-6);
    QVERIFY(scale.zoomed(1e9, pointer).zoom < 100 && scale.zoomed(1e-9, pointer).zoom > 0.001);
}

void TestDiagramGeometry::headsEndAtTheBorderOfNodes()
{
    const DiagramGeometry geometry = complete(6, {700, 400});
    for (const DiagramArrow& arrow : geometry.arrows) {
        if (arrow.to < 0) continue; // a bar
        const DiagramNode& to = geometry.nodes[std::size_t(arrow.to)];
        const double away = distance(arrow.head.first(), to.centre) - to.radius;
        QVERIFY(away > 0 && away < 4);
        for (const QPointF& corner : arrow.head)
            QVERIFY(distance(corner, to.centre) > to.radius);
        if (arrow.from < 0) continue;
        const DiagramNode& from = geometry.nodes[std::size_t(arrow.from)];
        QVERIFY(std::abs(distance(arrow.curve[0], from.centre) - from.radius) < 4);
    }
}

void TestDiagramGeometry::curvesStayOffOtherNodes()
{
    for (const QSizeF& view : {QSizeF(580, 260), QSizeF(700, 240), QSizeF(500, 500)}) {
        const DiagramGeometry geometry = complete(6, view);
        for (const DiagramArrow& arrow : geometry.arrows)
            for (int node = 0; node < 6; ++node)
                for (int k = 0; k <= 40 && node != arrow.from && node != arrow.to; ++k)
                    QVERIFY(distance(arrow.at(k / 40.0), geometry.nodes[std::size_t(node)].centre) >
                            geometry.nodes[std::size_t(node)].radius);
    }
}

void TestDiagramGeometry::pairsLieApart()
{
    const DiagramGeometry geometry = complete(6, {700, 300});
    for (const DiagramArrow& arrow : geometry.arrows) {
        if (!arrow.isStep()) continue;
        const int back = geometry.arrowOf({hmm::Cell::Part::Transition, arrow.to, arrow.from});
        QVERIFY(distance(arrow.at(0.5), geometry.arrows[std::size_t(back)].at(0.5)) > 6);
    }
}

void TestDiagramGeometry::endsAreBarsOutside()
{
    const DiagramGeometry geometry = complete(6, {700, 400});
    for (const DiagramArrow& arrow : geometry.arrows) {
        if (arrow.to >= 0) continue;
        const DiagramNode& from = geometry.nodes[std::size_t(arrow.from)];
        QCOMPARE(arrow.head.size(), 4);
        const double base = distance(arrow.curve[0], from.centre), end = distance(arrow.curve[3], from.centre);
        QVERIFY(base > from.radius && end > base + 8);
        // The bar stands across the way, and no other node is where it leads.
        const QPointF along = arrow.curve[3] - arrow.curve[0], bar = arrow.head[1] - arrow.head[0];
        QVERIFY(std::abs(QPointF::dotProduct(along, bar)) < 1e-6);
        for (const DiagramNode& node : geometry.nodes)
            QVERIFY(!overlaps(node, arrow.head.boundingRect()));
    }
}

void TestDiagramGeometry::groupsHaveFramesOfTheirOwn()
{
    const std::vector<std::vector<int>> orders{{0, 2, 4}, {1, 3}, {5}};
    for (const double aspect : {0.4, 1.0, 3.0}) {
        DiagramGeometry geometry;
        geometry.view = QRectF(0, 0, 400 * std::sqrt(aspect), 400 / std::sqrt(aspect));
        geometry.groups.assign(orders.size(), {.name = QSizeF(70, 14)});
        const auto places = groupedPlaces(orders, aspect);
        for (const QPointF& place : places)
            geometry.nodes.push_back({.place = place, .name = QSizeF(60, 16)});
        for (std::size_t group = 0; group < orders.size(); ++group)
            for (const int i : orders[group]) {
                geometry.nodes[std::size_t(i)].group = int(group);
                const auto add = [&](const hmm::Cell& cell, int from, int to) {
                    geometry.arrows.push_back({.cell = cell, .from = from, .to = to, .value = 0.3, .text = {30, 14}});
                };
                add({hmm::Cell::Part::Initial, 0, i}, -1, i);
                add({hmm::Cell::Part::End, i, 0}, i, -1);
                for (const int j : orders[group])
                    add({hmm::Cell::Part::Transition, i, j}, i, j);
            }
        geometry.fit();
        geometry.layOut();
        for (std::size_t i = 0; i < orders.size(); ++i) {
            const DiagramGroup& group = geometry.groups[i];
            QVERIFY(geometry.view.contains(group.frame) && group.frame.contains(group.label));
            for (const int node : orders[i])
                QVERIFY(group.frame.contains(geometry.nodes[std::size_t(node)].centre));
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!group.frame.intersects(geometry.groups[j].frame));
            for (const DiagramArrow& arrow : geometry.arrows)
                QVERIFY(!arrow.label.intersects(group.label));
        }
    }
}

void TestDiagramGeometry::wordsOverlapNothing()
{
    for (const int count : {2, 6, 16, 40}) {
        const DiagramGeometry geometry = complete(count, {700, 400});
        std::vector<QRectF> words;
        for (const DiagramNode& node : geometry.nodes)
            if (!node.outerName.isEmpty()) words.push_back(node.outerName);
        for (const DiagramArrow& arrow : geometry.arrows)
            if (!arrow.label.isEmpty()) words.push_back(arrow.label);
        QVERIFY(int(words.size()) >= count);
        for (std::size_t i = 0; i < words.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!words[i].intersects(words[j]));
            for (const DiagramNode& node : geometry.nodes)
                QVERIFY(!overlaps(node, words[i]));
        }
    }
}

void TestDiagramGeometry::findsWhatIsUnderThePointer()
{
    const DiagramGeometry geometry = complete(6, {700, 400});
    for (int node = 0; node < 6; ++node)
        QCOMPARE(geometry.nodeAt(geometry.nodes[std::size_t(node)].centre), node);
    int found = 0;
    for (std::size_t i = 0; i < geometry.arrows.size(); ++i) {
        const DiagramArrow& arrow = geometry.arrows[i];
        found += geometry.arrowAt(arrow.at(0.2)) == int(i);
        if (!arrow.label.isEmpty()) QCOMPARE(geometry.arrowAt(arrow.label.center()), int(i));
    }
    QVERIFY(found > int(geometry.arrows.size()) * 3 / 4); // where curves cross, either is as good
    QCOMPARE(geometry.nodeAt({2, 2}), -1);
    QCOMPARE(geometry.arrowAt({2, 2}), -1);
}

QTEST_APPLESS_MAIN(TestDiagramGeometry)
#include "diagramgeometry.moc"
