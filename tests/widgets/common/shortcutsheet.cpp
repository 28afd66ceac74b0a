// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/shortcutsheet.h"

#include <QLabel>
#include <QPointer>
#include <QTest>

using namespace sessionsmith::widgets;

class ShortcutSheetTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsKeysAndWhatTheyDo()
    {
        QPointer<ShortcutSheet> sheet = new ShortcutSheet(4);
        sheet->show();
        QVERIFY(!sheet->isModal());
        QStringList keys;
        for (const QLabel* label : sheet->findChildren<QLabel*>()) {
            if (!label->property("key").toBool()) continue;
            keys << label->text();
            QVERIFY(label->width() >= label->fontMetrics().horizontalAdvance(label->text()));
        }
        for (const char* key : {"Ctrl+4", "F1", "L", "Shift+F2", "Ctrl+0"})
            QVERIFY2(keys.contains(QLatin1String(key)), key);
        QVERIFY(!keys.contains(QStringLiteral("Ctrl+5")));
        QTest::keyClick(sheet, Qt::Key_Escape);
        QTRY_VERIFY(!sheet);
    }
};

QTEST_MAIN(ShortcutSheetTest)
#include "shortcutsheet.moc"
