// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/tellingelision.h"

#include <QFontMetrics>
#include <QTest>

using namespace sessionsmith::widgets;

class TellingElisionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cutsAtTheEndWhileThatTellsThemApart()
    {
        const QFontMetrics metrics{QFont()};
        const int width = metrics.horizontalAdvance(QStringLiteral("browse th…")) + 2;
        const QStringList apart{QStringLiteral("browse the catalogue"), QStringLiteral("compare the prices"),
                                QStringLiteral("buy")};
        QCOMPARE(tellingElision(apart, metrics, width), Qt::ElideRight);
        const QStringList alike{QStringLiteral("browse the catalogue"), QStringLiteral("browse the shelf")};
        QCOMPARE(tellingElision(alike, metrics, width), Qt::ElideMiddle);
        QVERIFY(metrics.elidedText(alike[0], Qt::ElideMiddle, width) !=
                metrics.elidedText(alike[1], Qt::ElideMiddle, width));
        // The same state of several personas is the same name.
        QCOMPARE(tellingElision({apart[0], apart[0], apart[1]}, metrics, width), Qt::ElideRight);
        QCOMPARE(tellingElision(alike, metrics, 1000), Qt::ElideRight);
    }
};

QTEST_MAIN(TellingElisionTest)
#include "tellingelision.moc"
