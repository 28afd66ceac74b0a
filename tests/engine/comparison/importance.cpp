// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/comparison/importance.h"

#include "engine/comparison/multipletests.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace sessionsmith;
using namespace sessionsmith::comparison;

namespace {

/// `count` runs whose figure follows the learning rate, and nothing else that they differ in.
RunTable runsByRate(int count)
{
    std::vector<store::RunRecord> runs;
    for (int i = 0; i < count; ++i) {
        store::RunRecord run;
        run.id = i + 1;
        run.name = "run " + std::to_string(i);
        const double rate = 0.001 * (1 + i % 10);
        run.spec = fmt::format(R"({{"learning_rate":{},"architecture":"{}","seed":{},"layers":2}})", rate,
                               i % 3 ? "gpt" : "bert", i);
        run.metrics["test"]["ndcg@10"] = -rate + 1e-6 * (i * 7 % 5);
        runs.push_back(run);
    }
    return {runs, {}};
}

std::vector<std::size_t> all(const RunTable& table)
{
    std::vector<std::size_t> rows(table.size());
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

} // namespace

class TestImportance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranksOfTiesAreTheirMean()
    {
        QVERIFY((ranksOf({3, 1, 3, 2, 3}) == std::vector<double>{4, 1, 4, 2, 4}));
        QVERIFY((ranksOf({5, 5}) == std::vector<double>{1.5, 1.5}));
        QVERIFY(ranksOf({}).empty());
    }

    void whatDecidesComesFirst()
    {
        const RunTable table = runsByRate(60);
        const auto found = importance(table, all(table), *table.find("ndcg@10"));
        QVERIFY(found.size() >= 2);
        QCOMPARE(table.fields()[found[0].field], std::string("learning_rate"));
        QVERIFY(found[0].explained > 0.9);
        QVERIFY(found[0].correlation < -0.95);
        QVERIFY(found[0].p < 0.01);
        QCOMPARE(found[0].runs, std::size_t(60));
        for (const FieldImportance& one : found) {
            const std::string& name = table.fields()[one.field];
            QVERIFY(name != "layers" && name != "name" && name != "seed" &&
                    name != "test/ndcg@10"); // the same in all, or no parameter
            if (name == "architecture") {
                QVERIFY2(one.explained < 0.15 && one.p > 0.01, qPrintable(QString::number(one.p)));
                QVERIFY(std::isnan(one.correlation));
            }
        }
    }

    /// Four runs in two groups by hand: ranks 1 2 | 3 4, so that 4 of 5 is between; less chance 1 - 1/5 * 3/2 = 0.7.
    void byHand()
    {
        std::vector<store::RunRecord> runs(4);
        for (int i = 0; i < 4; ++i) {
            runs[std::size_t(i)].id = i + 1;
            runs[std::size_t(i)].spec = i < 2 ? R"({"loss":"full"})" : R"({"loss":"bce"})";
            runs[std::size_t(i)].metrics["test"]["mrr"] = 0.1 * (i + 1);
        }
        const RunTable table(runs, {});
        const auto found = importance(table, all(table), *table.find("mrr"), 20'000);
        QCOMPARE(found.size(), std::size_t(1));
        QVERIFY(std::abs(found[0].explained - 0.7) < 1e-12);
        QVERIFY(std::abs(found[0].p - 1.0 / 3) < 0.02); // 8 of 24 orders part them as well
    }

    void tooFewTellNothing()
    {
        const RunTable table = runsByRate(3);
        QVERIFY(importance(table, all(table), *table.find("ndcg@10")).empty());
        QVERIFY(importance(table, {}, *table.find("ndcg@10")).empty());
    }

    /// The example of Holm (1979) in the textbooks: 0.01, 0.04, 0.03, 0.005 become 0.03, 0.06, 0.06, 0.02.
    void correctionForManyTests()
    {
        const auto corrected = holm(std::vector{0.01, 0.04, std::nan(""), 0.03, 0.005});
        const std::vector wanted{0.03, 0.06, std::nan(""), 0.06, 0.02};
        for (std::size_t i = 0; i < wanted.size(); ++i)
            QVERIFY(std::isnan(wanted[i]) ? std::isnan(corrected[i]) : std::abs(corrected[i] - wanted[i]) < 1e-12);
        QVERIFY((holm(std::vector{0.7, 0.6}) == std::vector{1.0, 1.0}));
        QVERIFY(holm({}).empty());
    }
};

QTEST_APPLESS_MAIN(TestImportance)
#include "importance.moc"
