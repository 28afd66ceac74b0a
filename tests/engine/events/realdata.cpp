// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/dataset.h"
#include "engine/events/importer.h"
#include "engine/events/statistics.h"
#include "engine/exchange/exporter.h"
#include "tests/engine/events/files.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::events;
using namespace sessionsmith::exchange;

namespace {

std::filesystem::path sharedFile(const char* name)
{
    return std::filesystem::path(SESSIONSMITH_SHARED_DIR) / "data" / name;
}

} // namespace

/// Published logs, against the figures that are known of them.
class RealDataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_data();
    void counts();
    void eshopColumnsAreGuessed();
};

void RealDataTest::counts_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("users");
    QTest::addColumn<int>("items");
    QTest::addColumn<int>("categories");
    QTest::newRow("taobao") << "taobao/UserBehavior.csv"
                            << "taobao" << 10000 << 114 << 7623 << 1096;
    QTest::newRow("eshop") << "eshop_clothing/eshop_clothing_2008.csv"
                           << "csv" << 165474 << 24026 << 217 << 4;
    QTest::newRow("otto") << "otto/train.jsonl"
                          << "otto" << 862 << 20 << 510 << 0;
    QTest::newRow("beauty") << "amazon_beauty/Beauty.txt"
                            << "sequences" << 198502 << 22363 << 12101 << 0;
}

void RealDataTest::counts()
{
    QFETCH(QString, file);
    const std::filesystem::path path = sharedFile(file.toStdString().c_str());
    if (!std::filesystem::exists(path)) QSKIP("The published log is not here");
    const auto imported = importLog({.path = path});
    QVERIFY2(imported, imported ? "" : imported.error().message().c_str());
    QTEST(QString::fromStdString(imported->format), "format");
    QCOMPARE(imported->rejectedCount, std::uint64_t(0));
    QVERIFY(imported->log.validate());
    const Statistics figures = statistics(imported->log);
    QTEST(int(figures.events), "events");
    QTEST(int(figures.users), "users");
    QTEST(int(figures.items), "items");
    QTEST(int(figures.categories), "categories");
    qInfo("%.3f s, %.1f MB/s, %llu sessions", imported->seconds,
          double(std::filesystem::file_size(path)) / 1e6 / imported->seconds,
          static_cast<unsigned long long>(figures.sessions));

    const test::Files files;
    QVERIFY(exportLog(imported->log, {.path = files.path("log.csv")}));
    const auto again = importLog({.path = files.path("log.csv")});
    QVERIFY(again);
    QCOMPARE(contentHash(again->log), contentHash(imported->log));
    QVERIFY(writeDataset(imported->log, files.path("log.safetensors")));
    const auto read = readDataset(files.path("log.safetensors"));
    QVERIFY(read);
    QCOMPARE(contentHash(*read), contentHash(imported->log));
}

void RealDataTest::eshopColumnsAreGuessed()
{
    const auto path = sharedFile("eshop_clothing/eshop_clothing_2008.csv");
    if (!std::filesystem::exists(path)) QSKIP("The published log is not here");
    const auto preview = previewFile(path, 10);
    QVERIFY(preview);
    QCOMPARE(preview->delimiter, ';');
    QVERIFY(preview->hasHeader);
    QCOMPARE(preview->rows.size(), std::size_t(10));
    const std::map<Field, std::string> expected{{Field::Session, "session ID"},
                                                {Field::Order, "order"},
                                                {Field::Item, "page 2 (clothing model)"},
                                                {Field::Category, "page 1 (main category)"},
                                                {Field::Price, "price"}};
    QVERIFY(preview->map == expected);
}

QTEST_APPLESS_MAIN(RealDataTest)
#include "realdata.moc"
