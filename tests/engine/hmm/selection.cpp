// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/selection.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <set>

using namespace sessionsmith;
using namespace sessionsmith::hmm;

namespace {

/// `count` sequences that can be told apart: the i-th is i, i, ... of i % 3 + 1 symbols.
Sequences numberedSequences(int count)
{
    Sequences sequences;
    for (int i = 0; i < count; ++i)
        sequences.append(std::vector<std::int32_t>(std::size_t(i % 3 + 1), i));
    return sequences;
}

} // namespace

class SelectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsOutAShare_data();
    void holdsOutAShare();
    void anotherSeedAnotherPart();
    void holdingOutErrors();
    void criteria();
    void choosing();
};

void SelectionTest::holdsOutAShare_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("wanted");
    QTest::newRow("a tenth") << 200 << 0.1 << 20;
    QTest::newRow("rounded") << 7 << 0.5 << 4;
    QTest::newRow("at least one") << 5 << 0.001 << 1;
    QTest::newRow("not all") << 5 << 0.999 << 4;
    QTest::newRow("two") << 2 << 0.5 << 1;
}

void SelectionTest::holdsOutAShare()
{
    QFETCH(int, count);
    QFETCH(double, share);
    QFETCH(int, wanted);
    const Sequences all = numberedSequences(count);
    const auto parts = holdOut(all, share, 1);
    QVERIFY(parts);
    QCOMPARE(int(parts->test.size()), wanted);
    QCOMPARE(int(parts->training.size()), count - wanted);
    // Each sequence whole in one of the parts, in the order of the log.
    std::set<std::int32_t> seen;
    for (const Sequences* part : {&parts->training, &parts->test}) {
        std::int32_t last = -1;
        for (std::size_t i = 0; i < part->size(); ++i) {
            const auto sequence = (*part)[i];
            QVERIFY(sequence.front() > last);
            last = sequence.front();
            QCOMPARE(sequence.size(), all[std::size_t(last)].size());
            QCOMPARE(parts->isTest[std::size_t(last)], part == &parts->test);
            seen.insert(last);
        }
    }
    QCOMPARE(int(seen.size()), count);
}

void SelectionTest::anotherSeedAnotherPart()
{
    const Sequences all = numberedSequences(100);
    QCOMPARE(holdOut(all, 0.3, 1)->test.symbols, holdOut(all, 0.3, 1)->test.symbols);
    QVERIFY(holdOut(all, 0.3, 1)->test.symbols != holdOut(all, 0.3, 2)->test.symbols);
    std::vector<int> times(100);
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const Sequences test = holdOut(all, 0.25, seed)->test;
        for (std::size_t i = 0; i < test.size(); ++i)
            ++times[std::size_t(test[i].front())];
    }
    for (const int count : times) // 100 times each, with a standard deviation of 8.7
        QVERIFY(count > 65 && count < 135);
}

void SelectionTest::holdingOutErrors()
{
    const auto messageOf = [](const Sequences& sequences, double share) {
        const auto parts = holdOut(sequences, share, 1);
        return parts ? QString() : QString::fromStdString(parts.error().message());
    };
    for (const double share : {0.0, 1.0, -0.5, 2.0, double(NAN)})
        QVERIFY(messageOf(numberedSequences(10), share).contains("between 0 and 1"));
    QVERIFY(messageOf(numberedSequences(1), 0.5).contains("one sequence"));
}

void SelectionTest::criteria()
{
    const Candidate candidate(3, -1000, 12, 500);
    QCOMPARE(candidate.aic, 2024.0);
    QCOMPARE(candidate.bic, 2000 + 12 * std::log(500.0));
    QVERIFY(std::isnan(candidate.heldOutPerplexity));
}

void SelectionTest::choosing()
{
    std::vector<Candidate> candidates{{2, -1000, 5, 100}, {3, -990, 11, 100}, {4, -982, 19, 100}};
    QCOMPARE(chooseCandidate(candidates, Criterion::Bic), std::size_t(0));     // 2023, 2031, 2051
    QCOMPARE(chooseCandidate(candidates, Criterion::Aic), std::size_t(1));     // 2010, 2002, 2002: the smaller one
    QCOMPARE(chooseCandidate(candidates, Criterion::HeldOut), std::size_t(0)); // none to judge by
    candidates[1].heldOutPerplexity = 3;
    candidates[2].heldOutPerplexity = 2.9;
    QCOMPARE(chooseCandidate(candidates, Criterion::HeldOut), std::size_t(2));
    candidates[2].heldOutPerplexity = std::numeric_limits<double>::infinity();
    QCOMPARE(chooseCandidate(candidates, Criterion::HeldOut), std::size_t(1));
    const std::vector<Candidate> impossible{{2, -std::numeric_limits<double>::infinity(), 5, 100}, {3, -990, 11, 100}};
    QCOMPARE(chooseCandidate(impossible, Criterion::Bic), std::size_t(1));
}

QTEST_APPLESS_MAIN(SelectionTest)
#include "selection.moc"
