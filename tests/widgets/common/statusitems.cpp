// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/statusitems.h"

#include <QTest>

using namespace sessionsmith::widgets;

class StatusItemsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesOutWholeItems()
    {
        StatusItems line;
        line.setItems({{"Events", "10,000", "of the log"}, {"Sessions", "1,720"}, {"Mean length", "5.8"}});
        QCOMPARE(line.accessibleName(), QStringLiteral("Events 10,000, Sessions 1,720, Mean length 5.8"));
        line.resize(line.sizeHint());
        QCOMPARE(line.shownCount(), 3);
        QCOMPARE(line.tipAt(2), QStringLiteral("of the log"));
        QCOMPARE(line.tipAt(line.width() - 2), QString());
        line.resize(line.width() - 1, line.height());
        QCOMPARE(line.shownCount(), 2);
        QCOMPARE(line.tipAt(line.width() - 2), QStringLiteral("Mean length 5.8"));
        line.resize(line.minimumSizeHint());
        QCOMPARE(line.shownCount(), 0);
        QVERIFY(line.tipAt(1).endsWith(QStringLiteral("Sessions 1,720\nMean length 5.8")));
    }
};

QTEST_MAIN(StatusItemsTest)
#include "statusitems.moc"
