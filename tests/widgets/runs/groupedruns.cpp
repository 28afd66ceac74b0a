// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/groupedruns.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

/// Runs "a" and "c" are pre-trainings, "b" and "d" fine-tunings; their figures rise with their names.
class TestGroupedRuns : public QObject
{
    Q_OBJECT

    RunsModel m_model;
    RunsProxy m_sorted{m_model};
    GroupedRuns m_grouped{m_model, m_sorted};

    static comparison::RunTable tableOf(const QString& names)
    {
        std::vector<store::RunRecord> runs;
        for (const QChar name : names) {
            store::RunRecord run;
            const int index = name.unicode() - 'a';
            run.id = index + 1;
            run.name = QString(name).toStdString();
            run.kind = index % 2 == 0 ? store::RunKind::Pretrain : store::RunKind::Finetune;
            run.metrics["test"]["ndcg@10"] = 0.1 * (index + 1);
            runs.push_back(std::move(run));
        }
        return {std::move(runs), {}};
    }
    QStringList shown() const
    {
        QStringList shown;
        for (int row = 0; row < m_grouped.rowCount(); ++row)
            shown.append(m_grouped.isHeading(row)
                             ? m_grouped.index(row, 0).data().toString().section(QStringLiteral("  "), 1)
                             : m_grouped.index(row, RunsModel::Name).data().toString());
        return shown;
    }

private Q_SLOTS:
    void init()
    {
        m_grouped.setField({});
        m_model.setTable(tableOf(QStringLiteral("abcd")));
        m_grouped.sort(RunsModel::Name, Qt::AscendingOrder);
    }

    void keepsToTheRulesOfModels()
    {
        const QAbstractItemModelTester tester(&m_grouped, QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_grouped.setField(QStringLiteral("kind"));
        m_grouped.sort(RunsModel::Ndcg, Qt::DescendingOrder);
        m_grouped.toggle(0);
        m_model.setTable(tableOf(QStringLiteral("abc")));
        m_grouped.setField({});
        m_model.setTable({});
    }

    void withoutAFieldItIsWhatIsSorted()
    {
        QCOMPARE(shown(), QStringList({"a", "b", "c", "d"}));
        m_grouped.sort(RunsModel::Name, Qt::DescendingOrder);
        QCOMPARE(shown(), QStringList({"d", "c", "b", "a"}));
    }

    void groupsStandInTheOrderOfTheirFirstRuns()
    {
        m_grouped.setField(QStringLiteral("kind"));
        QCOMPARE(shown(), QStringList({"pre-training · 2 run(s) · NDCG@10 0.2000 on average", "a", "c",
                                       "fine-tuning · 2 run(s) · NDCG@10 0.3000 on average", "b", "d"}));
        m_grouped.sort(RunsModel::Ndcg, Qt::DescendingOrder);
        QVERIFY(shown().front().startsWith(QStringLiteral("fine-tuning")));
        QCOMPARE(shown().mid(1, 2), QStringList({"d", "b"}));
    }

    void aClosedGroupHidesItsRunsUntilOneIsLookedFor()
    {
        m_grouped.setField(QStringLiteral("kind"));
        m_grouped.toggle(0);
        QCOMPARE(m_grouped.rowCount(), 4);
        QVERIFY(m_grouped.rowsBelow(0).isEmpty());
        QCOMPARE(m_grouped.rowsBelow(1), QList<int>({2, 3}));
        const QModelIndex place = m_grouped.placeOf(m_model.rowOf(QStringLiteral("c")));
        QCOMPARE(place.siblingAtColumn(RunsModel::Name).data().toString(), QStringLiteral("c"));
        QCOMPARE(m_grouped.rowCount(), 6);
    }

    void theSelectionStaysWithItsRuns()
    {
        QItemSelectionModel selection(&m_grouped);
        selection.select(m_grouped.index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        const auto selected = [&] {
            const auto rows = selection.selectedRows(RunsModel::Name);
            return rows.size() == 1 ? rows[0].data().toString() : QString::number(rows.size());
        };
        QCOMPARE(selected(), QStringLiteral("c"));
        m_grouped.setField(QStringLiteral("kind"));
        QCOMPARE(selected(), QStringLiteral("c"));
        m_grouped.sort(RunsModel::Name, Qt::DescendingOrder);
        QCOMPARE(selected(), QStringLiteral("c"));
        QVERIFY(m_sorted.setFilter(QStringLiteral("kind = pretrain")));
        QCOMPARE(shown().size(), 3);
        QCOMPARE(selected(), QStringLiteral("c"));
        m_grouped.toggle(0); // out of sight, it is selected no more
        QVERIFY(!selection.hasSelection());
        QVERIFY(m_sorted.setFilter({}));
    }

    void aHeadingIsNoRun()
    {
        m_grouped.setField(QStringLiteral("kind"));
        QCOMPARE(m_grouped.runAt(m_grouped.index(0, 0)), -1);
        QVERIFY(!(m_grouped.flags(m_grouped.index(0, 0)) & Qt::ItemIsSelectable));
        QCOMPARE(m_grouped.runAt(m_grouped.index(1, 0)), 0);
    }

    void tenThousandRunsStayQuick()
    {
        std::vector<store::RunRecord> runs(10'000);
        for (std::size_t i = 0; i < runs.size(); ++i) {
            runs[i].id = store::Id(i + 1);
            runs[i].name = std::to_string(i);
        }
        m_model.setTable({std::move(runs), {}});
        m_grouped.setField(QStringLiteral("kind"));
        QCOMPARE(m_grouped.rowCount(), 10'001);
        QCOMPARE(m_grouped.rowsBelow(0).size(), 10'000);
    }
};

QTEST_MAIN(TestGroupedRuns)
#include "groupedruns.moc"
