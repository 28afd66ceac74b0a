// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/events/files.h"
#include "tests/engine/workflow/logs.h"
#include "tests/engine/workflow/refusing.h"

#include "engine/base/keptfiles.h"
#include "engine/events/dataset.h"
#include "engine/exchange/exporter.h"
#include "engine/workflow/workflow.h"

#include <nlohmann/json.hpp>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;
using Json = nlohmann::json;

namespace {

const char* const table = "user,item,action,time\n"
                          "u,a,view,2025-01-01T10:00:00Z\n"
                          "u,b,buy,2025-01-01T10:01:00Z\n"
                          "u,,view,2025-01-01T10:02:00Z\n" // no item
                          "v,a,view,2025-01-02T08:00:00Z\n";

} // namespace

/// Logs on their way into the workspace.
class DataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importing();
    void allFilesAreNamed();
    void theLogComesBack();
    void names();
    void theSameLogTwiceSharesAFile();
    void failingImportsLeaveNothing_data();
    void failingImportsLeaveNothing();
    void cancelledImportsLeaveNothing();
    void noFileWithoutRecord();
    void aDatabaseWithoutEvents();
    void damagedFiles();
    void unknownNames();

private:
    ImportRequest request(const std::string& file, const std::string& content) const
    {
        ImportRequest request;
        request.spec.path = m_files.write(file, content);
        return request;
    }

    Files m_files;
};

void DataTest::importing()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    const ImportRequest asked = request("clicks.csv", table);
    const auto imported = valueOf(importDataset(workspace, asked));
    QCOMPARE(imported.record.name, std::string("clicks"));
    QVERIFY(imported.record.kind == store::DatasetKind::Imported);
    QCOMPARE(imported.record.source, asked.spec.path.string());
    QVERIFY(!imported.record.model && !imported.record.sourceDataset);
    QCOMPARE(imported.rejectedCount, std::uint64_t(1));
    QCOMPARE(imported.rejected.front().line, std::uint64_t(4));

    const auto stored = valueOf(place.open().dataset("clicks"));
    QCOMPARE(stored.id, imported.record.id);
    QCOMPARE(stored.file, "datasets/" + stored.contentHash + ".safetensors");
    QVERIFY(std::filesystem::exists(place.folder() / stored.file));
    const Json summary = Json::parse(stored.summary);
    QCOMPARE(summary["events"].get<int>(), 3);
    QCOMPARE(summary["users"].get<int>(), 2);
    QCOMPARE(summary["items"].get<int>(), 2);
    QCOMPARE(summary["sessions"].get<int>(), 2);
    QVERIFY(summary["actions"] == Json({{"view", 2}, {"buy", 1}}));
    QCOMPARE(summary["first_time"].get<std::string>(), std::string("2025-01-01T10:00:00Z"));
    QCOMPARE(summary["mean_session_length"].get<double>(), 1.5);
    QCOMPARE(summary["rejected_count"].get<int>(), 1);
    QCOMPARE(summary["rejected"][0]["line"].get<int>(), 4);
    QCOMPARE(summary["format"].get<std::string>(), std::string("csv"));
    QCOMPARE(Json::parse(stored.spec)["path"].get<std::string>(), asked.spec.path.string());
}

void DataTest::allFilesAreNamed()
{
    TemporaryWorkspace place;
    store::Workspace workspace = place.open();
    Files files;
    ImportRequest asked;
    asked.spec.path = files.write("a.csv", "user,item\nu,a\n");
    asked.spec.more = {files.write("b.csv", "user,item\nv,b\n"), files.write("c.csv", "user,item\nw,\xb5\xe3\n")};
    const auto record = valueOf(importDataset(workspace, asked)).record;
    QCOMPARE(record.source,
             asked.spec.path.string() + ", " + asked.spec.more[0].string() + ", " + asked.spec.more[1].string());
    QVERIFY(Json::parse(record.summary)["files"] == Json({{{"name", "a.csv"}, {"encoding", "UTF-8"}},
                                                          {{"name", "b.csv"}, {"encoding", "UTF-8"}},
                                                          {{"name", "c.csv"}, {"encoding", "GB18030"}}}));
    const auto exported = valueOf(exportDataset(workspace, {record.name, {.path = files.path("d.csv")}, {}}));
    const std::string card = Files::read(exported.cards.back());
    QCOMPARE(Json::parse(card)["source"].get<std::string>(), std::string("a.csv, b.csv, c.csv"));
    QVERIFY(card.find(asked.spec.path.parent_path().string()) == std::string::npos);
}

void DataTest::theLogComesBack()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    const ImportRequest asked = request("clicks.csv", table);
    const auto record = valueOf(importDataset(workspace, asked)).record;
    const auto log = valueOf(loadDataset(place.open(), "clicks"));
    QCOMPARE(contentHash(log), contentHash(valueOf(events::importLog(asked.spec)).log));
    QCOMPARE(contentHash(log), record.contentHash);
    QCOMPARE(log.items.names(), (std::vector<std::string>{"a", "b"}));
}

void DataTest::names()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    const auto nameOf = [&](const std::string& file, const std::string& wanted) {
        ImportRequest asked = request(file, table);
        asked.name = wanted;
        return valueOf(importDataset(workspace, asked)).record.name;
    };
    QCOMPARE(nameOf("log.2025.csv", ""), std::string("log"));
    QCOMPARE(nameOf(".hidden.csv", ""), std::string(".hidden"));
    QCOMPARE(nameOf("x.csv", "点击 \"日志\""), std::string("点击 \"日志\""));
    QCOMPARE(nameOf("log.txt", ""), std::string("log 2"));
    QCOMPARE(nameOf("log.txt", "log"), std::string("log 3"));
}

void DataTest::theSameLogTwiceSharesAFile()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    const auto first = valueOf(importDataset(workspace, request("one.csv", table))).record;
    const auto second = valueOf(importDataset(workspace, request("two.csv", table))).record;
    QVERIFY(second.id != first.id);
    QCOMPARE(second.name, std::string("two"));
    QCOMPARE(second.file, first.file);
    QCOMPARE(second.contentHash, first.contentHash);
    QCOMPARE(filesIn(place.folder() / "datasets"), std::size_t(1));

    valueOf(workspace.removeDataset("one"));
    QCOMPARE(contentHash(valueOf(loadDataset(workspace, "two"))), first.contentHash);
    const auto other = valueOf(importDataset(workspace, request("three.csv", std::string(table) + "w,c,view,\n"
                                                                                                  "w,c,view,1\n")));
    QVERIFY(other.record.file != first.file);
}

void DataTest::failingImportsLeaveNothing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("header alone") << QByteArray("user,item,action,time\n");
    QTest::newRow("no row is accepted") << QByteArray("user,item,action,time\nu,,view,1\n,a,view,1\n");
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\0\0\0\1\2\3",
                                          10);
}

void DataTest::failingImportsLeaveNothing()
{
    QFETCH(QByteArray, content);
    TemporaryWorkspace place;
    auto workspace = place.open();
    const auto imported = importDataset(workspace, request("bad.csv", content.toStdString()));
    QVERIFY2(errorOf(imported).contains("bad.csv"), qPrintable(errorOf(imported)));
    QVERIFY(valueOf(workspace.datasets()).empty());
    QCOMPARE(filesIn(place.folder() / "datasets"), std::size_t(0));
}

void DataTest::cancelledImportsLeaveNothing()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    std::stop_source source;
    source.request_stop();
    const auto imported = importDataset(workspace, request("log.csv", table), {}, {source.get_token()});
    QVERIFY(!imported && imported.error().isCancelled());
    QVERIFY(valueOf(workspace.datasets()).empty());
    QCOMPARE(filesIn(place.folder() / "datasets"), std::size_t(0));
}

void DataTest::noFileWithoutRecord()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    const auto kept = valueOf(importDataset(workspace, request("kept.csv", table))).record;
    refuseRows(place, "datasets");
    const auto imported = importDataset(workspace, request("new.csv", "user,item\nu,a\n"));
    QVERIFY2(errorOf(imported).contains("no room left"), qPrintable(errorOf(imported)));
    QCOMPARE(filesIn(place.folder() / "datasets"), std::size_t(1));
    // A file that another data set needs stays, of course.
    QVERIFY(!importDataset(workspace, request("again.csv", table)));
    QCOMPARE(contentHash(valueOf(loadDataset(workspace, "kept"))), kept.contentHash);
}

/// One that is written here, but of a shard in which no user begins.
void DataTest::aDatabaseWithoutEvents()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    ImportRequest asked;
    asked.spec.path = m_files.path("none.sqlite");
    QVERIFY(exchange::exportLog({}, {.path = asked.spec.path, .format = exchange::ExportFormat::Sqlite}));
    const auto imported = importDataset(workspace, asked);
    QVERIFY(!imported);
    QCOMPARE(imported.error().what().english(), std::string("The file holds no events"));
}

void DataTest::damagedFiles()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    const auto record = valueOf(importDataset(workspace, request("log.csv", table))).record;
    std::filesystem::resize_file(place.folder() / record.file, 40);
    QVERIFY2(errorOf(loadDataset(workspace, "log")).contains(record.contentHash.c_str()), "");
    QVERIFY2(errorOf(loadDataset(workspace, "log")).contains("Import the log"), "");
    std::filesystem::remove(place.folder() / record.file);
    QVERIFY2(errorOf(loadDataset(workspace, "log")).contains("Import the log"), "");

    // Another sound log under this name: only the content tells.
    {
        const KeptFiles::Owner owner;
        valueOf(events::writeDataset(logOf({"view:a"}), place.folder() / record.file));
    }
    const QString message = errorOf(loadDataset(workspace, "log"));
    QVERIFY2(message.contains("file is damaged") && message.contains(record.contentHash.c_str()), qPrintable(message));
    valueOf(importDataset(workspace, request("log.csv", table)));
    QCOMPARE(contentHash(valueOf(loadDataset(workspace, "log"))), record.contentHash);
}

void DataTest::unknownNames()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    storeLog(workspace, logOf({"view:a"}), "only");
    const QString message = errorOf(loadDataset(workspace, "other"));
    QVERIFY2(message.contains("\"other\"") && message.contains("only"), qPrintable(message));
}

QTEST_APPLESS_MAIN(DataTest)
#include "data.moc"
