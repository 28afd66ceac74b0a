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

    void otherSplitsAskOtherQuestions()
    {
        store::RunRecord byTime = runOf({{"mrr", 0.4}}), seen = runOf({{"mrr", 0.4}});
        byTime.spec = R"({"split": "temporal:0.9"})";
        seen.spec = R"({"exclude_seen": true})";
        QVERIFY(!compare({runOf({{"mrr", 0.2}}), byTime}, "test").isComparable);
        QVERIFY(!compare({runOf({{"mrr", 0.2}}), seen}, "test").isComparable);
        // The cases say whether they are the same, on whatever data a run was made.
        const store::CaseResults same{"asked", {1, 2, 3}, {}}, others{"others", {1, 2, 3}, {}};
        const std::vector runs{runOf({{"mrr", 0.2}}, 1), runOf({{"mrr", 0.4}}, 2)};
        QVERIFY(compare(runs, "test", {same, same}).isComparable);
        QVERIFY(!compare(runs, "test", {same, others}).isComparable);
        QVERIFY(!compare(runs, "test", {same, std::nullopt}).isComparable);
    }

    void thoseBesideTheBestHaveAPValue()
    {
        store::CaseResults good{"asked", std::vector<float>(40, 1), {}}, bad{"asked", std::vector<float>(40, 5), {}};
        const auto comparison =
            compare({runOf({{"mrr", 0.2}, {"loss", 1}}), runOf({{"mrr", 1}, {"loss", 1}})}, "test", {bad, good});
        QVERIFY(comparison.pValues[0][0] < 1e-6);
        QVERIFY(std::isnan(comparison.pValues[1][0])); // the best itself
        QVERIFY(std::isnan(comparison.pValues[0][1])); // equal losses: there is no best
        QVERIFY(std::isnan(compare({runOf({{"mrr", 0.2}}), runOf({{"mrr", 1}})}, "test").pValues[0][0]));
    }

    void seedsHaveAMean()
    {
        std::vector<store::RunRecord> runs{runOf({{"mrr", 0.2}}), runOf({{"mrr", 0.4}})};
        QVERIFY(compare(runs, "test").seeds.empty()); // nobody knows how they differ
        runs[0].spec = R"({"seed": 1, "epochs": 3, "threads": 1})";
        runs[1].spec = R"({"seed": 2, "epochs": 3, "threads": 2})";
        const auto seeds = compare(runs, "test").seeds;
        QCOMPARE(seeds.size(), std::size_t(1));
        QVERIFY(std::abs(seeds[0].mean - 0.3) < 1e-12);
        QVERIFY(seeds[0].interval.low < 0.2 && seeds[0].interval.high > 0.4); // of two there is little to know
        runs[1].spec = R"({"seed": 2, "epochs": 4})";
        QVERIFY(compare(runs, "test").seeds.empty());
    }
};

QTEST_MAIN(ComparisonTest)
#include "comparison.moc"
