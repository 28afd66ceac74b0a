// SPDX-License-Identifier: GPL-3.0-or-later
// What is being typed, dragged or chosen when the model changes under it: by undo, another model, a fit that arrives.
#include "widgets/behaviour/diagramview.h"
#include "widgets/behaviour/initialbar.h"
#include "widgets/behaviour/matrixview.h"
#include "widgets/behaviour/modeledits.h"
#include "widgets/behaviour/nameeditor.h"
#include "widgets/behaviour/personabar.h"
#include "widgets/behaviour/personaedits.h"
#include "widgets/behaviour/probabilityeditor.h"
#include "widgets/behaviour/rowbars.h"

#include <QBoxLayout>
#include <QMenu>
#include <QTest>
#include <QWheelEvent>

#include <memory>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

void moveTo(QWidget& widget, QPointF place)
{
    QMouseEvent move(QEvent::MouseMove, place, widget.mapToGlobal(place), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&widget, &move);
}

void press(QWidget& widget, QPointF place)
{
    QTest::mousePress(&widget, Qt::LeftButton, {}, place.toPoint());
}

const std::string templateContent = synthesis::contentHash({hmm::ecommerceTemplate(), {}, {}});

hmm::Model smallModel(int states)
{
    hmm::Model model;
    model.actions = hmm::ecommerceTemplate().actions;
    for (int state = 0; state < states; ++state)
        model.states.push_back("state " + std::to_string(state));
    model.initial = hmm::Vector::Constant(states, 1.0 / states);
    model.transition = hmm::Matrix::Constant(states, states, 1.0 / states);
    model.emission = hmm::Matrix::Constant(states, 5, 0.2);
    model.end = hmm::Vector::Constant(states, 0.1);
    return model;
}

} // namespace

class TestInterruptions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void whatIsTypedIsGivenUp_data();
    void whatIsTypedIsGivenUp();
    void aNameIsGivenUp();
    void thePersonaThatIsRenamedIsGone();
    void aMenuOfAnotherModelCloses();
    void aDragEndsWithItsRow_data();
    void aDragEndsWithItsRow();
    void undoEndsADrag();
    void aStepBeforeADragLeavesItAlone();

private:
    std::string content() const { return synthesis::contentHash(m_document->model()); }
    /// As a person would, by typing into the chosen cell of the last row.
    QWidget* typeInto(const QString& view);
    template <typename Editor>
    Editor* openEditor() const
    {
        for (auto* editor : m_window->findChildren<Editor*>())
            if (editor->isVisible()) return editor;
        return nullptr;
    }

    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ModelDocument> m_document;
    MatrixView* m_matrix = nullptr;
    DiagramView* m_diagram = nullptr;
    InitialBar* m_initial = nullptr;
    PersonaBar* m_personas = nullptr;
};

void TestInterruptions::init()
{
    m_document = std::make_unique<ModelDocument>();
    m_window = std::make_unique<QWidget>();
    auto* layout = new QVBoxLayout(m_window.get());
    m_matrix = new MatrixView(*m_document, Part::Transition);
    m_diagram = new DiagramView(*m_document);
    m_initial = new InitialBar(*m_document);
    m_personas = new PersonaBar(*m_document);
    for (QWidget* view : std::initializer_list<QWidget*>{m_matrix, m_diagram, m_initial, m_personas})
        layout->addWidget(view);
    m_window->resize(800, 1000);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

QWidget* TestInterruptions::typeInto(const QString& view)
{
    const int last = m_document->hmm().stateCount() - 1;
    QWidget* place = m_matrix;
    if (view == QStringLiteral("matrix")) m_matrix->setCurrentCell(last, 0);
    if (view == QStringLiteral("diagram")) {
        m_diagram->setCurrentCell({Part::Transition, last, 0});
        place = m_diagram;
    }
    if (view == QStringLiteral("initial")) {
        m_initial->setCurrent(last);
        place = m_initial;
    }
    place->setFocus();
    QTest::keyClick(place, Qt::Key_5);
    return openEditor<ProbabilityEditor>();
}

void TestInterruptions::whatIsTypedIsGivenUp_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<QString>("by");
    for (const char* view : {"matrix", "diagram", "initial"})
        for (const char* by : {"undo of the state", "fewer states", "as many states", "undo of a value"})
            QTest::addRow("%s, %s", view, by) << view << by;
}

void TestInterruptions::whatIsTypedIsGivenUp()
{
    QFETCH(QString, view);
    QFETCH(QString, by);
    QVERIFY(edits::add(*m_document, edits::Kind::State));
    if (by == QStringLiteral("undo of a value")) m_document->setValue(Part::Transition, 0, 0, 0.123);
    QPointer<QWidget> editor = typeInto(view);
    QVERIFY(editor);
    if (by == QStringLiteral("fewer states"))
        m_document->open({smallModel(2), {}, {}});
    else if (by == QStringLiteral("as many states"))
        m_document->open({smallModel(6), {}, {}});
    else
        m_document->undoStack()->undo();
    QVERIFY(!openEditor<ProbabilityEditor>());
    const std::string now = content();
    if (editor) QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(content(), now);
}

void TestInterruptions::aNameIsGivenUp()
{
    QVERIFY(edits::add(*m_document, edits::Kind::State));
    m_matrix->setFocus();
    m_matrix->setCurrentCell(5, 0);
    QTest::keyClick(m_matrix, Qt::Key_F2, Qt::ShiftModifier);
    QPointer<NameEditor> editor = openEditor<NameEditor>();
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("gone"));
    m_document->undoStack()->undo();
    QVERIFY(!openEditor<NameEditor>());
    if (editor) QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(m_document->hmm().states, hmm::ecommerceTemplate().states);
    QVERIFY(m_matrix->hasFocus());
}

void TestInterruptions::thePersonaThatIsRenamedIsGone()
{
    QVERIFY(edits::mixIn(*m_document, {"other", 0.5, smallModel(2), {}}, {}, "own"));
    m_personas->setCurrent(1);
    m_personas->setFocus();
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, {}, m_personas->mapToGlobal(QPoint()));
    QCoreApplication::sendEvent(m_personas, &asked);
    auto* menu = m_personas->findChild<QMenu*>();
    QVERIFY(menu);
    menu->actions().constFirst()->trigger();
    menu->close();
    QVERIFY(openEditor<NameEditor>());
    QTest::keyClicks(openEditor<NameEditor>(), QStringLiteral("gone"));
    m_document->undoStack()->undo(); // which hides the bar, and with it the editor
    QCOMPARE(content(), templateContent);
}

void TestInterruptions::aMenuOfAnotherModelCloses()
{
    m_matrix->setCurrentCell(4, 4);
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, {}, m_matrix->mapToGlobal(QPoint()));
    QCoreApplication::sendEvent(m_matrix->viewport(), &asked);
    const QPointer<QMenu> menu = m_matrix->findChild<QMenu*>();
    QVERIFY(menu && menu->isVisible());
    m_document->open({smallModel(2), {}, {}});
    QVERIFY(!menu || !menu->isVisible());
}

void TestInterruptions::aDragEndsWithItsRow_data()
{
    QTest::addColumn<QString>("view");
    for (const char* view : {"bars", "diagram", "initial"})
        QTest::addRow("%s", view) << view;
}

void TestInterruptions::aDragEndsWithItsRow()
{
    QFETCH(QString, view);
    QVERIFY(edits::add(*m_document, edits::Kind::State));
    QWidget* held = nullptr;
    QPointF place;
    if (view == QStringLiteral("bars")) {
        m_matrix->setOpenRow(5);
        held = &m_matrix->bars();
        place = m_matrix->bars().track(5).center();
    } else if (view == QStringLiteral("diagram")) {
        held = m_diagram;
        m_diagram->setCurrentCell({Part::Transition, 5, 5});
        place =
            m_diagram->geometry().arrows[std::size_t(m_diagram->geometry().arrowOf({Part::Transition, 5, 5}))].at(0.5);
    } else {
        held = m_initial;
        m_document->setRow(Part::Initial, 0, hmm::Vector::Constant(6, 1 / 6.0), QStringLiteral("even"));
        place = {m_initial->segment(4).right(), m_initial->segment(4).center().y()};
    }
    press(*held, place);
    moveTo(*held, place + QPointF(-9, -9));
    moveTo(*held, place + QPointF(-20, -20));
    QUndoStack& stack = *m_document->undoStack();
    while (stack.canUndo())
        stack.undo();
    QCOMPARE(content(), templateContent);
    moveTo(*held, place + QPointF(-30, -30));
    m_window->grab(); // what is painted of a drag knows of the end, too
    QTest::mouseRelease(held, Qt::LeftButton, {}, (place + QPointF(-30, -30)).toPoint());
    QCOMPARE(content(), templateContent);
    QCOMPARE(stack.index(), 0);
}

void TestInterruptions::undoEndsADrag()
{
    m_matrix->setOpenRow(0);
    RowBars& bars = m_matrix->bars();
    const QPointF place = bars.track(1).center();
    press(bars, place);
    moveTo(bars, place - QPointF(0, 20));
    QVERIFY(bars.isDragging());
    m_document->undoStack()->undo();
    QVERIFY(!bars.isDragging());
    moveTo(bars, place - QPointF(0, 40));
    QCOMPARE(content(), templateContent);
}

void TestInterruptions::aStepBeforeADragLeavesItAlone()
{
    m_matrix->setCurrentCell(1, 1);
    m_matrix->setFocus();
    QTest::keyClick(m_matrix, Qt::Key_Minus);
    m_initial->setFocus();
    const QPointF border(m_initial->segment(0).right(), m_initial->segment(0).center().y());
    press(*m_initial, border);
    moveTo(*m_initial, border - QPointF(30, 0));
    QTest::qWait(900); // longer than steps wait for another one
    moveTo(*m_initial, border - QPointF(60, 0));
    QTest::mouseRelease(m_initial, Qt::LeftButton, {}, (border - QPointF(60, 0)).toPoint());
    QCOMPARE(m_document->undoStack()->count(), 2);
}

QTEST_MAIN(TestInterruptions)
#include "interruptions.moc"
