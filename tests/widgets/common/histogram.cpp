// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/histogram.h"

#include <QHelpEvent>
#include <QTest>
#include <QToolTip>

using namespace sessionsmith::widgets;

class HistogramTest : public QObject
{
    Q_OBJECT

    /// What is told over the last column.
    static QString lastColumn(std::size_t columns)
    {
        Histogram histogram;
        histogram.resize(600, 200);
        std::vector<double> shares(columns + 1, 1.0 / double(columns));
        histogram.setShares(shares);
        histogram.show();
        const QPoint place(histogram.width() - 14, 60);
        QHelpEvent event(QEvent::ToolTip, place, histogram.mapToGlobal(place));
        QCoreApplication::sendEvent(&histogram, &event);
        return QToolTip::text();
    }

private Q_SLOTS:
    void onlyTheOverflowMeansOrMore()
    {
        QVERIFY2(lastColumn(7).startsWith(QStringLiteral("7:")), qPrintable(lastColumn(7)));
        QVERIFY(lastColumn(Histogram::overflow).startsWith(QStringLiteral("50 or more")));
    }
};

QTEST_MAIN(HistogramTest)
#include "histogram.moc"
