// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/groupcurve.h"

#include <QTest>

#include <limits>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

class TestGroupCurve : public QObject
{
    Q_OBJECT

    static CurvePointer curve(std::initializer_list<CurvePoint> points) { return std::make_shared<Curve>(points); }

private Q_SLOTS:
    void itIsTheMeanWhereAllHaveAValue()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const GroupCurve group =
            groupCurve({curve({{1, 2}, {2, 4}, {3, 1}, {4, 5}, {6, 1}}), curve({{1, 4}, {2, nan}, {3, 5}, {5, 9}})},
                       learning::SpreadKind::Range);
        QVERIFY(*group.mean == Curve({{1, 3}, {3, 3}}));
        QVERIFY(*group.low == Curve({{1, 2}, {3, 1}}));
        QVERIFY(*group.high == Curve({{1, 4}, {3, 5}}));
    }

    void aSingleRunIsItsOwnMean()
    {
        const GroupCurve group = groupCurve({curve({{1, 2}, {2, 4}})}, learning::SpreadKind::StandardError);
        QVERIFY(*group.mean == Curve({{1, 2}, {2, 4}}));
        QVERIFY(*group.low == *group.mean && *group.high == *group.mean);
        QVERIFY(groupCurve({}, learning::SpreadKind::Range).mean->empty());
    }
};

QTEST_APPLESS_MAIN(TestGroupCurve)
#include "groupcurve.moc"
