// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/topbar.h"

#include <QAction>
#include <QPointer>
#include <QTest>
#include <QToolButton>
#include <QUndoGroup>

using namespace sessionsmith::desktop;

class TestTopBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// As "Open in Training" does: the page that it leads to has other actions.
    void anActionMayChangeTheActions()
    {
        QUndoGroup undo;
        TopBar bar(undo);
        QAction leave(QStringLiteral("Leave")), other(QStringLiteral("Other"));
        connect(&leave, &QAction::triggered, &bar, [&] { bar.setActions({&other}); });
        bar.setActions({&leave});
        bar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        const auto buttonOf = [&](const QAction& action) -> QToolButton* {
            for (auto* button : bar.findChildren<QToolButton*>())
                if (button->defaultAction() == &action) return button;
            return nullptr;
        };
        const QPointer<QToolButton> pressed = buttonOf(leave);
        QVERIFY(pressed);
        QTest::mouseClick(pressed, Qt::LeftButton);
        QVERIFY(pressed); // it has still to come back from the click
        QVERIFY(!pressed->isVisible());
        QVERIFY(buttonOf(other));
        QTRY_VERIFY(!pressed);
    }
};

QTEST_MAIN(TestTopBar)
#include "topbar.moc"
