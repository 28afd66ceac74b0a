// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/itemknn.h"
#include "engine/learning/baselines.h"

#include <QtTest/QTest>
#include <rapidcheck.h>

#include <cmath>
#include <set>

using namespace sessionsmith;
using namespace sessionsmith::learning;

namespace {

constexpr std::int32_t itemCount = 6;
using Items = std::vector<std::int32_t>;

Catalogue catalogue()
{
    return {events::Vocabulary({"a", "b", "c", "d", "e", "f"}), events::Vocabulary({"view"})};
}

SequenceData dataOf(const std::vector<Items>& sequences)
{
    SequenceData data;
    for (const Items& items : sequences)
        data.append({items, Items(items.size(), 0)});
    return data;
}

std::vector<float> scoresOf(Recommender& recommender, const Items& items)
{
    const Items actions(items.size(), 0);
    const std::vector contexts{Context{items, actions}};
    std::vector<float> scores;
    return recommender.score(contexts, scores) ? scores : std::vector<float>{};
}

/// As it is defined, item by item.
double similarity(const std::vector<Items>& sequences, std::int32_t i, std::int32_t j, double shrinkage)
{
    double both = 0, ofI = 0, ofJ = 0;
    for (const Items& items : sequences) {
        const std::set<std::int32_t> own(items.begin(), items.end());
        ofI += own.contains(i);
        ofJ += own.contains(j);
        both += own.contains(i) && own.contains(j);
    }
    return i == j || both == 0 ? 0 : both / (std::sqrt(ofI * ofJ) + shrinkage);
}

} // namespace

/// Nearest neighbours against counting by hand and by brute force.
class ItemKnnTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byHand();
    void keepsTheNearest();
    void asBruteForce();
    void isABaseline();
};

void ItemKnnTest::byHand()
{
    // a is in 2 sequences, b in 2, c in 1; a with b twice, though b is there twice in the first.
    const auto recommender = fitItemKnn(catalogue(), dataOf({{0, 1, 1}, {1, 0, 2}, {3}}), {10, 2, 0.5});
    const auto afterA = scoresOf(*recommender, {0});
    QCOMPARE(afterA[1], float(2 / (2 + 2.0)));
    QCOMPARE(afterA[2], float(1 / (std::sqrt(2.0) + 2)));
    QCOMPARE(afterA[0], 0.f);
    QCOMPARE(afterA[3], 0.f);
    // c is the last, b one before, and counts where it was touched last.
    const auto longer = scoresOf(*recommender, {1, 1, 2});
    QVERIFY(std::abs(longer[0] - (1 / (std::sqrt(2.0) + 2) + 0.5 * 2 / 4)) < 1e-6);
    QCOMPARE(scoresOf(*recommender, {3}), std::vector<float>(6, 0.f));
}

void ItemKnnTest::keepsTheNearest()
{
    const std::vector<Items> sequences{{0, 1}, {0, 1}, {0, 2}, {0, 3}};
    const auto scores = scoresOf(*fitItemKnn(catalogue(), dataOf(sequences), {2, 0, 1}), {0});
    QVERIFY(scores[1] > scores[2]);
    QVERIFY(scores[2] > 0);
    QCOMPARE(scores[3], 0.f); // as near as c, which comes first
}

void ItemKnnTest::asBruteForce()
{
    QVERIFY(rc::check("similarities are what they are defined to be", [] {
        const auto item = rc::gen::inRange<std::int32_t>(0, itemCount);
        const auto sequences = *rc::gen::container<std::vector<Items>>(rc::gen::container<Items>(item));
        const auto context = *rc::gen::container<Items>(item);
        const ItemKnnSpec spec{100, 1.5, 0.8};
        const auto recommender = fitItemKnn(catalogue(), dataOf(sequences), spec);
        const auto scores = scoresOf(*recommender, context);
        for (std::int32_t j = 0; j < itemCount; ++j) {
            double expected = 0;
            std::set<std::int32_t> seen;
            for (std::size_t age = 0; age < context.size(); ++age) {
                const std::int32_t i = context[context.size() - 1 - age];
                if (!seen.insert(i).second) continue;
                expected += std::pow(spec.decay, double(age)) * similarity(sequences, i, j, spec.shrinkage);
            }
            RC_ASSERT(std::abs(scores[std::size_t(j)] - expected) < 1e-5);
        }
    }));
}

void ItemKnnTest::isABaseline()
{
    const auto kind = baselineNamed("item-knn");
    QVERIFY(kind && *kind == BaselineKind::ItemKnn);
    const auto recommender = fitBaseline(*kind, catalogue(), dataOf({{0, 1}}));
    QVERIFY(!recommender->isProbabilistic());
    QVERIFY(scoresOf(*recommender, {0})[1] > 0);
}

QTEST_APPLESS_MAIN(ItemKnnTest)
#include "itemknn.moc"
