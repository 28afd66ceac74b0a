// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/commandline.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace sessionsmith::tests;

/// A log whose columns lie in files, as those of one larger than the memory do: SESSIONSMITH_LARGE_BLOCK makes a small
/// one such a log.
class LargeLog : public QObject
{
    Q_OBJECT

    CommandLine m_cli;
    QTemporaryDir m_temporary;

    static QStringList training(const QString& name, int epochs = 2)
    {
        return {"train",     "finetune", "--data",    "log", "--name",  name, "--epochs", QString::number(epochs),
                "--hidden",  "16",       "--layers",  "1",   "--batch", "32", "--device", "cpu",
                "--augment", "crop:0.8", "--threads", "1"};
    }
    void useFiles()
    {
        qputenv("SESSIONSMITH_LARGE_BLOCK", "4096");
        qputenv("TMPDIR", m_temporary.path().toUtf8());
    }
    /// All that was recorded, but for what hangs on the clock.
    QList<QByteArray> curve(const QString& name)
    {
        const QString path = m_cli.path(name + ".jsonl");
        if (m_cli.call({"runs", "export", name, "--to", path}).status != 0) return {};
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) return {};
        QList<QByteArray> points;
        for (const QByteArray& line : file.readAll().split('\n')) {
            QJsonObject point = QJsonDocument::fromJson(line).object();
            const QString metric = point["metric"].toString();
            if (metric.isEmpty() || metric.startsWith("system/") || metric.endsWith("per_second")) continue;
            point.remove("run");
            point.remove("time");
            points << QJsonDocument(point).toJson(QJsonDocument::Compact);
        }
        return points;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QByteArray log = "user,item,action,time\n";
        for (int user = 0; user < 400; ++user)
            for (int step = 0; step < 12; ++step)
                log += "u" + QByteArray::number(user) + "," + QByteArray::number((user * 7 + step * step) % 97) + "," +
                       (step % 3 ? "view" : "buy") + "," + QByteArray::number(1'600'000'000 + user * 50 + step) + "\n";
        QCOMPARE(m_cli.call({"data", "import", m_cli.write("log.csv", log), "--name", "log"}).status, 0);
    }
    void cleanup()
    {
        qunsetenv("SESSIONSMITH_LARGE_BLOCK");
        qunsetenv("TMPDIR");
    }

    void aTrainingIsTheSame()
    {
        const Answer inMemory = m_cli.call(training("memory"));
        QVERIFY2(inMemory.status == 0, inMemory.errors);
        useFiles();
        const Answer inFiles = m_cli.call(training("files"));
        QVERIFY2(inFiles.status == 0, inFiles.errors);
        QCOMPARE(inFiles.json["metrics"], inMemory.json["metrics"]);
        const auto curveOfMemory = curve("memory");
        QVERIFY(curveOfMemory.size() > 20);
        QCOMPARE(curve("files"), curveOfMemory);
    }

    void theDataSetIsTheSame()
    {
        const auto hash = [&] { return m_cli.call({"data", "show", "log"}).json["content_hash"].toString(); };
        const QString inMemory = hash();
        useFiles();
        QCOMPARE(m_cli.call({"data", "import", m_cli.path("log.csv"), "--name", "log again"}).status, 0);
        QCOMPARE(m_cli.call({"data", "show", "log again"}).json["content_hash"].toString(), inMemory);
        QVERIFY(!inMemory.isEmpty());
    }

    void killedLeavesNoFiles()
    {
        useFiles();
        QProcess process;
        process.start(CommandLine::program(), m_cli.withWorkspace(training("killed", 1000)));
        QVERIFY(process.waitForStarted());
        const QByteArray folder = m_temporary.path().toUtf8();
        const auto mapped = [&] {
            QFile maps(QString("/proc/%1/maps").arg(process.processId()));
            return maps.open(QIODevice::ReadOnly) && maps.readAll().contains(folder);
        };
        QTRY_VERIFY_WITH_TIMEOUT(mapped(), 60'000);  // its columns
        QVERIFY(QDir(m_temporary.path()).isEmpty()); // which nobody sees
        ::kill(pid_t(process.processId()), SIGKILL);
        QVERIFY(process.waitForFinished());
        QVERIFY(QDir(m_temporary.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(LargeLog)
#include "largelog.moc"
