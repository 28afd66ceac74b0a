// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/figures.h"

#include <QTest>

using namespace sessionsmith::widgets;

class FiguresTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// As after the first import, when the empty page is seen already.
    void theFirstOnesHaveTheirHeight()
    {
        QWidget page;
        auto* figures = new Figures(&page);
        figures->resize(400, 10);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        figures->setFigures(
            {{QStringLiteral("10 000"), QStringLiteral("events")}, {QStringLiteral("114"), QStringLiteral("users")}});
        QVERIFY(figures->height() > 20);
    }
};

QTEST_MAIN(FiguresTest)
#include "figures.moc"
