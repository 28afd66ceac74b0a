// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/matrixview.h"

#include "widgets/behaviour/initialbar.h"
#include "widgets/behaviour/probabilityeditor.h"
#include "widgets/behaviour/rowbars.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

void press(QWidget& widget, QPoint place)
{
    QTest::mousePress(&widget, Qt::LeftButton, {}, place);
}

void dragTo(QWidget& widget, QPoint place, Qt::KeyboardModifiers modifiers = {})
{
    QMouseEvent move(QEvent::MouseMove, place, widget.mapToGlobal(place), Qt::NoButton, Qt::LeftButton, modifiers);
    QCoreApplication::sendEvent(&widget, &move);
}

void release(QWidget& widget, QPoint place)
{
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, place);
}

hmm::Model uniformModel(int size)
{
    hmm::Model model;
    for (int i = 0; i < size; ++i) {
        model.states.push_back("state " + std::to_string(i));
        model.actions.push_back("action " + std::to_string(i));
    }
    model.initial = hmm::Vector::Constant(size, 1.0 / size);
    model.transition = hmm::Matrix::Constant(size, size, 1.0 / size);
    model.emission = model.transition;
    return model;
}

} // namespace

class TestMatrixView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void arrowsMove();
    void typingSets_data();
    void typingSets();
    void typingNonsenseKeepsTheValue();
    void tabGoesOn();
    void stepsMergeIntoOneEdit();
    void plusAndMinusAreAlike_data();
    void plusAndMinusAreAlike();
    void wheelChangesTheChosenCell();
    void aTurnThatBeganAsScrollingChangesNothing();
    void endColumnIsEdited();
    void barsAreDragged();
    void escapeTakesTheDragBack();
    void shiftDragsFiner();
    void geometryFindsItsOwnCells();
    void largeMatrixScrollsAndPaintsWhatShows();
    void isSpoken();
    void initialBorderIsDragged();
    void initialIsTyped();
    void theEndFillsBehindItsFigures();

private:
    ModelDocument* m_document = nullptr;
    MatrixView* m_view = nullptr;
};

void TestMatrixView::init()
{
    m_document = new ModelDocument;
    m_view = new MatrixView(*m_document, Part::Transition);
    m_view->resize(700, 420);
    m_view->show();
    m_view->activateWindow();
    m_view->setFocus();
    QVERIFY(QTest::qWaitForWindowExposed(m_view));
}

void TestMatrixView::cleanup()
{
    delete m_view;
    delete m_document;
}

void TestMatrixView::arrowsMove()
{
    QTest::keyClick(m_view, Qt::Key_Right);
    QTest::keyClick(m_view, Qt::Key_Down);
    QTest::keyClick(m_view, Qt::Key_Down);
    QCOMPARE(m_view->currentCell(), QPoint(1, 2));
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(m_view, Qt::Key_Left);
    QCOMPARE(m_view->currentCell(), QPoint(0, 2));
}

void TestMatrixView::typingSets_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<double>("expected");
    QTest::newRow("percent") << "31" << 0.31;
    QTest::newRow("fraction") << "1/3" << 1.0 / 3;
    QTest::newRow("sign") << "4%" << 0.04;
}

void TestMatrixView::typingSets()
{
    QFETCH(QString, typed);
    QFETCH(double, expected);
    m_view->setCurrentCell(1, 2);
    QTest::keyClick(m_view, typed[0].toLatin1());
    auto* editor = m_view->findChild<ProbabilityEditor*>();
    QVERIFY(editor);
    QTest::keyClicks(editor, typed.mid(1));
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(m_document->value(Part::Transition, 1, 2), expected);
    QVERIFY(m_document->hmm().validate());
    QCOMPARE(m_document->undoStack()->count(), 1);
}

void TestMatrixView::typingNonsenseKeepsTheValue()
{
    const double before = m_document->value(Part::Transition, 0, 0);
    QTest::keyClick(m_view, '9');
    auto* editor = m_view->findChild<ProbabilityEditor*>();
    QTest::keyClicks(editor, QStringLiteral("99"));
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(editor->isVisible()); // it stays to be corrected
    QTest::keyClick(editor, Qt::Key_Escape);
    QCOMPARE(m_document->value(Part::Transition, 0, 0), before);
    QCOMPARE(m_document->undoStack()->count(), 0);
}

void TestMatrixView::tabGoesOn()
{
    m_view->setCurrentCell(0, 1);
    QTest::keyClick(m_view, '2');
    QTest::keyClick(m_view->findChild<ProbabilityEditor*>(), Qt::Key_Tab);
    QCOMPARE(m_view->currentCell(), QPoint(2, 0));
    QCOMPARE(m_document->value(Part::Transition, 0, 1), 0.02);
}

void TestMatrixView::stepsMergeIntoOneEdit()
{
    const double before = m_document->value(Part::Transition, 0, 1);
    m_view->setCurrentCell(0, 1);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(m_view, Qt::Key_Plus);
    QVERIFY(std::abs(m_document->value(Part::Transition, 0, 1) - before - 0.05) < 1e-12);
    QCOMPARE(m_document->undoStack()->count(), 1);
}

void TestMatrixView::plusAndMinusAreAlike_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<double>("change");
    QTest::newRow("plus") << int(Qt::Key_Plus) << 0 << 0.01;
    QTest::newRow("plus above =") << int(Qt::Key_Plus) << int(Qt::ShiftModifier) << 0.01;
    QTest::newRow("minus") << int(Qt::Key_Minus) << 0 << -0.01;
    QTest::newRow("a tenth more") << int(Qt::Key_Plus) << int(Qt::ShiftModifier | Qt::AltModifier) << 0.001;
    QTest::newRow("a tenth less") << int(Qt::Key_Minus) << int(Qt::AltModifier) << -0.001;
}

void TestMatrixView::plusAndMinusAreAlike()
{
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QFETCH(double, change);
    m_view->setCurrentCell(0, 1);
    const double before = m_document->value(Part::Transition, 0, 1);
    QTest::keyClick(m_view, Qt::Key(key), Qt::KeyboardModifiers(modifiers));
    QVERIFY(std::abs(m_document->value(Part::Transition, 0, 1) - before - change) < 1e-12);
    InitialBar bar(*m_document);
    bar.setCurrent(1);
    const double share = m_document->value(Part::Initial, 0, 1);
    QTest::keyClick(&bar, Qt::Key(key), Qt::KeyboardModifiers(modifiers));
    QVERIFY(std::abs(m_document->value(Part::Initial, 0, 1) - share - change) < 1e-12);
}

void TestMatrixView::wheelChangesTheChosenCell()
{
    m_view->setCurrentCell(2, 1);
    const double before = m_document->value(Part::Transition, 2, 1);
    const QPoint place = m_view->geometry().cell(2, 1).center();
    QWheelEvent event(place, m_view->viewport()->mapToGlobal(place), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_view->viewport(), &event);
    QVERIFY(std::abs(m_document->value(Part::Transition, 2, 1) - before - 0.01) < 1e-12);
}

void TestMatrixView::aTurnThatBeganAsScrollingChangesNothing()
{
    m_view->setCurrentCell(2, 1);
    m_view->setFocus();
    const auto turn = [&](int row) {
        const QPoint place = m_view->geometry().cell(row, 1).center();
        QWheelEvent event(place, m_view->viewport()->mapToGlobal(place), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->viewport(), &event);
    };
    const double before = m_document->value(Part::Transition, 2, 1);
    turn(0);
    turn(2); // the chosen cell has come under the pointer
    QCOMPARE(m_document->value(Part::Transition, 2, 1), before);
    QTest::qWait(500);
    turn(2);
    QVERIFY(m_document->value(Part::Transition, 2, 1) < before);
}

void TestMatrixView::endColumnIsEdited()
{
    QVERIFY(m_view->geometry().hasEnd);
    m_view->setCurrentCell(1, 5);
    QTest::keyClick(m_view, '2');
    auto* editor = m_view->findChild<ProbabilityEditor*>();
    QTest::keyClick(editor, '5');
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(m_document->value(Part::End, 1, 0), 0.25);
}

void TestMatrixView::barsAreDragged()
{
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(m_view->openRow(), 0);
    RowBars& bars = m_view->bars();
    QVERIFY(bars.isVisible());
    const QRect track = bars.track(1);
    press(bars, QPoint(track.center().x(), track.bottom() - track.height() / 4));
    dragTo(bars, QPoint(track.center().x(), track.bottom() + 1 - track.height() / 2));
    const double expected = bars.scale() / 2;
    QVERIFY(std::abs(m_document->value(Part::Transition, 0, 1) - expected) < 0.02);
    release(bars, track.center());
    QCOMPARE(m_document->undoStack()->count(), 1);
    QVERIFY(m_document->hmm().validate());
    QTest::keyClick(m_view, Qt::Key_Escape);
    QCOMPARE(m_view->openRow(), -1);
}

void TestMatrixView::escapeTakesTheDragBack()
{
    const hmm::Vector before = m_document->row(Part::Transition, 0);
    m_view->setOpenRow(0);
    RowBars& bars = m_view->bars();
    press(bars, bars.track(2).center());
    dragTo(bars, bars.track(2).topLeft() + QPoint(5, 3));
    QVERIFY(m_document->row(Part::Transition, 0) != before);
    QTest::keyClick(m_view, Qt::Key_Escape);
    QVERIFY(m_document->row(Part::Transition, 0) == before);
    QCOMPARE(m_document->undoStack()->count(), 0);
    QCOMPARE(m_view->openRow(), 0); // the bars stay
}

void TestMatrixView::shiftDragsFiner()
{
    m_view->setOpenRow(0);
    RowBars& bars = m_view->bars();
    const QPoint place = bars.track(1).center();
    press(bars, place);
    const double pressed = m_document->value(Part::Transition, 0, 1);
    dragTo(bars, place - QPoint(0, 10), Qt::ShiftModifier);
    const double moved = m_document->value(Part::Transition, 0, 1) - pressed;
    const double whole = 10 * bars.scale() / bars.track(1).height();
    QVERIFY(std::abs(moved - whole / 10) < 0.002);
    release(bars, place);
}

void TestMatrixView::geometryFindsItsOwnCells()
{
    m_document->open({uniformModel(40), {}, {}});
    m_view->setOpenRow(3);
    m_view->horizontalScrollBar()->setValue(57);
    m_view->verticalScrollBar()->setValue(31);
    const MatrixGeometry& geometry = m_view->geometry();
    for (int row = geometry.firstRow(); row < geometry.lastRow(); ++row)
        for (int column = geometry.firstColumn(); column < geometry.lastColumn(); ++column) {
            const QPoint centre = geometry.cell(row, column).center();
            if (!geometry.cellArea().contains(centre)) continue;
            QCOMPARE(geometry.rowAt(centre.y()), row);
            QCOMPARE(geometry.columnAt(centre.x()), column);
        }
    QCOMPARE(geometry.rowAt(geometry.bars().center().y()), -1);
}

void TestMatrixView::largeMatrixScrollsAndPaintsWhatShows()
{
    m_document->open({uniformModel(256), {}, {}});
    m_view->setCurrentCell(255, 255);
    QVERIFY(m_view->viewport()->rect().contains(m_view->geometry().cell(255, 255)));
    QElapsedTimer clock;
    clock.start();
    constexpr int frames = 20;
    for (int frame = 0; frame < frames; ++frame) {
        m_view->verticalScrollBar()->setValue(frame * 100);
        m_view->viewport()->grab();
    }
    // A whole paint of 65,536 cells would take seconds.
    QVERIFY2(clock.elapsed() < frames * 100, qPrintable(QStringLiteral("%1 ms").arg(clock.elapsed())));
}

void TestMatrixView::isSpoken()
{
    m_view->setAccessibleName(QStringLiteral("Transition matrix"));
    m_view->setCurrentCell(0, 1);
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(m_view);
    QVERIFY(accessible);
    QCOMPARE(accessible->text(QAccessible::Name), QStringLiteral("Transition matrix"));
    QAccessibleTableInterface* table = accessible->tableInterface();
    QVERIFY(table);
    QCOMPARE(QSize(table->columnCount(), table->rowCount()), QSize(6, 5)); // with the END
    QAccessibleInterface* cell = table->cellAt(0, 1);
    QVERIFY(cell && cell->state().focused && cell == accessible->focusChild());
    QCOMPARE(accessible->child(accessible->indexOfChild(cell)), cell);
    const QString before = cell->text(QAccessible::Name);
    QVERIFY(before.contains(QStringLiteral("browse → click")));
    m_document->setValue(Part::Transition, 0, 1, 0.42);
    QVERIFY(cell->text(QAccessible::Name) != before);
    QVERIFY(cell->text(QAccessible::Description).contains(QStringLiteral("sum 100")));
    QVERIFY(table->rowDescription(0).startsWith(QStringLiteral("browse")));
    QCOMPARE(table->columnDescription(1), QStringLiteral("click"));
    QVERIFY(table->cellAt(4, 5)->text(QAccessible::Name).contains(QStringLiteral("ends")));
    QVERIFY(!table->cellAt(5, 0) && !table->cellAt(0, 6));
    m_document->open({uniformModel(2), {}, {}});
    QVERIFY(!cell->isValid() || cell->text(QAccessible::Name) != before);
}

void TestMatrixView::initialBorderIsDragged()
{
    m_document->setValue(Part::Initial, 0, 0, 0.5);
    const hmm::Vector before = m_document->row(Part::Initial, 0);
    InitialBar bar(*m_document);
    bar.resize(500, 40);
    bar.show();
    const QPoint border(int(bar.segment(0).right()), 20);
    press(bar, border);
    dragTo(bar, border + QPoint(20, 0));
    const double moved = m_document->value(Part::Initial, 0, 0) - before(0);
    QVERIFY(moved > 0.02 && moved < 0.06);
    QCOMPARE(m_document->value(Part::Initial, 0, 2), before(2));
    QTest::keyClick(&bar, Qt::Key_Escape);
    QVERIFY(m_document->row(Part::Initial, 0) == before);
    release(bar, border);
    QCOMPARE(m_document->undoStack()->count(), 1);
}

void TestMatrixView::initialIsTyped()
{
    InitialBar bar(*m_document);
    bar.resize(500, 40);
    bar.show();
    bar.setFocus();
    QTest::keyClick(&bar, Qt::Key_Right);
    QTest::keyClick(&bar, '2');
    auto* editor = bar.findChild<ProbabilityEditor*>();
    QVERIFY(editor);
    QTest::keyClick(editor, '0');
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(m_document->value(Part::Initial, 0, 1), 0.2);
}

void TestMatrixView::theEndFillsBehindItsFigures()
{
    ModelDocument document;
    document.setValue(Part::End, 0, 0, 0.5);
    MatrixView view(document, Part::Transition);
    view.resize(600, 24 + 5 * 24); // rows as low as they get
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const QRect cell = view.geometry().cell(0, view.geometry().columns);
    const QImage image = view.viewport()->grab().toImage();
    const QRgb filled = Theme::instance().colours().track.rgb();
    for (int y = cell.top() + 3; y < cell.bottom() - 2; ++y) // all the height: nothing crosses the figures
        QCOMPARE(image.pixel(cell.left() + 4, y), filled);
    QVERIFY(image.pixel(cell.right() - 4, cell.center().y()) != filled);
}

QTEST_MAIN(TestMatrixView)
#include "matrixview.moc"
