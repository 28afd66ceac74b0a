// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/texts.h"
#include "widgets/runs/differencetable.h"
#include "widgets/runs/grouptable.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

/// Two groups, one of two seeds, as a comparison has them.
class ComparisonTablesTest : public QObject
{
    Q_OBJECT

    static workflow::GroupComparison twoGroups()
    {
        workflow::GroupComparison comparison;
        for (const char* name : {"scratch", "tuned 1", "tuned 2"})
            comparison.runs.emplace_back().name = name;
        comparison.groups = {{"scratch", {0}, 1}, {"tuned", {1, 2}, 2}};
        comparison.metrics = {"hr@10"};
        workflow::GroupComparison::Figure first, second;
        first.summary = learning::summariseSeeds(std::vector{0.25});
        second.summary = learning::summariseSeeds(std::vector{0.5, 0.75});
        second.difference = learning::PairedTest();
        second.difference->difference = 0.375;
        second.difference->interval = {0.25, 0.5};
        second.corrected = 0.0001;
        comparison.figures = {{first}, {second}};
        comparison.parameters = {{"learning_rate", {"0.01", ""}}};
        comparison.fidelity = {{"overall", {std::nan(""), 0.875}}, {"transitions_tv", {std::nan(""), 0.0625}}};
        return comparison;
    }

    static QString at(const QTableWidget& table, int row, int column) { return table.item(row, column)->text(); }

private Q_SLOTS:
    void figuresBesideFidelity()
    {
        GroupTable table;
        table.show(twoGroups(), 0);
        QCOMPARE(table.rowCount(), 2);
        QCOMPARE(table.columnCount(), 6);
        QVERIFY(at(table, 0, 0).endsWith(QStringLiteral("scratch")) && at(table, 0, 0).startsWith(QChar(u'★')));
        QCOMPARE(at(table, 0, 1), formatMetric("hr@10", 0.25));
        QCOMPARE(at(table, 0, 2), QStringLiteral("—"));
        QCOMPARE(at(table, 0, 5), QStringLiteral("—"));
        QCOMPARE(at(table, 1, 1), formatMetric("hr@10", 0.625));
        QCOMPARE(at(table, 1, 2), QStringLiteral("+") + formatMetric("hr@10", 0.375));
        QCOMPARE(at(table, 1, 4), QStringLiteral("<0.001"));
        QCOMPARE(at(table, 1, 5), formatNumber(0.875, 2));
    }

    void withoutAReportThereIsNoColumn()
    {
        workflow::GroupComparison comparison = twoGroups();
        comparison.fidelity.clear();
        GroupTable table;
        table.show(comparison, 0);
        QCOMPARE(table.columnCount(), 5);
        table.showNothing();
        QCOMPARE(table.rowCount(), 0);
    }

    void withoutFiguresThereAreGroupsAllTheSame()
    {
        workflow::GroupComparison comparison = twoGroups();
        comparison.metrics.clear();
        comparison.figures = {{}, {}};
        comparison.groups[1].seeds = 1; // the same one twice
        GroupTable table;
        table.show(comparison, 0);
        QCOMPARE(table.rowCount(), 2);
        QCOMPARE(at(table, 1, 0), QStringLiteral("tuned · 2 run(s)"));
        QCOMPARE(at(table, 1, 1), QStringLiteral("—"));
    }

    void parametersThenFidelity()
    {
        DifferenceTable table;
        table.show(twoGroups());
        QCOMPARE(table.rowCount(), 3);
        QCOMPARE(at(table, 0, 1), QStringLiteral("0.01"));
        QCOMPARE(at(table, 0, 2), QStringLiteral("—"));
        QCOMPARE(at(table, 1, 0), metricWord("fidelity/overall"));
        QCOMPARE(at(table, 2, 0), metricWord("fidelity/transitions_tv"));
        QVERIFY(at(table, 2, 0) != QStringLiteral("fidelity/transitions_tv")); // its title
        QCOMPARE(at(table, 2, 1), QStringLiteral("—"));
        QCOMPARE(at(table, 2, 2), formatNumber(0.0625, 3));
        table.showNothing();
        QCOMPARE(table.rowCount(), 0);
    }
};

QTEST_MAIN(ComparisonTablesTest)
#include "comparisontables.moc"
