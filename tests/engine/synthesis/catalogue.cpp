// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/catalogue.h"

#include "tests/engine/events/logof.h"
#include "tests/engine/synthesis/chance.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;
using namespace sessionsmith::test;

namespace {

/// Items a and b in category "x", c in "y", d in none: x -> x, x -> y, y -> x, x -> none.
events::EventLog smallLog()
{
    events::EventLog log = logOf({"v:a v:b v:c v:a v:d"});
    log.categories.add("x");
    log.categories.add("y");
    for (const std::int32_t item : log.item)
        log.category.push_back(item < 2 ? 0 : item == 2 ? 1 : -1);
    return log;
}

double normaliser(double exponent, std::size_t ranks)
{
    double sum = 0;
    for (std::size_t r = ranks; r >= 1; --r)
        sum += std::pow(double(r), -exponent);
    return sum;
}

} // namespace

/// What a catalogue comes to, and transitions between its categories that are set.
class CatalogueTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void figures();
    void onlyTheMostFrequent();
    void sumsOfPowers();
    void findsTheExponent();
    void setTransitions();
    void setTransitionsAreDrawn();
    void unknownCategories();
};

void CatalogueTest::figures()
{
    const auto items = ItemModel::estimate(smallLog(), 8);
    const CatalogueFigures figures = catalogueFigures(*items, 10);
    QCOMPARE(figures.items, std::size_t(4));
    QCOMPARE(figures.popularity, (std::vector<double>{2, 1, 1, 1}));
    QCOMPARE(figures.categoryCount, std::size_t(3)); // one for what has none
    QCOMPARE(figures.categories, (std::vector<std::string>{"x", "y", ""}));
    QVERIFY((figures.transitions == hmm::Matrix{{1, 1, 1}, {1, 0, 0}, {0, 0, 0}}));
    QVERIFY((figures.totals == hmm::Vector{{3, 1, 0}}));
    QCOMPARE(figures.intervalOf(0, 1).low, hmm::proportionInterval(1, 3).low);
}

void CatalogueTest::onlyTheMostFrequent()
{
    const CatalogueFigures figures = catalogueFigures(*ItemModel::estimate(smallLog(), 8), 1);
    QCOMPARE(figures.categories, (std::vector<std::string>{"x"}));
    QVERIFY((figures.transitions == hmm::Matrix{{1}}));
    QCOMPARE(figures.totals[0], 3.0); // also to what is not shown
    QCOMPARE(figures.categoryCount, std::size_t(3));
}

void CatalogueTest::sumsOfPowers()
{
    for (const double exponent : {0.0, 0.3, 1.0, 1.5, 4.0})
        for (const std::size_t ranks : {std::size_t(1), std::size_t(999), std::size_t(1001), std::size_t(50'000)}) {
            const double exact = normaliser(exponent, ranks);
            QVERIFY(std::abs(zipfNormaliser(exponent, ranks) - exact) < 1e-11 * exact);
        }
}

void CatalogueTest::findsTheExponent()
{
    // Expected counts of that law: the likeliest exponent is its own.
    for (const double exponent : {0.5, 1.0, 1.7}) {
        CatalogueFigures figures;
        for (std::size_t r = 1; r <= 3000; ++r)
            figures.popularity.push_back(1e5 * std::pow(double(r), -exponent) / normaliser(exponent, 3000));
        const auto found = estimateCatalogue(figures);
        QVERIFY(found);
        QVERIFY(std::abs(found->zipfExponent - exponent) < 1e-3);
        QVERIFY(found->low < exponent && exponent < found->high);
        QVERIFY(found->high - found->low < 0.05);
    }
    QVERIFY(!estimateCatalogue({}));
}

void CatalogueTest::setTransitions()
{
    auto items = *ItemModel::estimate(smallLog(), 8);
    const auto q = [&](std::int32_t from, std::int32_t to) { // with an infinite weight of the categories
        auto smoothed = *ItemModel::estimate(smallLog(), 1e12);
        if (!smoothed.setTransitions({{"x", "y", 0.6}})) qFatal("not set");
        return smoothed.probability(from, to);
    };
    // y has c alone; of the rest, x and none shared one and one of three counts.
    QVERIFY(std::abs(q(0, 2) - 0.6) < 1e-9);
    QVERIFY(std::abs(q(0, 3) - 0.2) < 1e-9);
    QVERIFY(std::abs(q(0, 0) - 0.2 * 2 / 3) < 1e-9);
    QVERIFY(std::abs(q(0, 1) - 0.2 / 3) < 1e-9);
    QVERIFY(std::abs(q(2, 0) - 2. / 3) < 1e-9); // other categories keep theirs
    QVERIFY(items.setTransitions({}));
}

void CatalogueTest::setTransitionsAreDrawn()
{
    for (const double set : {0.6, 1.0, 0.0}) {
        auto items = *ItemModel::estimate(smallLog(), 3);
        QVERIFY(items.setTransitions({{"x", "y", set / 2}, {"x", "", set / 2}}));
        hmm::Vector counts = hmm::Vector::Zero(4), probabilities = hmm::Vector::Zero(4);
        Philox random(9, 8, 7);
        for (int i = 0; i < 20'000; ++i)
            counts[items.next(0, random)] += 1;
        for (std::int32_t j = 0; j < 4; ++j)
            probabilities[j] = items.probability(0, j);
        QVERIFY(std::abs(probabilities.sum() - 1) < 1e-12);
        checkLikely(counts, probabilities, "set " + std::to_string(set));
    }
}

void CatalogueTest::unknownCategories()
{
    auto items = *ItemModel::estimate(smallLog(), 8);
    const auto set = items.setTransitions({{"x", "z", 0.5}});
    QVERIFY(!set);
    QVERIFY(set.error().message().find("\"z\"") != std::string::npos);
}

QTEST_APPLESS_MAIN(CatalogueTest)
#include "catalogue.moc"
