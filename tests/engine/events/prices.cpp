// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/prices.h"

#include "engine/events/dataset.h"
#include "engine/events/importer.h"
#include "engine/events/split.h"
#include "tests/engine/events/files.h"

#include <rapidcheck.h>

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::events;

/// What items cost, from the row of a file to the data set.
class PricesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts();
    void medians();
    void mediansAreThoseOfSorting();
    void imported();
    void whatIsNoPriceIsLeftOut();
    void publishedLogs_data();
    void publishedLogs();
    void hashesTellThemApart();
    void leaveWithTheirItems();
    void damaged();

private:
    EventLog importOf(const std::string& content) const
    {
        auto imported = importLog({.path = m_files.write("log.csv", content)});
        return imported ? std::move(imported->log) : EventLog();
    }
    static std::string told(const EventLog& log)
    {
        std::string all;
        for (std::size_t item = 0; item < log.price.size(); ++item)
            all += std::string(log.items[std::int32_t(item)]) + ":" + priceText(log.price[item]) + " ";
        return all;
    }

    test::Files m_files;
};

void PricesTest::texts()
{
    QVERIFY(std::isnan(parsePrice("")) && std::isnan(parsePrice("  ")));
    QCOMPARE(parsePrice("2.55"), 2.55);
    QCOMPARE(parsePrice(" 0 "), 0.0);
    QVERIFY(!std::signbit(parsePrice("-0"))); // or two equal logs would have two hashes
    for (const char* none : {"-1", "free", "nan", "inf", "1e999", "2,55"})
        QCOMPARE(parsePrice(none), impossiblePrice);
    QCOMPARE(priceText(2.5), std::string("2.5"));
    QCOMPARE(priceText(unknownPrice), std::string());
}

void PricesTest::medians()
{
    const auto mediansOf = [](const std::vector<std::int32_t>& item, const std::vector<double>& price,
                              std::size_t items) { return medianPrices(item, price, items); };
    const auto prices = mediansOf({0, 1, 0, 0, 0, 3}, {4, 7, 1, unknownPrice, 2, impossiblePrice}, 4);
    QCOMPARE(prices.size(), std::size_t(4));
    QCOMPARE(prices[0], 2.0); // 1 2 4
    QCOMPARE(prices[1], 7.0);
    QVERIFY(std::isnan(prices[2]) && std::isnan(prices[3]));
    QCOMPARE(mediansOf({0, 0}, {3, 1}, 1).front(), 1.0); // of two the lower one
    QVERIFY(mediansOf({0, 0}, {unknownPrice, impossiblePrice}, 1).empty());
    QVERIFY(mediansOf({0, 0}, {}, 1).empty());
}

void PricesTest::mediansAreThoseOfSorting()
{
    QVERIFY(rc::check([] {
        const auto items = *rc::gen::inRange(1, 6);
        const auto item = *rc::gen::container<std::vector<std::int32_t>>(rc::gen::inRange(0, items));
        std::vector<double> price;
        for (std::size_t event = 0; event < item.size(); ++event)
            price.push_back(*rc::gen::element(unknownPrice, 0.0, 1.0, 2.0, 3.5));
        const auto found = medianPrices(item, price, std::size_t(items));
        for (std::int32_t i = 0; i < items; ++i) {
            std::vector<double> own;
            for (std::size_t event = 0; event < item.size(); ++event)
                if (item[event] == i && !std::isnan(price[event])) own.push_back(price[event]);
            std::ranges::sort(own);
            if (own.empty())
                RC_ASSERT((found.empty() || std::isnan(found[std::size_t(i)])));
            else
                RC_ASSERT(found[std::size_t(i)] == own[(own.size() - 1) / 2]);
        }
    }));
}

void PricesTest::imported()
{
    const EventLog log = importOf("user,item,unit_price\nu,b,3\nu,a,\nu,b,5\nv,b,4\n");
    QCOMPARE(told(log), std::string("b:4 a: "));
    QVERIFY(!importOf("user,item,price\nu,b,\nu,a,\n").hasPrice()); // no price at all
    QVERIFY(!importOf("user,item,time\nu,b,1\nu,a,2\n").hasPrice());
    const auto mapped = importLog({.path = m_files.write("log.csv", "u,i,cost\nu,b,3\n"),
                                   .map = {{Field::User, "u"}, {Field::Item, "i"}, {Field::Price, "cost"}}});
    QVERIFY(mapped);
    QCOMPARE(told(mapped->log), std::string("b:3 "));
}

/// An event happened even where nobody knows what its item cost.
void PricesTest::whatIsNoPriceIsLeftOut()
{
    QVERIFY(importOf("user,item,price\nu,a,$3\nu,b,-2\nu,c,\nu,d,4\n").hasPrice()); // the column is not forgotten
    QVERIFY(!importOf("user,item,price\nu,a,$3\nu,b,$2\n").hasPrice());
    const auto imported = importLog({.path = m_files.write("log.csv", "user,item,price\nu,a,3\nu,a,-2\nu,b,cheap\n"
                                                                      "u,b,\nu,c,1\nu,d,2\n")});
    QVERIFY(imported);
    QCOMPARE(imported->rejectedCount, std::uint64_t(0));
    QCOMPARE(imported->log.size(), std::size_t(6));
    QCOMPARE(told(imported->log), std::string("a:3 b: c:1 d:2 "));
    QCOMPARE(imported->warnings.size(), std::size_t(1));
    QVERIFY(QString::fromStdString(imported->warnings.front().english()).startsWith("2 rows have a price"));
}

void PricesTest::publishedLogs_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("prices");
    QTest::newRow("REES46")
        << QByteArray("event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n"
                      "2019-10-01 00:00:00 UTC,view,44,21,,shiseido,35.79,541312140,72d76fde\n"
                      "2019-10-01 00:00:04 UTC,cart,39,20,appliances,aqua,33.20,541312140,72d76fde\n")
        << QByteArray("44:35.79 39:33.2 ");
    QTest::newRow("YOOCHOOSE") << QByteArray("420374,2014-04-06T18:44:58.314Z,214537888,12462,1\n"
                                             "420374,2014-04-06T18:44:58.325Z,214537850,10471,1\n")
                               << QByteArray("214537888:12462 214537850:10471 ");
    QTest::newRow("Online Retail")
        << QByteArray("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
                      "536365,85123A,HEART,6,2010-12-01 08:26:00,2.55,17850,United Kingdom\n"
                      "536365,71053,LANTERN,6,2010-12-01 08:26:00,3.39,17850,United Kingdom\n")
        << QByteArray("85123A:2.55 71053:3.39 ");
    QTest::newRow("RecBole") << QByteArray("user_id:token\titem_id:token\tprice:float\n1\ta\t9.5\n")
                             << QByteArray("a:9.5 ");
}

void PricesTest::publishedLogs()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, prices);
    QCOMPARE(told(importOf(content.toStdString())), prices.toStdString());
}

void PricesTest::hashesTellThemApart()
{
    const EventLog log = importOf("user,item,price\nu,a,3\nu,b,\n");
    EventLog other = log, without = log, renumbered = log;
    other.price[0] = 4;
    without.price.clear();
    renumbered.items = Vocabulary({"b", "a"});
    renumbered.item = {1, 0};
    renumbered.price = {unknownPrice, 3};
    QVERIFY(contentHash(log) != contentHash(other));
    QVERIFY(contentHash(log) != contentHash(without));
    QCOMPARE(contentHash(renumbered), contentHash(log));
    QVERIFY(writeDataset(log, m_files.path("log.safetensors")));
    QCOMPARE(contentHash(*readDataset(m_files.path("log.safetensors"))), contentHash(log));
}

void PricesTest::leaveWithTheirItems()
{
    EventLog log = importOf("user,item,price\nu,a,1\nu,b,2\nv,c,3\n");
    log.items = Vocabulary({"nobody's", "a", "b", "c"});
    log.item = {1, 2, 3};
    log.price = {9, 1, 2, 3};
    EventLog all = log;
    dropUnusedNames(all);
    QCOMPARE(told(all), std::string("a:1 b:2 c:3 "));
    log.item = {1, 3, 3};
    log.price = {9, unknownPrice, 2, unknownPrice};
    dropUnusedNames(log);
    QVERIFY(log.validate());
    QVERIFY(!log.hasPrice()); // none of those that are left is known
    std::vector<double> prices{-0.0, 3, unknownPrice};
    normalisePrices(prices);
    QVERIFY(prices.size() == 3 && !std::signbit(prices[0]) && std::isnan(prices[2]));
    prices = {unknownPrice};
    normalisePrices(prices);
    QVERIFY(prices.empty());

    const auto halves = splitByUser(all, 0.5, 1);
    QVERIFY(halves);
    const std::string first = told(halves->first), second = told(halves->second);
    QVERIFY((first == "a:1 b:2 " && second == "c:3 ") || (first == "c:3 " && second == "a:1 b:2 "));
}

void PricesTest::damaged()
{
    EventLog log = importOf("user,item,price\nu,a,1\nu,b,2\n");
    QVERIFY(log.validate());
    for (const std::vector<double>& wrong : {std::vector<double>{1}, {1, -1}, {1, HUGE_VAL}}) {
        log.price = wrong;
        QVERIFY(!log.validate());
        QVERIFY(writeDataset(log, m_files.path("bad.safetensors")));
        QVERIFY(!readDataset(m_files.path("bad.safetensors")));
    }
}

QTEST_APPLESS_MAIN(PricesTest)
#include "prices.moc"
