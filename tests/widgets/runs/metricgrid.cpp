// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/metricgrid.h"

#include "widgets/charts/linechart.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

/// Runs "a 1" and "a 2" are two seeds, "b" is another.
class TestMetricGrid : public QObject
{
    Q_OBJECT

    RunCurves m_curves;
    std::vector<store::RunRecord> m_runs;

    static const std::vector<ChartSeries>& seriesOf(const MetricGrid& grid)
    {
        return grid.findChild<LineChart*>()->series();
    }

private Q_SLOTS:
    void initTestCase()
    {
        const char* names[] = {"a 1", "a 2", "b"};
        for (int i = 0; i < 3; ++i) {
            store::RunRecord run;
            run.id = i + 1;
            run.name = names[i];
            m_runs.push_back(run);
            m_curves.add(run.id, {{"valid/ndcg@10", 1, 0, 0.1 * i, 0}, {"valid/ndcg@10", 2, 0, 0.2 * i, 0}});
        }
    }

    void seedsAreOneCurveWithABand()
    {
        MetricGrid grid(m_curves);
        int calls = 0;
        grid.setGrouping([&](const auto& runs) {
            ++calls;
            return runs.empty() ? std::vector<workflow::RunGroup>()
                                : std::vector<workflow::RunGroup>{{"a", {0, 1}}, {"b", {2}}};
        });
        grid.setRuns(m_runs);
        QCOMPARE(seriesOf(grid).size(), std::size_t(3));
        QCOMPARE(calls, 0); // nobody asked for groups

        grid.setSpread(learning::SpreadKind::Range);
        QCOMPARE(calls, 1);
        QCOMPARE(seriesOf(grid).size(), std::size_t(2));
        const ChartSeries& group = seriesOf(grid)[0];
        QCOMPARE(group.name, QStringLiteral("a · 2 seed(s)"));
        QVERIFY(*group.curve == Curve({{1, 0.05}, {2, 0.1}}));
        QVERIFY(*group.low == Curve({{1, 0}, {2, 0}}) && *group.high == Curve({{1, 0.1}, {2, 0.2}}));
        QVERIFY(!seriesOf(grid)[1].low);

        MetricGrid other(m_curves);
        other.restoreLayout(grid.layoutText());
        QCOMPARE(other.layoutText(), grid.layoutText());
        grid.setSpread(std::nullopt);
        QVERIFY(other.layoutText() != grid.layoutText());
        QCOMPARE(seriesOf(grid).size(), std::size_t(3));
    }
};

QTEST_MAIN(TestMetricGrid)
#include "metricgrid.moc"
