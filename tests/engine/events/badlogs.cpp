// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/importer.h"
#include "engine/events/statistics.h"
#include "tests/engine/events/files.h"

#include <QTest>

#include <zlib.h>

#include <functional>

using namespace sessionsmith;
using namespace sessionsmith::events;

namespace {

/// Rows of `user(i),item(i),time(i)`.
std::string rows(int count, const std::function<std::string(int)>& row)
{
    std::string text = "user,item,time\n";
    for (int i = 0; i < count; ++i)
        text += row(i) + "\n";
    return text;
}

} // namespace

/// Logs that are poor or odd, but logs.
class BadLogsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areRead_data();
    void areRead();
    void aBombIsReadInPieces();
    void aFileOfBlankLinesIsRefusedAtOnce();

private:
    std::filesystem::path writePacked(const std::string& head, std::size_t blankLines) const;
    test::Files m_files;
};

void BadLogsTest::areRead_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("users");
    QTest::addColumn<int>("sessions");
    QTest::addColumn<int>("rejected");
    const auto log = [](const char* name, const std::string& content, int events, int users, int sessions,
                        int rejected) {
        QTest::newRow(name) << QByteArray::fromStdString(content) << events << users << sessions << rejected;
    };
    const auto text = [](auto number) { return std::to_string(number); };
    log("no times", "user,item\nu,a\nv,b\nu,c\n", 3, 2, 2, 0);
    log("one user", rows(50, [&](int i) { return "u,i" + text(i) + "," + text(10'000 * i); }), 50, 1, 50, 0);
    log("one item", rows(50, [&](int i) { return "u" + text(i) + ",i," + text(10'000 * i); }), 50, 50, 50, 0);
    log("one event", "user,item,time\nu,i,1\n", 1, 1, 1, 0);
    log("equal times", rows(50, [&](int i) { return "u" + text(i % 3) + ",i" + text(i) + ",1500000000"; }), 50, 3, 3,
        0);
    log("times in the future", rows(2, [&](int i) { return "u,i,21" + text(50 + i) + "-01-01"; }) + "u,i,2250-01-01\n",
        2, 1, 2, 1);
    log("ids of 10 kB",
        rows(300,
             [&](int i) {
                 return std::string(10'000, 'u') + text(i % 3) + "," + std::string(10'000, 'i') + text(i) + "," +
                        text(i);
             }),
        300, 3, 3, 0);
    log("mixed encodings", "user,item\nu,\xe7\x81\xaf\nv,\xe6\xa4\x85\nu,\xb5\xc6\nu,caf\xe9\nu,ok\n", 3, 2, 2, 2);
}

void BadLogsTest::areRead()
{
    QFETCH(QByteArray, content);
    const auto result = importLog({.path = m_files.write("bad.csv", content.toStdString())});
    QVERIFY2(result, result ? "" : result.error().message().c_str());
    QVERIFY(result->log.validate());
    const Statistics figures = statistics(result->log);
    QTEST(int(figures.events), "events");
    QTEST(int(figures.users), "users");
    QTEST(int(figures.sessions), "sessions");
    QTEST(int(result->rejectedCount), "rejected");
}

std::filesystem::path BadLogsTest::writePacked(const std::string& head, std::size_t blankLines) const
{
    const auto path = m_files.path("bomb.csv.gz");
    const gzFile file = gzopen(path.c_str(), "wb1");
    gzwrite(file, head.data(), unsigned(head.size()));
    const std::string piece(1u << 20, '\n');
    for (std::size_t written = 0; written < blankLines; written += piece.size())
        gzwrite(file, piece.data(), unsigned(piece.size()));
    gzclose(file);
    return path;
}

void BadLogsTest::aBombIsReadInPieces()
{
    const auto result = importLog({.path = writePacked("user,item\nu,a\n", 1u << 26)});
    QVERIFY2(result, result ? "" : result.error().message().c_str());
    QCOMPARE(result->log.size(), std::size_t(1));
    QCOMPARE(result->rejectedCount, std::uint64_t(0));
}

void BadLogsTest::aFileOfBlankLinesIsRefusedAtOnce()
{
    const auto preview = previewFile(writePacked("", 1u << 22));
    QVERIFY(!preview);
    QCOMPARE(preview.error().what().english(), std::string("The file begins with 1048576 bytes of blank lines"));
}

QTEST_APPLESS_MAIN(BadLogsTest)
#include "badlogs.moc"
