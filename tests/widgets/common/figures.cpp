// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/figures.h"

#include <QTest>

using namespace sessionsmith::widgets;

class FiguresTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// As on a page that has shown something else so far.
    void haveTheirHeightBeforeTheyAreSeen()
    {
        QWidget page;
        auto* figures = new Figures(&page);
        figures->resize(400, 10);
        figures->setFigures({{QStringLiteral("10 000"), QStringLiteral("events")},
                             {QStringLiteral("114"), QStringLiteral("users")}});
        QVERIFY(figures->height() > 20);
        const int height = figures->height();
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QCOMPARE(figures->height(), height);
    }
};

QTEST_MAIN(FiguresTest)
#include "figures.moc"
