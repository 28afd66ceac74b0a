// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/commandline.h"

#include <QDir>
#include <QTest>

using namespace sessionsmith::tests;

/// Whatever comes in: a clear message on stderr, exit 1 (2 for wrong usage), nothing lost, nothing half-written.
class BadInput : public QObject
{
    Q_OBJECT

    CommandLine m_cli;

    void refused(const QStringList& arguments, const QByteArray& word, int status = 1)
    {
        const Answer answer = m_cli.call(arguments);
        QVERIFY2(answer.status == status, (QByteArray::number(answer.status) + ": " + answer.errors).constData());
        QVERIFY2(answer.errors.toLower().contains(word), answer.errors.constData());
        QVERIFY2(answer.json.contains("error"), answer.output.constData());
    }

private Q_SLOTS:
    /// What a terminal would obey is shown instead; the document says it as it is.
    void controlCharactersAreShown()
    {
        const QString name = QStringLiteral("a\n\x1b[31mred\x7f\u009b1m.csv");
        const Answer refused = m_cli.call({"data", "import", m_cli.path(name)});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.errors.contains("a\\n\\x1b[31mred\\x7f\\x9b1m.csv"), refused.errors);
        QVERIFY(!refused.errors.contains('\x1b') && refused.errors.count('\n') == 1);
        QVERIFY(refused.json["error"].toString().contains(name));

        QCOMPARE(m_cli.call({"runs", "import", m_cli.write("curve.csv", "step,loss\n1,2\n")}).status, 0);
        const QString note = QStringLiteral("two\nlines \x1b]0;title\a");
        const Answer marked = m_cli.call({"runs", "mark", "curve", "--note", note});
        QCOMPARE(marked.json["runs"][0]["note"].toString(), note);
        QProcess people;
        people.start(CommandLine::program(), {"--workspace", m_cli.workspace(), "runs", "show", "curve"});
        QVERIFY(people.waitForFinished());
        const QByteArray shown = people.readAllStandardOutput();
        QVERIFY2(shown.contains("note: two\nlines \\x1b]0;title\\x07\n"), shown);
        QCOMPARE(m_cli.call({"runs", "delete", "curve"}).status, 0);
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("word");
        const auto row = [](const QStringList& arguments, const char* word) {
            QTest::newRow(qPrintable(arguments.join(" "))) << arguments << QByteArray(word);
        };
        const auto training = [&](const char* option, const char* value) {
            row({"train", "finetune", "--data", "d", option, value}, value);
        };
        row({}, "needs a verb. choose one of: data, model");
        row({"data"}, "data needs a verb");
        row({"data", "conjure"}, "\"conjure\" is no verb of data. choose one of: import");
        row({"data", "imprt", "x"}, "did you mean: import?");
        row({"data", "list", "--sesions"}, "\"--sesions\" is no option of list");
        row({"synthesize", "--model", "m", "--sesions", "3"}, "did you mean: --sessions?");
        row({"synthesize", "--model", "m", "--sessions", "many"}, "many");
        row({"synthesize", "--model", "m", "--seed", "-1"}, "-1");
        row({"synthesize", "--model", "m", "--threads", "1024"}, "1024");
        for (const char* shard : {"0/4", "5/4", "3", "a/b", "1/2000000"})
            row({"synthesize", "--model", "m", "--shard", shard}, "is no shard");
        row({"synthesize", "--model", "m", "--new-items", "1"}, "does not lie between 0 and 0.99");
        row({"synthesize"}, "--model");
        row({"augment", "d"}, "--with");
        row({"augment", "d", "--with", "mask:0.1,msk:0.2"},
            "\"msk\" is no step of an augmentation. choose one of: mask");
        row({"augment", "d", "--with", "crop"}, "\"crop\" has no rate");
        row({"augment", "d", "--with", "crop:0.5,drop:1.5"}, "the rate of \"drop\" is 1.5");
        row({"data", "import", "f", "--map", "foo=bar"}, "foo=bar");
        row({"data", "import", "f", "--map", "user=a,user=b"}, "more than once");
        row({"data", "import", "f", "--delimiter", "ab"}, "delimiter");
        row({"data", "import", "f", "--session-gap", "soon"}, "soon");
        row({"data", "import", "f", "--session-gap", "0s"}, "longer than zero");
        row({"data", "import", "f", "--action", ""}, "action");
        row({"model", "score", "m", "--data", "a", "--sequences", "b"}, "--data");
        row({"model", "fit", "--data", "d", "--tolerance", "nan"}, "nan");
        row({"train", "pretrain", "--data", "d", "--architecture", "gpt", "--objective", "masked"}, "objective");
        row({"train", "finetune", "--data", "d", "--hidden", "30", "--heads", "4"}, "heads");
        training("--epochs", "0");
        training("--epochs", "010x");
        training("--layers", "-1");
        training("--hidden", "-3");
        training("--batch", "-1");
        training("--learning-rate", "nan");
        training("--learning-rate", "1e300");
        training("--device", "foo");
        training("--threads", "1024");
        training("--split", "random");
        row({"train", "finetune", "--data", "d", "--split", "temporal:1.5"}, "\"1.5\" is no share");
        training("--seeds", "1,1");
        row({"train", "evaluate", "r", "--data", "d", "--sampled-negatives", "-1"}, "--sampled-negatives");
        row({"study", "transfer", "--data", "d", "--arms", "luck"}, "\"luck\" is no arm");
        row({"study", "transfer", "--data", "d", "--shares", "1,many"}, "1,many");
    }
    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, word);
        refused(arguments, word, 2);
    }

    void emptyWorkspace()
    {
        QProcess process;
        process.start(CommandLine::program(), {"--workspace", "", "data", "list"});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 2);
    }

    void aMistypedWorkspaceIsNotMade()
    {
        const QString folder = m_cli.path("mistyped");
        QProcess process;
        process.start(CommandLine::program(), {"--workspace", folder, "data", "list"});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("no workspace in this folder"));
        QVERIFY(!QDir(folder).exists());
    }

    void argumentsAreUtf8()
    {
        QProcess process;
        process.start("/bin/sh", {"-c", "exec \"$0\" --json --workspace \"$1\" data show \"$(printf '\\377')\"",
                                  CommandLine::program(), m_cli.workspace()});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(QJsonDocument::fromJson(process.readAllStandardOutput()).object().contains("error"));
    }

    void helpIsWhole()
    {
        QCOMPARE(m_cli.call({"--help"}).status, 0);
        for (const QStringList& verb : {QStringList{"data", "import"},
                                        {"data", "export"},
                                        {"model", "new"},
                                        {"model", "fit"},
                                        {"model", "score"},
                                        {"synthesize"},
                                        {"augment"},
                                        {"train", "pretrain"},
                                        {"train", "finetune"},
                                        {"train", "baseline"},
                                        {"train", "evaluate"},
                                        {"study", "transfer"},
                                        {"runs", "compare"},
                                        {"runs", "list"},
                                        {"recommend"},
                                        {"demo"}}) {
            const Answer help = m_cli.call(verb + QStringList{"--help"});
            QCOMPARE(help.status, 0);
            // A line that ends behind the name of an option goes on in the next one, or says nothing.
            const QList<QByteArray> lines = help.output.split('\n');
            for (int i = 0; i + 1 < lines.size(); ++i) {
                if (!lines[i].trimmed().startsWith("--")) continue;
                const bool explained = lines[i].trimmed().contains("  ") || lines[i + 1].startsWith("            ");
                QVERIFY2(explained, lines[i].constData());
            }
        }
    }

    void memoryIsAskedFirst()
    {
        QCOMPARE(m_cli.call({"model", "new", "--name", "template"}).status, 0);
        refused({"synthesize", "--model", "template", "--sessions", "1000000000", "--length", "1000"}, "gb of memory");
    }

    void takenNamesAreTold()
    {
        for (const char* name : {"taken", "taken 2"}) {
            const Answer made = m_cli.call({"synthesize", "--model", "template", "--sessions", "5", "--name", "taken"});
            QCOMPARE(made.json["name"].toString(), QString(name));
            QCOMPARE(made.errors.contains("\"taken\" is taken"), QByteArray(name) != "taken");
        }
        QCOMPARE(m_cli.call({"data", "delete", "taken"}).status, 0);
        QCOMPARE(m_cli.call({"data", "delete", "taken 2"}).status, 0);
    }

    void pipes()
    {
        QProcess process;
        process.start("/bin/sh", {"-c",
                                  "(echo user,item; seq 60000 | sed 's/^/u,/') | \"$0\" --json --workspace \"$1\" data "
                                  "import /dev/stdin --name pipe",
                                  CommandLine::program(), m_cli.workspace()});
        QVERIFY(process.waitForFinished());
        QCOMPARE(QJsonDocument::fromJson(process.readAllStandardOutput()).object()["events"].toInt(), 60'000);
        QCOMPARE(m_cli.call({"data", "delete", "pipe"}).status, 0);
    }

    void warningsAreOnStderrAndInJson()
    {
        const QString log = m_cli.write("times.csv", "user,item,time\nu,1,noon\nu,2,night\n");
        const Answer imported = m_cli.call({"data", "import", log, "--name", "times"});
        QCOMPARE(imported.status, 0);
        QVERIFY(imported.errors.contains("\"time\""));
        QCOMPARE(imported.json["warnings"].toArray().size(), 1);
        QCOMPARE(m_cli.call({"data", "delete", "times"}).status, 0);
    }

    void files()
    {
        refused({"data", "import", m_cli.path("absent.csv")}, "cannot be opened");
        refused({"data", "import", m_cli.write("empty.csv", {})}, "empty");
        QByteArray binary;
        for (int i = 0; i < 5000; ++i)
            binary += char(i * 37);
        refused({"data", "import", m_cli.write("binary.csv", binary)}, "binary");
        const QString good = m_cli.write("good.csv", "user,item\na,1\na,2\na,3\n");
        refused({"data", "import", good, "--map", "user=nobody,item=item"}, "nobody");
        refused({"data", "import", m_cli.path("")}, "folder");
        refused({"data", "import", "/dev/null"}, "device");
        QCOMPARE(m_cli.call({"data", "list"}).json["datasets"].toArray().size(), 0);
    }

    void cutRowsAreLeftOut()
    {
        const QString cut = m_cli.write("cut.csv", "user,item,time\na,1,100\na,2,200\na,3");
        const Answer answer = m_cli.call({"data", "import", cut, "--name", "cut"});
        QCOMPARE(answer.status, 0);
        QCOMPARE(answer.json["events"].toInt(), 2);
        QCOMPARE(answer.json["rejected_count"].toInt(), 1);
        QCOMPARE(answer.json["rejected"].toArray()[0].toObject()["line"].toInt(), 4);
    }

    void models_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QByteArray>("word");
        const QByteArray head =
            R"({"format":"sessionsmith.model","version":1,"name":"x","states":["s","t"],"actions":["a","b"],)";
        QTest::newRow("row sum")
            << head + R"("initial":[0.5,0.5],"transition":[[0.5,0.6],[0.5,0.5]],"emission":[[1,0],[0,1]]})"
            << QByteArray("transition");
        QTest::newRow("negative")
            << head + R"("initial":[1.5,-0.5],"transition":[[0.5,0.5],[0.5,0.5]],"emission":[[1,0],[0,1]]})"
            << QByteArray("initial");
        QTest::newRow("null for NaN")
            << head + R"("initial":[0.5,0.5],"transition":[[null,0.5],[0.5,0.5]],"emission":[[1,0],[0,1]]})"
            << QByteArray("transition");
        QTest::newRow("NaN")
            << head + R"("initial":[0.5,0.5],"transition":[[NaN,0.5],[0.5,0.5]],"emission":[[1,0],[0,1]]})"
            << QByteArray("json");
        QTest::newRow("overflow")
            << head + R"("initial":[0.5,0.5],"transition":[[1e400,0.5],[0.5,0.5]],"emission":[[1,0],[0,1]]})"
            << QByteArray("");
        QTest::newRow("shape") << head + R"("initial":[1],"transition":[[0.5,0.5],[0.5,0.5]],"emission":[[1,0],[0,1]]})"
                               << QByteArray("initial");
        QTest::newRow("missing key") << head + R"("initial":[0.5,0.5],"transition":[[0.5,0.5],[0.5,0.5]]})"
                                     << QByteArray("emission");
        QTest::newRow("newer") << QByteArray(R"({"format":"sessionsmith.model","version":99})") << QByteArray("newer");
        QTest::newRow("no json") << QByteArray("\x7f"
                                               "ELF nonsense")
                                 << QByteArray("json");
        QTest::newRow("a list") << QByteArray("[1,2,3]") << QByteArray("");
    }
    void models()
    {
        QFETCH(QByteArray, document);
        QFETCH(QByteArray, word);
        refused({"model", "import", m_cli.write("bad.json", document)}, word);
        QVERIFY(!m_cli.call({"model", "show", "x"}).errors.isEmpty());
    }

    void namesThatAreNotThere()
    {
        for (const QStringList& arguments : {QStringList{"data", "show", "nothing"},
                                             {"data", "export", "nothing", "--to", m_cli.path("x.csv")},
                                             {"model", "show", "nothing"},
                                             {"model", "fit", "--data", "nothing"},
                                             {"synthesize", "--model", "nothing"},
                                             {"augment", "nothing", "--with", "crop:0.5"},
                                             {"train", "pretrain", "--data", "nothing"},
                                             {"train", "finetune", "--data", "cut", "--from", "nothing"},
                                             {"runs", "show", "nothing"},
                                             {"recommend", "--run", "nothing", "--session", "view:1"}})
            refused(arguments, "nothing");
    }

    void impossibleTrainings() { refused({"train", "finetune", "--data", "cut"}, "three events"); }

    void fullDisk()
    {
        if (!QFile::exists("/dev/full")) QSKIP("no /dev/full here");
        // A folder that cannot take a temporary file stands for the rest: nothing appears under the final name.
        refused({"data", "export", "cut", "--to", "/proc/nowhere.csv"}, "cannot be written");
        const Answer answer = m_cli.call({"data", "list"});
        QCOMPARE(answer.status, 0);
        for (const char* asked : {"data list", "--help", "--version"}) {
            QProcess process;
            process.start("/bin/sh", QStringList{"-c", "\"$0\" \"$@\" > /dev/full", CommandLine::program(),
                                                 "--workspace", m_cli.workspace()} +
                                         QString(asked).split(' '));
            QVERIFY(process.waitForFinished());
            QCOMPARE(process.exitCode(), 1);
        }
    }

    void fileSizeLimitLeavesNothingBehind()
    {
        QByteArray big = "user,item\n";
        for (int i = 0; i < 20'000; ++i)
            big += "user" + QByteArray::number(i % 100) + ",item" + QByteArray::number(i) + "\n";
        const QString log = m_cli.write("big.csv", big);
        QCOMPARE(m_cli.call({"data", "import", log, "--name", "big"}).status, 0);
        const QString target = m_cli.path("limited.csv");
        QProcess process;
        // 64 blocks of 512 bytes; the signal ignored, so that write() fails as on a full disk.
        process.start("/bin/sh", {"-c", "trap '' XFSZ; ulimit -f 64; exec \"$0\" \"$@\"", CommandLine::program(),
                                  "--workspace", m_cli.workspace(), "data", "export", "big", "--to", target});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("cannot be written"));
        QVERIFY(!QFile::exists(target));
        QVERIFY(QDir(m_cli.path("")).entryList({"limited*"}, QDir::Files | QDir::Hidden).isEmpty());
    }
};

QTEST_GUILESS_MAIN(BadInput)
#include "badinput.moc"
