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
    QCOMPARE(line.call({"runs", "export", "--all", "--to", "/dev/stdout"}).status, 1); // --json has it
    QCOMPARE(line.call({"runs", "export", "--all", "--to", line.path("x.csv.zst")}).status, 2); // is plain text
    QVERIFY(!QFile::exists(line.path("x.csv")));
}

QTEST_APPLESS_MAIN(RunFilesTest)
#include "runfiles.moc"
