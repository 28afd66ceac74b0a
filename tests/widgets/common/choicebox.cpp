// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/choicebox.h"

#include <QStyledItemDelegate>
#include <QTest>

using namespace sessionsmith::widgets;

class ChoiceBoxTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNameOfAnyLengthTakesOneLineAndNoRoom()
    {
        ChoiceBox shortName, longName;
        shortName.addItem(QStringLiteral("shop"));
        longName.addItem(QStringLiteral("a line\nand another ").repeated(100));
        QCOMPARE(longName.sizeHint(), shortName.sizeHint());
        const auto* delegate = qobject_cast<QStyledItemDelegate*>(longName.itemDelegate());
        QVERIFY(delegate);
        QCOMPARE(delegate->displayText(QStringLiteral("one\ntwo "), {}), QStringLiteral("one two"));
        QVERIFY(longName.currentText().contains(u'\n')); // it is still the name
    }
};

QTEST_MAIN(ChoiceBoxTest)
#include "choicebox.moc"
