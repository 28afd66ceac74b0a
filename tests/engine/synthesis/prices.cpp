// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/prices.h"

#include "engine/synthesis/generator.h"

#include <rapidcheck.h>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;

class PricesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void estimate();
    void whatWasInventedIsEstimated();
    void theSameForTheSameSeed();
    void edges();
    void shares();
    void inDocuments();
    void reachTheLog();
};

/// By hand: logarithms 0, 1 and 2 have the mean 1 and the deviation 1.
void PricesTest::estimate()
{
    const double e = std::exp(1.0);
    const auto told = estimatePrices({e, std::nan(""), 1, 0, e * e});
    QVERIFY(told);
    QCOMPARE(told->items, std::size_t(3));
    QVERIFY(std::abs(told->median - e) < 1e-12);
    QVERIFY(std::abs(told->spread - 1) < 1e-12);
    QVERIFY(std::abs(std::log(told->high) - (1 + 1.959964 / std::sqrt(3))) < 1e-6);
    QVERIFY(std::abs(std::log(told->low) - (1 - 1.959964 / std::sqrt(3))) < 1e-6);
    QVERIFY(std::abs(told->spreadHigh - (1 + 1.959964 / 2)) < 1e-6);
    QVERIFY(!estimatePrices({3, 0, std::nan("")}));
}

void PricesTest::whatWasInventedIsEstimated()
{
    int medians = 0, spreads = 0;
    constexpr int trials = 200;
    for (int seed = 0; seed < trials; ++seed) {
        const auto told = estimatePrices(inventedPrices({50, 0.6}, 400, std::uint64_t(seed)));
        medians += told->low <= 50 && 50 <= told->high;
        spreads += told->spreadLow <= 0.6 && 0.6 <= told->spreadHigh;
    }
    QVERIFY2(medians >= 0.9 * trials && medians < trials, qPrintable(QString::number(medians)));
    QVERIFY2(spreads >= 0.9 * trials && spreads < trials, qPrintable(QString::number(spreads)));
}

void PricesTest::theSameForTheSameSeed()
{
    const auto prices = inventedPrices({20, 1}, 100, 5), more = inventedPrices({20, 1}, 200, 5);
    QVERIFY(std::equal(prices.begin(), prices.end(), more.begin()));
    QVERIFY(prices != inventedPrices({20, 1}, 100, 6));
    QVERIFY(inventedPrices({}, 100, 5).empty());
    for (const double price : inventedPrices({0.02, 5}, 1000, 1)) // to the cent, and never for nothing
        QVERIFY(price >= 0.01 && std::abs(100 * price - std::round(100 * price)) < 1e-6 * (1 + price));
}

void PricesTest::edges()
{
    QCOMPARE(priceEdges(1, 10), (std::vector<double>{1, 1.5, 2, 3, 5, 7, 10}));
    QVERIFY(rc::check([] {
        const double low = std::exp(*rc::gen::inRange(-1000, 1000) / 100.0);
        const double high = low * std::exp(*rc::gen::inRange(0, 1000) / 100.0);
        const auto found = priceEdges(low, high);
        RC_ASSERT(std::ranges::is_sorted(found));
        RC_ASSERT(found.front() <= low * (1 + 1e-12));
        RC_ASSERT(found.front() * 1.7 > low);
        RC_ASSERT(found.back() >= high);
        RC_ASSERT((found.size() == 1u || found[found.size() - 2] < high));
    }));
}

void PricesTest::shares()
{
    const std::vector<double> edges{1, 10};
    QCOMPARE(priceShares(std::vector<double>{0.5, 1, 3, 20, 0, std::nan("")}, edges),
             (std::vector<double>{0.25, 0.5, 0.25}));
    QVERIFY(priceShares(std::vector<double>{0, std::nan("")}, edges).empty());
    QVERIFY(priceShares(PriceSettings{}, edges).empty());
    QCOMPARE(priceShares(PriceSettings{5, 0}, edges), (std::vector<double>{0, 1, 0}));
    // As many as are drawn.
    const PriceSettings law{8, 0.9};
    const auto wide = priceEdges(1, 60);
    const auto expected = priceShares(law, wide), drawn = priceShares(inventedPrices(law, 200'000, 3), wide);
    QVERIFY(std::abs(std::accumulate(expected.begin(), expected.end(), 0.0) - 1) < 1e-12);
    for (std::size_t bin = 0; bin < expected.size(); ++bin)
        QVERIFY(std::abs(expected[bin] - drawn[bin]) < 0.005);
}

void PricesTest::inDocuments()
{
    BehaviourModel model;
    model.hmm = hmm::ecommerceTemplate();
    QVERIFY(writeDocument(model).find("prices") == std::string::npos);
    const std::string without = contentHash(model);
    model.items.prices = {12.5, 0.75};
    model.items.pricesEvidence = PriceEvidence{"log", 3, 12, 11, 13, 0.7, 0.6, 0.8};
    const auto read = parseDocument(writeDocument(model), "test");
    QVERIFY(read);
    QVERIFY(read->items.prices == model.items.prices);
    QCOMPARE(read->items.pricesEvidence->source, std::string("log"));
    QCOMPARE(read->items.pricesEvidence->spreadHigh, 0.8);
    QVERIFY(contentHash(model) != without);
    for (const PriceSettings& wrong : {PriceSettings{-1, 1}, {1e10, 1}, {1, -1}, {1, 6}, {std::nan(""), 1}}) {
        model.items.prices = wrong;
        QVERIFY(!model.items.validate());
    }
}

void PricesTest::reachTheLog()
{
    ItemSettings settings;
    settings.inventedItems = 30;
    settings.prices = {10, 0.5};
    const auto items = ItemModel::invented(settings);
    QVERIFY(items);
    QCOMPARE(items->prices(), inventedPrices(settings.prices, 30, settings.inventedSeed));
    BehaviourModel model;
    model.hmm = hmm::ecommerceTemplate();
    model.items = settings;
    const auto log = generate(model, *items, {.sessions = 10, .length = 4});
    QVERIFY(log && log->validate());
    QCOMPARE(log->price, items->prices());
    const auto again = ItemModel::estimate(*log, 1);
    QCOMPARE(again->prices(), log->price);
}

QTEST_APPLESS_MAIN(PricesTest)
#include "prices.moc"
