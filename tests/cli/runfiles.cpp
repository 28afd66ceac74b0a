// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of other programs come in, and runs go out, by the command line.
#include "tests/cli/commandline.h"

#include <QTest>

using namespace sessionsmith::tests;

class RunFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeInAndGoOut();
    void figuresOfAnImportAreFound();
    void jsonLinesComeBack();
    void whatIsRefused();
};

void RunFilesTest::comeInAndGoOut()
{
    const CommandLine line;
    const QString table = line.write(
        "other.csv",
        "run,metric,step,epoch,time,value\r\na,valid/loss,1,0.5,2026-01-02T03:04:05.678Z,0.30000000000000004\r\n"
        "a,valid/loss,2,1,2026-01-02T03:04:06Z,nan\r\n\"b, c\",x,7,,2026-01-02T03:04:06Z,-inf\r\n");
    const Answer imported = line.call({"runs", "import", table});
    QVERIFY2(imported.status == 0, imported.errors);
    const QJsonArray runs = imported.json["runs"].toArray();
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs[0]["name"].toString(), QString("a"));
    QCOMPARE(runs[0]["points"].toInt(), 2);
    QCOMPARE(runs[1]["metrics"].toInt(), 1);

    const QJsonObject shown = line.call({"runs", "show", "b, c"}).json;
    QCOMPARE(shown["kind"].toString(), QString("import"));
    QCOMPARE(shown["status"].toString(), QString("finished"));
    QCOMPARE(shown["spec"]["source"].toString(), table);

    const QString out = line.path("out.csv");
    const Answer exported = line.call({"runs", "export", "a", "b, c", "--to", out});
    QVERIFY2(exported.status == 0, exported.errors);
    const QJsonArray files = exported.json["files"].toArray();
    QCOMPARE(files.size(), 2);
    QCOMPARE(files[0]["path"].toString(), out);
    QCOMPARE(files[0]["rows"].toInt(), 3);
    QFile before(table), after(out);
    QVERIFY(before.open(QIODevice::ReadOnly) && after.open(QIODevice::ReadOnly));
    QCOMPARE(after.readAll(), before.readAll()); // to the byte
    QVERIFY(QFile::exists(line.path("out.runs.csv")));

    QCOMPARE(line.call({"runs", "export", "--all", "--to", line.path("out.jsonl")}).json["files"].toArray().size(), 2);
    QFile lines(line.path("out.jsonl"));
    QVERIFY(lines.open(QIODevice::ReadOnly));
    QCOMPARE(lines.readAll().count('\n'), 3);

    const Answer report =
        line.call({"runs", "report", "a", "b, c", "--to", line.path("r.html"), "--language", "zh", "--title", "<T>"});
    QVERIFY2(report.status == 0, report.errors);
    QCOMPARE(report.json["html"].toString(), line.path("r.html"));
    QFile page(line.path("r.html"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QString html = QString::fromUtf8(page.readAll());
    QVERIFY(html.contains("<h1>&lt;T&gt;</h1>") && html.contains(QStringLiteral("导入")) && html.contains("<svg"));
    QCOMPARE(line.call({"runs", "delete", "a"}).status, 0);
}

/// What the list shows of a run is what a filter finds, also beside runs that have a test.
void RunFilesTest::figuresOfAnImportAreFound()
{
    const CommandLine line;
    QCOMPARE(line.call({"runs", "import", line.write("a.csv", "step,loss,valid/other\n1,9,3\n2,1.5,3\n")}).status, 0);
    QCOMPARE(line.call({"runs", "import", line.write("b.csv", "step,test/loss\n1,4.25\n")}).status, 0);
    const auto found = [&](const char* filter) {
        QStringList names;
        for (const QJsonValue& run : line.call({"runs", "list", "--filter", filter}).json["runs"].toArray())
            names << run["name"].toString();
        return names;
    };
    QCOMPARE(found("loss < 2"), QStringList{"a"});
    QCOMPARE(found("loss > 2"), QStringList{"b"});
    QCOMPARE(found("train/loss < 2"), QStringList{"a"});
    QCOMPARE(found("other = 3"), QStringList{"a"});
    QProcess people;
    people.start(CommandLine::program(), {"--workspace", line.workspace(), "runs", "list"});
    QVERIFY(people.waitForFinished());
    const QByteArray shown = people.readAllStandardOutput();
    QVERIFY2(shown.contains("1.5000") && shown.contains("4.2500"), shown);
}

/// To another workspace and back again, by the two files that an export writes.
void RunFilesTest::jsonLinesComeBack()
{
    const CommandLine line, other;
    QCOMPARE(line.call({"runs", "import", line.write("a.csv", "step,loss\n1,9\n2,1.5\n")}).status, 0);
    QCOMPARE(line.call({"runs", "mark", "a", "--note", "two\nlines", "--tags", "x,y", "--star"}).status, 0);
    QCOMPARE(line.call({"runs", "export", "a", "--to", line.path("a.jsonl")}).status, 0);
    const Answer imported = other.call({"runs", "import", line.path("a.jsonl"), line.path("a.runs.jsonl")});
    QVERIFY2(imported.status == 0, imported.errors);
    QCOMPARE(imported.json["runs"].toArray().size(), 1);
    QCOMPARE(other.call({"runs", "show", "a"}).json["marks"], line.call({"runs", "show", "a"}).json["marks"]);
    QCOMPARE(other.call({"runs", "export", "a", "--to", other.path("a.jsonl")}).status, 0);
    for (const char* name : {"a.jsonl", "a.runs.jsonl"}) {
        QFile before(line.path(name)), after(other.path(name));
        QVERIFY(before.open(QIODevice::ReadOnly) && after.open(QIODevice::ReadOnly));
        QCOMPARE(after.readAll(), before.readAll());
    }
}

void RunFilesTest::whatIsRefused()
{
    const CommandLine line;
    QCOMPARE(line.call({"runs", "import", line.path("absent.csv")}).status, 1);
    const Answer text =
        line.call({"runs", "import", line.write("events.out.tfevents.1", "This is no event file at all")});
    QCOMPARE(text.status, 1);
    QVERIFY2(text.errors.contains("no event file of TensorBoard"), text.errors);
    QCOMPARE(line.call({"runs", "list"}).json["runs"].toArray().size(), 0);
    QCOMPARE(line.call({"runs", "import"}).status, 2);
    QCOMPARE(line.call({"runs", "report", "--to", line.path("x.html")}).status, 2);
    QCOMPARE(line.call({"runs", "report", "a", "--to", line.path("x.html")}).status, 1);
    QCOMPARE(line.call({"runs", "export", "--to", line.path("x.csv")}).status, 2); // which?
    QCOMPARE(line.call({"runs", "export", "a", "--all", "--to", line.path("x.csv")}).status, 2);
    QCOMPARE(line.call({"runs", "export", "a", "--to", line.path("x.csv")}).status, 1);
    QCOMPARE(line.call({"runs", "export", "--all", "--to", "/dev/stdout"}).status, 1);          // --json has it
    QCOMPARE(line.call({"runs", "export", "--all", "--to", line.path("x.csv.zst")}).status, 2); // is plain text
    QVERIFY(!QFile::exists(line.path("x.csv")));
}

QTEST_APPLESS_MAIN(RunFilesTest)
#include "runfiles.moc"
