// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/random.h"
#include "engine/base/textblocks.h"
#include "engine/events/importer.h"
#include "tests/engine/events/files.h"

#include <QTest>

#include <zlib.h>

#include <algorithm>

using namespace sessionsmith;
using namespace sessionsmith::events;

namespace {

/// A file of several blocks, in which users and sessions come and go, some records span lines and some rows are dirty.
struct LargeTable
{
    std::string text = "user,session,item,action,category,time\n";
    std::size_t rows = 0;
    std::vector<std::uint64_t> rejectedLines;

    explicit LargeTable(std::uint64_t quotedInAHundred)
    {
        Philox random(7, 0, 0);
        std::uint64_t line = 1;
        while (text.size() < 1'500'000) {
            ++line;
            const std::string user = "user-" + std::to_string(random.below(3000));
            const std::string session = std::to_string(random.below(3));
            std::string item = std::to_string(random.below(100'000));
            std::string time = std::to_string(1'500'000'000 + random.below(1'000'000));
            if (random.below(100) < quotedInAHundred) {
                item = "\"" + item + "\n" + (random.below(2) == 0 ? "two \"\"lines\"\"" : "") + "\n\"";
            } else if (random.below(200) == 0) {
                time = "never";
                rejectedLines.push_back(line);
            } else if (random.below(400) == 0) {
                item = "\"" + item; // nobody closes it: the next quote begins a field, or there is none
                rejectedLines.push_back(line);
            }
            line += std::uint64_t(std::ranges::count(item, '\n'));
            text += user + "," + session + "," + item + ",view,," + time + "\n";
            ++rows;
        }
    }
    std::size_t accepted() const { return rows - rejectedLines.size(); }
};

} // namespace

/// The log is the same for any number of threads.
class ImportThreadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void logIsTheSame_data();
    void logIsTheSame();
    void aLineThatIsTooLongIsARejectedRow();

private:
    test::Files m_files;
};

void ImportThreadsTest::logIsTheSame_data()
{
    QTest::addColumn<int>("quotedInAHundred");
    QTest::newRow("lines") << 0;
    QTest::newRow("some records span lines") << 3;
    QTest::newRow("all records span lines") << 100;
}

void ImportThreadsTest::logIsTheSame()
{
    QFETCH(int, quotedInAHundred);
    const LargeTable table{std::uint64_t(quotedInAHundred)};
    const auto path = m_files.write("large.csv", table.text);
    const auto one = importLog({.path = path, .threads = 1});
    QVERIFY2(one, one ? "" : one.error().message().c_str());
    QVERIFY(one->log.validate());
    QCOMPARE(one->log.size(), table.accepted());
    QCOMPARE(one->rejectedCount, std::uint64_t(table.rejectedLines.size()));
    for (std::size_t i = 0; i < one->rejected.size(); ++i)
        QCOMPARE(one->rejected[i].line, table.rejectedLines[i]);
    for (const unsigned threads : {2u, 3u, 8u}) {
        const auto more = importLog({.path = path, .threads = threads});
        QVERIFY(more);
        QVERIFY(more->log.users == one->log.users);
        QVERIFY(more->log.items == one->log.items);
        QVERIFY(more->log.sessionNames == one->log.sessionNames);
        QCOMPARE(contentHash(more->log), contentHash(one->log));
        QCOMPARE(more->rejectedCount, one->rejectedCount);
        QCOMPARE(more->rejected.size(), one->rejected.size());
        for (std::size_t i = 0; i < one->rejected.size(); ++i) {
            QCOMPARE(more->rejected[i].line, one->rejected[i].line);
            QCOMPARE(more->rejected[i].reason.english(), one->rejected[i].reason.english());
        }
    }
}

void ImportThreadsTest::aLineThatIsTooLongIsARejectedRow()
{
    const auto path = m_files.path("long.csv.gz");
    const gzFile file = gzopen(path.c_str(), "wb1");
    const auto put = [&](std::string_view text) { gzwrite(file, text.data(), unsigned(text.size())); };
    put("user,item\nu,a\nu,\"b\nu,");
    const std::string piece(1u << 20, 'x');
    for (std::size_t written = 0; written <= TextBlocks::maximumLine; written += piece.size())
        put(piece);
    put("\nu,c\n");
    gzclose(file);
    const auto imported = importLog({.path = path});
    QVERIFY2(imported, imported ? "" : imported.error().message().c_str());
    QCOMPARE(imported->log.items.names(), (std::vector<std::string>{"a", "c"}));
    QCOMPARE(imported->rejectedCount, std::uint64_t(2));
    QCOMPARE(imported->rejected[0].line, std::uint64_t(3)); // its quote is not looked for in the long line
    QCOMPARE(imported->rejected[1].line, std::uint64_t(4));
    QCOMPARE(imported->rejected[1].reason.english(), std::string("The line has more than 67108864 bytes"));
}

QTEST_APPLESS_MAIN(ImportThreadsTest)
#include "importthreads.moc"
