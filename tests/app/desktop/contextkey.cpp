// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/contextkey.h"

#include <QContextMenuEvent>
#include <QTest>
#include <QWidget>

using namespace sessionsmith::desktop;

namespace {

struct Field : QWidget
{
    int asked = 0;
    void contextMenuEvent(QContextMenuEvent* event) override
    {
        asked += event->reason() == QContextMenuEvent::Keyboard;
    }
};

} // namespace

class TestContextKey : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shiftF10AsksForTheMenuOfWhatHasTheFocus()
    {
        ContextKey key;
        QCoreApplication::instance()->installEventFilter(&key);
        Field field;
        field.setFocusPolicy(Qt::StrongFocus);
        field.show();
        QVERIFY(QTest::qWaitForWindowExposed(&field));
        field.activateWindow();
        field.setFocus();
        QTRY_VERIFY(field.hasFocus());
        QTest::keyClick(&field, Qt::Key_F10);
        QCOMPARE(field.asked, 0);
        QTest::keyClick(&field, Qt::Key_F10, Qt::ShiftModifier);
        QCOMPARE(field.asked, 1);
    }
};

QTEST_MAIN(TestContextKey)
#include "contextkey.moc"
