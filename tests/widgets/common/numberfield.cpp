// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/numberfield.h"

#include <QAction>
#include <QTest>

using namespace sessionsmith::widgets;

class NumberFieldTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// The keys take back what is being typed; when nothing is, what was done to the page.
    void undoIsThePagesWhenNothingIsTyped()
    {
        QWidget page;
        auto* field = new NumberField(0, 100, 1, &page);
        field->setValue(5);
        QAction undo;
        undo.setShortcut(QKeySequence::Undo);
        page.addAction(&undo);
        int undone = 0;
        connect(&undo, &QAction::triggered, this, [&] { ++undone; });
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("20"));
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone, 0);
        QTest::keyClicks(field, QStringLiteral("7"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(field->hasFocus());
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone, 1);
    }
};

QTEST_MAIN(NumberFieldTest)
#include "numberfield.moc"
