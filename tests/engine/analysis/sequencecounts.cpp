// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/sequencecounts.h"

#include "engine/hmm/proportion.h"
#include "tests/engine/hmm/randommodel.h"

#include <QTest>

#include <map>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

class SequenceCountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void funnelKeepsItsOrder();
    void distinctOnesAreThoseOfAMap();
    void mostFrequentFirst();
    void nothing();
    void intervalsOfReference();
};

void SequenceCountsTest::funnelKeepsItsOrder()
{
    Sequences sequences;
    for (const std::vector<std::int32_t>& one : {std::vector<std::int32_t>{0, 2, 1, 2}, {1, 0}, {0, 0, 1}, {2}})
        sequences.append(one);
    QCOMPARE(funnelCounts(sequences, {0, 1, 2}), (std::vector<std::size_t>{3, 2, 1}));
    QCOMPARE(funnelCounts(sequences, {0, 0}), (std::vector<std::size_t>{3, 1})); // one event is one step
    QCOMPARE(funnelCounts(sequences, {}), std::vector<std::size_t>{});
}

void SequenceCountsTest::distinctOnesAreThoseOfAMap()
{
    QVERIFY(rc::check([] {
        const Sequences sequences = anySequences(2, 40);
        std::map<std::vector<std::int32_t>, std::size_t> wanted;
        for (std::size_t i = 0; i < sequences.size(); ++i)
            ++wanted[{sequences[i].begin(), sequences[i].end()}];
        DistinctSequences distinct;
        const Sequences others = anySequences(3, 5);
        distinct.count(others); // leaves no trace
        distinct.count(sequences);
        RC_ASSERT(distinct.size() == wanted.size());
        RC_ASSERT(distinct.total() == sequences.size());
        for (const auto& [sequence, count] : wanted)
            RC_ASSERT(distinct.countOf(sequence) == count);
    }));
}

void SequenceCountsTest::mostFrequentFirst()
{
    Sequences sequences;
    for (const std::vector<std::int32_t>& one :
         {std::vector<std::int32_t>{3}, {0, 1}, {2}, {0, 1}, {2}, {0, 1}, {1, 0}})
        sequences.append(one);
    const DistinctSequences distinct(sequences);
    const auto top = distinct.top(3);
    QCOMPARE(top.size(), std::size_t(3));
    QCOMPARE(top[0].count, std::size_t(3));
    QCOMPARE(distinct.sequence(top[0]).size(), std::size_t(2));
    QCOMPARE(top[1].first, std::size_t(2));
    QCOMPARE(top[2].first, std::size_t(0)); // of those that occur once
    QCOMPARE(distinct.top(9).size(), std::size_t(4));
    QCOMPARE(distinct.countOf(std::vector<std::int32_t>{9}), std::size_t(0));
}

void SequenceCountsTest::nothing()
{
    const DistinctSequences none;
    QCOMPARE(none.total(), std::size_t(0));
    QVERIFY(none.top(5).empty());
    QCOMPARE(none.countOf(std::vector<std::int32_t>{0}), std::size_t(0));
}

/// Agresti & Coull 1998 and Newcombe 1998 print them.
void SequenceCountsTest::intervalsOfReference()
{
    const auto is = [](std::size_t count, std::size_t trials, double low, double high) {
        const Interval interval = proportionInterval(count, trials);
        return std::abs(interval.low - low) < 5e-5 && std::abs(interval.high - high) < 5e-5;
    };
    QVERIFY(is(81, 263, 0.2553, 0.3662));
    QVERIFY(is(15, 148, 0.0624, 0.1605));
    QVERIFY(is(0, 20, 0, 0.1611));
    QVERIFY(is(1, 29, 0.0061, 0.1718));
    QVERIFY(is(0, 0, 0, 1));
}

QTEST_APPLESS_MAIN(SequenceCountsTest)
#include "sequencecounts.moc"
