// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/commandline.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace sessionsmith::tests;

/// Sessions written straight into files, and other files that a disk, a kill or another process gets in the way of.
class ShardFiles : public QObject
{
    Q_OBJECT

    CommandLine m_cli;

    QStringList synthesis(const QString& file, const QStringList& more = {}) const
    {
        return QStringList{"synthesize", "--model",  "shop", "--sessions", "60000", "--length",
                           "20",         "--output", file,   "--shards",   "12"} +
               more;
    }
    /// Starts it and waits until it has finished a shard.
    bool startSynthesis(QProcess& process, const QString& file)
    {
        process.start(CommandLine::program(), m_cli.withWorkspace(synthesis(file)));
        QElapsedTimer timer;
        timer.start();
        const auto isBegun = [&] {
            QFile record(file + ".progress");
            return record.open(QIODevice::ReadOnly) && record.readAll().count('\n') > 2;
        };
        while (timer.elapsed() < 120'000 && process.state() != QProcess::NotRunning && !isBegun())
            QTest::qWait(5);
        return process.state() != QProcess::NotRunning;
    }
    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(m_cli.call({"model", "new", "--template", "ecommerce", "--name", "shop"}).status, 0);
        QVERIFY(QDir().mkdir(m_cli.path("whole")) && QDir().mkdir(m_cli.path("parts")));
        const Answer whole = m_cli.call(synthesis(m_cli.path("whole/big.csv")));
        QVERIFY2(whole.status == 0, whole.errors);
        QCOMPARE(whole.json["files"].toArray().size(), 12);
        QCOMPARE(whole.json["events"].toInt(), 1'200'000);
    }

    void killedGoesOn_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("kill") << SIGKILL;
        QTest::newRow("interrupt") << SIGINT;
    }

    void killedGoesOn()
    {
        QFETCH(const int, signal);
        const QString file = m_cli.path(QString("parts/%1/big.csv").arg(signal));
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QProcess process;
        QVERIFY(startSynthesis(process, file));
        const Answer second = m_cli.call(synthesis(file));
        QCOMPARE(second.status, 1);
        QVERIFY(second.errors.contains("Another process is writing these files"));
        ::kill(pid_t(process.processId()), signal);
        QVERIFY(process.waitForFinished());
        if (signal == SIGINT) QVERIFY(process.readAllStandardError().contains("of 12 shards are finished"));
        for (const QFileInfo& part : QDir(QFileInfo(file).path()).entryInfoList({"*.csv"}, QDir::Files))
            QCOMPARE(contentOf(part.filePath()), contentOf(m_cli.path("whole/" + part.fileName())));
        const Answer other = m_cli.call(synthesis(file, {"--seed", "2"}));
        QCOMPARE(other.status, 1);
        QVERIFY(other.errors.contains("seed: 1, now 2"));
        const Answer resumed = m_cli.call(synthesis(file));
        QVERIFY2(resumed.status == 0, resumed.errors);
        QVERIFY(resumed.json["shards_found"].toInt() > 0);
        for (const QString& part : QDir(m_cli.path("whole")).entryList({"*.csv"}, QDir::Files))
            QCOMPARE(contentOf(QFileInfo(file).path() + '/' + part), contentOf(m_cli.path("whole/" + part)));
        QCOMPARE(QDir(QFileInfo(file).path()).entryList(QDir::Files | QDir::Hidden).size(), 12 + 2);
    }

    void wrongUsage()
    {
        QCOMPARE(m_cli.call({"synthesize", "--model", "shop", "--shards", "3"}).status, 2);
        QCOMPARE(m_cli.call(synthesis(m_cli.path("x.csv"), {"--name", "x"})).status, 2);
        QCOMPARE(m_cli.call(synthesis(m_cli.path("x.csv"), {"--shard", "1/3"})).status, 2);
        QCOMPARE(m_cli.call(synthesis(m_cli.path("x.sqlite.zst"))).status, 2);
    }

    void oneShardOfAnArray()
    {
        const Answer third = m_cli.call({"synthesize", "--model", "shop", "--sessions", "60000", "--length", "20",
                                         "--output", m_cli.path("array.csv"), "--shard", "3/12"});
        QVERIFY2(third.status == 0, third.errors);
        QCOMPARE(contentOf(m_cli.path("array-00002-of-00012.csv")),
                 contentOf(m_cli.path("whole/big-00002-of-00012.csv")));
    }

    void aFullDiskLeavesNothing()
    {
        QVERIFY(QDir().mkdir(m_cli.path("full")));
        QProcess process;
        process.setChildProcessModifier([] {
            const rlimit limit{100'000, 100'000};
            setrlimit(RLIMIT_FSIZE, &limit);
        });
        process.start(CommandLine::program(),
                      QStringList{"--workspace", m_cli.workspace()} + synthesis(m_cli.path("full/big.csv")));
        QVERIFY(process.waitForFinished(120'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("File too large"));
        QCOMPARE(QDir(m_cli.path("full")).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void standardOutputIsNoFile()
    {
        QCOMPARE(
            m_cli.call({"synthesize", "--model", "shop", "--sessions", "20", "--length", "2", "--name", "few"}).status,
            0);
        for (const char* to : {"/dev/stdout", "out.csv"}) { // a pipe's and a file's
            QProcess process;
            process.setWorkingDirectory(m_cli.path("."));
            if (to[0] != '/') process.setStandardOutputFile(m_cli.path("out.csv"));
            process.start(CommandLine::program(),
                          {"--workspace", m_cli.workspace(), "data", "export", "few", "--to", "/dev/stdout"});
            QVERIFY(process.waitForFinished());
            QCOMPARE(process.exitCode(), 0);
            const QByteArray rows = to[0] == '/' ? process.readAllStandardOutput() : contentOf(m_cli.path("out.csv"));
            QVERIFY(rows.startsWith("user,session"));
            QCOMPARE(rows.count('\n'), 41); // and nothing else
        }
        const Answer both = m_cli.call({"data", "export", "few", "--to", "/dev/stdout"});
        QCOMPARE(both.status, 1);
        QVERIFY(both.json["error"].toString().contains("--json"));
    }
};

QTEST_GUILESS_MAIN(ShardFiles)
#include "shardfiles.moc"
