// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/errorbar.h"

#include <QLabel>
#include <QTest>
#include <QToolButton>

using namespace sessionsmith::desktop;

class TestErrorBar : public QObject
{
    Q_OBJECT

    static bool says(const ErrorBar& bar, const QString& text)
    {
        for (const QLabel* label : bar.findChildren<QLabel*>())
            if (!label->isHidden() && label->text() == text) return true;
        return false;
    }

private Q_SLOTS:
    void anErrorStaysUntilItIsClosed()
    {
        ErrorBar bar;
        QVERIFY(bar.isHidden());
        bar.tell(QStringLiteral("first"));
        bar.tell(QStringLiteral("second"));
        bar.tell(QStringLiteral("first")); // once more: it is the latest, and still one
        bar.tell(QStringLiteral("third"));
        QVERIFY(says(bar, QStringLiteral("third")) && says(bar, QStringLiteral("2 more")));
        bar.findChild<QToolButton*>()->click();
        QVERIFY(says(bar, QStringLiteral("first")) && says(bar, QStringLiteral("1 more")));
        bar.findChild<QToolButton*>()->click();
        QVERIFY(says(bar, QStringLiteral("second")) && !says(bar, QStringLiteral("0 more")));
        bar.findChild<QToolButton*>()->click();
        QVERIFY(bar.isHidden());
    }

    void whatIsSettledGoes()
    {
        ErrorBar bar;
        bar.tell(QStringLiteral("first"));
        bar.tell(QStringLiteral("second"));
        bar.settle(QStringLiteral("first"));
        QVERIFY(says(bar, QStringLiteral("second")) && !says(bar, QStringLiteral("1 more")));
        bar.settle(QStringLiteral("another"));
        QVERIFY(!bar.isHidden());
        bar.settle(QStringLiteral("second"));
        QVERIFY(bar.isHidden());
        bar.tell(QStringLiteral("first"));
        bar.clear();
        QVERIFY(bar.isHidden());
    }
};

QTEST_MAIN(TestErrorBar)
#include "errorbar.moc"
