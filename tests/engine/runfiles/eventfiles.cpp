// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/eventfiles.h"

#include "tests/engine/events/files.h"
#include "tests/engine/runfiles/eventbytes.h"

#include <rapidcheck.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::runfiles;
using namespace sessionsmith::test;

class EventFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksums();
    void whatAnotherProgramWrote();
    void anyScalars();
    void cutAtAnyByte();
    void anyDamageIsSeen();
    void hostile_data();
    void hostile();
    void lengthsThatLie();
    void longRecordsArePassedOver();
    void clockAndStepsThatGoBack();

private:
    Result<ForeignRun> read(const std::string& content)
    {
        const ProgressSink quiet;
        const Control control;
        Phase phase(quiet, control, Message("reading"));
        return readEventFiles("run", {m_files.write("events.out.tfevents.1", content)}, phase);
    }
    QString errorOf(const std::string& content)
    {
        const auto run = read(content);
        return run ? QString() : QString::fromStdString(run.error().message());
    }

    test::Files m_files;
};

void EventFilesTest::checksums()
{
    // RFC 3720, B.4.
    QCOMPARE(crc32c(std::string(32, '\0')), 0x8a9136aau);
    QCOMPARE(crc32c(std::string(32, '\xff')), 0x62a8ab43u);
    QCOMPARE(crc32c("123456789"), 0xe3069283u);
    QCOMPARE(crc32c("6789", crc32c("12345")), 0xe3069283u);
}

void EventFilesTest::whatAnotherProgramWrote()
{
    const QString folder = QStringLiteral(SESSIONSMITH_SOURCE_DIR "/tests/engine/runfiles/events/");
    QFile file(folder + "expected.json");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray expected = QJsonDocument::fromJson(file.readAll()).array();
    QCOMPARE(expected.size(), 10 + 2 * 39);
    const ProgressSink quiet;
    const Control control;
    Phase phase(quiet, control, Message("reading"));
    const auto run = readEventFiles("run",
                                    {(folder + "events.out.tfevents.1700000000.host.1.0").toStdString(),
                                     (folder + "events.out.tfevents.1700000001.host.1.0").toStdString()},
                                    phase);
    QVERIFY2(run, run ? "" : run.error().message().c_str());
    QCOMPARE(run->points.size(), std::size_t(expected.size()));
    for (std::size_t i = 0; i < run->points.size(); ++i) {
        const store::MetricPoint& point = run->points[i];
        const QJsonObject one = expected[qsizetype(i)].toObject();
        QCOMPARE(QString::fromStdString(point.metric), one["metric"].toString());
        QCOMPARE(point.step, one["step"].toInteger());
        QVERIFY(point.value == one["value"].toDouble());
        QCOMPARE(point.time, one["time"].toInteger());
    }
    QCOMPARE(run->notes.size(), 1u); // of 10 + 3 * 39 values that are none
    QVERIFY(run->notes[0].english().starts_with("127 values that are no scalars"));
}

void EventFilesTest::anyScalars()
{
    QVERIFY(rc::check([this](const std::vector<float>& values) {
        std::string content = record("\x1a\x0d"
                                     "brain.Event:2");
        for (std::size_t step = 0; step < values.size(); ++step)
            content += record(scalarEvent(1.5 + double(step), step, "loss", values[step]));
        const auto run = read(content);
        RC_ASSERT(run.has_value() == !values.empty());
        if (!run) return;
        RC_ASSERT(run->points.size() == values.size());
        for (std::size_t step = 0; step < values.size(); ++step) {
            RC_ASSERT(run->points[step].step == std::int64_t(step));
            RC_ASSERT((std::isnan(values[step]) ? std::isnan(run->points[step].value)
                                                : run->points[step].value == double(values[step])));
            RC_ASSERT(run->points[step].time == 1500 + 1000 * std::int64_t(step));
        }
    }));
}

void EventFilesTest::cutAtAnyByte()
{
    const std::string first = record(scalarEvent(1, 1, "loss", 1)), second = record(scalarEvent(2, 2, "loss", 2));
    for (std::size_t kept = first.size(); kept < first.size() + second.size(); ++kept) {
        const auto run = read((first + second).substr(0, kept));
        QVERIFY(run);
        QCOMPARE(run->points.size(), 1u);
        QCOMPARE(run->notes.size(), kept == first.size() ? 0u : 1u); // and says from which byte on
        if (kept > first.size())
            QVERIFY(run->notes[0].english().find(fmt::format("byte {}", first.size())) != std::string::npos);
    }
}

void EventFilesTest::anyDamageIsSeen()
{
    const std::string first = record(scalarEvent(1, 1, "loss", 1)), second = record(scalarEvent(2, 2, "loss", 2));
    for (std::size_t byte = 0; byte < second.size(); ++byte)
        for (int bit = 0; bit < 8; ++bit) {
            std::string damaged = second;
            damaged[byte] = char(damaged[byte] ^ (1 << bit));
            const std::size_t place = first.size() + (byte < 12 ? 8 : second.size() - 4);
            const QString error = errorOf(first + damaged);
            QVERIFY2(error.contains(QString("checksum at byte %1 ").arg(place)), qPrintable(error));
        }
}

void EventFilesTest::hostile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const std::string& content, const char* says) {
        QTest::newRow(name) << QByteArray::fromStdString(content) << QString(says);
    };
    const std::string good = record(scalarEvent(1, 1, "loss", 1));
    row("empty", "", "no event file");
    row("text", "step,loss\n1,0.5\n2,0.25\n", "no event file");
    row("short text", "hello", "no event file");
    row("zeros", std::string(4096, '\0'), "no event file");
    row("no scalar",
        record("\x1a\x0d"
               "brain.Event:2"),
        "no scalar");
    row("no message", good + record("\xff\xff"), "at byte");
    row("no such type", good + record("\x0f"), "no event");
    row("a group", good + record("\x0b\x0c"), "no event");
    row("field 0", good + record(std::string("\0\0", 2)), "no event");
    row("a varint without end", good + record(std::string("\x10") + std::string(11, '\xff')), "no event");
    row("bytes beyond the record", good + record("\x2a" + varint(1ull << 40)), "no event");
    row("bytes whose size overflows", good + record("\x2a" + varint(~0ull) + "x"), "no event");
    row("a value beyond the summary", good + record("\x2a\x02\x0a\x09"), "no event");
    row("a tag of 10 kB", record(scalarEvent(1, 1, std::string(10'240, 'x'), 1)), "A name has 10240 characters");
    row("a tag that is no text", record(scalarEvent(1, 1, "\xff\xfe", 1)), "not valid UTF-8");
    row("a tag with a line end", record(scalarEvent(1, 1, "a\nb", 1)), "control character");
    row("no tag", record(scalarEvent(1, 1, "", 1)), "A name is empty");
    row("a negative step", record(scalarEvent(1, ~0ull, "loss", 1)), "The step -1 is out of range");
    row("a huge step", record(scalarEvent(1, 1ull << 62, "loss", 1)), "out of range");
    row("no time", record(scalarEvent(std::nan(""), 1, "loss", 1)), "no time");
    row("a time before all", record(scalarEvent(-1e300, 1, "loss", 1)), "no time");
    row("a time after all", record(scalarEvent(1e300, 1, "loss", 1)), "no time");
}

void EventFilesTest::hostile()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    const QString error = errorOf(content.toStdString());
    QVERIFY2(error.contains(says) && error.contains("events.out.tfevents.1"), qPrintable(error));
}

/// A length whose checksum is right is as good as any other; what it claims is not there.
void EventFilesTest::lengthsThatLie()
{
    const std::string good = record(scalarEvent(1, 1, "loss", 1));
    for (const std::uint64_t length : {1ull << 30, 1ull << 62, ~0ull, ~0ull - 3, ~0ull - 15}) {
        const std::string head = little(std::uint64_t(length));
        const auto run = read(good + head + checksum(head) + "some bytes");
        QVERIFY(run);
        QCOMPARE(run->points.size(), 1u);
        QCOMPARE(run->notes.size(), 1u);
    }
}

void EventFilesTest::longRecordsArePassedOver()
{
    const std::string graph =
        record("\x09" + little(std::uint64_t(0)) + field(4, std::string(RecordFile::largest, 'g')));
    const auto run = read(graph + record(scalarEvent(1, 1, "loss", 1)));
    QVERIFY(run);
    QCOMPARE(run->points.size(), 1u);
    std::string damaged = graph;
    damaged[1000] = 'h';
    QVERIFY(errorOf(damaged + record(scalarEvent(1, 1, "loss", 1))).contains("checksum"));
}

void EventFilesTest::clockAndStepsThatGoBack()
{
    const auto run = read(record(scalarEvent(30, 1, "loss", 1)) + record(scalarEvent(20, 2, "loss", 2)) +
                          record(scalarEvent(40, 1, "loss", 3)));
    QVERIFY(run);
    QCOMPARE(run->points.size(), 2u);
    QCOMPARE(run->points[0].value, 3.0); // what was written last
    QCOMPARE(run->points[0].time, 40'000);
    QCOMPARE(run->points[1].time, 20'000);
    QCOMPARE(run->notes.size(), 2u);
}

QTEST_APPLESS_MAIN(EventFilesTest)
#include "eventfiles.moc"
