// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/exporter.h"

#include "engine/events/importer.h"
#include "engine/events/prices.h"
#include "engine/exchange/exportname.h"
#include "tests/engine/events/files.h"

#include <rapidcheck.h>

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::events;
using namespace sessionsmith::exchange;

namespace {

EventLog smallLog()
{
    EventLog log;
    log.users = Vocabulary({"u,1", "中"});
    log.items = Vocabulary({"a\"b", "c"});
    log.categories = Vocabulary({"x"});
    log.actions = Vocabulary({"view"});
    log.user = {0, 0, 1};
    log.session = {0, 1, 2};
    log.action = {0, 0, 0};
    log.item = {0, 1, 1};
    log.category = {0, -1, 0};
    log.time = {1511848894000, 1511858894123, 0};
    return log;
}

/// Any log as the importer makes it: from rows of names out of a small set with every awkward character.
std::string randomTable()
{
    static const std::vector<std::string> names{
        "a", "B",    "1",     "\"\"", "x;y",  "\"p,q\"", "\"two\nlines\"", "\"two\r\nlines\"", "\"say \"\"so\"\"\"",
        "é", "中文", "\"|\"", "user", "item", " blank "};
    const auto name = rc::gen::elementOf(names);
    std::string table = "user,session,item,action,category,time,price\n";
    for (int rows = *rc::gen::inRange(1, 30); rows > 0; --rows)
        table += *name + "," + *name + "," + *name + "," + *name + "," + *name + "," +
                 std::to_string(*rc::gen::inRange<std::int64_t>(0, 7'000'000'000)) + "," +
                 *rc::gen::element<std::string>("", "0", "19.99", "1e-7", "0.1", "123456789.123") + "\n";
    return table;
}

} // namespace

class ExporterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csv();
    void jsonLines();
    void recBole();
    void importingGivesTheSameLog();
    void shardsAreTheLog();
    void namesSayTheFormat();
    void refusesWhatDoesNotGoTogether();
    void nothingIsLeftWhenCancelled();
    void notWritable();
    void namesWithZeroBytes();
    void allFilesOrNone();
    void withoutEvents();

private:
    test::Files m_files;
};

void ExporterTest::csv()
{
    const auto path = m_files.path("log.csv");
    const auto files = exportLog(smallLog(), {path, ExportFormat::Csv});
    QVERIFY(files);
    const std::string content = test::Files::read(path);
    QCOMPARE(content, std::string("user,session,time,action,item,category\r\n"
                                  "\"u,1\",1,2017-11-28T06:01:34Z,view,\"a\"\"b\",x\r\n"
                                  "\"u,1\",2,2017-11-28T08:48:14.123Z,view,c,\r\n"
                                  "中,3,1970-01-01T00:00:00Z,view,c,x\r\n"));
    QCOMPARE(files->size(), std::size_t(1));
    QCOMPARE(files->front().bytes, std::uint64_t(content.size()));
    QCOMPARE(files->front().rows, std::uint64_t(3));
}

void ExporterTest::jsonLines()
{
    EventLog log = smallLog();
    log.time.clear();
    const auto path = m_files.path("log.jsonl");
    QVERIFY(exportLog(log, {path, ExportFormat::JsonLines}));
    QCOMPARE(
        test::Files::read(path),
        std::string("{\"user\":\"u,1\",\"session\":\"1\",\"action\":\"view\",\"item\":\"a\\\"b\",\"category\":\"x\"}\n"
                    "{\"user\":\"u,1\",\"session\":\"2\",\"action\":\"view\",\"item\":\"c\",\"category\":null}\n"
                    "{\"user\":\"中\",\"session\":\"3\",\"action\":\"view\",\"item\":\"c\",\"category\":\"x\"}\n"));
}

void ExporterTest::recBole()
{
    const auto files = exportLog(smallLog(), {m_files.path("log.inter"), ExportFormat::RecBole});
    QVERIFY(files);
    QCOMPARE(
        test::Files::read(m_files.path("log.inter")),
        std::string("user_id:token\tsession_id:token\ttimestamp:float\taction:token\titem_id:token\tcategory:token\n"
                    "u,1\t1\t1511848894\tview\t\"a\"\"b\"\tx\n"
                    "u,1\t2\t1511858894.123\tview\tc\t\n"
                    "中\t3\t0\tview\tc\tx\n"));
    QCOMPARE(test::Files::read(m_files.path("log.item")),
             std::string("item_id:token\tcategory:token\n\"a\"\"b\"\tx\nc\tx\n"));
    QCOMPARE(files->back().rows, std::uint64_t(2));

    EventLog priced = smallLog();
    priced.price = {0.1, events::unknownPrice};
    QVERIFY(exportLog(priced, {m_files.path("log.inter"), ExportFormat::RecBole}));
    QCOMPARE(test::Files::read(m_files.path("log.item")),
             std::string("item_id:token\tcategory:token\tprice:float\n\"a\"\"b\"\tx\t0.1\nc\tx\t\n"));
    priced.category.clear();
    QVERIFY(exportLog(priced, {m_files.path("log.inter"), ExportFormat::RecBole}));
    QCOMPARE(test::Files::read(m_files.path("log.item")),
             std::string("item_id:token\tprice:float\n\"a\"\"b\"\t0.1\nc\t\n"));
}

void ExporterTest::importingGivesTheSameLog()
{
    const bool holds = rc::check("export, then import", [this] {
        const auto first = importLog({.path = m_files.write("in.csv", randomTable())});
        RC_PRE(first.has_value()); // names of blanks alone are rejected
        RC_ASSERT(exportLog(first->log, {.path = m_files.path("out.csv")}).has_value());
        const auto second = importLog({.path = m_files.path("out.csv")});
        RC_ASSERT(second.has_value());
        RC_ASSERT(second->rejectedCount == 0u);
        RC_ASSERT(second->log.items == first->log.items);
        RC_ASSERT(contentHash(second->log) == contentHash(first->log));
        RC_ASSERT(exportLog(first->log, {m_files.path("out.jsonl"), ExportFormat::JsonLines}).has_value());
        const auto third = importLog({.path = m_files.path("out.jsonl")});
        RC_ASSERT(third.has_value());
        RC_ASSERT(third->format == "jsonl");
        RC_ASSERT(third->rejectedCount == 0u);
        RC_ASSERT(contentHash(third->log) == contentHash(first->log));
        for (const auto& [name, format, compressed] : {std::tuple("out.inter", ExportFormat::RecBole, false),
                                                       {"packed.inter.zst", ExportFormat::RecBole, true},
                                                       {"packed.csv", ExportFormat::Csv, true},
                                                       {"packed.jsonl.zst", ExportFormat::JsonLines, true},
                                                       {"out.safetensors", ExportFormat::Safetensors, false}}) {
            const auto files = exportLog(first->log, {m_files.path(name), format, compressed});
            RC_ASSERT(files.has_value());
            const auto again = importLog({.path = files->front().path});
            RC_ASSERT(again.has_value());
            RC_ASSERT(again->rejectedCount == 0u);
            RC_ASSERT(contentHash(again->log) == contentHash(first->log));
        }
    });
    QVERIFY(holds);
}

void ExporterTest::shardsAreTheLog()
{
    const bool holds = rc::check("shards", [this] {
        const auto log = importLog({.path = m_files.write("in.csv", randomTable())});
        RC_PRE(log.has_value());
        const unsigned users = unsigned(log->log.users.size());
        const unsigned shards = *rc::gen::inRange(1u, users + 1);
        const auto files = exportLog(log->log, {m_files.path("part.jsonl"), ExportFormat::JsonLines, false, shards});
        RC_ASSERT(files.has_value());
        RC_ASSERT(files->size() == shards);
        std::string all;
        std::size_t rows = 0;
        for (const ExportedFile& file : *files) {
            RC_ASSERT(file.rows > 0u);
            all += test::Files::read(file.path);
            rows += file.rows;
        }
        RC_ASSERT(rows == log->log.size());
        RC_ASSERT(exportLog(log->log, {m_files.path("whole.jsonl"), ExportFormat::JsonLines}).has_value());
        RC_ASSERT(all == test::Files::read(m_files.path("whole.jsonl")));
        RC_ASSERT(!exportLog(log->log, {m_files.path("part.csv"), ExportFormat::Csv, false, users + 1}));
    });
    QVERIFY(holds);
}

void ExporterTest::namesSayTheFormat()
{
    QVERIFY(specByName("a.jsonl.zst").format == ExportFormat::JsonLines && specByName("a.jsonl.zst").compressed);
    for (const char* known : {"a.csv", "a.jsonl.zst", "a", "/dev/stdout", "a.txt", "a.sqlite", ".hidden", "a.zst"})
        QVERIFY2(checkExtension(known), known);
    for (const char* unknown : {"a.parquet", "a.tsv", "a.parquet.zst"})
        QVERIFY2(!checkExtension(unknown), unknown);
}

void ExporterTest::refusesWhatDoesNotGoTogether()
{
    QVERIFY(!exportLog(smallLog(), {m_files.path("x.safetensors"), ExportFormat::Safetensors, true}));
    QVERIFY(!exportLog(smallLog(), {m_files.path("x.safetensors"), ExportFormat::Safetensors, false, 2}));
    QVERIFY(!exportLog(smallLog(), {m_files.path("x.csv"), ExportFormat::RecBole}));
    QVERIFY(!exportLog(smallLog(), {m_files.path("x.csv"), ExportFormat::Csv, false, 0}));
    const auto names = exportLog(smallLog(), {m_files.path("x.csv.zst"), ExportFormat::Csv, true, 2});
    QCOMPARE(names->at(1).path, m_files.path("x-00001-of-00002.csv.zst"));
    QVERIFY(!exportLog(smallLog(), {m_files.path("x.csv"), ExportFormat::Csv, false, 3}));
}

void ExporterTest::nothingIsLeftWhenCancelled()
{
    const test::Files files;
    const auto path = files.write("log.csv", "what was there before");
    std::stop_source source;
    source.request_stop();
    const auto result = exportLog(smallLog(), {.path = path}, {}, {source.get_token()});
    QVERIFY(!result);
    QVERIFY(result.error().isCancelled());
    QCOMPARE(test::Files::read(path), std::string("what was there before"));
    QCOMPARE(files.count(), std::size_t(1));
}

void ExporterTest::notWritable()
{
    const auto result = exportLog(smallLog(), {.path = m_files.path("no such folder/log.csv")});
    QVERIFY(!result);
    QVERIFY(result.error().where().ends_with("log.csv"));
}

void ExporterTest::namesWithZeroBytes()
{
    EventLog log = smallLog();
    log.items = Vocabulary({std::string("a\0b", 3), "c"});
    for (const char* name : {"zero.csv", "zero.inter"}) {
        const auto refused = exportLog(
            log, {m_files.path(name), std::string(name).ends_with("csv") ? ExportFormat::Csv : ExportFormat::RecBole});
        QVERIFY(!refused && refused.error().message().find("zero byte") != std::string::npos);
        QVERIFY(!std::filesystem::exists(m_files.path(name)));
    }
    const auto files = exportLog(log, {m_files.path("zero.safetensors"), ExportFormat::Safetensors});
    QVERIFY(files);
    QCOMPARE(contentHash(importLog({.path = files->front().path})->log), contentHash(log));
}

/// A later file that cannot get its place takes the earlier ones with it.
void ExporterTest::allFilesOrNone()
{
    const test::Files files;
    auto staged = stageExport(smallLog(), {files.path("log.csv"), ExportFormat::Csv, false, 2});
    QVERIFY(staged);
    QCOMPARE(files.count(), std::size_t(0));
    std::filesystem::create_directory(files.path("log-00001-of-00002.csv"));
    QVERIFY(!AtomicFile::commitTogether(staged->written));
    staged->written.clear();
    QCOMPARE(files.count(), std::size_t(1)); // the folder
}

void ExporterTest::withoutEvents()
{
    EventLog log;
    log.categories = Vocabulary({"x"});
    for (const bool compressed : {false, true})
        QVERIFY(exportLog(log, {m_files.path("none.csv"), ExportFormat::Csv, compressed}));
    QCOMPARE(test::Files::read(m_files.path("none.csv")), std::string("user,session,time,action,item,category\r\n"));
    QVERIFY(!test::Files::read(m_files.path("none.csv.zst")).empty());
}

QTEST_APPLESS_MAIN(ExporterTest)
#include "exporter.moc"
