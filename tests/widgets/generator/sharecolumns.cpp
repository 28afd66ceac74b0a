// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/sharecolumns.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace sessionsmith::widgets;

/// Shares that are edited as columns.
class TestShareColumns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void gatheredKeepsTheSum();
    void theOthersKeepTheirProportions();
    void theTailIsOneColumn();
    void newColumns();
    void keyboard();
    void drag();
    void escapeTakesADragBack();

private:
    static std::vector<ShareColumns::Column> columns() { return {{"1", 0.5}, {"2", 0.3}, {"3", 0.2}}; }
};

void TestShareColumns::gatheredKeepsTheSum()
{
    QCOMPARE(gathered({1, 2, 3, 4}, 3), (std::vector<double>{0.1, 0.2, 0.7}));
    QCOMPARE(gathered({1, 3}, 3), (std::vector<double>{0.25, 0.75}));
}

void TestShareColumns::theOthersKeepTheirProportions()
{
    const std::vector<double> changed = withShare({2, 3, 5}, 10, 2, 0.8);
    QVERIFY(std::abs(changed[0] - 0.08) < 1e-12);
    QVERIFY(std::abs(changed[1] - 0.12) < 1e-12);
    QVERIFY(std::abs(changed[2] - 0.8) < 1e-12);
    const std::vector<double> fromNothing = withShare({0, 1, 0}, 10, 1, 0.4); // the others had nothing to keep
    QVERIFY(std::abs(fromNothing[0] - 0.3) < 1e-12 && std::abs(fromNothing[2] - 0.3) < 1e-12);
    QCOMPARE(withShare({1}, 10, 0, 0.2), (std::vector<double>{1})); // of a single one there is no other share
}

void TestShareColumns::theTailIsOneColumn()
{
    const std::vector<double> changed = withShare({0.6, 0.1, 0.1, 0.2}, 3, 2, 0.6);
    QVERIFY(std::abs(changed[2] - 0.2) < 1e-12); // one third of it, as before
    QVERIFY(std::abs(changed[3] - 0.4) < 1e-12);
    QVERIFY(std::abs(std::accumulate(changed.begin(), changed.end(), 0.0) - 1) < 1e-12);
}

void TestShareColumns::newColumns()
{
    const std::vector<double> changed = withShare({1}, 10, 3, 0.25);
    QCOMPARE(changed.size(), std::size_t(4));
    QVERIFY(std::abs(changed[0] - 0.75) < 1e-12 && std::abs(changed[3] - 0.25) < 1e-12);
    QVERIFY(changed[1] == 0 && changed[2] == 0);
}

void TestShareColumns::keyboard()
{
    ShareColumns view;
    view.setEditable(true);
    view.setColumns(columns());
    view.show();
    QSignalSpy edits(&view, &ShareColumns::edited), refusals(&view, &ShareColumns::refused);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.current(), 1);
    QVERIFY(view.spokenValue().startsWith("2: 30"));
    QTest::keyClick(&view, Qt::Key_Up);
    QCOMPARE(edits.last()[0].toInt(), 1);
    QVERIFY(edits.last()[1].toDouble() > 0.3);
    QTest::keyClicks(&view, "4");
    auto* editor = view.findChild<QLineEdit*>();
    QVERIFY(editor);
    QTest::keyClicks(editor, "2");
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(edits.last()[1].toDouble(), 0.42);
    QTRY_VERIFY(view.findChildren<QLineEdit*>().isEmpty()); // the key that ended it opened no other one
    QTest::keyClicks(&view, "4");
    editor = view.findChildren<QLineEdit*>().last();
    QTest::keyClicks(editor, "00");
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(refusals.count(), 1);
    QCOMPARE(edits.count(), 2);
}

void TestShareColumns::drag()
{
    ShareColumns view;
    view.resize(300, 200);
    view.setColumns(columns());
    QSignalSpy edits(&view, &ShareColumns::edited), begun(&view, &ShareColumns::dragBegun);
    const QPoint at = view.column(1).center().toPoint();
    QTest::mousePress(&view, Qt::LeftButton, {}, at); // it is only looked at
    QCOMPARE(begun.count(), 0);
    QTest::mouseRelease(&view, Qt::LeftButton, {}, at);
    view.setEditable(true);
    QTest::mousePress(&view, Qt::LeftButton, {}, at);
    QCOMPARE(begun.count(), 1);
    QTest::mouseMove(&view, QPoint(at.x(), int(view.column(0).top())));
    QCOMPARE(edits.last()[0].toInt(), 1);
    QVERIFY(std::abs(edits.last()[1].toDouble() - 0.5) < 0.02); // as high as the first one
    QTest::mouseRelease(&view, Qt::LeftButton, {}, at);
}

void TestShareColumns::escapeTakesADragBack()
{
    ShareColumns view;
    view.resize(300, 200);
    view.setEditable(true);
    view.setColumns(columns());
    QSignalSpy cancelled(&view, &ShareColumns::dragCancelled), ended(&view, &ShareColumns::dragEnded);
    const QPoint at = view.column(1).center().toPoint();
    QTest::mousePress(&view, Qt::LeftButton, {}, at);
    QTest::keyClick(&view, Qt::Key_Escape);
    QTest::mouseRelease(&view, Qt::LeftButton, {}, at);
    QCOMPARE(cancelled.count(), 1);
    QCOMPARE(ended.count(), 0);
}

QTEST_MAIN(TestShareColumns)
#include "sharecolumns.moc"
