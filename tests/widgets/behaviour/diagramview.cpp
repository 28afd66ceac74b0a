// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/diagramview.h"

#include "widgets/behaviour/diagrampane.h"
#include "widgets/behaviour/probabilityeditor.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QPainterPath>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

#include <rapidcheck.h>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

const hmm::Cell toClick{Part::Transition, 0, 1};

void moveTo(QWidget& widget, QPointF place, Qt::KeyboardModifiers modifiers = {})
{
    QMouseEvent move(QEvent::MouseMove, place, widget.mapToGlobal(place), Qt::NoButton, Qt::LeftButton, modifiers);
    QCoreApplication::sendEvent(&widget, &move);
}

void wheel(QWidget& widget, QPointF place, int steps, Qt::KeyboardModifiers modifiers = {})
{
    QWheelEvent event(place, widget.mapToGlobal(place), {}, {0, 120 * steps}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

/// Sparse rows now and then, some sessions that never end.
hmm::Model randomModel(int states)
{
    const auto row = [](int count) {
        hmm::Vector values(count);
        for (double& value : values)
            value = std::max(0, *rc::gen::inRange(-30, 100));
        values(*rc::gen::inRange(0, count)) += 1;
        return hmm::Vector(values / values.sum());
    };
    hmm::Model model;
    model.actions = {"view", "buy"};
    model.initial = row(states);
    model.transition.resize(states, states);
    model.emission.resize(states, 2);
    model.end.resize(states);
    for (int state = 0; state < states; ++state) {
        model.states.push_back("a state " + std::to_string(state));
        model.transition.row(state) = row(states).transpose();
        model.emission.row(state) = row(2).transpose();
        model.end(state) = row(2)(0);
    }
    return model;
}

} // namespace

class TestDiagramView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsWhatReachesTheThreshold();
    void showsTheChosenArrowAlways();
    void nodesGrowWithTheirShare();
    void arrowIsDragged();
    void shiftDragsFiner();
    void escapeTakesTheDragBack();
    void trembleDragsNothing();
    void lockedArrowSaysWhy();
    void endAndStartAreDragged();
    void nodeIsDragged();
    void nodeStaysInSight();
    void escapeTakesTheMoveBack();
    void keysMoveANode();
    void arrangeIsAnEdit();
    void tabLeadsFromStatesToArrows();
    void keysChangeAndLock();
    void typingSets();
    void zoomsAndPans();
    void followsTheModel();
    void wordsOfAnyModelLieApart();
    void personasStandApart();
    void isSpoken();
    void paneKeepsTheThreshold();

private:
    const DiagramArrow& arrow(const hmm::Cell& cell)
    {
        const int index = m_view->geometry().arrowOf(cell);
        if (index < 0) qFatal("the arrow is not shown");
        return m_view->geometry().arrows[std::size_t(index)];
    }
    /// A place on an arrow where no other one is nearer.
    QPoint graspOf(const hmm::Cell& cell)
    {
        for (int k = 1; k < 20; ++k) {
            const QPoint place = arrow(cell).at(k / 20.0).toPoint();
            const auto& geometry = m_view->geometry();
            if (geometry.nodeAt(place) < 0 && geometry.arrowAt(place) == geometry.arrowOf(cell)) return place;
        }
        qFatal("the arrow cannot be grasped");
    }
    QPoint centreOf(int node) { return m_view->geometry().nodes[std::size_t(node)].centre.toPoint(); }
    double value(const hmm::Cell& cell) const { return m_document->value(cell.part, cell.row, cell.column); }
    void press(QPoint place) { QTest::mousePress(m_view, Qt::LeftButton, {}, place); }
    void release(QPoint place) { QTest::mouseRelease(m_view, Qt::LeftButton, {}, place); }

    ModelDocument* m_document = nullptr;
    DiagramView* m_view = nullptr;
};

void TestDiagramView::init()
{
    m_document = new ModelDocument;
    m_view = new DiagramView(*m_document);
    m_view->resize(700, 420);
    m_view->show();
    m_view->activateWindow();
    m_view->setFocus();
    QVERIFY(QTest::qWaitForWindowExposed(m_view));
}

void TestDiagramView::cleanup()
{
    delete m_view;
    delete m_document;
}

void TestDiagramView::showsWhatReachesTheThreshold()
{
    m_view->setThreshold(0.1);
    for (int from = 0; from < 5; ++from) {
        for (int to = 0; to < 5; ++to) {
            const hmm::Cell cell{Part::Transition, from, to};
            QCOMPARE(m_view->geometry().arrowOf(cell) >= 0, value(cell) >= 0.1);
        }
        const hmm::Cell end{Part::End, from, 0};
        QCOMPARE(m_view->geometry().arrowOf(end) >= 0, value(end) >= 0.1);
    }
    const auto& arrows = m_view->geometry().arrows;
    QVERIFY(std::ranges::is_sorted(arrows, {}, &DiagramArrow::value));
    for (const DiagramArrow& arrow : arrows)
        QVERIFY(std::abs(arrow.width - m_view->geometry().widthOf(arrow.value)) < 1e-12);
}

void TestDiagramView::showsTheChosenArrowAlways()
{
    const hmm::Cell rare{Part::Transition, 0, 4};
    m_view->setThreshold(0.5);
    QCOMPARE(m_view->geometry().arrowOf(rare), -1);
    m_view->setCurrentCell(rare);
    QVERIFY(m_view->geometry().arrowOf(rare) >= 0);
    m_document->setValue(Part::Transition, 0, 4, 0);
    QVERIFY(m_view->geometry().arrowOf(rare) >= 0);
    m_view->grab();
}

void TestDiagramView::nodesGrowWithTheirShare()
{
    const auto& nodes = m_view->geometry().nodes;
    QCOMPARE(nodes.size(), std::size_t(5)); // END is none
    QVERIFY(nodes[0].radius > nodes[1].radius && nodes[1].radius > nodes[2].radius);
    const double before = nodes[2].radius;
    for (int state = 0; state < 5; ++state)
        m_document->setValue(Part::Transition, state, 2, 0.9);
    QVERIFY(m_view->geometry().nodes[2].radius > before);
}

void TestDiagramView::arrowIsDragged()
{
    QSignalSpy chosen(m_view, &DiagramView::currentCellChanged);
    const double before = value(toClick);
    const QPoint place = graspOf(toClick);
    press(place);
    QCOMPARE(chosen.count(), 1);
    QVERIFY(m_view->currentCell() == toClick);
    moveTo(*m_view, place - QPoint(0, 10));
    moveTo(*m_view, place - QPoint(0, 20));
    QVERIFY(std::abs(value(toClick) - before - 0.1) < 1e-9);
    m_view->grab();
    release(place - QPoint(0, 20));
    QCOMPARE(m_document->undoStack()->count(), 1);
    QCOMPARE(m_document->undoStack()->undoText(), QStringLiteral("Set browse → click"));
    QVERIFY(m_document->hmm().validate());
    m_document->undoStack()->undo();
    QCOMPARE(value(toClick), before);
}

void TestDiagramView::shiftDragsFiner()
{
    const double before = value(toClick);
    const QPoint place = graspOf(toClick);
    press(place);
    moveTo(*m_view, place + QPoint(0, 20), Qt::ShiftModifier);
    QVERIFY(std::abs(value(toClick) - before + 0.01) < 1e-9);
    release(place);
}

void TestDiagramView::escapeTakesTheDragBack()
{
    const hmm::Vector before = m_document->row(Part::Transition, 0);
    const QPoint place = graspOf(toClick);
    press(place);
    moveTo(*m_view, place - QPoint(0, 30));
    QVERIFY(m_document->row(Part::Transition, 0) != before);
    QTest::keyClick(m_view, Qt::Key_Escape);
    QVERIFY(m_document->row(Part::Transition, 0) == before);
    moveTo(*m_view, place - QPoint(0, 60)); // the button is still down
    release(place);
    QVERIFY(m_document->row(Part::Transition, 0) == before);
    QCOMPARE(m_document->undoStack()->count(), 0);
}

void TestDiagramView::trembleDragsNothing()
{
    const QPoint place = graspOf(toClick);
    press(place);
    moveTo(*m_view, place + QPoint(1, 1));
    release(place + QPoint(1, 1));
    QCOMPARE(m_document->undoStack()->count(), 0);
    QVERIFY(!m_document->inGesture(1));
}

void TestDiagramView::lockedArrowSaysWhy()
{
    m_document->setLocked(Part::Transition, 0, 1, true);
    const int edits = m_document->undoStack()->count();
    QSignalSpy refused(m_document, &ModelDocument::refused);
    const QPoint place = graspOf(toClick);
    moveTo(*m_view, place);
    press(place);
    for (int y = 0; y < 30; y += 5)
        moveTo(*m_view, place - QPoint(0, y));
    release(place);
    QCOMPARE(refused.count(), 1); // once, not at every move
    QVERIFY(refused.first().first().toString().contains(QStringLiteral("lock")));
    QCOMPARE(m_document->undoStack()->count(), edits);
}

void TestDiagramView::endAndStartAreDragged()
{
    for (const hmm::Cell& cell : {hmm::Cell{Part::End, 0, 0}, hmm::Cell{Part::Initial, 0, 1}}) {
        const double before = value(cell);
        const QPoint place = graspOf(cell);
        press(place);
        moveTo(*m_view, place - QPoint(0, 10));
        release(place - QPoint(0, 10));
        QVERIFY(std::abs(value(cell) - before - 0.05) < 1e-9);
    }
    QCOMPARE(m_document->undoStack()->count(), 2);
}

void TestDiagramView::nodeIsDragged()
{
    const QPoint from = centreOf(3), other = centreOf(1);
    press(from);
    moveTo(*m_view, from + QPoint(-40, 10));
    QVERIFY(m_document->places().empty());
    release(from + QPoint(-40, 10));
    QVERIFY((centreOf(3) - (from + QPoint(-40, 10))).manhattanLength() <= 2);
    QCOMPARE(centreOf(1), other);
    QCOMPARE(m_document->undoStack()->undoText(), QStringLiteral("Move cart"));
    QVERIFY(m_document->places().contains("cart"));
    m_document->undoStack()->undo();
    QVERIFY((centreOf(3) - from).manhattanLength() <= 2);
}

void TestDiagramView::nodeStaysInSight()
{
    const QPoint from = centreOf(3);
    press(from);
    moveTo(*m_view, from + QPoint(5000, -3000));
    release(from);
    QVERIFY(m_view->rect().adjusted(-1, -1, 1, 1).contains(centreOf(3)));
}

void TestDiagramView::escapeTakesTheMoveBack()
{
    const QPoint from = centreOf(3);
    press(from);
    moveTo(*m_view, from + QPoint(-40, 10));
    QTest::keyClick(m_view, Qt::Key_Escape);
    release(from);
    QCOMPARE(centreOf(3), from);
    QCOMPARE(m_document->undoStack()->count(), 0);
}

void TestDiagramView::keysMoveANode()
{
    m_view->setCurrentNode(2);
    const QPoint from = centreOf(2);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(m_view, Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(std::abs(centreOf(2).x() - from.x() - 24) <= 2);
    QCOMPARE(m_document->undoStack()->count(), 1);
    m_view->setCurrentNode(0);
    QTest::keyClick(m_view, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(m_document->undoStack()->count(), 2);
}

void TestDiagramView::arrangeIsAnEdit()
{
    m_view->arrange();
    QCOMPARE(m_document->places().size(), std::size_t(5));
    m_document->undoStack()->undo();
    QVERIFY(m_document->places().empty());
}

void TestDiagramView::tabLeadsFromStatesToArrows()
{
    QTest::keyClick(m_view, Qt::Key_Right);
    QTest::keyClick(m_view, Qt::Key_Down);
    QCOMPARE(m_view->currentNode(), 2);
    QVERIFY(!m_view->currentCell());
    QTest::keyClick(m_view, Qt::Key_Tab);
    QVERIFY(m_view->currentCell() == (hmm::Cell{Part::Transition, 2, 0}) ||
            m_view->currentCell() == (hmm::Cell{Part::Initial, 0, 2}));
    for (int i = 0; i < 10; ++i)
        QTest::keyClick(m_view, Qt::Key_Right);
    QVERIFY(m_view->currentCell() == (hmm::Cell{Part::End, 2, 0}));
    QTest::keyClick(m_view, Qt::Key_Backtab);
    QVERIFY(!m_view->currentCell());
    QCOMPARE(m_view->currentNode(), 2);
}

void TestDiagramView::keysChangeAndLock()
{
    m_view->setCurrentCell(toClick);
    const double before = value(toClick);
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(m_view, Qt::Key_Plus);
    QVERIFY(std::abs(value(toClick) - before - 0.04) < 1e-12);
    wheel(*m_view, graspOf(toClick), 1);
    QVERIFY(std::abs(value(toClick) - before - 0.05) < 1e-12);
    QCOMPARE(m_document->undoStack()->count(), 1);
    QTest::keyClick(m_view, Qt::Key_L);
    QVERIFY(m_document->isLocked(Part::Transition, 0, 1));
    QTest::keyClick(m_view, Qt::Key_L);
    QVERIFY(!m_document->isLocked(Part::Transition, 0, 1));
}

void TestDiagramView::typingSets()
{
    m_view->setCurrentCell(toClick);
    QTest::keyClick(m_view, '2');
    auto* editor = m_view->findChild<ProbabilityEditor*>();
    QVERIFY(editor);
    QTest::keyClick(editor, '5');
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(value(toClick), 0.25);
}

void TestDiagramView::zoomsAndPans()
{
    const QPoint before = centreOf(0), ground(4, 4);
    wheel(*m_view, before, 2, Qt::ControlModifier);
    QVERIFY((centreOf(0) - before).manhattanLength() <= 1); // the pointer stays where it is
    QVERIFY(centreOf(3).x() > before.x() + 1.3 * 300);
    press(ground);
    moveTo(*m_view, ground + QPoint(30, 20));
    release(ground + QPoint(30, 20));
    QVERIFY((centreOf(0) - before - QPoint(30, 20)).manhattanLength() <= 1);
    QTest::keyClick(m_view, Qt::Key_0, Qt::ControlModifier);
    QVERIFY((centreOf(0) - before).manhattanLength() <= 1);
    QCOMPARE(m_document->undoStack()->count(), 0);
}

void TestDiagramView::followsTheModel()
{
    m_view->setCurrentCell({Part::Transition, 4, 4});
    const QPoint place = centreOf(4);
    press(place);
    moveTo(*m_view, place + QPoint(20, 0));
    hmm::Model small;
    small.states = {"only"};
    small.actions = {"view"};
    small.initial = small.end = hmm::Vector::Ones(1);
    small.transition = small.emission = hmm::Matrix::Ones(1, 1);
    small.end = {};
    m_document->open({small, {}, {}});
    QCOMPARE(m_view->geometry().nodes.size(), std::size_t(1));
    QCOMPARE(m_view->currentNode(), 0);
    QVERIFY(!m_view->currentCell());
    moveTo(*m_view, place);
    release(place);
    m_view->grab();
    QVERIFY(m_document->places().empty());
}

void TestDiagramView::wordsOfAnyModelLieApart()
{
    const bool holds = rc::check("no word of a diagram overlaps another one or a state", [this] {
        const int states = *rc::gen::inRange(1, 9);
        m_document->open({randomModel(states), {}, {}});
        const DiagramGeometry& geometry = m_view->geometry();
        std::vector<QRectF> words;
        int labels = 0;
        for (const DiagramArrow& arrow : geometry.arrows) {
            labels += !arrow.label.isEmpty();
            if (!arrow.label.isEmpty()) words.push_back(arrow.label);
        }
        RC_ASSERT(labels >= std::min(int(geometry.arrows.size()), 2 * states)); // where there is room for a few
        for (const DiagramNode& node : geometry.nodes)
            if (!node.outerName.isEmpty()) words.push_back(node.outerName);
        for (std::size_t i = 0; i < words.size(); ++i) {
            RC_ASSERT(QRectF(m_view->rect()).contains(words[i]));
            for (std::size_t j = 0; j < i; ++j)
                RC_ASSERT(!words[i].intersects(words[j]));
            for (const DiagramNode& node : geometry.nodes) {
                QPainterPath circle;
                circle.addEllipse(node.centre, node.radius, node.radius);
                RC_ASSERT(!circle.intersects(words[i]));
            }
        }
    });
    QVERIFY(holds);
}

void TestDiagramView::personasStandApart()
{
    const hmm::Model shop = hmm::ecommerceTemplate();
    m_document->open({*hmm::mixtureOf({{"hunter", 0.75, shop, {}}, {"looker", 0.25, shop, {}}}), {}, {}});
    const DiagramGeometry& geometry = m_view->geometry();
    QCOMPARE(geometry.groups.size(), std::size_t(2));
    QVERIFY(!geometry.groups[0].frame.intersects(geometry.groups[1].frame));
    QVERIFY(geometry.nodes[0].group == 0 && geometry.nodes[7].group == 1);
    m_view->arrange();
    QVERIFY(!m_view->geometry().groups[0].frame.intersects(m_view->geometry().groups[1].frame));
    m_view->grab();
    const QPoint name = m_view->geometry().groups[1].label.center().toPoint();
    QHelpEvent help(QEvent::ToolTip, name, m_view->mapToGlobal(name));
    QCoreApplication::sendEvent(m_view, &help);
    QCOMPARE(QToolTip::text(), QStringLiteral("looker"));
    QToolTip::hideText();
}

void TestDiagramView::isSpoken()
{
    m_view->setAccessibleName(QStringLiteral("State diagram"));
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(m_view);
    QVERIFY(accessible);
    QCOMPARE(accessible->text(QAccessible::Name), QStringLiteral("State diagram"));
    QVERIFY(accessible->text(QAccessible::Value).startsWith(QStringLiteral("browse")));
    m_view->setCurrentCell(toClick);
    const QString before = accessible->text(QAccessible::Value);
    QVERIFY(before.contains(QStringLiteral("browse → click")));
    m_document->setValue(Part::Transition, 0, 1, 0.42);
    QVERIFY(accessible->text(QAccessible::Value) != before);
    m_view->setCurrentCell({Part::End, 2, 0});
    QVERIFY(accessible->text(QAccessible::Value).contains(QStringLiteral("ends")));
}

void TestDiagramView::paneKeepsTheThreshold()
{
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    DiagramPane first(*m_document);
    first.findChild<QSlider*>()->setValue(2);
    const double chosen = first.view().threshold();
    first.saveState();
    DiagramPane second(*m_document);
    QVERIFY(second.view().threshold() != chosen);
    second.restoreState();
    QCOMPARE(second.view().threshold(), chosen);
}

QTEST_MAIN(TestDiagramView)
#include "diagramview.moc"
