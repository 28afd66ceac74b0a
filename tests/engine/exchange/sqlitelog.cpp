// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/sqlitelog.h"

#include "engine/events/importer.h"
#include "engine/events/prices.h"
#include "engine/exchange/exporter.h"
#include "tests/engine/events/files.h"

#include <rapidcheck.h>

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::exchange;

namespace {

Result<> writeSqlite(const EventLog& log, const std::filesystem::path& path)
{
    return stageSqlite(log, path).and_then([](AtomicFile&& file) { return file.commit(); });
}

/// A log with or without each of the columns that a log may lack, and every awkward name.
EventLog randomLog()
{
    EventLog log;
    log.users = events::Vocabulary({"u'1", "中", std::string("a\0b", 3)});
    log.items = events::Vocabulary({"a\"b", " ", "c;--", "nobody's"});
    log.actions = events::Vocabulary({"view", "buy"});
    const bool hasTime = *rc::gen::arbitrary<bool>(), hasCategory = *rc::gen::arbitrary<bool>(),
               hasNames = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>()) log.price = {0, events::unknownPrice, 19.99, 1e-7};
    if (hasCategory) log.categories = events::Vocabulary({"x"});
    std::int32_t session = 0;
    for (std::int32_t user = 0; user < 3; ++user)
        for (int visit = *rc::gen::inRange(0, 3); visit > 0; --visit, ++session) {
            if (hasNames) log.sessionNames.push_back(*rc::gen::element<std::string>("s", "", "7"));
            Milliseconds time = *rc::gen::inRange<Milliseconds>(0, 7'000'000'000'000);
            for (int event = *rc::gen::inRange(1, 4); event > 0; --event) {
                log.user.push_back(user);
                log.session.push_back(session);
                log.action.push_back(*rc::gen::inRange(0, 2));
                log.item.push_back(*rc::gen::inRange(0, 3));
                if (hasTime) log.time.push_back(time += *rc::gen::inRange(0, 5000));
                if (hasCategory) log.category.push_back(*rc::gen::inRange(-1, 1));
            }
        }
    return log;
}

} // namespace

class SqliteLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackWhole();
    void asItWasImported();
    void nothingIsLeftWhenCancelled();
    void foreignAndDamagedFiles();
    void timesBeyondReason();

private:
    test::Files m_files;
};

void SqliteLogTest::comesBackWhole()
{
    QVERIFY(rc::check([this] {
        const EventLog log = randomLog();
        const auto path = m_files.path("log.sqlite");
        RC_ASSERT(writeSqlite(log, path));
        RC_ASSERT(isSqlite(path));
        const auto read = readSqlite(path);
        RC_ASSERT(read);
        RC_ASSERT(contentHash(*read) == contentHash(log));
        RC_ASSERT(read->items == log.items); // those too that nobody touched
        RC_ASSERT(read->sessionNames == log.sessionNames);
        RC_ASSERT(read->time == log.time);
        RC_ASSERT(read->category == log.category);
        RC_ASSERT(read->hasPrice() == log.hasPrice());
    }));
}

void SqliteLogTest::asItWasImported()
{
    const auto log = events::importLog({.path = m_files.write("in.csv", "user,item,action,time\n"
                                                                        "u,a,view,2025-01-01T10:00:00.5Z\n"
                                                                        "u,b,buy,2025-01-02T10:01:00Z\n")});
    QVERIFY(log);
    const auto files = exportLog(log->log, {m_files.path("out.sqlite"), ExportFormat::Sqlite});
    QVERIFY(files);
    QCOMPARE(files->front().rows, std::uint64_t(2));
    QCOMPARE(files->front().bytes, std::uint64_t(std::filesystem::file_size(files->front().path)));
    QCOMPARE(contentHash(*readSqlite(files->front().path)), contentHash(log->log));
    QVERIFY(!exportLog(log->log, {m_files.path("out.sqlite"), ExportFormat::Sqlite, true}));
    QVERIFY(!exportLog(log->log, {m_files.path("out.sqlite"), ExportFormat::Sqlite, false, 2}));
}

void SqliteLogTest::nothingIsLeftWhenCancelled()
{
    const test::Files files;
    std::stop_source source;
    source.request_stop();
    EventLog log;
    log.users = log.items = log.actions = events::Vocabulary({"a"});
    log.user = log.session = log.action = log.item = {0};
    const auto staged = stageSqlite(log, files.path("log.sqlite"), {}, {source.get_token()});
    QVERIFY(!staged && staged.error().isCancelled());
    QCOMPARE(files.count(), std::size_t(0));
    QVERIFY(!stageSqlite(log, files.path("no such folder/log.sqlite")));
    QVERIFY(!stageSqlite(log, "/dev/null"));
}

void SqliteLogTest::foreignAndDamagedFiles()
{
    EventLog log;
    log.users = log.items = log.actions = events::Vocabulary({"a"});
    log.user.assign(5000, 0);
    log.session = log.action = log.item = log.user;
    const auto path = m_files.path("whole.sqlite");
    QVERIFY(writeSqlite(log, path));
    const std::string whole = test::Files::read(path);
    std::string foreign = whole;
    foreign[68] = 0; // of the application's number
    const auto words = [&](const std::string& content) {
        const auto read = readSqlite(m_files.write("bad.sqlite", content));
        return read ? QString() : QString::fromStdString(read.error().message());
    };
    QVERIFY(words(foreign).contains("holds no log that was exported here"));
    QVERIFY(!words(whole.substr(0, whole.size() / 2)).isEmpty());
    QVERIFY(!words("SQLite format 3").isEmpty());
    QVERIFY(!isSqlite(m_files.path("not there")));
    QVERIFY(!isSqlite(m_files.write("text", "user,item\n")));
    std::string wrong = whole; // every byte of a page of events
    for (std::size_t i = whole.size() - 4096; i < whole.size(); ++i)
        wrong[i] = char(0x5a);
    QVERIFY(!words(wrong).isEmpty());
}

/// As in the rows of any other file.
void SqliteLogTest::timesBeyondReason()
{
    for (const Milliseconds time :
         {Milliseconds(-1), Milliseconds(7'258'118'400'000), Milliseconds(7'258'118'399'999)}) {
        EventLog log;
        log.users = log.items = log.actions = events::Vocabulary({"a"});
        log.user = log.session = log.action = log.item = {0};
        log.time = {time};
        const auto path = m_files.path("times.sqlite");
        QVERIFY(writeSqlite(log, path));
        const auto read = readSqlite(path);
        QCOMPARE(read.has_value(), time == 7'258'118'399'999);
        if (!read) QVERIFY(read.error().message().find("does not lie between 1970 and 2199") != std::string::npos);
    }
}

QTEST_APPLESS_MAIN(SqliteLogTest)
#include "sqlitelog.moc"
