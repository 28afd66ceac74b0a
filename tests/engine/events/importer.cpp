// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/importer.h"

#include "engine/exchange/exporter.h"

#include "tests/engine/events/files.h"

#include <QTest>

#include <sys/stat.h>

#include <thread>

using namespace sessionsmith;
using namespace sessionsmith::events;
using namespace sessionsmith::exchange;

namespace {

/// The items of each session, as "a b|c".
std::string itemsBySession(const EventLog& log)
{
    std::string text;
    for (std::size_t i = 0; i < log.size(); ++i) {
        if (i > 0) text += log.session[i] == log.session[i - 1] ? ' ' : '|';
        text += log.items[log.item[i]];
    }
    return text;
}

} // namespace

class ImporterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void taobaoKeepsNamesAndSplitsByPause();
    void malformedRowsAreReported_data();
    void malformedRowsAreReported();
    void quotedFields();
    void unclosedQuoteSpoilsItsLineAlone();
    void sessionsOfAUserStayInOnePiece();
    void orderDecidesWithoutTimes();
    void timeFormats_data();
    void timeFormats();
    void sequences();
    void columnsByNameAndByNumber();
    void errors_data();
    void errors();
    void textsThatAreNoLogs_data();
    void textsThatAreNoLogs();
    void rowsInAnotherEncodingAreExplained();
    void gb18030();
    void datesOfEitherOrder_data();
    void datesOfEitherOrder();
    void aLateDateTellsTheOrder();
    void severalFilesAreOneLog();
    void eachFileHasItsEncoding();
    void anEncodingThatIsHardlyMeant();
    void aFileOfAnotherForm();
    void anyFileTellsTheOrderOfDates();
    void shardsOfAnExportAreTheLog();
    void timesThatCannotBeReadAreTold();
    void timesThatBeginLate();
    void columnsOfTheSameName();
    void impossibleSpecs();
    void pipesLoseNothing();
    void cancelled();
    void onlyTheFirstRejectedRowsAreKept();

private:
    test::Files m_files;
};

void ImporterTest::taobaoKeepsNamesAndSplitsByPause()
{
    const auto path = m_files.write("t.csv", "7,70,1,pv,1511848894\n"
                                             "8,71,2,buy,1511848894\n"
                                             "7,72,1,cart,1511850694\n"  // 30 minutes after the first: the same session
                                             "7,73,1,fav,1511852495\n"); // one second more: a new one
    const auto result = importLog({.path = path});
    QVERIFY(result);
    const EventLog& log = result->log;
    QCOMPARE(result->format, std::string("taobao"));
    QCOMPARE(itemsBySession(log), std::string("70 72|73|71"));
    QCOMPARE(log.actions.names(), (std::vector<std::string>{"pv", "cart", "fav", "buy"}));
    QCOMPARE(log.users.names(), (std::vector<std::string>{"7", "8"}));
    QCOMPARE(log.time.front(), Milliseconds(1511848894000));
    QVERIFY(log.sessionNames.empty());
    QVERIFY(log.validate());
}

void ImporterTest::malformedRowsAreReported_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("reason");
    QTest::newRow("fields") << QByteArray("1,2,3\n") << "The row has 3 fields instead of 5";
    QTest::newRow("too many") << QByteArray("1,2,3,pv,1511848894,9\n") << "The row has 6 fields instead of 5";
    QTest::newRow("user") << QByteArray(" ,2,3,pv,1511848894\n") << "The user is empty";
    QTest::newRow("item") << QByteArray("1,,3,pv,1511848894\n") << "The item is empty";
    QTest::newRow("action") << QByteArray("1,2,3,view,1511848894\n")
                            << "The action \"view\" is not known in this format";
    QTest::newRow("time") << QByteArray("1,2,3,pv,yesterday\n") << "\"yesterday\" is no time";
    QTest::newRow("infinite time") << QByteArray("1,2,3,pv,inf\n") << "\"inf\" is no time";
    QTest::newRow("negative time") << QByteArray("1,2,3,pv,-5\n")
                                   << "The time \"-5\" does not lie between 1970 and 2199";
    QTest::newRow("late time") << QByteArray("1,2,3,pv,99999999999\n")
                               << "The time \"99999999999\" does not lie between 1970 and 2199";
    QTest::newRow("utf-8") << QByteArray("1,2\xff,3,pv,1511848894\n") << "Byte 4 of the row is not valid UTF-8";
    QTest::newRow("zero byte") << QByteArray("1,2\0,3,pv,1511848894\n", 21) << "The row holds a zero byte";
    QTest::newRow("quote") << QByteArray("1,\"2\"x,3,pv,1511848894\n") << "Characters follow a closing quote";
    QTest::newRow("cut") << QByteArray("1,2,3,p") << "The file ends in the middle of this row: it has 4 of 5 fields";
}

void ImporterTest::malformedRowsAreReported()
{
    QFETCH(QByteArray, row);
    std::string content;
    for (int i = 0; i < 300; ++i) // beyond the head that decides what the file is
        content += "1,2,3,pv,1511848894\n";
    const auto path = m_files.write("bad.csv", content + row.toStdString());
    const auto result = importLog({.path = path});
    QVERIFY(result);
    QCOMPARE(result->log.size(), std::size_t(300));
    QCOMPARE(result->rejectedCount, std::uint64_t(1));
    QCOMPARE(result->rejected.size(), std::size_t(1));
    QCOMPARE(result->rejected[0].line, std::uint64_t(301));
    QTEST(QString::fromStdString(result->rejected[0].reason.english()), "reason");
    QCOMPARE(result->log.items.size(), 1); // a rejected row leaves nothing behind
}

void ImporterTest::quotedFields()
{
    const auto path = m_files.write("q.csv", "user,item,time\r\n"
                                             "u,\"a, \"\"b\"\"\",2020-01-01T00:00:00Z\r\n"
                                             "u,\"two\r\nlines\",2020-01-01T00:00:01Z\r\n"
                                             "u,5\" pipe,2020-01-01T00:00:02Z\r\n");
    const auto result = importLog({.path = path});
    QVERIFY(result);
    QCOMPARE(result->rejectedCount, std::uint64_t(0));
    QCOMPARE(result->log.items.names(), (std::vector<std::string>{"a, \"b\"", "two\r\nlines", "5\" pipe"}));
}

void ImporterTest::unclosedQuoteSpoilsItsLineAlone()
{
    std::string content = "user,item\nu,\"a\nu,b\n";
    for (int i = 0; i < 100; ++i)
        content += "u,c\n";
    const auto result = importLog({.path = m_files.write("q.csv", content)});
    QVERIFY(result);
    QCOMPARE(result->log.size(), std::size_t(101));
    QCOMPARE(result->rejectedCount, std::uint64_t(1));
    QCOMPARE(result->rejected[0].line, std::uint64_t(2));
    QCOMPARE(result->rejected[0].reason.english(), std::string("A quote is not closed"));
}

void ImporterTest::sessionsOfAUserStayInOnePiece()
{
    const auto path = m_files.write("s.csv", "user,session,item,time\n"
                                             "u,late,a,300\n"
                                             "u,early,b,100\n"
                                             "v,early,x,50\n" // the same name, another user: another session
                                             "u,late,c,200\n"
                                             "u,early,d,250\n");
    const auto result = importLog({.path = path});
    QVERIFY(result);
    QVERIFY(result->log.validate());
    QCOMPARE(itemsBySession(result->log), std::string("b d|c a|x"));
    QCOMPARE(result->log.sessionNames, (std::vector<std::string>{"early", "late", "early"}));
}

void ImporterTest::orderDecidesWithoutTimes()
{
    const auto path = m_files.write("o.csv", "session,order,item\n1,10,c\n1,2,b\n1,1.5,a\n2,1,x\n1,x,y\n1,nan,z\n");
    const auto result = importLog({.path = path});
    QVERIFY(result);
    QCOMPARE(itemsBySession(result->log), std::string("a b c|x"));
    QCOMPARE(result->log.users.names(), (std::vector<std::string>{"1", "2"})); // a session is its own user
    QVERIFY(!result->log.hasTime());
    QCOMPARE(result->rejectedCount, std::uint64_t(2));
    QCOMPARE(result->rejected[0].reason.english(), std::string("The order \"x\" is no number"));
}

void ImporterTest::timeFormats_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("format");
    QTest::addColumn<qint64>("time");
    QTest::newRow("seconds") << QByteArray("1511848894") << int(TimeFormat::Auto) << qint64(1511848894000);
    QTest::newRow("fraction") << QByteArray("1511848894.25") << int(TimeFormat::Auto) << qint64(1511848894250);
    QTest::newRow("milliseconds") << QByteArray("1511848894123") << int(TimeFormat::Auto) << qint64(1511848894123);
    QTest::newRow("iso") << QByteArray("2017-11-28T06:01:34Z") << int(TimeFormat::Auto) << qint64(1511848894000);
    QTest::newRow("small milliseconds") << QByteArray("1500") << int(TimeFormat::UnixMilliseconds) << qint64(1500);
    QTest::newRow("said seconds") << QByteArray("1500") << int(TimeFormat::UnixSeconds) << qint64(1500000);
}

void ImporterTest::timeFormats()
{
    QFETCH(QByteArray, text);
    QFETCH(int, format);
    const auto path = m_files.write("time.csv", "user,item,time\nu,i," + text.toStdString() + "\n");
    const auto result = importLog({.path = path, .timeFormat = TimeFormat(format)});
    QVERIFY(result);
    QTEST(qint64(result->log.time.at(0)), "time");
}

void ImporterTest::sequences()
{
    const auto result =
        importLog({.path = m_files.write("s.txt", "u1 a b  a\nu2\tc\nu3\n\nu1 d\n"), .action = "click"});
    QVERIFY(result);
    QCOMPARE(result->format, std::string("sequences"));
    QCOMPARE(itemsBySession(result->log), std::string("a b a d|c"));
    QCOMPARE(result->log.actions.names(), std::vector<std::string>{"click"});
    QCOMPARE(result->rejectedCount, std::uint64_t(1));
    QCOMPARE(result->rejected[0].line, std::uint64_t(3));
}

void ImporterTest::columnsByNameAndByNumber()
{
    const auto path = m_files.write("m.csv", "Who;What\nu;a\nu;b\n");
    const ImportSpec byName{.path = path, .map = {{Field::User, "who"}, {Field::Item, "WHAT"}}, .delimiter = ';'};
    const auto named = importLog(byName);
    QVERIFY2(named, named ? "" : named.error().message().c_str());
    const auto plain = m_files.write("n.csv", "1|5\n1|6\n");
    const auto numbered = importLog({.path = plain, .map = {{Field::User, "1"}, {Field::Item, "2"}}});
    QVERIFY(numbered);
    QCOMPARE(itemsBySession(numbered->log), std::string("5 6"));
}

void ImporterTest::errors_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("message");
    QTest::newRow("empty") << QByteArray() << "The file is empty";
    QTest::newRow("blank") << QByteArray(" \n\r\n") << "The file is empty";
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\0\0\0",
                                          7)
                            << "This is a binary file, not a log of text lines";
    QTest::newRow("header alone") << QByteArray("user,item,time\n") << "The file holds no events";
    QTest::newRow("no item") << QByteArray("user,price\nu,5\n") << "No column is given for the item";
    QTest::newRow("no user") << QByteArray("item,price\ni,5\n")
                             << "Neither a column for the user nor one for the session is given";
    QTest::newRow("carriage returns alone")
        << QByteArray("user,item\ru,i\r") << "The lines of this file end with a carriage return alone";
    QTest::newRow("a header with one quote")
        << QByteArray("\"user,item,time\nu,i,1\nu,j,2\n") << "A quote is not closed";
    QTest::newRow("no row") << QByteArray("user,item,time\nu,,5\n")
                            << "None of the 1 rows can be read as an event; the first one: The item is empty";
}

void ImporterTest::errors()
{
    QFETCH(QByteArray, content);
    const auto result = importLog({.path = m_files.write("e.csv", content.toStdString())});
    QVERIFY(!result);
    QTEST(QString::fromStdString(result.error().what().english()), "message");
    QVERIFY(result.error().where().find("e.csv") != std::string::npos);

    const auto wrong = importLog(
        {.path = m_files.write("w.csv", "user,item\nu,i\n"), .map = {{Field::User, "user"}, {Field::Item, "thing"}}});
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().what().english(), std::string("The file has no column \"thing\""));
    QCOMPARE(wrong.error().advice().english(), std::string("The columns of the file are: user, item"));
    QVERIFY(!importLog({.path = m_files.path("absent.csv")}));
    QVERIFY(!importLog({.path = m_files.path("")}));
}

void ImporterTest::textsThatAreNoLogs_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("message");
    QTest::newRow("prose")
        << QByteArray("# Sessionsmith\n\nA workbench for teams that build search, and\nhave too few "
                      "logs. Draw the\nbehaviour you believe in.\n")
        << "This does not look like a log: there are neither columns nor lines with a user and items";
    QTest::newRow("program")
        << QByteArray("#include <cstdio>\n\nint main()\n{\n    return 1 + 2;\n}\n")
        << "This does not look like a log: there are neither columns nor lines with a user and items";
    QTest::newRow("Latin-1") << QByteArray("user,item\nu,caf\xe9\nu,th\xe9\n")
                             << "The text is not UTF-8, it may be ISO-8859-1";
    QTest::newRow("UTF-16") << QByteArray("\xff\xfeu\0,\0i\0\n\0", 10) << "The text is not UTF-8, it may be UTF-16";
}

void ImporterTest::textsThatAreNoLogs()
{
    QFETCH(QByteArray, content);
    const auto result = importLog({.path = m_files.write("README.md", content.toStdString())});
    QVERIFY(!result);
    QTEST(QString::fromStdString(result.error().what().english()), "message");
    QVERIFY(!result.error().advice().isEmpty());
}

void ImporterTest::rowsInAnotherEncodingAreExplained()
{
    const std::string utf8 = "灯", gb18030 = "\xb5\xc6";
    const auto path = m_files.write("g.csv", "user,item\nu," + utf8 + "\nv," + utf8 + "\nu," + gb18030 + "\nu,3\n");
    const auto result = importLog({.path = path});
    QVERIFY(result);
    QCOMPARE(result->log.items.names(), (std::vector<std::string>{utf8, "3"}));
    QCOMPARE(result->rejectedCount, std::uint64_t(1));
    QCOMPARE(result->rejected[0].line, std::uint64_t(4));
    QCOMPARE(result->warnings.size(), std::size_t(1));
    QVERIFY(result->warnings[0].english().find("GB18030, say so") != std::string::npos);
}

void ImporterTest::gb18030()
{
    // One, two and four bytes a character; the second byte of one is a vertical bar, the delimiter.
    const std::string user = "\xd3\xc3\xbb\xa7", bar = "\x81\x7c", four = "\x81\x30\x8a\x31";
    std::string rows;
    for (int i = 0; i < 50'000; ++i) // several blocks
        rows += user + "|" + bar + "\n";
    const auto path = m_files.write("g.csv", "user|item\n" + rows + "x|" + four + "\nx|\xff\nx|\xe4\xb8\xad,\n");
    const auto preview = previewFile(path);
    QVERIFY(preview);
    QVERIFY(preview->encoding == TextEncoding::Gb18030);
    QCOMPARE(preview->rows[0], (std::vector<std::string>{"用户", "亅"}));
    const auto result = importLog({.path = path});
    QVERIFY2(result, result ? "" : result.error().message().c_str());
    QCOMPARE(result->log.users.names(), (std::vector<std::string>{"用户", "x"}));
    QCOMPARE(result->log.items.names(), (std::vector<std::string>{"亅", "ä"}));
    QCOMPARE(result->log.size(), std::size_t(50'001));
    QCOMPARE(result->rejectedCount, std::uint64_t(2)); // a byte that begins no character, and a row in UTF-8
    QCOMPARE(result->rejected[0].line, std::uint64_t(50'003));
    QCOMPARE(result->rejected[0].reason.english(), std::string("The row is not valid GB18030"));
    const auto asUtf8 = importLog({.path = path, .encoding = TextEncoding::Utf8});
    QVERIFY(asUtf8);
    QCOMPARE(asUtf8->log.size(), std::size_t(1)); // the row in UTF-8
    QCOMPARE(asUtf8->rejectedCount, std::uint64_t(50'002));
}

void ImporterTest::datesOfEitherOrder_data()
{
    QTest::addColumn<QByteArray>("dates"); // one a row
    QTest::addColumn<QByteArray>("first"); // nothing: the dates are not read
    QTest::addColumn<int>("warnings");
    const auto row = [](const char* name, const char* dates, const char* first, int warnings) {
        QTest::newRow(name) << QByteArray(dates) << QByteArray(first) << warnings;
    };
    row("month first", "12/1/2010 8:26|12/13/2010 8:26", "2010-12-01T08:26:00Z", 0);
    row("day first", "1.12.2010 8:26:05|13.12.2010 8:26:05", "2010-12-01T08:26:05Z", 0);
    row("in doubt", "1-2-2010|3-4-2010", "2010-01-02T00:00:00Z", 1);
    row("afternoon", "12/31/2010 8:26 PM|12/31/2010 12:26 AM", "2010-12-31T00:26:00Z", 0);
    row("no date", "12/1/10|13/13/2010", "", 1);
}

void ImporterTest::datesOfEitherOrder()
{
    QFETCH(QByteArray, dates);
    QFETCH(QByteArray, first);
    QFETCH(int, warnings);
    std::string text = "user,item,date\n";
    for (const QByteArray& date : dates.split('|'))
        text += "u,i," + date.toStdString() + "\n";
    const auto result = importLog({.path = m_files.write("d.csv", text)});
    QVERIFY2(result, result ? "" : result.error().message().c_str());
    QCOMPARE(result->log.hasTime() ? formatIsoTime(result->log.time.front()) : "", first.toStdString());
    QCOMPARE(int(result->warnings.size()), warnings);
    QCOMPARE(result->rejectedCount, std::uint64_t(0));
}

void ImporterTest::aLateDateTellsTheOrder()
{
    std::string text = "user,item,date\n";
    for (int i = 0; i < 300; ++i)
        text += "u,i,1/2/2010\n";
    const auto path = m_files.write("d.csv", text + "u,i,13/2/2010\n");
    const auto result = importLog({.path = path});
    QVERIFY(result && result->warnings.empty());
    QCOMPARE(formatIsoTime(result->log.time.front()), std::string("2010-02-01T00:00:00Z"));
    const ImportSpec mapped{.path = path, .map = {{Field::User, "1"}, {Field::Item, "2"}, {Field::Time, "Date"}}};
    QVERIFY(importLog(mapped)->log.time == result->log.time);
    const auto said = importLog({.path = path, .timeFormat = TimeFormat::MonthDayYear});
    QVERIFY(said && said->rejectedCount == 1);
    QCOMPARE(formatIsoTime(said->log.time.front()), std::string("2010-01-02T00:00:00Z"));
}

void ImporterTest::severalFilesAreOneLog()
{
    const std::string header = "user,item,time\n";
    const auto first = m_files.write("a.csv", header + "u,a,1\nv,b,2\nu,,3");
    const auto second = m_files.write("b.csv", header + "u,c,4\nu,\"\n\",5\nw,d,never\n");
    const auto third = m_files.write("c.csv", "v,e,6\n"); // a header in the first one alone
    const auto whole = importLog({.path = m_files.write("all.csv", header + "u,a,1\nv,b,2\nu,c,4\nv,e,6\n")});
    for (const unsigned threads : {1u, 3u}) {
        const ImportSpec spec{.path = first, .more = {second, third}, .threads = threads};
        const auto result = importLog(spec);
        QVERIFY2(result, result ? "" : result.error().message().c_str());
        QCOMPARE(contentHash(result->log), contentHash(whole->log));
        QCOMPARE(result->rejectedCount, std::uint64_t(3));
        QCOMPARE(result->rejected[0].line, std::uint64_t(4));
        QCOMPARE(fileOf(spec, result->rejected[0]), first);
        QCOMPARE(result->rejected[1].line, std::uint64_t(3));
        QCOMPARE(result->rejected[2].line, std::uint64_t(5));
        QCOMPARE(fileOf(spec, result->rejected[2]), second);
    }
    const auto other = m_files.write("other.csv", "item,user,time\na,u,1\n");
    const auto wrong = importLog({.path = first, .more = {other}});
    QVERIFY(!wrong);
    QVERIFY(wrong.error().where().ends_with("other.csv"));
    QVERIFY(!importLog({.path = first, .more = {m_files.path("absent.csv")}}));
    const auto sequences =
        importLog({.path = m_files.write("s1", "u a b\n"), .more = {m_files.write("s2", "u c\nv d\n")}});
    QVERIFY(sequences);
    QCOMPARE(itemsBySession(sequences->log), std::string("a b c|d"));
}

void ImporterTest::eachFileHasItsEncoding()
{
    const std::string head = "user,item,action\n";
    std::string utf8 = head, gb18030 = head;
    for (int i = 0; i < 50; ++i) {
        utf8 += "u,\xe5\x95\x86\xe5\x93\x81,\xe7\x82\xb9\xe5\x87\xbb\n"; // the same words in both
        gb18030 += "v,\xc9\xcc\xc6\xb7,\xb5\xe3\xbb\xf7\n";
    }
    const auto one = m_files.write("utf8.csv", utf8), other = m_files.write("gb18030.csv", gb18030);
    for (const auto& [first, second] : {std::pair(one, other), std::pair(other, one)}) {
        const auto both = importLog({.path = first, .more = {second}});
        QVERIFY(both);
        QCOMPARE(both->rejectedCount, std::uint64_t(0));
        QCOMPARE(both->log.items.size(), 1);
        QCOMPARE(both->log.actions.size(), 1);
        QCOMPARE(both->log.users.size(), 2);
        QCOMPARE(both->encodings.size(), std::size_t(2));
        QVERIFY(both->encodings[first == one ? 1 : 0] == TextEncoding::Gb18030);
        QVERIFY(both->encodings[first == one ? 0 : 1] == TextEncoding::Utf8);
        QVERIFY(both->warnings.empty());
    }
}

void ImporterTest::anEncodingThatIsHardlyMeant()
{
    const std::string head = "user,item,action\n";
    std::string shiftJis = head;
    for (int i = 0; i < 50; ++i) // "shohin" and "kurikku" in kanji and katakana
        shiftJis += "u,\x8f\xa4\x95\x69,\x83\x4e\x83\x8a\x83\x62\x83\x4e\n";
    const auto path = m_files.write("japanese.csv", shiftJis);
    const auto plain = m_files.write("plain.csv", head + "u,a,view\n");
    for (const ImportSpec& spec : {ImportSpec{.path = path}, ImportSpec{.path = plain, .more = {path}}}) {
        const auto read = importLog(spec);
        QVERIFY(read);
        QCOMPARE(read->warnings.size(), std::size_t(1));
        const std::string words = read->warnings.front().english();
        QVERIFY(words.starts_with("japanese.csv is read as GB18030") && words.find("Shift-JIS") != std::string::npos);
    }
    QVERIFY(importLog({.path = path, .encoding = TextEncoding::Gb18030})->warnings.empty()); // a person said so
}

void ImporterTest::aFileOfAnotherForm()
{
    const auto table =
        m_files.write("a.csv", "1,20,3,pv,1511852494\n2,21,3,buy,1511852495\n"); // a layout without header
    const auto json = m_files.write("b.jsonl", "{\"user\":\"u\",\"item\":\"c\",\"time\":3}\n");
    const auto read = importLog({.path = table, .more = {json}});
    QVERIFY(!read);
    QVERIFY2(read.error().message().find("b.jsonl:1: None of the 1 rows") != std::string::npos,
             read.error().message().c_str());
    QVERIFY(read.error().message().find("import this one by itself") != std::string::npos);
    QVERIFY(!importLog({.path = json, .more = {table}}));
    std::string bad = test::Files::read(table);
    for (int i = 0; i < 200; ++i) // more than are kept
        bad += "1,20,3,pv,never\n";
    const auto spoilt = importLog({.path = m_files.write("c.csv", bad), .format = Format::Taobao, .more = {json}});
    QVERIFY(!spoilt && spoilt.error().where().ends_with("b.jsonl"));
    const std::string header = "user,item,time\n"; // a shard without events is no such file
    QVERIFY(importLog({.path = m_files.write("d.csv", header + "u,a,1\n"), .more = {m_files.write("e.csv", header)}}));
}

void ImporterTest::anyFileTellsTheOrderOfDates()
{
    const std::string head = "user,item,time\n";
    const auto open = m_files.write("open.csv", head + "u,a,01/02/2020 8:00\n");
    const auto dayFirst = m_files.write("day.csv", head + "u,b,25/02/2020 8:00\n");
    const auto monthFirst = m_files.write("month.csv", head + "u,c,02/26/2020 8:00\n");
    const auto day = importLog({.path = open, .more = {dayFirst}});
    QVERIFY(day && day->rejectedCount == 0 && day->warnings.empty());
    QCOMPARE(formatIsoTime(day->log.time.front()), std::string("2020-02-01T08:00:00Z"));
    const auto month = importLog({.path = open, .more = {open, monthFirst}});
    QVERIFY(month && month->rejectedCount == 0 && month->warnings.empty());
    QCOMPARE(formatIsoTime(month->log.time.front()), std::string("2020-01-02T08:00:00Z"));
    const auto later = importLog({.path = dayFirst, .more = {open}});
    QVERIFY(later && later->warnings.empty());
    QCOMPARE(importLog({.path = open, .more = {open}})->warnings.size(), std::size_t(1));
    const auto both = importLog({.path = open, .more = {monthFirst, dayFirst}});
    QVERIFY(!both && both.error().where().ends_with("day.csv"));
    QVERIFY(both.error().message().find("the day first") != std::string::npos);
}

void ImporterTest::shardsOfAnExportAreTheLog()
{
    std::string text = "user,item,time\n";
    for (int i = 0; i < 300; ++i)
        text += "u" + std::to_string(i % 40) + ",i" + std::to_string(i % 7) + "," + std::to_string(1000 * i) + "\n";
    const auto whole = importLog({.path = m_files.write("whole.csv", text)});
    QVERIFY(whole);
    for (const auto& [name, format, compressed] : {std::tuple("part.csv", ExportFormat::Csv, true),
                                                   {"part.jsonl", ExportFormat::JsonLines, false},
                                                   {"part.inter", ExportFormat::RecBole, false}}) {
        const auto files = exportLog(whole->log, {m_files.path(name), format, compressed, 3});
        QVERIFY(files);
        ImportSpec spec{.path = files->front().path};
        for (std::size_t i = 1; i < files->size(); ++i)
            if (files->at(i).path.string().find(".item") == std::string::npos) spec.more.push_back(files->at(i).path);
        QCOMPARE(spec.more.size(), std::size_t(2));
        const auto again = importLog(spec);
        QVERIFY2(again, again ? "" : again.error().message().c_str());
        QCOMPARE(contentHash(again->log), contentHash(whole->log));
    }
}

void ImporterTest::timesThatCannotBeReadAreTold()
{
    const auto path = m_files.write("t.csv", "user,item,event_time\nu,a,1 May\nu,b,2 May\n");
    const auto result = importLog({.path = path});
    QVERIFY(result);
    QVERIFY(!result->log.hasTime());
    QCOMPARE(result->warnings.size(), std::size_t(1));
    QVERIFY(result->warnings[0].english().find("\"event_time\"") != std::string::npos);
    const auto asked = importLog({.path = path, .map = {{Field::User, "user"}, {Field::Item, "item"}}});
    QVERIFY(asked && asked->warnings.empty());
}

void ImporterTest::timesThatBeginLate()
{
    std::string text = "user,item,time\n";
    for (int i = 0; i < 60; ++i)
        text += "u,a,NULL\n";
    const auto path = m_files.write("late.csv", text + "u,b,1500000000\nu,c,1500000060\n");
    const auto result = importLog({.path = path});
    QVERIFY(result);
    QCOMPARE(result->log.time.size(), std::size_t(2));
    QCOMPARE(result->rejectedCount, std::uint64_t(60));
    QCOMPARE(result->rejected[0].reason.english(), std::string("\"NULL\" is no time"));
    QCOMPARE(result->warnings.size(), std::size_t(1));
    QVERIFY(result->warnings[0].english().find("rows without one are left out") != std::string::npos);
    // Who says how times are written wants them.
    const auto asked = importLog({.path = path, .timeFormat = TimeFormat::UnixSeconds});
    QVERIFY(asked && asked->warnings.empty());
    QCOMPARE(asked->log.time, result->log.time);
    const auto none = importLog({.path = m_files.write("none.csv", "user,item,time\nu,a,-5\nu,b,NULL\n")});
    QVERIFY(none && !none->log.hasTime());
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = importLog({.path = path}, {}, {stop.get_token()});
    QVERIFY(!stopped && stopped.error().isCancelled());
}

void ImporterTest::columnsOfTheSameName()
{
    const auto path = m_files.write("d.csv", "user,item,item\nu,a,b\n");
    const auto guessed = importLog({.path = path});
    QVERIFY(!guessed);
    QCOMPARE(guessed.error().what().english(),
             std::string("More than one column is named \"item\"; give the number of the right one"));
    const auto numbered = importLog({.path = path, .map = {{Field::User, "user"}, {Field::Item, "3"}}});
    QVERIFY(numbered);
    QCOMPARE(itemsBySession(numbered->log), std::string("b"));
}

void ImporterTest::impossibleSpecs()
{
    const auto path = m_files.write("i.txt", "u 1 2\n");
    for (const std::string& action : {std::string(), std::string(" "), std::string("\xff"), std::string("a\0b", 3)})
        QVERIFY(!importLog({.path = path, .action = action}));
    QVERIFY(!importLog({.path = path, .delimiter = '"'}));
    QVERIFY(!importLog({.path = path, .sessionGap = 0}));
    QVERIFY(importLog({.path = path}));
}

void ImporterTest::pipesLoseNothing()
{
    const auto path = m_files.path("pipe");
    QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
    constexpr int rows = 50'000; // far more than a pipe holds, and than the head that decides what the file is
    const std::jthread writer([&] {
        std::ofstream pipe(path);
        pipe << "user,item\n";
        for (int i = 0; i < rows; ++i)
            pipe << "u" << i % 100 << ",i" << i << "\n";
    });
    const auto result = importLog({.path = path});
    QVERIFY2(result, result ? "" : result.error().message().c_str());
    QCOMPARE(result->log.size(), std::size_t(rows));
    QCOMPARE(result->rejectedCount, std::uint64_t(0));
}

void ImporterTest::cancelled()
{
    std::stop_source source;
    source.request_stop();
    const auto result = importLog({.path = m_files.write("c.csv", "user,item\nu,i\n")}, {}, {source.get_token()});
    QVERIFY(!result);
    QVERIFY(result.error().isCancelled());
}

void ImporterTest::onlyTheFirstRejectedRowsAreKept()
{
    std::string content = "user,item\nu,i\n";
    for (int i = 0; i < 250; ++i)
        content += "u,\n";
    const auto result = importLog({.path = m_files.write("r.csv", content)});
    QVERIFY(result);
    QCOMPARE(result->rejectedCount, std::uint64_t(250));
    QCOMPARE(result->rejected.size(), std::size_t(100));
}

QTEST_APPLESS_MAIN(ImporterTest)
#include "importer.moc"
