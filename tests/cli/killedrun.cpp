// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/commandline.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace sessionsmith::tests;

/// A training that is killed or stopped in its middle: nothing is lost, and it goes on as if nothing had happened.
class KilledRun : public QObject
{
    Q_OBJECT

    CommandLine m_cli;

    static QStringList training(const QString& name)
    {
        return {"train",
                "finetune",
                "--data",
                "example shop",
                "--name",
                name,
                "--epochs",
                "6",
                "--hidden",
                "16",
                "--layers",
                "1",
                "--threads",
                "1",
                "--device",
                "cpu",
                "--checkpoint-seconds",
                "0.2",
                "--batch",
                "16"};
    }
    /// Starts the training and waits until it has a checkpoint.
    bool startTraining(QProcess& process, const QString& name)
    {
        process.start(CommandLine::program(), m_cli.withWorkspace(training(name)));
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 120'000 && process.state() != QProcess::NotRunning) {
            if (m_cli.call({"runs", "show", name}).json["checkpoint"].isString())
                return process.state() != QProcess::NotRunning;
            QTest::qWait(50);
        }
        return false;
    }
    double testLoss(const QString& name)
    {
        return m_cli.call({"runs", "show", name}).json["metrics"].toObject()["test"].toObject()["loss"].toDouble();
    }

    QString longSequences() const
    {
        QByteArray text;
        for (int line = 0; line < 2000; ++line) {
            for (int word = 0; word < 20; ++word)
                text += QByteArray::number((line * line + word * word * 7) % 11) + ' ';
            text += '\n';
        }
        return m_cli.write("sequences.txt", text);
    }

private Q_SLOTS:
    void initTestCase()
    {
        // The smallest verb that fills in the example log.
        const QString log = m_cli.write("log.csv", [] {
            QByteArray text = "user,item\n";
            for (int user = 0; user < 800; ++user)
                for (int step = 0; step < 12; ++step)
                    text +=
                        "u" + QByteArray::number(user) + "," + QByteArray::number((user * 7 + step * step) % 97) + "\n";
            return text;
        }());
        QCOMPARE(m_cli.call({"data", "import", log, "--name", "example shop"}).status, 0);
        const Answer whole = m_cli.call(training("whole"));
        QVERIFY2(whole.status == 0, whole.errors);
    }

    void killedIsInterruptedAndResumes()
    {
        QProcess process;
        QVERIFY(startTraining(process, "killed"));
        ::kill(pid_t(process.processId()), SIGKILL);
        QVERIFY(process.waitForFinished());

        const Answer shown = m_cli.call({"runs", "show", "killed"});
        QCOMPARE(shown.status, 0);
        QCOMPARE(shown.json["status"].toString(), QString("interrupted"));
        const Answer resumed = m_cli.call({"train", "resume", "killed"});
        QVERIFY2(resumed.status == 0, resumed.errors);
        QCOMPARE(resumed.json["status"].toString(), QString("finished"));
        // On the CPU the same to the last bit.
        QCOMPARE(testLoss("killed"), testLoss("whole"));
    }

    void everyTechniqueGoesOnAfterKills()
    {
        QByteArray few = "user,item\n";
        for (int user = 0; user < 60; ++user)
            for (int step = 0; step < 8; ++step)
                few += "u" + QByteArray::number(user) + "," + QByteArray::number((user * 7 + step * step) % 31) + "\n";
        QCOMPARE(m_cli.call({"data", "import", m_cli.write("few.csv", few), "--name", "few"}).status, 0);
        const auto asked = [](const QString& name) {
            QStringList arguments = training(name);
            arguments[arguments.indexOf("--data") + 1] = "few";
            arguments[arguments.indexOf("--epochs") + 1] = "4";
            return arguments + QStringList{"--objective",
                                           "next-item:1,contrastive:0.1,replaced:1",
                                           "--loss",
                                           "gbce",
                                           "--adversarial",
                                           "fgm",
                                           "--ema",
                                           "0.9",
                                           "--accumulate",
                                           "2",
                                           "--ensemble",
                                           "2",
                                           "--distil",
                                           "--prune",
                                           "0.5",
                                           "--retrain-epochs",
                                           "1"};
        };
        const Answer whole = m_cli.call(asked("all of them"));
        QVERIFY2(whole.status == 0, whole.errors);
        // Early, in the middle and late, wherever that is.
        int kills = 0;
        QProcess process;
        process.start(CommandLine::program(), m_cli.withWorkspace(asked("again")));
        QVERIFY(QTest::qWaitFor([&] { return m_cli.call({"runs", "show", "again"}).status == 0; }, 60'000));
        while (kills < 3 && !process.waitForFinished(300 + int(250 * whole.json["seconds"].toDouble()))) {
            ::kill(pid_t(process.processId()), SIGKILL);
            QVERIFY(process.waitForFinished());
            if (++kills < 3) process.start(CommandLine::program(), m_cli.withWorkspace({"train", "resume", "again"}));
        }
        QVERIFY(kills > 0);
        if (m_cli.call({"runs", "show", "again"}).json["status"].toString() != "finished") {
            const Answer resumed = m_cli.call({"train", "resume", "again"});
            QVERIFY2(resumed.status == 0, resumed.errors);
        }
        const auto metrics = [&](const char* name) {
            const Answer shown = m_cli.call({"runs", "show", name});
            return shown.json["metrics"].toObject();
        };
        QCOMPARE(metrics("again"), metrics("all of them"));
    }

    void interruptStopsCleanlyAndSaysHowToGoOn()
    {
        QProcess process;
        QVERIFY(startTraining(process, "stopped"));
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("train resume"));
        QCOMPARE(m_cli.call({"runs", "show", "stopped"}).json["status"].toString(), QString("cancelled"));
        QCOMPARE(m_cli.call({"train", "resume", "stopped"}).status, 0);
        QCOMPARE(testLoss("stopped"), testLoss("whole"));
    }

    void twoSignalsAtOnceAreOneWish()
    {
        QProcess process;
        QVERIFY(startTraining(process, "timed out"));
        ::kill(pid_t(process.processId()), SIGTERM); // as `timeout` and a terminal do
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("train resume \"timed out\""));
    }

    void stoppedDemoSaysHowToGoOn()
    {
        QProcess process;
        process.start(CommandLine::program(), m_cli.withWorkspace({"demo"}));
        const auto isTraining = [&] {
            return m_cli.call({"runs", "show", "demo: from scratch"}).json["status"].toString() == "running";
        };
        QVERIFY(QTest::qWaitFor(isTraining, 60'000));
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("train resume \"demo: from scratch\""));
    }

    void stoppedFitsSayWhatIsKept()
    {
        QProcess process;
        process.start(CommandLine::program(),
                      m_cli.withWorkspace({"model", "fit", "--sequences", longSequences(), "--method", "baum-welch",
                                           "--tolerance", "0", "--max-iterations", "1000000", "--name", "half"}));
        QVERIFY(process.waitForReadyRead(1) || QTest::qWaitFor(
                                                   [&] {
                                                       process.setReadChannel(QProcess::StandardError);
                                                       return process.peek(7) == "Fitting";
                                                   },
                                                   60'000));
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("--init \"half\""));
        QCOMPARE(m_cli.call({"model", "show", "half"}).status, 0);
    }

    void runningRunsAreNotTouchedByOthers()
    {
        QProcess process;
        QVERIFY(startTraining(process, "busy"));
        QCOMPARE(m_cli.call({"runs", "show", "busy"}).json["status"].toString(), QString("running"));
        QCOMPARE(m_cli.call({"train", "resume", "busy"}).status, 1);
        QCOMPARE(m_cli.call({"runs", "delete", "busy"}).status, 1);
        process.kill();
        process.waitForFinished();
    }
};

QTEST_GUILESS_MAIN(KilledRun)
#include "killedrun.moc"
