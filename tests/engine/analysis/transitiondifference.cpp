// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/transitiondifference.h"

#include "tests/engine/hmm/drawing.h"

#include <QTest>

#include <algorithm>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

namespace {

Sequences sequencesOf(const std::vector<std::vector<std::int32_t>>& all)
{
    Sequences sequences;
    for (const auto& one : all)
        sequences.append(one);
    return sequences;
}

bool anyBeyond(const TransitionDifference& difference)
{
    return std::find(difference.beyondChance.begin(), difference.beyondChance.end(), true) !=
           difference.beyondChance.end();
}

} // namespace

class TransitionDifferenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsPairs();
    void varianceIsThatBetweenSequences();
    void sameModelIsWithinChance();
    void anEditIsBeyondChance();
    void repetitionIsNoEvidence();
    void tooFewAreNotTested();
    void holmStepsDown();
};

void TransitionDifferenceTest::countsPairs()
{
    // 3 stands for actions that the model does not have.
    const ActionTransitions counts(sequencesOf({{0, 1, 0, 1, 2}, {0, 3, 1}, {2}}), 3);
    QCOMPARE(counts.pairs(0, 1), 2.0);
    QCOMPARE(counts.pairs(1, 0), 1.0);
    QCOMPARE(counts.from(0), 3.0);
    QCOMPARE(counts.from(2), 0.0);
    QCOMPARE(counts.frequency(0, 1), 2.0 / 3);
    QCOMPARE(counts.frequency(2, 1), 0.0);
}

void TransitionDifferenceTest::varianceIsThatBetweenSequences()
{
    const Sequences sequences = draw(ecommerceTemplate(), 300, 0, 1).actions;
    const ActionTransitions counts(sequences, 5);
    for (int a = 0; a < 5; ++a)
        for (int b = 0; b < 5; ++b) {
            double squares = 0; // by the definition: residuals of each sequence
            for (std::size_t i = 0; i < sequences.size(); ++i) {
                double from = 0, pairs = 0;
                for (std::size_t t = 0; t + 1 < sequences[i].size(); ++t) {
                    from += sequences[i][t] == a;
                    pairs += sequences[i][t] == a && sequences[i][t + 1] == b;
                }
                const double residual = pairs - counts.frequency(a, b) * from;
                squares += residual * residual;
            }
            QVERIFY(std::abs(counts.variance(a, b) - squares / (counts.from(a) * counts.from(a))) < 1e-12);
        }
}

/// The promise is one false cell in at most 5 % of all comparisons, here of 400.
void TransitionDifferenceTest::sameModelIsWithinChance()
{
    int wrong = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const ActionTransitions first(draw(ecommerceTemplate(), 400, 0, 2 * seed + 1).actions, 5);
        const ActionTransitions second(draw(ecommerceTemplate(), 150, 0, 2 * seed + 2).actions, 5);
        wrong += anyBeyond(transitionDifference(first, second));
    }
    qInfo("a false cell in %d of 400 comparisons", wrong);
    QVERIFY(wrong <= 33); // 20 and three standard deviations
}

void TransitionDifferenceTest::anEditIsBeyondChance()
{
    Model edited = ecommerceTemplate();
    edited.emission = Matrix::Identity(5, 5);
    Model before = edited;
    Vector row = edited.transition.row(0);
    setProbability(row, 1, row[1] + 0.15);
    edited.transition.row(0) = row.transpose();
    const auto difference = transitionDifference(ActionTransitions(draw(edited, 5000, 0, 1).actions, 5),
                                                 ActionTransitions(draw(before, 5000, 0, 2).actions, 5));
    QVERIFY(difference.isBeyondChance(0, 1));
    QVERIFY(std::abs(difference.difference(0, 1) - 0.15) < 4 * difference.standardError(0, 1));
    for (int a = 1; a < 5; ++a)
        for (int b = 0; b < 5; ++b)
            QVERIFY(!difference.isBeyondChance(a, b));
}

/// Ten long sessions that each go one way only: as pairs they would be five hundred independent cases.
void TransitionDifferenceTest::repetitionIsNoEvidence()
{
    std::vector<std::vector<std::int32_t>> first, second;
    for (int i = 0; i < 10; ++i) {
        first.emplace_back(51, i < 6 ? 0 : 1);
        second.emplace_back(51, i < 4 ? 0 : 1);
        for (auto* all : {&first, &second})
            for (std::size_t t = 0; t < 51; t += 2)
                all->back()[t] = 0;
    }
    QVERIFY(!anyBeyond(
        transitionDifference(ActionTransitions(sequencesOf(first), 2), ActionTransitions(sequencesOf(second), 2))));
}

void TransitionDifferenceTest::tooFewAreNotTested()
{
    const auto some = [](int zeros, int ones) {
        std::vector<std::vector<std::int32_t>> all(std::size_t(zeros), {0, 0});
        all.resize(std::size_t(zeros + ones), {0, 1});
        return ActionTransitions(sequencesOf(all), 2);
    };
    const auto few = transitionDifference(some(4, 0), some(0, 4));
    QCOMPARE(few.tested, std::size_t(0));
    QCOMPARE(few.difference(0, 0), 1.0);
    QVERIFY(std::isinf(few.standardError(1, 0)) && few.difference(1, 0) == 0); // nothing ever follows 1
    QVERIFY(!anyBeyond(few));
    const auto many = transitionDifference(some(40, 0), some(0, 40));
    QCOMPARE(many.tested, std::size_t(2));
    QVERIFY(many.isBeyondChance(0, 0) && many.isBeyondChance(0, 1));
    QVERIFY(!anyBeyond(transitionDifference({}, {})));
}

/// A cell that is significant by itself, and no longer among others.
void TransitionDifferenceTest::holmStepsDown()
{
    const auto source = [](int changed) {
        std::vector<std::vector<std::int32_t>> all;
        for (int from = 0; from < 6; ++from)
            for (int i = 0; i < 100; ++i)
                all.push_back({from, i < (from == 0 ? changed : 50) ? 0 : 1});
        return ActionTransitions(sequencesOf(all), 6);
    };
    const auto difference = transitionDifference(source(66), source(50));
    QCOMPARE(difference.tested, std::size_t(12));
    QVERIFY(difference.probability(0, 0) < 0.05);
    QVERIFY(!difference.isBeyondChance(0, 0));
    QVERIFY(transitionDifference(source(80), source(50)).isBeyondChance(0, 0));
}

QTEST_APPLESS_MAIN(TransitionDifferenceTest)
#include "transitiondifference.moc"
