// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/actionbars.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

/// Action i occurs i times.
events::Statistics logOf(int actions)
{
    events::Statistics statistics;
    for (int i = 1; i <= actions; ++i) {
        statistics.actions.push_back({"a" + std::to_string(i), std::uint64_t(i)});
        statistics.events += std::uint64_t(i);
    }
    statistics.distinctActions = std::uint64_t(actions);
    return statistics;
}

} // namespace

class ActionBarsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fewActionsKeepTheOrderOfTheLog()
    {
        ActionBars bars;
        bars.setStatistics(logOf(3));
        const QString told = bars.accessibleDescription();
        QVERIFY(told.startsWith(QStringLiteral("a1 16.7")));
        QVERIFY(told.indexOf(QStringLiteral("a2 33.3")) < told.indexOf(QStringLiteral("a3 50.0")));
        QVERIFY(!told.contains(QStringLiteral("more")));
    }

    void aWordOfOursHasTheNameOfTheLogBeside()
    {
        events::Statistics statistics;
        statistics.actions = {{"pv", 3}, {"browse", 1}};
        statistics.events = 4;
        statistics.distinctActions = 2;
        ActionBars bars;
        bars.setStatistics(statistics);
        const QString told = bars.accessibleDescription();
        QVERIFY(told.contains(QStringLiteral("browse (pv) 75.0")) && told.contains(QStringLiteral("browse 25.0")));
    }

    void ofManyActionsTheMostFrequentAreShown()
    {
        ActionBars few, many;
        few.setStatistics(logOf(int(ActionBars::most)));
        many.setStatistics(logOf(7600));
        const QString told = many.accessibleDescription();
        QVERIFY(told.startsWith(QStringLiteral("a7600 ")));
        QVERIFY(told.contains(QStringLiteral(", a7589 ")));
        QVERIFY(!told.contains(QStringLiteral("a7588")));
        QVERIFY(told.contains(QStringLiteral("more actions: ")));
        QVERIFY(many.sizeHint().height() < few.sizeHint().height() + 40);
    }
};

QTEST_MAIN(ActionBarsTest)
#include "actionbars.moc"
