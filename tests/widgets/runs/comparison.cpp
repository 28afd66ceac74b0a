// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/comparison.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

store::RunRecord runOf(std::map<std::string, double> test, store::Id dataset = 1)
{
    store::RunRecord run;
    run.kind = store::RunKind::Finetune;
    run.dataset = dataset;
    if (!test.empty()) run.metrics["test"] = std::move(test);
    return run;
}

} // namespace

class ComparisonTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theBestHasTheHighestShareOrTheLowestLoss()
    {
        const Comparison comparison = compare(
            {runOf({{"ndcg@10", 0.2}, {"loss", 3}}), runOf({{"ndcg@10", 0.4}, {"loss", 5}}), runOf({})}, "test");
        QCOMPARE(comparison.metrics, (std::vector<std::string>{"ndcg@10", "loss"}));
        QVERIFY(comparison.best[0] == std::size_t(1));
        QVERIFY(comparison.best[1] == std::size_t(0));
        QVERIFY(std::isnan(comparison.values[2][0]));
    }

    void oneValueOrEqualOnesAreNotTheBest()
    {
        QVERIFY(!compare({runOf({{"mrr", 0.2}}), runOf({})}, "test").best[0]);
        QVERIFY(!compare({runOf({{"mrr", 0.2}}), runOf({{"mrr", 0.2}})}, "test").best[0]);
        QVERIFY(compare({runOf({}), runOf({})}, "test").isEmpty());
    }

    void differentQuestionsCannotBeCompared()
    {
        const Comparison datasets = compare({runOf({{"mrr", 0.2}}), runOf({{"mrr", 0.4}}, 2)}, "test");
        QVERIFY(!datasets.isComparable);
        QVERIFY(!datasets.best[0]);
        store::RunRecord pretrained = runOf({{"loss", 1}});
        pretrained.kind = store::RunKind::Pretrain;
        QVERIFY(!compare({pretrained, runOf({{"loss", 2}})}, "test").isComparable);
        // A run without figures does not stand in the way.
        QVERIFY(compare({runOf({}, 2), runOf({{"mrr", 0.2}}), runOf({{"mrr", 0.4}})}, "test").best[0] ==
                std::size_t(2));
    }
};

QTEST_MAIN(ComparisonTest)
#include "comparison.moc"
