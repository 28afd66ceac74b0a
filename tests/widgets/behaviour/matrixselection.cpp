// SPDX-License-Identifier: GPL-3.0-or-later
// Several cells at once: selecting, copying, pasting, locking.
#include "engine/base/random.h"
#include "widgets/behaviour/matrixtext.h"
#include "widgets/behaviour/matrixview.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <rapidcheck.h>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

hmm::Matrix matrixOf(const std::vector<std::vector<double>>& rows)
{
    hmm::Matrix matrix(Eigen::Index(rows.size()), Eigen::Index(rows.front().size()));
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t j = 0; j < rows[i].size(); ++j)
            matrix(Eigen::Index(i), Eigen::Index(j)) = rows[i][j];
    return matrix;
}

void toClipboard(const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace

class TestMatrixSelection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsBlocks_data();
    void readsBlocks();
    void refusesWhatIsNoBlock_data();
    void refusesWhatIsNoBlock();
    void blocksComeBackBitForBit();
    void copiesTheSelection();
    void copiesAndPastesByTheMenu();
    void copiesComeBackInEveryUnit_data();
    void copiesComeBackInEveryUnit();
    void pastesRows();
    void pastesPartOfARow();
    void pastingKeepsLocks();
    void pastesTheSmallestAndTheLargest_data();
    void pastesTheSmallestAndTheLargest();
    void saysWhatTheLocksLeave();
    void saysThatLocksKeepWhatIsPastedOut();
    void aSelectionEndsWithItsModel();
    void pastesRandomBlocks();
    void pastingBeyondTheEdgeChangesNothing();
    void typesIntoAllThatIsSelected();
    void saysWhyItCannotSetThemAll();
    void locksTheSelection();
    void aSelectionScrolledAwayLeavesNamesAndEndAlone();
};

void TestMatrixSelection::readsBlocks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("asWeights");
    const auto add = [](const char* name, const QString& text, bool asWeights = false) {
        QTest::newRow(name) << text << asWeights;
    };
    add("tabs", "50%\t0.5%\r\n25%\t1/4\r\n");
    add("semicolons, decimal commas", "50;0,5\n25;25");
    add("blanks", "  50 0.5\n 25   25  \n\n");
    add("commas", "50, 0.5\n25, 25");
    add("odds", "1:1\t1:199\n1:3\t1:3");
    add("decimal commas beside whole numbers, as weights", "0,5\t5e-3\n0,25\t.25", true);
    add("names around", "\tbrowse\tclick\nbrowse\t50\t0.5\nclick\t25\t25\n");
    add("weights", "0.5\t5e-3\n0.25\t.25", true);
}

void TestMatrixSelection::readsBlocks()
{
    QFETCH(QString, text);
    QFETCH(bool, asWeights);
    const auto block = parseBlock(text, ProbabilityFormat::Percent, asWeights);
    QVERIFY2(block, block ? "" : block.error().message().c_str());
    QVERIFY((*block - matrixOf({{0.5, 0.005}, {0.25, 0.25}})).cwiseAbs().maxCoeff() < 1e-15);
}

void TestMatrixSelection::refusesWhatIsNoBlock_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("nothing") << QString("\n \n") << "no numbers";
    QTest::newRow("words") << QString("Dear all,\nplease find") << "no numbers";
    QTest::newRow("below names") << QString("\tbrowse\tclick\nclick\t0.1\tx") << "Row 2, column 3";
    QTest::newRow("ragged") << QString("0.1\t0.9\n0.5") << "Row 2";
    QTest::newRow("negative") << QString("0.1\t-0.9") << "column 2";
    QTest::newRow("not finite") << QString("0.1\tnan") << "column 2";
    QTest::newRow("huge") << QString("0.1\t1e400") << "column 2";
    QTest::newRow("a million rows") << QString("0.5\t0.5\n").repeated(1'000'000) << "too large";
    QTest::newRow("wide") << QString("0.1\t").repeated(300) << "too large";
}

void TestMatrixSelection::refusesWhatIsNoBlock()
{
    QFETCH(QString, text);
    QFETCH(QString, word);
    for (const bool asWeights : {false, true}) {
        const auto block = parseBlock(text, ProbabilityFormat::Decimal, asWeights);
        QVERIFY(!block);
        QVERIFY2(QString::fromStdString(block.error().message()).contains(word), block.error().message().c_str());
    }
}

void TestMatrixSelection::blocksComeBackBitForBit()
{
    const bool good = rc::check([](unsigned seed) {
        Philox random(seed, 1, 0);
        hmm::Matrix block(1 + random.below(5), 1 + random.below(5));
        for (double& value : block.reshaped())
            value = random.below(4) == 0 ? 0 : random.uniform() * std::pow(10, -double(random.below(12)));
        for (const auto format : {ProbabilityFormat::Percent, ProbabilityFormat::Decimal}) {
            const auto back = parseBlock(blockText(block, format), format, false);
            RC_ASSERT(back.has_value());
            RC_ASSERT(*back == block);
        }
        const auto odds = parseBlock(blockText(block, ProbabilityFormat::Odds), ProbabilityFormat::Odds, false);
        RC_ASSERT(odds.has_value());
        RC_ASSERT((*odds - block).cwiseAbs().maxCoeff() < 1e-15);
    });
    QVERIFY(good);
}

void TestMatrixSelection::copiesTheSelection()
{
    ModelDocument document;
    MatrixView view(document, Part::Transition);
    view.resize(700, 300);
    view.setCurrentCell(1, 1);
    QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(view.selection(), QRect(1, 1, 2, 2));
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("34%\t8%\n25%\t12%\n"));
    QTest::keyClick(&view, Qt::Key_Escape);
    QCOMPARE(view.selection(), QRect(2, 2, 1, 1));
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(view.selection(), QRect(0, 0, 5, 5));
}

void TestMatrixSelection::copiesAndPastesByTheMenu()
{
    ModelDocument document;
    MatrixView view(document, Part::Transition);
    view.resize(700, 300);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const auto choose = [&](const QString& words) {
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, {}, view.mapToGlobal(QPoint()));
        QCoreApplication::sendEvent(view.viewport(), &asked);
        for (QMenu* menu : view.findChildren<QMenu*>())
            for (QAction* action : menu->actions())
                if (action->text().startsWith(words)) {
                    action->trigger();
                    menu->close();
                    QTRY_VERIFY(view.findChildren<QMenu*>().isEmpty());
                    return;
                }
        QFAIL(qPrintable(words));
    };
    const hmm::Vector copied = document.row(Part::Transition, 1);
    view.setCurrentCell(1, 0);
    view.select(1, 4);
    choose(QStringLiteral("Copy"));
    view.setCurrentCell(3, 0);
    choose(QStringLiteral("Paste"));
    QVERIFY((document.row(Part::Transition, 3) - copied).cwiseAbs().maxCoeff() < 1e-12);
}

void TestMatrixSelection::copiesComeBackInEveryUnit_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QRect>("cells");
    for (int format = 0; format < 3; ++format) {
        QTest::addRow("a cell, %d", format) << format << QRect(1, 0, 1, 1);
        QTest::addRow("a block, %d", format) << format << QRect(1, 0, 2, 2);
        QTest::addRow("rows, %d", format) << format << QRect(0, 0, 5, 2);
    }
}

/// From the first rows to the third and fourth one: the cells there become what was copied.
void TestMatrixSelection::copiesComeBackInEveryUnit()
{
    QFETCH(int, format);
    QFETCH(QRect, cells);
    ModelDocument document;
    MatrixView view(document, Part::Transition);
    view.setFormat(ProbabilityFormat(format));
    view.resize(700, 300);
    view.setCurrentCell(cells.top(), cells.left());
    view.select(cells.bottom(), cells.right());
    view.copySelection();
    view.setCurrentCell(2, cells.left());
    view.paste();
    for (int row = 0; row < cells.height(); ++row)
        for (int column = cells.left(); column <= cells.right(); ++column)
            QVERIFY(std::abs(document.value(Part::Transition, 2 + row, column) -
                             document.value(Part::Transition, row, column)) < 1e-14);
    QVERIFY(document.hmm().validate());
}

void TestMatrixSelection::pastesRows()
{
    ModelDocument document;
    MatrixView view(document, Part::Transition);
    view.resize(700, 300);
    const hmm::Model before = document.hmm();
    toClipboard("10\t20\t30\t40\t0\n1\t1\t1\t1\t4\n"); // counts
    view.setCurrentCell(2, 0);
    QTest::keyClick(&view, Qt::Key_V, Qt::ControlModifier);
    QVERIFY(document.hmm().validate());
    QVERIFY(std::abs(document.value(Part::Transition, 2, 3) - 0.4) < 1e-15);
    QCOMPARE(document.value(Part::Transition, 3, 4), 0.5);
    QCOMPARE(document.undoStack()->count(), 1);
    QVERIFY(document.undoStack()->undoText().contains(QString("2 × 5")));
    document.undoStack()->undo();
    QVERIFY(document.hmm().transition == before.transition);
}

void TestMatrixSelection::pastesPartOfARow()
{
    ModelDocument document;
    QVERIFY(document.setBlock(Part::Transition, 0, 1, matrixOf({{0.2, 0.1}})));
    QCOMPARE(document.value(Part::Transition, 0, 1), 0.2);
    QCOMPARE(document.value(Part::Transition, 0, 2), 0.1);
    // The others keep their proportions: 52, 10 and 2 of 64.
    QVERIFY(std::abs(document.value(Part::Transition, 0, 0) - 0.7 * 52 / 64) < 1e-15);
    QVERIFY(document.hmm().validate());
    QSignalSpy refused(&document, &ModelDocument::refused);
    QVERIFY(!document.setBlock(Part::Emission, 0, 0, matrixOf({{0, 0, 0, 0, 0}})));
    QCOMPARE(refused.size(), 1);
}

void TestMatrixSelection::pastingKeepsLocks()
{
    ModelDocument document;
    document.setLocked(Part::Transition, 0, 0, true); // 0.52
    QVERIFY(document.setBlock(Part::Transition, 0, 0, matrixOf({{9, 1, 1, 1, 1}})));
    QCOMPARE(document.value(Part::Transition, 0, 0), 0.52);
    QVERIFY(std::abs(document.value(Part::Transition, 0, 3) - 0.12) < 1e-15);
    QVERIFY(document.hmm().validate());
}

void TestMatrixSelection::pastesTheSmallestAndTheLargest_data()
{
    QTest::addColumn<double>("large");
    QTest::newRow("denormal") << 1e-320;
    QTest::newRow("a sum beyond all numbers") << 1e308;
}

void TestMatrixSelection::pastesTheSmallestAndTheLargest()
{
    QFETCH(double, large);
    ModelDocument document;
    QVERIFY(document.setBlock(Part::Transition, 0, 0, matrixOf({{large, large, 0, 0, 0}})));
    QVERIFY(document.hmm().validate());
    QCOMPARE(document.value(Part::Transition, 0, 0), 0.5);
    QCOMPARE(document.value(Part::Transition, 0, 1), 0.5);
}

void TestMatrixSelection::saysWhatTheLocksLeave()
{
    ModelDocument document;
    document.setLocked(Part::Transition, 0, 0, true); // 0.52
    document.setLocked(Part::Transition, 0, 1, true); // 0.31
    const QSignalSpy refused(&document, &ModelDocument::refused);
    document.setValue(Part::Transition, 0, 2, 0.1);
    QVERIFY(refused.isEmpty());
    document.setValue(Part::Transition, 0, 2, 0.5);
    QVERIFY(std::abs(document.value(Part::Transition, 0, 2) - 0.17) < 1e-12);
    QCOMPARE(refused.size(), 1);
    QVERIFY(refused[0][0].toString().contains(QStringLiteral("17.0")));
    document.beginGesture(Part::Transition, 0); // a drag shows it
    document.setValue(Part::Transition, 0, 2, 0.6);
    document.endGesture();
    QCOMPARE(refused.size(), 1);
}

void TestMatrixSelection::saysThatLocksKeepWhatIsPastedOut()
{
    ModelDocument document;
    for (int column = 0; column < 5; ++column)
        document.setLocked(Part::Transition, 1, column, true);
    const int edits = document.undoStack()->count();
    const QSignalSpy refused(&document, &ModelDocument::refused);
    QVERIFY(!document.setBlock(Part::Transition, 1, 0, matrixOf({{1, 1, 1, 1, 1}})));
    QCOMPARE(refused.size(), 1);
    QCOMPARE(document.undoStack()->count(), edits);
    QVERIFY(document.setBlock(Part::Transition, 0, 0, matrixOf({{1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}})));
    QCOMPARE(refused.size(), 2);
    QCOMPARE(document.value(Part::Transition, 0, 4), 0.2);
    QVERIFY(document.row(Part::Transition, 1) == hmm::ecommerceTemplate().transition.row(1).transpose());
}

void TestMatrixSelection::aSelectionEndsWithItsModel()
{
    ModelDocument document;
    MatrixView view(document, Part::Transition);
    view.resize(700, 300);
    view.setCurrentCell(0, 0);
    view.select(2, 2);
    document.open({*hmm::templateNamed("uniform"), {}, {}});
    QCOMPARE(view.selection().size(), QSize(1, 1));
}

void TestMatrixSelection::pastesRandomBlocks()
{
    const bool good = rc::check([](unsigned seed) {
        Philox random(seed, 2, 0);
        ModelDocument document;
        for (int i = 0; i < 6; ++i)
            document.setLocked(Part::Emission, int(random.below(5)), int(random.below(5)), true);
        const hmm::Matrix before = document.hmm().emission;
        const int row = int(random.below(5)), column = int(random.below(5));
        hmm::Matrix block(1 + random.below(std::uint32_t(5 - row)), 1 + random.below(std::uint32_t(5 - column)));
        for (double& value : block.reshaped())
            value = random.below(3) == 0 ? 0 : random.uniform();
        document.setBlock(Part::Emission, row, column, block);
        RC_ASSERT(document.hmm().validate().has_value());
        for (int i = 0; i < 5; ++i) {
            RC_ASSERT(std::abs(document.hmm().emission.row(i).sum() - 1) < 1e-15);
            for (int j = 0; j < 5; ++j)
                if (document.isLocked(Part::Emission, i, j)) RC_ASSERT(document.hmm().emission(i, j) == before(i, j));
        }
        while (document.undoStack()->canUndo())
            document.undoStack()->undo();
        RC_ASSERT(document.hmm().emission == before);
    });
    QVERIFY(good);
}

void TestMatrixSelection::pastingBeyondTheEdgeChangesNothing()
{
    ModelDocument document;
    MatrixView view(document, Part::Emission);
    view.resize(700, 300);
    QSignalSpy refused(&document, &ModelDocument::refused), unread(&view, &MatrixView::refused);
    toClipboard("0.1\t0.2\n0.3\t0.4");
    view.setCurrentCell(4, 0);
    QTest::keyClick(&view, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(refused.size(), 1);
    toClipboard("not a matrix");
    QTest::keyClick(&view, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(unread.size(), 1);
    QCOMPARE(document.undoStack()->count(), 0);
}

void TestMatrixSelection::typesIntoAllThatIsSelected()
{
    ModelDocument document;
    const hmm::Model before = document.hmm();
    document.setLocked(Part::Transition, 1, 4, true);
    MatrixView view(document, Part::Transition);
    view.resize(700, 300);
    view.setCurrentCell(0, 3);
    view.select(1, 5); // the END column too
    QTest::keyClick(&view, Qt::Key_2);
    QTest::keyClick(view.viewport()->findChild<QLineEdit*>(), Qt::Key_Return);
    QCOMPARE(document.undoStack()->count(), 2);
    const QString name = document.undoStack()->undoText();
    QVERIFY(name.startsWith(QStringLiteral("Set 5 cell(s) to 2.0")) && name.endsWith(QStringLiteral("browse … click")));
    for (const int row : {0, 1}) {
        QCOMPARE(document.value(Part::Transition, row, 3), 0.02);
        QCOMPARE(document.value(Part::End, row, 0), 0.02);
        QCOMPARE(document.hmm().transition.row(row).sum(), 1.0);
        const auto ratio = [row](const hmm::Model& model) {
            return model.transition(row, 0) / model.transition(row, 1);
        };
        QVERIFY(std::abs(ratio(document.hmm()) / ratio(before) - 1) < 1e-12);
    }
    QCOMPARE(document.value(Part::Transition, 0, 4), 0.02);
    QCOMPARE(document.value(Part::Transition, 1, 4), before.transition(1, 4)); // locked
    QVERIFY(document.hmm().transition.row(2) == before.transition.row(2));
    QCOMPARE(view.selection(), QRect(3, 0, 3, 2)); // for another number
    document.undoStack()->undo();
    QVERIFY(document.hmm().transition == before.transition && document.hmm().end == before.end);
}

void TestMatrixSelection::saysWhyItCannotSetThemAll()
{
    ModelDocument document;
    MatrixView view(document, Part::Emission);
    view.resize(700, 300);
    const QSignalSpy refused(&view, &MatrixView::refused);
    view.setCurrentCell(0, 0);
    view.select(1, 2);
    const auto type = [&](const QString& number) {
        QTest::keyClicks(&view, number.left(1));
        auto* editor = view.viewport()->findChild<QLineEdit*>();
        QTest::keyClicks(editor, number.mid(1));
        QTest::keyClick(editor, Qt::Key_Return);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    type(QStringLiteral("40"));
    QCOMPARE(refused.size(), 1);
    QVERIFY(refused.last().first().toString().startsWith(
        QStringLiteral("browse: 3 cells of 0.4 make 1.2, and there is room for 1")));
    QCOMPARE(document.undoStack()->count(), 0);
    type(QStringLiteral("30"));
    QCOMPARE(document.undoStack()->count(), 1);
    for (int row = 0; row < 5; ++row)
        document.setLocked(Part::Emission, 0, row, true);
    view.select(0, 2);
    type(QStringLiteral("20"));
    QVERIFY(refused.last().first().toString().contains(QStringLiteral("locked")));
    QCOMPARE(refused.size(), 2);
}

void TestMatrixSelection::locksTheSelection()
{
    ModelDocument document;
    MatrixView view(document, Part::Transition);
    view.resize(700, 300);
    view.setCurrentCell(0, 3);
    view.select(1, 5); // the END column too
    QTest::keyClick(&view, Qt::Key_L);
    QVERIFY(document.isLocked(Part::Transition, 0, 3) && document.isLocked(Part::Transition, 1, 4));
    QVERIFY(document.isLocked(Part::End, 0, 0) && document.isLocked(Part::End, 1, 0));
    QVERIFY(!document.isLocked(Part::Transition, 2, 3) && !document.isLocked(Part::End, 2, 0));
    QCOMPARE(document.undoStack()->count(), 1);
    QTest::keyClick(&view, Qt::Key_L);
    QVERIFY(document.locks().isEmpty());
}

void TestMatrixSelection::aSelectionScrolledAwayLeavesNamesAndEndAlone()
{
    ModelDocument document;
    MatrixView view(document, Part::Transition);
    view.resize(340, 260);
    view.show();
    QVERIFY(!view.geometry().showsEntropy()); // the cells need the room
    QScrollBar* scroll = view.horizontalScrollBar();
    const auto picture = [&] {
        scroll->setValue(scroll->maximum() / 2);
        return view.viewport()->grab().toImage();
    };
    view.setCurrentCell(4, 4);
    const QImage without = picture();
    view.selectAll();
    const QImage with = picture();
    QVERIFY(with != without);
    const QRect cells = view.geometry().cellArea().adjusted(-3, 0, 3, 0);
    const QRect names(0, 0, cells.left(), with.height());
    const QRect end(cells.right() + 1, 0, with.width() - cells.right() - 1, with.height());
    QCOMPARE(with.copy(names), without.copy(names));
    QCOMPARE(with.copy(end), without.copy(end));
    view.resize(700, 260);
    QVERIFY(view.geometry().showsEntropy());
}

QTEST_MAIN(TestMatrixSelection)
#include "matrixselection.moc"
