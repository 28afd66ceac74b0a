// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/importer.h"
#include "tests/engine/events/files.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::events;

Q_DECLARE_METATYPE(sessionsmith::events::Preview)

class PreviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognises_data();
    void recognises();
    void rowsAreAsWideAsTheColumns();
    void unknownColumnsAreNotGuessed();

private:
    test::Files m_files;
};

void PreviewTest::recognises_data()
{
    using Map = std::map<Field, std::string>;
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Preview>("expected");
    const auto expect = [](Format format, char delimiter, bool header, Map map, TimeFormat time) {
        return Preview{format, delimiter, header, {}, {}, std::move(map), time};
    };
    QTest::newRow("taobao") << QByteArray("1,2,3,pv,1511848894\n1,3,3,buy,1511848895\n")
                            << expect(Format::Taobao, ',', false,
                                      {{Field::User, "1"},
                                       {Field::Item, "2"},
                                       {Field::Category, "3"},
                                       {Field::Action, "4"},
                                       {Field::Time, "5"}},
                                      TimeFormat::UnixSeconds);
    QTest::newRow("retailrocket") << QByteArray("timestamp,visitorid,event,itemid,transactionid\n"
                                                "1433221332117,257597,view,355908,\n")
                                  << expect(Format::RetailRocket, ',', true,
                                            {{Field::Time, "timestamp"},
                                             {Field::User, "visitorid"},
                                             {Field::Action, "event"},
                                             {Field::Item, "itemid"}},
                                            TimeFormat::UnixMilliseconds);
    QTest::newRow("rees46") << QByteArray(
                                   "event_time,event_type,product_id,category_id,brand,user_id,user_session\n"
                                   "2019-10-01 00:00:00 UTC,view,44600062,2103807459595387724,x,541312140,72d7\n")
                            << expect(Format::Csv, ',', true,
                                      {{Field::Time, "event_time"},
                                       {Field::Action, "event_type"},
                                       {Field::Item, "product_id"},
                                       {Field::Category, "category_id"},
                                       {Field::User, "user_id"},
                                       {Field::Session, "user_session"}},
                                      TimeFormat::Iso);
    QTest::newRow("tabs") << QByteArray("CustomerID\tSKU\nc1\ts1\nc2\ts2\n")
                          << expect(Format::Csv, '\t', true, {{Field::User, "CustomerID"}, {Field::Item, "SKU"}},
                                    TimeFormat::Auto);
    QTest::newRow("Chinese names")
        << QByteArray("用户ID,商品,行为,时间\nu,i,pv,1511848894\nu,j,buy,1511848895\n")
        << expect(Format::Csv, ',', true,
                  {{Field::User, "用户ID"}, {Field::Item, "商品"}, {Field::Action, "行为"}, {Field::Time, "时间"}},
                  TimeFormat::UnixSeconds);
    QTest::newRow("decimal commas") << QByteArray("user;item;price\nu;i;1,5\nu;j;2,5\n")
                                    << expect(Format::Csv, ';', true, {{Field::User, "user"}, {Field::Item, "item"}},
                                              TimeFormat::Auto);
    QTest::newRow("order needs numbers") << QByteArray("user|item|order\nu|i|first\n")
                                         << expect(Format::Csv, '|', true,
                                                   {{Field::User, "user"}, {Field::Item, "item"}}, TimeFormat::Auto);
    QTest::newRow("sequences") << QByteArray("1 1 2 3\n2 6 7\n")
                               << expect(Format::Sequences, ' ', false, {}, TimeFormat::Auto);
    QTest::newRow("no header") << QByteArray("1|5\n1|6\n") << expect(Format::Csv, '|', false, {}, TimeFormat::Auto);
}

void PreviewTest::recognises()
{
    QFETCH(QByteArray, content);
    QFETCH(Preview, expected);
    const auto preview = previewFile(m_files.write("p.csv", content.toStdString()));
    QVERIFY2(preview, preview ? "" : preview.error().message().c_str());
    QCOMPARE(preview->format, expected.format);
    QCOMPARE(preview->delimiter, expected.delimiter);
    QCOMPARE(preview->hasHeader, expected.hasHeader);
    QCOMPARE(preview->map, expected.map);
    QCOMPARE(preview->timeFormat, expected.timeFormat);
}

void PreviewTest::rowsAreAsWideAsTheColumns()
{
    const auto preview = previewFile(m_files.write("p.csv", "user,item\na,b,c\nd\n\"e\nf\",g\n"), 3);
    QVERIFY(preview);
    QCOMPARE(preview->columns, (std::vector<std::string>{"user", "item"}));
    QCOMPARE(preview->rows, (std::vector<std::vector<std::string>>{{"a", "b"}, {"d", ""}, {"e\nf", "g"}}));
    const auto sequences = previewFile(m_files.write("p.txt", "u a b\nv c\n"));
    QVERIFY(sequences);
    QCOMPARE(sequences->columns, (std::vector<std::string>{"1", "2", "3"}));
    QCOMPARE(sequences->rows, (std::vector<std::vector<std::string>>{{"u", "a", "b"}, {"v", "c", ""}}));
}

void PreviewTest::unknownColumnsAreNotGuessed()
{
    const auto preview = previewFile(m_files.write("p.csv", "alpha,beta\n1,2\n"));
    QVERIFY(preview);
    QVERIFY(preview->hasHeader);
    QVERIFY(preview->map.empty());
}

QTEST_APPLESS_MAIN(PreviewTest)
#include "preview.moc"
