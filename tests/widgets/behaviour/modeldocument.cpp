// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/modeldocument.h"

#include <QSignalSpy>
#include <QTest>
#include <QTranslator>
#include <rapidcheck.h>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

bool sameBits(const hmm::Model& a, const hmm::Model& b)
{
    return a.initial == b.initial && a.transition == b.transition && a.emission == b.emission && a.end == b.end;
}

/// Says everything in capitals.
class Shouting : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* text, const char*, int) const override
    {
        return QString::fromUtf8(text).toUpper();
    }
};

} // namespace

class TestModelDocument : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void editsKeepDistributions();
    void undoAndRedoAreExact();
    void randomEditsUndoToTheSameBits();
    void gestureIsOneEdit();
    void cancelledGestureLeavesNoTrace();
    void gestureKeepsTheProportionsOfItsBeginning();
    void borderMovesBetweenNeighbours();
    void replaceIsUndoable();
    void nonsenseIsIgnored();
    void restoredEditsCountAsEdited();
    void lockedCellsStay();
    void locksAreUndoable();
    void partsBeyondTheStatesAreUndoable();
    void namesFollowTheLanguage();
};

void TestModelDocument::editsKeepDistributions()
{
    ModelDocument document;
    document.setValue(Part::Transition, 0, 1, 0.31);
    QCOMPARE(document.value(Part::Transition, 0, 1), 0.31);
    QVERIFY(document.hmm().validate());
    document.setValue(Part::Emission, 2, 4, 1);
    QCOMPARE(document.value(Part::Emission, 2, 4), 1.0);
    QCOMPARE(document.value(Part::Emission, 2, 0), 0.0);
    document.setValue(Part::End, 3, 0, 0.5);
    QCOMPARE(document.value(Part::End, 3, 0), 0.5);
    document.setValue(Part::Initial, 0, 0, 7);
    QCOMPARE(document.value(Part::Initial, 0, 0), 1.0);
    QVERIFY(document.hmm().validate());
}

void TestModelDocument::undoAndRedoAreExact()
{
    ModelDocument document;
    const hmm::Model before = document.hmm();
    document.setValue(Part::Transition, 1, 2, 1.0 / 3);
    const hmm::Model after = document.hmm();
    QVERIFY(document.isEdited());
    QVERIFY(document.undoStack()->undoText().contains(QStringLiteral("→")));
    document.undoStack()->undo();
    QVERIFY(sameBits(document.hmm(), before));
    QVERIFY(!document.isEdited());
    document.undoStack()->redo();
    QVERIFY(sameBits(document.hmm(), after));
}

void TestModelDocument::randomEditsUndoToTheSameBits()
{
    const bool holds = rc::check("undoing all edits gives back the same bits", [] {
        ModelDocument document;
        const hmm::Model before = document.hmm();
        const int edits = *rc::gen::inRange(1, 30);
        for (int i = 0; i < edits; ++i) {
            const auto part = *rc::gen::element(Part::Initial, Part::Transition, Part::Emission, Part::End);
            const int row = *rc::gen::inRange(0, document.rowCount(part));
            const int column = *rc::gen::inRange(0, document.columnCount(part));
            const double value = *rc::gen::inRange(-100, 1100) / 1000.0;
            if (*rc::gen::inRange(0, 4) == 0)
                document.moveBorder(part == Part::End ? Part::Initial : part, part == Part::End ? 0 : row, 0, value);
            else
                document.setValue(part, row, column, value);
            RC_ASSERT(document.hmm().validate().has_value());
        }
        const hmm::Model after = document.hmm();
        while (document.undoStack()->canUndo())
            document.undoStack()->undo();
        RC_ASSERT(sameBits(document.hmm(), before));
        while (document.undoStack()->canRedo())
            document.undoStack()->redo();
        RC_ASSERT(sameBits(document.hmm(), after));
    });
    QVERIFY(holds);
}

void TestModelDocument::gestureIsOneEdit()
{
    ModelDocument document;
    QSignalSpy changes(&document, &ModelDocument::rowChanged);
    document.beginGesture(Part::Transition, 0);
    for (int step = 1; step <= 20; ++step)
        document.setValue(Part::Transition, 0, 0, step / 100.0);
    document.endGesture();
    QCOMPARE(changes.count(), 20);
    QCOMPARE(document.undoStack()->count(), 1);
    document.beginGesture(Part::Transition, 0);
    document.setValue(Part::Transition, 0, 0, 0.5);
    document.endGesture();
    QCOMPARE(document.undoStack()->count(), 2); // another gesture is another edit
}

void TestModelDocument::cancelledGestureLeavesNoTrace()
{
    ModelDocument document;
    const hmm::Model before = document.hmm();
    const int gesture = document.beginGesture(Part::Emission, 1);
    document.setValue(Part::Emission, 1, 0, 0.9);
    document.setValue(Part::Emission, 1, 0, 0.1);
    document.cancelGesture();
    QVERIFY(sameBits(document.hmm(), before));
    QCOMPARE(document.undoStack()->count(), 0);
    QVERIFY(!document.isEdited());
    QVERIFY(!document.inGesture(gesture));
}

void TestModelDocument::gestureKeepsTheProportionsOfItsBeginning()
{
    ModelDocument document;
    const hmm::Vector start = document.row(Part::Transition, 0);
    document.beginGesture(Part::Transition, 0);
    document.setValue(Part::Transition, 0, 0, 1); // the others are zero now
    document.setValue(Part::Transition, 0, 0, 0.4);
    document.endGesture();
    const hmm::Vector row = document.row(Part::Transition, 0);
    QVERIFY(std::abs(row(1) / row(2) - start(1) / start(2)) < 1e-12);
}

void TestModelDocument::borderMovesBetweenNeighbours()
{
    ModelDocument document;
    document.setValue(Part::Initial, 0, 0, 0.4);
    const hmm::Vector before = document.row(Part::Initial, 0);
    document.moveBorder(Part::Initial, 0, 1, 0.02);
    const hmm::Vector after = document.row(Part::Initial, 0);
    QCOMPARE(after(0), before(0));
    QVERIFY(std::abs(after(1) - 0.02) < 1e-12);
    QVERIFY(std::abs(after(1) + after(2) - before(1) - before(2)) < 1e-15);
    document.moveBorder(Part::Initial, 0, 1, 5); // no farther than the neighbour's end
    QCOMPARE(document.value(Part::Initial, 0, 2), 0.0);
    QVERIFY(document.hmm().validate());
}

void TestModelDocument::replaceIsUndoable()
{
    ModelDocument document;
    const hmm::Model before = document.hmm();
    synthesis::BehaviourModel other = document.model();
    other.hmm = *hmm::templateNamed("uniform");
    QSignalSpy replaced(&document, &ModelDocument::replaced);
    document.replace(other, QStringLiteral("Fit to a log"));
    QCOMPARE(document.undoStack()->undoText(), QStringLiteral("Fit to a log"));
    QVERIFY(sameBits(document.hmm(), other.hmm));
    document.undoStack()->undo();
    QVERIFY(sameBits(document.hmm(), before));
    QCOMPARE(replaced.count(), 2);
}

void TestModelDocument::nonsenseIsIgnored()
{
    ModelDocument document;
    document.setValue(Part::Transition, 0, 0, std::nan(""));
    document.setValue(Part::Transition, 0, 0, INFINITY);
    document.moveBorder(Part::Initial, 0, 4, 0.5); // the last one has no border
    QCOMPARE(document.undoStack()->count(), 0);
}

void TestModelDocument::restoredEditsCountAsEdited()
{
    ModelDocument document;
    document.open(document.model(), true);
    QVERIFY(document.isEdited());
    document.markSaved();
    QVERIFY(!document.isEdited());
}

void TestModelDocument::lockedCellsStay()
{
    ModelDocument document;
    QSignalSpy refused(&document, &ModelDocument::refused);
    const double kept = document.value(Part::Transition, 0, 4);
    document.setLocked(Part::Transition, 0, 4, true);
    document.setValue(Part::Transition, 0, 1, 0.5);
    QCOMPARE(document.value(Part::Transition, 0, 1), 0.5);
    QCOMPARE(document.value(Part::Transition, 0, 4), kept);
    QVERIFY(document.hmm().validate());
    QCOMPARE(refused.size(), 0);
    document.setValue(Part::Transition, 0, 1, 1); // only what the lock leaves, and that is said
    QCOMPARE(document.value(Part::Transition, 0, 4), kept);
    QCOMPARE(document.value(Part::Transition, 0, 1), 1 - kept);
    QCOMPARE(refused.size(), 1);
    refused.clear();

    const hmm::Model before = document.hmm();
    document.setValue(Part::Transition, 0, 4, 0.3);
    document.setLocked(Part::End, 2, 0, true);
    document.setValue(Part::End, 2, 0, 0.9);
    document.setLocked(Part::Initial, 0, 1, true);
    document.moveBorder(Part::Initial, 0, 0, 0.2);
    QCOMPARE(refused.size(), 3);
    QVERIFY(sameBits(document.hmm(), before));
}

void TestModelDocument::locksAreUndoable()
{
    ModelDocument document;
    QSignalSpy changed(&document, &ModelDocument::locksChanged);
    document.setLocked(Part::Emission, 1, 2, true);
    document.setLocked(Part::Emission, 1, 2, true); // it is already
    QCOMPARE(document.undoStack()->count(), 1);
    QVERIFY(document.isLocked(Part::Emission, 1, 2));
    document.undoStack()->undo();
    QVERIFY(!document.isLocked(Part::Emission, 1, 2));
    QCOMPARE(changed.size(), 2);
    document.undoStack()->redo();

    // Another model keeps the locks only where its cells mean the same.
    document.replace({hmm::ecommerceTemplate(), {}, {}}, QStringLiteral("Fit"));
    QVERIFY(document.isLocked(Part::Emission, 1, 2));
    synthesis::BehaviourModel other{hmm::ecommerceTemplate(), {}, {}};
    other.hmm.states[0] = "other";
    document.replace(other, QStringLiteral("Import"));
    QVERIFY(!document.isLocked(Part::Emission, 1, 2));
    document.undoStack()->undo();
    QVERIFY(document.isLocked(Part::Emission, 1, 2));
}

void TestModelDocument::partsBeyondTheStatesAreUndoable()
{
    ModelDocument document;
    QSignalSpy changes(&document, &ModelDocument::partsChanged);
    const auto set = [&](double exponent, int gesture) {
        synthesis::GeneratorParts parts = synthesis::partsOf(document.model());
        parts.items.zipfExponent = exponent;
        document.setParts(
            std::move(parts), [exponent] { return QStringLiteral("exponent %1").arg(exponent); }, gesture);
    };
    const double before = document.model().items.zipfExponent;
    set(before, -1); // nothing
    QCOMPARE(document.undoStack()->count(), 0);
    document.setValue(Part::Transition, 0, 1, 0.31); // on the same stack
    set(2, 1);
    set(3, 1); // of one gesture
    set(4, 2);
    QCOMPARE(document.undoStack()->count(), 3);
    QCOMPARE(document.undoStack()->undoText(), QStringLiteral("exponent 4"));
    document.undoStack()->undo();
    QCOMPARE(document.model().items.zipfExponent, 3.0);
    document.undoStack()->undo();
    QCOMPARE(document.model().items.zipfExponent, before);
    QCOMPARE(document.value(Part::Transition, 0, 1), 0.31);
    document.undoStack()->redo();
    QCOMPARE(document.model().items.zipfExponent, 3.0);
    QCOMPARE(changes.count(), 6);
    set(5, 3);
    set(3, 3); // back to where it began
    QCOMPARE(document.undoStack()->count(), 2);
}

void TestModelDocument::namesFollowTheLanguage()
{
    ModelDocument document;
    document.beginGesture(Part::Transition, 0);
    document.setValue(Part::Transition, 0, 1, 0.2);
    document.setValue(Part::Transition, 0, 1, 0.3);
    document.endGesture();
    document.setLocked(Part::Initial, 0, 2, true);
    document.setBlock(Part::Emission, 0, 0, hmm::Matrix::Constant(2, 5, 0.2));
    document.replace(document.model(), [] { return QCoreApplication::translate("", "Fit"); });
    document.undoStack()->undo();
    QUndoStack* stack = document.undoStack();
    QCOMPARE(stack->text(0), QStringLiteral("Set browse → click"));

    Shouting other;
    QCoreApplication::installTranslator(&other);
    const QSignalSpy undo(stack, &QUndoStack::undoTextChanged), redo(stack, &QUndoStack::redoTextChanged);
    document.retranslate();
    QCoreApplication::removeTranslator(&other);
    QCOMPARE(stack->text(0), QStringLiteral("SET BROWSE → CLICK"));
    QCOMPARE(stack->text(1), QStringLiteral("LOCK INITIAL FAVOURITE"));
    QCOMPARE(undo.last()[0].toString(), QStringLiteral("PASTE 2 × 5 PROBABILITIES"));
    QCOMPARE(redo.last()[0].toString(), QStringLiteral("FIT"));
}

QTEST_GUILESS_MAIN(TestModelDocument)
#include "modeldocument.moc"
