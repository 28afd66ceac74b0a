// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/runsproxy.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

store::RunRecord runOf(store::Id id, const char* name, store::RunMetrics metrics = {})
{
    store::RunRecord run;
    run.id = id;
    run.name = name;
    run.status = store::RunStatus::Finished;
    run.metrics = std::move(metrics);
    run.dataset = 7;
    return run;
}

comparison::RunTable tableOf(std::vector<store::RunRecord> runs, const char* dataset = nullptr)
{
    store::DatasetRecord record;
    record.id = 7;
    if (dataset) record.name = dataset;
    return {std::move(runs), dataset ? std::vector{record} : std::vector<store::DatasetRecord>()};
}

} // namespace

class RunsModelTest : public QObject
{
    Q_OBJECT

    static QStringList names(const QSortFilterProxyModel& model)
    {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names.append(model.index(row, RunsModel::Name).data().toString());
        return names;
    }

private Q_SLOTS:
    void keepsToTheRulesOfModels()
    {
        RunsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(tableOf({runOf(1, "a"), runOf(2, "b")}));
        model.setTable(tableOf({runOf(3, "c"), runOf(1, "a"), runOf(2, "b")}));
        model.setTable(tableOf({runOf(3, "c"), runOf(1, "a"), runOf(2, "b")}));
        model.retranslate();
        model.setTable({});
    }

    void showsTheTestBeforeTheValidation()
    {
        RunsModel model;
        model.setTable(tableOf(
            {runOf(1, "a", {{"valid", {{"ndcg@10", 0.5}, {"loss", 2}}}, {"test", {{"ndcg@10", 0.25}}}}), runOf(2, "b")},
            "log"));
        const auto cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(cell(0, RunsModel::Ndcg), QStringLiteral("0.2500"));
        QCOMPARE(cell(0, RunsModel::Loss), QStringLiteral("2.000"));
        QCOMPARE(cell(0, RunsModel::Data), QStringLiteral("log"));
        QCOMPARE(cell(1, RunsModel::Ndcg), QStringLiteral("—"));
    }

    void figuresWithoutATestAreToldApart()
    {
        RunsModel model;
        model.setTable(tableOf({runOf(1, "tested", {{"test", {{"ndcg@10", 0.5}}}}),
                                runOf(2, "validated", {{"valid", {{"ndcg@10", 0.25}}}}), runOf(3, "neither")}));
        QVERIFY(!model.isStandIn(0, RunsModel::Ndcg));
        QVERIFY(model.isStandIn(1, RunsModel::Ndcg));
        QVERIFY(!model.isStandIn(2, RunsModel::Ndcg)); // there is nothing to be told apart
        QVERIFY(!model.isStandIn(1, RunsModel::Name));
        const auto tip = [&](int row) { return model.index(row, RunsModel::Ndcg).data(Qt::ToolTipRole).toString(); };
        QVERIFY(tip(1).contains(QStringLiteral("validation")) && !tip(0).contains(QStringLiteral("validation")));
    }

    void tellsWhatARunBeganFrom()
    {
        store::RunRecord pretrained = runOf(1, "pre-trained"), tuned = runOf(2, "tuned"), scratch = runOf(3, "scratch"),
                         orphan = runOf(4, "orphan"), baseline = runOf(5, "markov");
        tuned.kind = scratch.kind = orphan.kind = store::RunKind::Finetune;
        baseline.kind = store::RunKind::Baseline;
        tuned.parent = 1;
        orphan.parent = 77;
        RunsModel model;
        model.setTable(tableOf({pretrained, tuned, scratch, orphan, baseline}));
        const auto from = [&](int row) { return model.index(row, RunsModel::From).data().toString(); };
        QCOMPARE(from(0), QStringLiteral("scratch"));
        QCOMPARE(from(1), QStringLiteral("pre-trained"));
        QCOMPARE(from(2), QStringLiteral("scratch"));
        QCOMPARE(from(3), QStringLiteral("a deleted run"));
        QCOMPARE(from(4), QStringLiteral("—"));
    }

    void sortsByNumbersAndPutsNoneLast()
    {
        RunsModel model;
        model.setTable(tableOf({runOf(1, "low", {{"test", {{"ndcg@10", 0.05}}}}), runOf(2, "none"),
                                runOf(3, "high", {{"test", {{"ndcg@10", 0.4}}}})}));
        RunsProxy sorted(model);
        sorted.sort(RunsModel::Ndcg, Qt::DescendingOrder);
        QCOMPARE(names(sorted), QStringList({"high", "low", "none"}));
        sorted.sort(RunsModel::Ndcg, Qt::AscendingOrder);
        QCOMPARE(names(sorted), QStringList({"low", "high", "none"}));
    }

    void filtersAndHidesWhatIsArchived()
    {
        store::RunRecord archived = runOf(3, "c");
        archived.marks.isArchived = true;
        RunsModel model;
        model.setTable(tableOf({runOf(1, "a", {{"test", {{"ndcg@10", 0.5}}}}), runOf(2, "b"), archived}));
        RunsProxy proxy(model);
        const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(proxy.setFilter(QString()));
        QCOMPARE(names(proxy), QStringList({"a", "b"}));
        QCOMPARE(proxy.hiddenArchived(), 1);
        QVERIFY(proxy.setFilter("ndcg@10 > 0.4"));
        QCOMPARE(names(proxy), QStringList({"a"}));
        QVERIFY(!proxy.setFilter("ndcg@10 >"));
        QVERIFY(!proxy.setFilter("nothing = 1"));
        QCOMPARE(names(proxy), QStringList({"a"})); // as it was
        QVERIFY(proxy.setFilter("c"));
        QCOMPARE(names(proxy), QStringList());
        QCOMPARE(proxy.hiddenArchived(), 1);
        proxy.setArchivedShown(true);
        QCOMPARE(names(proxy), QStringList({"c"}));
        model.setTable(tableOf({runOf(4, "cc"), runOf(1, "a")})); // new runs meet the same filter
        QCOMPARE(names(proxy), QStringList({"cc"}));
    }

    void showsFieldsThatAPersonChose()
    {
        store::RunRecord first = runOf(1, "a", {{"valid", {{"mrr", 0.25}}}}), second = runOf(2, "b");
        first.spec = R"({"learning_rate":0.001,"objective":"masked"})";
        second.spec = R"({"learning_rate":0.01})";
        second.marks.tags = {"paper", "best"};
        RunsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(tableOf({first, second}));
        QVERIFY(model.otherFields().contains("learning_rate") && !model.otherFields().contains("name"));
        model.setFields({"learning_rate", "valid/mrr", "tags", "gone"});
        QVERIFY(!model.otherFields().contains("learning_rate"));
        const auto cell = [&](int row, int further) {
            return model.index(row, RunsModel::ColumnCount + further).data().toString();
        };
        QCOMPARE(cell(0, 0), QStringLiteral("0.001"));
        QCOMPARE(cell(0, 1), QStringLiteral("0.2500"));
        QCOMPARE(cell(1, 1), QStringLiteral("—"));
        QCOMPARE(cell(1, 2), QStringLiteral("paper, best"));
        QCOMPARE(cell(0, 3), QStringLiteral("—"));
        QCOMPARE(model.headerData(RunsModel::ColumnCount, Qt::Horizontal).toString(), QStringLiteral("Learning rate"));
        RunsProxy proxy(model);
        proxy.sort(RunsModel::ColumnCount, Qt::DescendingOrder);
        QCOMPARE(names(proxy), QStringList({"b", "a"}));
    }

    void tenThousandRunsStayFluent()
    {
        std::vector<store::RunRecord> runs;
        for (int i = 0; i < 10'000; ++i) {
            runs.push_back(runOf(i + 1, "run", {{"test", {{"ndcg@10", (i * 7919 % 10'000) / 1e4}, {"loss", 1}}}}));
            runs.back().name += std::to_string(i);
            runs.back().spec = R"({"architecture":"gpt","learning_rate":0.001,"hidden":64,"layers":2,"seed":1})";
        }
        RunsModel model;
        model.setTable(tableOf(std::move(runs)));
        RunsProxy proxy(model);
        QVERIFY(proxy.setFilter("ndcg@10 > 0.5 and architecture = gpt or run99"));
        proxy.sort(RunsModel::Ndcg, Qt::DescendingOrder);
        QVERIFY(proxy.rowCount() > 100);
    }

    void theSameRunsKeepTheirSelection()
    {
        RunsModel model;
        model.setTable(tableOf({runOf(1, "a")}));
        QSignalSpy resets(&model, &RunsModel::modelReset);
        model.setTable(tableOf({runOf(1, "a")}));
        QCOMPARE(resets.size(), 0);
        model.setTable(tableOf({runOf(2, "b")}));
        QCOMPARE(resets.size(), 1);
    }
};

QTEST_MAIN(RunsModelTest)
#include "runsmodel.moc"
