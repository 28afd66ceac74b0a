// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/sparklines.h"

#include "engine/workflow/workflow.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

class TestSparklines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCurveFillsTheUnitSquare()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const QPolygonF curve = Sparklines::curveOf({{"speed", 1, 0, 9, 0},
                                                     {"train/loss", 1, 0, 4, 0},
                                                     {"train/loss", 2, 0, nan, 0},
                                                     {"train/loss", 3, 0, 2, 0},
                                                     {"train/loss", 5, 0, 3, 0}});
        QCOMPARE(curve, QPolygonF({{0, 1}, {0.5, 0}, {1, 0.5}}));
    }

    void aFlatCurveLiesInTheMiddle()
    {
        QCOMPARE(Sparklines::curveOf({{"train/loss", 1, 0, 4, 0}, {"train/loss", 2, 0, 4, 0}}),
                 QPolygonF({{0, 0.5}, {1, 0.5}}));
    }

    void onePointOrAnotherMetricIsNoCurve()
    {
        QVERIFY(Sparklines::curveOf({{"train/loss", 1, 0, 4, 0}}).isEmpty());
        QVERIFY(Sparklines::curveOf({{"valid/loss", 1, 0, 4, 0}, {"valid/loss", 2, 0, 3, 0}}).isEmpty());
        QCOMPARE(Sparklines::curveOf({{"accuracy", 1, 0, 4, 0}, {"loss", 1, 0, 4, 0}, {"loss", 2, 0, 5, 0}}).size(), 2);
        QCOMPARE(Sparklines::curveOf({{"train/reward", 1, 0, 4, 0}, {"train/reward", 2, 0, 5, 0}}).size(), 2);
    }

    void itIsReadWhenItIsAskedForAndAgainWhenTheRunGoesOn()
    {
        const QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        store::RunRecord run;
        run.name = "run";
        run.kind = store::RunKind::Pretrain;
        const auto added = workspace->beginRun(run);
        QVERIFY(added.has_value());
        QVERIFY(workspace->writeMetrics(added->id, {{"train/loss", 1, 0, 4, 0}, {"train/loss", 2, 0, 3, 0}}));

        Sparklines lines(folder.path().toStdString());
        QSignalSpy arrived(&lines, &Sparklines::arrived);
        QVERIFY(lines.curve(added->id, 1).isEmpty());
        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(lines.curve(added->id, 1), QPolygonF({{0, 1}, {1, 0}}));

        QVERIFY(workspace->writeMetrics(added->id, {{"train/loss", 3, 0, 5, 0}}));
        QCOMPARE(lines.curve(added->id, 2).size(), 2); // until it is read
        QTRY_COMPARE(arrived.size(), 2);
        QCOMPARE(lines.curve(added->id, 2).size(), 3);
    }
};

QTEST_MAIN(TestSparklines)
#include "sparklines.moc"
