// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/commandline.h"

#include <QTest>

using namespace sessionsmith::tests;

/// Runs that are done once more: by name, with something changed, and by the command that `runs show` gives.
class Again : public QObject
{
    Q_OBJECT

    CommandLine m_cli;

    QJsonObject specOf(const QString& run) const { return m_cli.call({"runs", "show", run}).json["spec"].toObject(); }

    void start(const QStringList& arguments)
    {
        const Answer answer = m_cli.call(arguments);
        QVERIFY2(answer.status == 0, answer.errors);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QByteArray text = "user,item,action,category,time\n";
        for (int user = 0; user < 60; ++user)
            for (int step = 0; step < 8; ++step) {
                const int item = (user + step) % 20;
                text += QByteArray("u") + QByteArray::number(user) + ",item " + QByteArray::number(item) + "," +
                        (step == 7 && user % 2 == 0 ? "purchase" : "view") + "," + (item < 10 ? "low" : "high") + "," +
                        QByteArray::number(1'600'000'000 + user * 1000 + step) + "\n";
            }
        start({"data", "import", m_cli.write("log.csv", text), "--name", "shop", "--map",
               "user=user,item=item,action=action,category=category,time=time"});
        const QStringList tiny{"--layers", "1", "--hidden", "16", "--heads", "2", "--epochs", "1", "--threads", "1"};
        start(QStringList{"train", "pretrain", "--data", "shop", "--objective", "masked:1,contrastive:0.1", "--name",
                          "pre", "--own-output"} +
              tiny);
        start(QStringList{"train", "finetune", "--data", "shop", "--from", "pre", "--sequences", "session", "--split",
                          "temporal:0.8", "--exclude-seen", "--name", "tuned", "--seed", "7"} +
              tiny);
        start(QStringList{"train", "finetune", "--data", "shop", "--task", "next-action", "--architecture", "gru",
                          "--name", "actions"} +
              tiny);
        start({"train", "finetune", "--data", "shop", "--task", "click", "--from", "pre", "--target", "action=purchase",
               "--split", "temporal:0.7", "--name", "clicks"});
        start({"train", "baseline", "--data", "shop", "--kind", "item-knn", "--name", "knn"});
        start({"train", "generator", "--data", "shop", "--kind", "vae", "--epochs", "1", "--hidden", "16",
               "--whole-log", "--threads", "1", "--name", "vae"});
    }

    void theCommandOfARunGivesTheSameSpecification_data()
    {
        QTest::addColumn<QString>("run");
        for (const char* run : {"pre", "tuned", "actions", "clicks", "knn", "vae"})
            QTest::addRow("%s", run) << QString(run);
    }

    void theCommandOfARunGivesTheSameSpecification()
    {
        QFETCH(QString, run);
        const QJsonObject shown = m_cli.call({"runs", "show", run}).json;
        QStringList command;
        for (const QJsonValue& argument : shown["command"].toArray())
            command << argument.toString();
        QVERIFY(!command.isEmpty());
        start(command + QStringList{"--name", run + " copied"});
        QCOMPARE(specOf(run + " copied"), shown["spec"].toObject());
    }

    void againIsTheSameRun()
    {
        const Answer again = m_cli.call({"train", "again", "tuned"});
        QVERIFY2(again.status == 0, again.errors);
        QCOMPARE(again.json["run"].toString(), QString("tuned 2"));
        QCOMPARE(specOf("tuned 2"), specOf("tuned"));
        const QJsonObject first = m_cli.call({"runs", "show", "tuned"}).json;
        QCOMPARE(again.json["metrics"].toObject(), first["metrics"].toObject());
    }

    void somethingCanBeChanged()
    {
        const Answer again =
            m_cli.call({"train", "again", "tuned", "--set", "seed=8", "--set", "dropout=0.2", "--name", "other"});
        QVERIFY2(again.status == 0, again.errors);
        QJsonObject spec = specOf("other");
        QCOMPARE(spec["seed"].toInt(), 8);
        QCOMPARE(spec["dropout"].toDouble(), 0.2);
        spec["seed"] = 7;
        spec["dropout"] = specOf("tuned")["dropout"];
        QCOMPARE(spec, specOf("tuned"));
    }

    void aRunKeepsItsLogAndWhatItPredicted()
    {
        const QJsonObject json = m_cli.call({"runs", "log", "tuned"}).json;
        QVERIFY(!json["log"].toArray().isEmpty());
        const QJsonArray evaluations = json["predictions"].toArray();
        QCOMPARE(evaluations.size(), 2); // before the first epoch and after it
        QCOMPARE(evaluations[0].toObject()["step"].toInt(), 0);
        const QJsonArray before = evaluations[0].toObject()["cases"].toArray();
        const QJsonArray after = evaluations[1].toObject()["cases"].toArray();
        QCOMPARE(before.size(), 5);
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(after[i].toObject()["history"], before[i].toObject()["history"]);
            QCOMPARE(after[i].toObject()["expected"], before[i].toObject()["expected"]);
            QCOMPARE(after[i].toObject()["top"].toArray().size(), 5);
            QVERIFY(after[i].toObject()["rank"].toInt() >= 1);
        }
        QVERIFY(m_cli.call({"runs", "log", "tuned", "--level", "error"}).json["log"].toArray().isEmpty());
        QCOMPARE(m_cli.call({"runs", "log", "tuned", "--level", "loud"}).status, 2);
    }

    void theWorkspaceHasRulesForAlerts()
    {
        QCOMPARE(m_cli.call({"workspace", "alerts"}).json["stalled"].toInt(), 5);
        QCOMPARE(m_cli.call({"workspace", "alerts", "--stalled", "1", "--not-finite", "off"}).status, 0);
        const QJsonObject rules = m_cli.call({"workspace", "alerts"}).json;
        QCOMPARE(rules["stalled"].toInt(), 1);
        QCOMPARE(rules["not_finite"].toBool(), false);
        QCOMPARE(m_cli.call({"workspace", "alerts", "--stalled", "-1"}).status, 2);
        // A learning rate of nearly nothing makes no progress.
        const Answer answer = m_cli.call(
            {"train", "again", "pre", "--set", "learning_rate=1e-12", "--set", "epochs=3", "--name", "asleep"});
        QVERIFY2(answer.status == 0, answer.errors);
        QVERIFY(answer.json["metrics"].toObject()["alerts"].toObject().contains("stalled"));
        QVERIFY(answer.errors.contains("No progress"));
        const QJsonArray log = m_cli.call({"runs", "log", "asleep", "--level", "warning"}).json["log"].toArray();
        QVERIFY(log[0].toObject()["words"].toString().startsWith("No progress"));
    }

    /// Before the training and once, by whatever verb; the run's own name is taken as any other.
    void aTakenNameIsToldAsTheRunBegins()
    {
        for (const QStringList& verb : {QStringList{"train", "again", "knn"},
                                        QStringList{"train", "baseline", "--data", "shop", "--kind", "repeat"}}) {
            const Answer answer = m_cli.call(verb + QStringList{"--name", "knn"});
            QVERIFY2(answer.status == 0, answer.errors);
            const QString name = answer.json["run"].toString();
            QVERIFY(name.startsWith("knn "));
            const auto told = answer.errors.indexOf(
                QStringLiteral("The name \"knn\" is taken; the result is called \"%1\"").arg(name).toUtf8());
            QVERIFY2(told >= 0 && told < answer.errors.indexOf("Evaluating"), answer.errors);
            QCOMPARE(answer.errors.count("is taken"), 1);
        }
        QVERIFY(!m_cli.call({"train", "again", "knn"}).errors.contains("is taken")); // any name would do
    }

    /// What could never fit is refused before it begins, with what it takes and what there is; nothing is left of it.
    void whatDoesNotFitIsRefused()
    {
        const int before = m_cli.call({"runs", "list"}).json["runs"].toArray().size();
        const QStringList huge{"--layers", "64", "--hidden", "8192", "--heads", "8", "--device", "cpu"};
        for (const QStringList& verb :
             {QStringList{"train", "again", "pre", "--set", "layers=64", "--set", "hidden=8192", "--set", "heads=8"},
              QStringList{"train", "pretrain", "--data", "shop"} + huge,
              QStringList{"train", "finetune", "--data", "shop", "--architecture", "gru"} + huge}) {
            const Answer answer = m_cli.call(verb);
            QCOMPARE(answer.status, 1);
            QVERIFY2(answer.errors.contains("takes at least") && answer.errors.contains("this machine has") &&
                         answer.errors.contains("fewer layers than 64"),
                     answer.errors);
        }
        QCOMPARE(m_cli.call({"runs", "list"}).json["runs"].toArray().size(), before);
    }

    void refusesNonsense()
    {
        const int before = m_cli.call({"runs", "list"}).json["runs"].toArray().size();
        for (const char* change : {"seed", "sede=8", "seed=x", "epochs=0", "data=nowhere"}) {
            const Answer answer = m_cli.call({"train", "again", "tuned", "--set", change});
            QVERIFY2(answer.status != 0, change);
            QVERIFY2(!answer.errors.isEmpty(), change);
        }
        QVERIFY(m_cli.call({"train", "again", "no such run"}).status != 0);
        QCOMPARE(m_cli.call({"runs", "list"}).json["runs"].toArray().size(), before);
    }
};

QTEST_APPLESS_MAIN(Again)
#include "again.moc"
