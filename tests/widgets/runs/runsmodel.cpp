// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/runsmodel.h"

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

} // namespace

class RunsModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsToTheRulesOfModels()
    {
        RunsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns({runOf(1, "a"), runOf(2, "b")}, {});
        model.setRuns({runOf(3, "c"), runOf(1, "a"), runOf(2, "b")}, {});
        model.setRuns({runOf(3, "c"), runOf(1, "a"), runOf(2, "b")}, {});
        model.retranslate();
        model.setRuns({}, {});
    }

    void showsTheTestBeforeTheValidation()
    {
        RunsModel model;
        model.setRuns(
            {runOf(1, "a", {{"valid", {{"ndcg@10", 0.5}, {"loss", 2}}}, {"test", {{"ndcg@10", 0.25}}}}), runOf(2, "b")},
            {{7, "log"}});
        const auto cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(cell(0, RunsModel::Ndcg), QStringLiteral("0.2500"));
        QCOMPARE(cell(0, RunsModel::Loss), QStringLiteral("2.000"));
        QCOMPARE(cell(0, RunsModel::Data), QStringLiteral("log"));
        QCOMPARE(cell(1, RunsModel::Ndcg), QStringLiteral("—"));
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
        model.setRuns({pretrained, tuned, scratch, orphan, baseline}, {});
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
        model.setRuns({runOf(1, "low", {{"test", {{"ndcg@10", 0.05}}}}), runOf(2, "none"),
                       runOf(3, "high", {{"test", {{"ndcg@10", 0.4}}}})},
                      {});
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&model);
        sorted.setSortRole(RunsModel::SortRole);
        sorted.sort(RunsModel::Ndcg, Qt::DescendingOrder);
        QStringList names;
        for (int row = 0; row < 3; ++row)
            names.append(sorted.index(row, RunsModel::Name).data().toString());
        QCOMPARE(names, QStringList({QStringLiteral("high"), QStringLiteral("low"), QStringLiteral("none")}));
    }

    void theSameRunsKeepTheirSelection()
    {
        RunsModel model;
        model.setRuns({runOf(1, "a")}, {});
        QSignalSpy resets(&model, &RunsModel::modelReset);
        model.setRuns({runOf(1, "a")}, {});
        QCOMPARE(resets.size(), 0);
        model.setRuns({runOf(2, "b")}, {});
        QCOMPARE(resets.size(), 1);
    }
};

QTEST_MAIN(RunsModelTest)
#include "runsmodel.moc"
