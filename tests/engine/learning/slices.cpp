// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/slices.h"

#include <QtTest/QTest>

using namespace sessionsmith;
using namespace sessionsmith::learning;

/// Which case falls where, and that no case gets lost.
class SlicesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byHand();
};

void SlicesTest::byHand()
{
    Evaluation evaluation;
    evaluation.ranks = {1, 20, 2, 1};
    evaluation.losses = {0.5, 3, 1, 0.5};
    const CaseTraits traits{
        {1, 2, 3, 101}, {0, 5, 6, 20}, {0, 0, 1, 1}, {true, false, false, false}, {"view", "buy", "view", "view"}};
    const auto found = slices(evaluation, traits);
    std::vector<std::string> names;
    for (const Slice& slice : found)
        names.push_back(slice.by + " " + slice.value);
    const std::vector<std::string> expected{"history 1-2",     "history 3-5",      "history 101+",  "item events 0",
                                            "item events 3-5", "item events 6-20", "user events 0", "user events 1-2",
                                            "target new",      "target repeat",    "action buy",    "action view"};
    QCOMPARE(names, expected);
    QCOMPARE(found[0].metrics,
             (Metrics{{"cases", 2}, {"hr@10", 0.5}, {"ndcg@10", 0.5}, {"mrr", (1 + 0.05) / 2}, {"loss", 1.75}}));
    QCOMPARE(found[11].metrics.at("cases"), 3.0);
    evaluation.losses.clear();
    QVERIFY(!slices(evaluation, traits)[0].metrics.contains("loss"));
    QVERIFY(slices({}, {}).empty());
}

QTEST_APPLESS_MAIN(SlicesTest)
#include "slices.moc"
