// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/knownlayouts.h"

#include "engine/events/importer.h"
#include "tests/engine/events/files.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::events;

/// The head of each published log, in its own words.
class KnownLayoutsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isRecognised_data();
    void isRecognised();
    void aCommaOfOnesOwnIsNoLayout();
    void theHeaderMustBeRight();

private:
    test::Files m_files;
};

void KnownLayoutsTest::isRecognised_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<int>("sessions");
    QTest::addColumn<QByteArray>("actions"); // in their order, one letter each
    QTest::addColumn<QByteArray>("items");
    QTest::addColumn<qlonglong>("firstTime"); // -1: the log has none
    QTest::newRow("RetailRocket") << QByteArray("timestamp,visitorid,event,itemid,transactionid\n"
                                                "1433221332117,257597,view,355908,\n"
                                                "1433224214164,992329,transaction,248676,4000\n")
                                  << QByteArray("retailrocket") << 2 << QByteArray("view transaction")
                                  << QByteArray("355908 248676") << 1433221332117LL;
    QTest::newRow("REES46")
        << QByteArray(
               "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n"
               "2019-10-01 00:00:00 UTC,view,44600062,2103807459595387724,,shiseido,35.79,541312140,72d76fde\n"
               "2019-10-01 00:00:04 UTC,cart,3900821,2053013552326770905,appliances,aqua,33.20,541312140,72d76fde\n")
        << QByteArray("rees46") << 1 << QByteArray("view cart") << QByteArray("44600062 3900821") << 1569888000000LL;
    QTest::newRow("Tmall") << QByteArray("user_id,item_id,cat_id,seller_id,brand_id,time_stamp,action_type\n"
                                         "328862,323294,833,2882,2661.0,0830,3\n"
                                         "328862,844400,1271,2882,2661.0,0829,0\n")
                           << QByteArray("tmall") << 1 << QByteArray("click favourite") << QByteArray("844400 323294")
                           << -1LL;
    QTest::newRow("YOOCHOOSE clicks") << QByteArray("1,2014-04-07T10:51:09.277Z,214536502,0\n"
                                                    "1,2014-04-07T10:54:09.868Z,214536500,S\n")
                                      << QByteArray("yoochoose") << 1 << QByteArray("click click")
                                      << QByteArray("214536502 214536500") << 1396867869277LL;
    QTest::newRow("YOOCHOOSE purchases") << QByteArray("420374,2014-04-06T18:44:58.314Z,214537888,12462,1\n"
                                                       "420374,2014-04-06T18:44:58.325Z,214537850,10471,1\n")
                                         << QByteArray("yoochoose") << 1 << QByteArray("purchase purchase")
                                         << QByteArray("214537888 214537850") << 1396809898314LL;
    QTest::newRow("DIGINETICA") << QByteArray("sessionId;userId;itemId;timeframe;eventdate\n"
                                              "1;NA;81766;526309;2016-05-09\n"
                                              "1;NA;31331;1031018;2016-05-09\n"
                                              "1;NA;32118;243569;2016-05-09\n")
                                << QByteArray("diginetica") << 1 << QByteArray("view view view")
                                << QByteArray("32118 81766 31331") << 1462752000000LL;
    QTest::newRow("Online Retail") << QByteArray(
                                          "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,"
                                          "Country\n"
                                          "536365,85123A,\"HOLDER, WHITE\",6,12/1/2010 8:26,2.55,17850,United Kingdom\n"
                                          "C536391,21983,TISSUES,-24,12/13/2010 10:24,0.29,17850,United Kingdom\n")
                                   << QByteArray("onlineretail") << 2 << QByteArray("purchase cancellation")
                                   << QByteArray("85123A 21983") << 1291191960000LL;
    QTest::newRow("Online Retail II") << QByteArray(
                                             "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,"
                                             "Country\n"
                                             "489434,85048,LIGHTS,12,2009-12-01 07:45:00,6.95,13085.0,United Kingdom\n")
                                      << QByteArray("onlineretail") << 1 << QByteArray("purchase")
                                      << QByteArray("85048") << 1259653500000LL;
    QTest::newRow("RecBole") << QByteArray("user_id:token\titem_id:token\trating:float\ttimestamp:float\n"
                                           "196\t242\t3\t881250949\n196\t302\t3\t891717742\n")
                             << QByteArray("recbole") << 2 << QByteArray("view view") << QByteArray("242 302")
                             << 881250949000LL;
    QTest::newRow("Taobao") << QByteArray("1,2268318,2520377,pv,1511544070\n1,2333346,2520771,buy,1511561733\n")
                            << QByteArray("taobao") << 2 << QByteArray("pv buy") << QByteArray("2268318 2333346")
                            << 1511544070000LL;
}

void KnownLayoutsTest::isRecognised()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, format);
    const auto path = m_files.write("log.txt", content.toStdString());
    const auto imported = importLog({.path = path});
    QVERIFY(imported);
    QCOMPARE(imported->format, format.toStdString());
    QCOMPARE(imported->rejectedCount, std::uint64_t(0));
    QVERIFY(imported->warnings.empty());
    const EventLog& log = imported->log;
    QTEST(int(log.sessionCount()), "sessions");
    QByteArrayList actions, items;
    for (std::size_t event = 0; event < log.size(); ++event) {
        actions << log.actions[log.action[event]].c_str();
        items << log.items[log.item[event]].c_str();
    }
    QTEST(actions.join(' '), "actions");
    QTEST(items.join(' '), "items");
    QTEST(qlonglong(log.hasTime() ? log.time.front() : -1), "firstTime");
    const auto preview = previewFile(path);
    QVERIFY(preview);
    QCOMPARE(formatNames()[std::size_t(preview->format)], format.toStdString());
}

void KnownLayoutsTest::aCommaOfOnesOwnIsNoLayout()
{
    const auto path = m_files.write("own.csv", "timestamp,visitorid,event,itemid\n1433221332117,1,look,2\n");
    const auto imported = importLog({.path = path});
    QVERIFY(imported);
    QCOMPARE(imported->format, std::string("csv"));
    QCOMPARE(imported->log.actions[0], std::string("look"));
}

void KnownLayoutsTest::theHeaderMustBeRight()
{
    const auto path = m_files.write("own.csv", "user,item,event\n1,2,view\n");
    for (const Format format : {Format::RetailRocket, Format::Rees46, Format::Tmall, Format::Diginetica,
                                Format::OnlineRetail, Format::RecBole}) {
        const auto imported = importLog({.path = path, .format = format});
        QVERIFY(!imported);
        QVERIFY(imported.error().message().find("header") != std::string::npos);
    }
    QVERIFY(!importLog({.path = path, .format = Format::Yoochoose}));
    QVERIFY(!importLog({.path = path, .format = Format::Safetensors}));
}

QTEST_APPLESS_MAIN(KnownLayoutsTest)
#include "knownlayouts.moc"
