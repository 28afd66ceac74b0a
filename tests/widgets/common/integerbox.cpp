// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/integerbox.h"

#include <QLineEdit>
#include <QTest>

using namespace sessionsmith::widgets;

class IntegerBoxTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void groupsAsTheWindowDoes()
    {
        IntegerBox box(1, 100'000'000, 10'000);
        box.setSuffix(QStringLiteral(" events"));
        QCOMPARE(box.cleanText(), QString::fromUtf8("10\u202f000"));
        auto* edit = box.findChild<QLineEdit*>();
        for (const char* typed : {"25000 events", "25 000", "25\u202f000 events"}) {
            box.setValue(1);
            edit->setText(QString::fromUtf8(typed));
            box.interpretText();
            QCOMPARE(box.value(), 25'000);
        }
    }

    void refusesWhatIsNoNumberOrTooLarge()
    {
        IntegerBox box(1, 100, 10);
        auto* edit = box.findChild<QLineEdit*>();
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("a2b53"));
        box.interpretText();
        QCOMPARE(box.value(), 25);
    }
};

QTEST_MAIN(IntegerBoxTest)
#include "integerbox.moc"
