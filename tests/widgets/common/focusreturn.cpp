// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/focusreturn.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QTest>

using namespace sessionsmith::widgets;

class FocusReturnTest : public QObject
{
    Q_OBJECT

    struct Window : QWidget
    {
        QPushButton first{QStringLiteral("first")}, second{QStringLiteral("second")}, last{QStringLiteral("last")};
        QWidget panel;
        QPushButton within{QStringLiteral("within"), &panel};

        Window()
        {
            auto* layout = new QVBoxLayout(this);
            for (QWidget* widget : std::initializer_list<QWidget*>{&first, &second, &panel, &last})
                layout->addWidget(widget);
            new FocusReturn(&panel);
            panel.hide();
            show();
        }
    };

private Q_SLOTS:
    void returnsToWhereItWas()
    {
        Window window;
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.second.setFocus();
        window.panel.show();
        window.within.setFocus();
        window.panel.hide();
        QCOMPARE(QApplication::focusWidget(), &window.second);
    }

    void returnsToTheParentWhereThatIsGone()
    {
        Window window;
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.second.setFocus();
        window.panel.show();
        window.within.setFocus();
        window.second.setEnabled(false);
        window.panel.hide();
        QCOMPARE(QApplication::focusWidget(), &window);
    }

    void leavesAFocusElsewhereAlone()
    {
        Window window;
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.second.setFocus();
        window.panel.show();
        window.first.setFocus();
        window.panel.hide();
        QCOMPARE(QApplication::focusWidget(), &window.first);
    }
};

QTEST_MAIN(FocusReturnTest)
#include "focusreturn.moc"
